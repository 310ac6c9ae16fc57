"""What every file format is read into: sheets of raw rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from uploads.values.cells import Cell

Row: TypeAlias = Sequence[Cell]


@dataclass(frozen=True)
class Merged:
    """A rectangle of merged cells, zero-based, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One table of raw cells. Row i of `rows()` (from 0) is the row that Excel numbers i + 1; '' is a blank cell."""

    name: str
    rows: Callable[[], Iterator[Row]]
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True)
class Document:
    """A file that was opened: its format, how its text was read, and its visible sheets in their order.

    `form` is "csv", "xlsx", "xls" or "ods"; `encoding` and `delimiter` are '' for workbooks; `legacy` names the old
    Vietnamese encoding the text was converted from, or is ''.
    """

    form: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    legacy: str = ""
    hidden: tuple[str, ...] = ()
