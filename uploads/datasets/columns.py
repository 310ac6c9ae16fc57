"""The vocabulary in which a dataset is declared: its columns, their types and where their values are kept."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The type of a column's values."""

    TEXT = "text"
    PROSE = "prose"
    NAMES = "names"
    COUNT = "count"
    DECIMAL = "decimal"
    YEAR = "year"
    DATE = "date"
    AS_OF = "as_of"
    FLAG = "flag"
    CHOICE = "choice"
    LOOKUP = "lookup"
    LOOKUPS = "lookups"


SHOWN_KINDS = {
    Kind.TEXT: "chữ trên một dòng",
    Kind.PROSE: "chữ, có thể nhiều dòng",
    Kind.NAMES: "nhiều tên, cách nhau bằng dấu chấm phẩy",
    Kind.COUNT: "số nguyên, ví dụ 5.080",
    Kind.DECIMAL: "số, ví dụ 1.234,5",
    Kind.YEAR: "năm, ví dụ 2024",
    Kind.DATE: "ngày/tháng/năm, ví dụ 05/06/2024",
    Kind.AS_OF: "ngày, tháng hoặc năm, ví dụ 06/2024",
    Kind.FLAG: "Có hoặc Không; đánh dấu x là Có",
    Kind.CHOICE: "một giá trị trong danh sách",
    Kind.LOOKUP: "mã hoặc tên trong danh mục",
    Kind.LOOKUPS: "mã hoặc tên trong danh mục, cách nhau bằng dấu chấm phẩy",
}
"""What staff are told about each type, in templates and in the user guide."""


@dataclass(frozen=True)
class Choice:
    """One value of a closed list: what is stored, what is shown, and what else staff write for it."""

    code: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """One column of a dataset.

    `stored` lists the places of its value as "table.column"; the first is the one that is exported and compared.
    A column without a place only helps to find the row that is meant. `synonyms` are headers that mean this column;
    `vague` are headers taken for it only if no other header of the file is. A header listed as a synonym of two columns
    is asked about. `lookup` names a kind of category, or "unit".
    """

    code: str
    label: str
    kind: Kind = Kind.TEXT
    stored: tuple[str, ...] = ()
    required: bool = False
    lookup: str = ""
    choices: tuple[Choice, ...] = ()
    synonyms: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    example: str = ""
    help: str = ""

    def place(self, table: str) -> str:
        """Return the column of `table` that holds the value, '' if none does."""
        for stored in self.stored:
            name, _, column = stored.partition(".")
            if name == table:
                return column
        return ""


@dataclass(frozen=True)
class Dataset:
    """One kind of list that can be uploaded: what a row of it is, and its columns in the order of the template.

    `table` holds one row per uploaded row, `key` names the columns that identify it, `named_by` the column that names
    a row to people. `marks` are headers of columns ticked with x: header -> (column, value).
    """

    code: str
    label: str
    grain: str
    table: str
    key: tuple[str, ...]
    named_by: str
    columns: tuple[Column, ...]
    marks: tuple[tuple[str, str, str], ...] = ()

    def column(self, code: str) -> Column:
        """Return the column of this code. Errors: KeyError if the dataset has none."""
        for column in self.columns:
            if column.code == code:
                return column
        raise KeyError(f"{self.code} has no column {code}")

    def has(self, code: str) -> bool:
        return any(column.code == code for column in self.columns)

    @property
    def required(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.required)

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables that hold values of this dataset, the one of `table` first."""
        places = [stored.partition(".")[0] for column in self.columns for stored in column.stored]
        return tuple(dict.fromkeys([self.table, *places]))
