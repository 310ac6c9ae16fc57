"""What was read of an uploaded file: typed columns, and all that was recognised, passed over and found wrong."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from uploads.datasets.columns import Dataset
from uploads.parse.header_memory import ToldHeaders
from uploads.parse.headers import HeaderMap
from uploads.parse.problems import Findings
from uploads.parse.rows import Skipped
from uploads.parse.sheets import Document
from uploads.parse.table import Table
from uploads.values.cells import Cell
from uploads.values.parsers import Fault


@dataclass(frozen=True)
class Options:
    """How a file is to be read: the sheet ('' = the first that fits), the year of rows without one, told headers, and
    the rows that Excel shows under these numbers left out."""

    sheet: str = ""
    year: int | None = None
    headers: ToldHeaders = field(default_factory=ToldHeaders)
    left_out: frozenset[int] = frozenset()


@dataclass
class Reading:
    """The rows of one file.

    columns       for each column of the dataset that the file gives, one value a row; None is a blank cell. Long texts
                  are PackedTexts, all others lists.
    numbers       the row numbers that Excel shows
    other_sheets  the names of further sheets that have a table of the dataset
    """

    dataset: Dataset
    file: str
    document: Document
    table: Table
    options: Options
    numbers: "array[int]" = field(default_factory=lambda: array("q"))
    columns: dict[str, Any] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    skipped: list[Skipped] = field(default_factory=list)
    group_rows: dict[int, Sequence[Cell]] = field(default_factory=dict)
    other_sheets: tuple[str, ...] = ()

    @property
    def header(self) -> HeaderMap:
        return self.table.header

    @property
    def rows(self) -> int:
        return len(self.numbers)

    def gives(self, column: str) -> bool:
        return column in self.columns

    def value(self, column: str, index: int) -> Any:
        """Return the value of a cell; None if it is blank or the file has no such column."""
        values = self.columns.get(column)
        return None if values is None else values[index]

    def shown_header(self, column: str) -> str:
        """Return what the file calls a column of the dataset, or its label."""
        label = self.dataset.column(column).label
        return next(
            (self.header.headers[place] for place, code in self.header.columns.items() if code == column), label
        )

    def is_bad(self, index: int, *columns: str) -> bool:
        """Return whether a problem was found at one of these columns of a row."""
        cells = self.findings.bad_cells
        return index in self.findings.bad and any((index, self.shown_header(column)) in cells for column in columns)

    def faulty(self, *columns: str) -> set[int]:
        """Return the rows with a problem at one of these columns; columns that the dataset does not have are none."""
        headers = {self.shown_header(column) for column in columns if self.dataset.has(column)}
        return {index for index, header in self.findings.bad_cells if header in headers}

    def require(self, index: int, column: str, message: str, *instead: str) -> None:
        """Note that a row lacks a value at a column, unless a problem was found there or at one of `instead`."""
        if not self.is_bad(index, column, *instead):
            self.fault(index, column, Fault("required", message))

    def fault(self, index: int, column: str, fault: Fault, value: Any = None) -> None:
        """Note a problem of a row at a column of the dataset ('' = the row as a whole)."""
        header = self.shown_header(column) if column else ""
        self.findings.add(index, self.numbers[index], header, value, fault)

    def warn(self, index: int, column: str, value: Any, code: str, message: str) -> None:
        self.findings.warn(self.numbers[index], self.shown_header(column) if column else "", value, code, message)
