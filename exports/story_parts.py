"""What a story is made of. A renderer lays these out; it counts nothing and words nothing of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from data_access.scope import Scope
from wording.headline import Stated
from wording.numbers import UNKNOWN, amount, count, percent

CellKind = Literal["text", "year", "count", "share", "amount"]
SectionKind = Literal["cover", "figures", "chart", "table", "model", "list", "closing"]
ChartKind = Literal["columns", "bars", "pairs", "heat"]


@dataclass(frozen=True)
class Column:
    """One column of a table: `name` in the frame, `label` for the reader.

    kind  text; year and count are whole numbers, share is a part of 1, amount has decimals; missing = not known
    """

    name: str
    label: str
    kind: CellKind = "text"

    def shown(self, value: object) -> str:
        """Return a cell as a reader sees it."""
        if self.kind == "text":
            return str(value)
        if pd.isna(value):  # type: ignore[call-overload]
            return UNKNOWN
        number = float(value)  # type: ignore[arg-type]
        match self.kind:
            case "year":
                return str(int(number))
            case "count":
                return count(number)
            case "share":
                return percent(number, 1)
            case _:
                return amount(number)


@dataclass(frozen=True)
class Table:
    """A frame with its columns, in their order, and how many rows there are when it is cut."""

    title: str
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    rows_in_all: int

    @property
    def cut(self) -> str:
        """The note that says how many rows are left out; '' if none is."""
        left = self.rows_in_all - len(self.frame)
        return f"Danh sách nêu {count(len(self.frame))} trên {count(self.rows_in_all)} dòng." if left > 0 else ""


@dataclass(frozen=True)
class Series:
    """One measure of a chart: a column of the frame, its name and its colour."""

    column: str
    label: str
    colour: str


@dataclass(frozen=True)
class Chart:
    """A picture of the first table of its section; rows and series stand in the order to draw.

    columns  upright, series stacked on each other    bars   one series, lying, a colour per row
    pairs    lying, series beside each other          heat   rows by series, the value in each cell
    category     column that names the rows
    row_colours  a colour per row (bars); series have their own otherwise
    written      column with the text to stand at each bar, where it says more than the number; '' = the number
    """

    kind: ChartKind
    category: str
    series: tuple[Series, ...]
    row_colours: tuple[str, ...] = ()
    written: str = ""


@dataclass(frozen=True)
class ToldModel:
    """One model: its story in paragraphs (heading or '', text), what is known of it (label, value), its results.

    photo is WebP; None = a cover is drawn: by the official position of its field (0 = not known), in the colour of its
    bloc where that is not known.
    """

    code: str
    name: str
    field_position: int
    colour: str
    summary: str
    story: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    results: tuple[Stated, ...]
    badges: tuple[str, ...]
    photo: bytes | None
    caption: str


@dataclass(frozen=True)
class Section:
    """One thing that is told.

    key       stands in addresses: 'theo-khoi', 'mo-hinh-DVK-000001'
    title     what is counted; takeaway says in one sentence what it shows, lead goes on, remark limits it
    figures   the big figures, in words
    tables    what the chart is drawn of comes first
    points    sentences of their own, for the closing
    source    where the data come from, for the notes
    """

    key: str
    kind: SectionKind
    title: str
    takeaway: str
    lead: str = ""
    remark: str = ""
    figures: tuple[Stated, ...] = ()
    tables: tuple[Table, ...] = ()
    chart: Chart | None = None
    points: tuple[str, ...] = ()
    model: ToldModel | None = None
    source: str = ""

    @property
    def headline(self) -> str:
        """The takeaway as it stands above a slide, without its full stop."""
        return self.takeaway.removesuffix(".")

    @property
    def further_tables(self) -> tuple[Table, ...]:
        """The tables without one that has no more rows than the big figures, which say the same."""
        first = self.tables[:1]
        repeats = bool(self.figures) and len(first) == 1 and len(first[0].frame) <= len(self.figures)
        return self.tables[1:] if repeats else self.tables


@dataclass(frozen=True)
class Story:
    """What is told about one scope, and what every product has to say of itself.

    when         'giai đoạn 2021–2025', 'năm 2024', 'tất cả các giai đoạn'
    filters      the filters in words, ('Khối: Khối Kinh tế, Tài chính, Kỹ thuật',); empty = everything
    updated      when the revision was made, in the time zone of the office
    organisation whose movement it is; '' = not set
    profile      the settings of the organisation: key -> text
    """

    scope: Scope
    title: str
    when: str
    filters: tuple[str, ...]
    organisation: str
    profile: Mapping[str, str]
    updated: str
    source: str
    illustrative: bool
    sections: tuple[Section, ...]

    @property
    def version(self) -> str:
        """The revision and its time in words."""
        return f"Phiên bản số liệu {self.scope.revision} · cập nhật {self.updated}"

    @property
    def imprint(self) -> str:
        """The line every page of every product carries: revision, time, and the mark of illustrative data."""
        return self.version + (" · Dữ liệu minh họa" if self.illustrative else "")
