"""What an upload would do: counted, listed cell by cell, and ready to be written. Planning writes nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from data_access.codes import Codes
from uploads.parse.problems import Findings, Problem
from uploads.parse.reading import Reading

MOST_CHANGES = 10_000
MOST_NEW_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that would change: the row in the file, what the row is about, the label of the column, both values."""

    row: int
    name: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row of the file that is not stored yet, what it is about, and its cells as they were understood."""

    row: int
    name: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likely:
    """A new model that is probably stored: the code of that, the rows of the new one, and both side by side.

    cells   (label of the column, what is stored, what stands in the first of the rows); '' is not known
    """

    model: str
    rows: tuple[int, ...]
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class TableWrite:
    """Rows to be written to one table, once the new codes are known; `all_new` if no key has a current row."""

    table: str
    columns: tuple[str, ...]
    rows: Callable[[Codes], Iterator[Sequence[Any]]]
    all_new: bool = False


@dataclass(frozen=True)
class TableEnd:
    """Keys of one table whose rows cease to exist."""

    table: str
    keys: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Effect:
    """Itemised counts of models before and after: of all, and of each bloc by its code."""

    total: tuple[int, int]
    blocs: dict[str, tuple[int, int]]


@dataclass
class Outline:
    """What planning adds to a reading; `new`, `changed` and `unchanged` count rows of the file without problems.

    `new_columns` are the labels of the cells of `new_rows`. `told_apart` pairs new models (by their number, from 0)
    with stored ones that they were judged not to be.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    changes: list[Change] = field(default_factory=list)
    new_rows: list[NewRow] = field(default_factory=list)
    new_columns: tuple[str, ...] = ()
    likely: list[Likely] = field(default_factory=list)
    told_apart: list[tuple[int, str]] = field(default_factory=list)
    writes: list[TableWrite] = field(default_factory=list)
    ends: list[TableEnd] = field(default_factory=list)
    new_codes: int = 0
    code_table: str = ""
    largest_given: int = 0
    blocs_gained: dict[str, int] = field(default_factory=dict)

    def add_new(self, row: int, name: str) -> None:
        """Count a row that is new."""
        self.new += 1
        if len(self.new_rows) < MOST_NEW_ROWS:
            self.new_rows.append(NewRow(row, name))

    def add_many_new(self, rows: Sequence[int], named: Callable[[int], NewRow]) -> None:
        """Count rows that are new; `named` says which row of the file one is, and what it is about."""
        self.new += len(rows)
        self.new_rows += map(named, rows[: MOST_NEW_ROWS - len(self.new_rows)])

    def note(self, change: Change) -> None:
        if len(self.changes) < MOST_CHANGES:
            self.changes.append(change)


@dataclass
class Plan:
    """A reading compared with the data of `base_revision`. It stays valid while nothing of `read_tables` changes."""

    reading: Reading
    outline: Outline
    effect: Effect
    base_revision: int
    read_tables: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def findings(self) -> Findings:
        return self.reading.findings

    @property
    def problems(self) -> list[Problem]:
        return self.reading.findings.problems

    @property
    def warnings(self) -> list[Problem]:
        return self.reading.findings.warnings

    @property
    def has_problems(self) -> bool:
        return bool(self.reading.findings.bad) or bool(self.reading.findings.problems)

    @property
    def changes_something(self) -> bool:
        return bool(self.outline.new or self.outline.changed)
