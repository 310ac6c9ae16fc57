"""An uploaded file read into typed columns, with all that was recognised, passed over and found wrong on the way."""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from uploads.catalogue import Catalogue
from uploads.columns import Dataset
from uploads.formats import read_document
from uploads.header_memory import ToldHeaders
from uploads.headers import HeaderIndex, HeaderMap, ValueOf, header_key
from uploads.legacy import SHOWN
from uploads.limits import Limits
from uploads.problems import Findings
from uploads.rows import Chunk, GroupValue, RowSorter, Skipped
from uploads.sheets import Cell, Document, Sheet
from uploads.source import Source
from uploads.table import Table, find_table, no_table
from uploads.typed import ColumnReader
from uploads.unusable import UnusableFile
from uploads.values import FALSE_MARKS, TRUE_MARKS, Fault, flag

Progress = Callable[[str, int], None]
"""(what is being done, in Vietnamese; rows done so far)"""

GROUPED_BY = ("bloc", "unit", "subject_type", "kind", "field", "year", "registered_level")
_TITLE_YEAR = re.compile(r"\bnam (\d{4})\b")
_GROUP_YEAR = re.compile(r"^nam (\d{4})$")


@dataclass(frozen=True)
class Options:
    """How a file is to be read: the sheet ('' = the first that fits), the year of rows without one, told headers."""

    sheet: str = ""
    year: int | None = None
    headers: ToldHeaders = field(default_factory=ToldHeaders)


@dataclass
class Reading:
    """The rows of one file. `columns` holds, for each column of the dataset that the file gives, one value a row;
    None is a blank cell. `numbers` are the row numbers that Excel shows."""

    dataset: Dataset
    file: str
    document: Document
    table: Table
    options: Options
    numbers: "array[int]" = field(default_factory=lambda: array("q"))
    columns: dict[str, list[Any]] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    skipped: list[Skipped] = field(default_factory=list)
    group_rows: dict[int, Sequence[Cell]] = field(default_factory=dict)

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

    def fault(self, index: int, column: str, fault: Fault, value: Any = None) -> None:
        """Note a problem of a row at a column of the dataset ('' = the row as a whole)."""
        header = self.shown_header(column) if column else ""
        self.findings.add(index, self.numbers[index], header, value, fault)

    def warn(self, index: int, column: str, value: Any, code: str, message: str) -> None:
        self.findings.warn(self.numbers[index], self.shown_header(column) if column else "", value, code, message)


def read_table(
    source: Source,
    dataset: Dataset,
    catalogue: Catalogue,
    limits: Limits,
    largest: int,
    options: Options,
    progress: Progress,
) -> Reading:
    """Read all rows of a file for a dataset.

    Errors: UnusableFile if the file as a whole cannot be used.
    """
    index = HeaderIndex(dataset)
    document = read_document(source, limits, largest, index.count)
    table, others = _choose_table(document, index, options, _value_of(dataset, catalogue))
    _refuse_ambiguous(table.header, dataset)
    reading = Reading(dataset, source.name, document, table, options)
    _note_reading(reading, others)
    _read_rows(reading, catalogue, limits, progress)
    if not reading.rows:
        row = table.header_row + 1
        reading.findings.warn(row, "", "", "no_rows", "Bảng chỉ có tiêu đề, không có dòng số liệu nào.")
    elif dataset.has("year"):
        _complete_years(reading)
    return reading


def _choose_table(
    document: Document, index: HeaderIndex, options: Options, value_of: ValueOf
) -> tuple[Table, list[str]]:
    """Return the table to read, and the names of other sheets that have one too."""
    sheets: Sequence[Sheet] = document.sheets
    if options.sheet:
        sheets = [sheet for sheet in sheets if sheet.name.casefold().strip() == options.sheet.casefold().strip()]
        if not sheets:
            names = ", ".join(f"“{sheet.name}”" for sheet in document.sheets) or "không có"
            raise UnusableFile(
                "no_such_sheet", f"Tệp không có trang tính “{options.sheet}”. Các trang đang hiện: {names}."
            )
    tables = [table for sheet in sheets if (table := find_table(sheet, index, options.headers, value_of))]
    if not tables:
        raise no_table(sheets, index)
    return tables[0], [table.sheet.name for table in tables[1:]]


def _refuse_ambiguous(header: HeaderMap, dataset: Dataset) -> None:
    for text, columns in header.ambiguous.items():
        labels = " hoặc ".join(f"“{dataset.column(column).label}”" for column in columns)
        ways = " hoặc ".join(f'--map "{text}={column}"' for column in columns)
        same = [other for other, claimed in header.ambiguous.items() if claimed == columns and other != text]
        if len(columns) == 1 and same:
            raise UnusableFile(
                "ambiguous_header",
                f"Hai tiêu đề “{text}” và “{same[0]}” đều có thể là cột {labels}. Hãy chỉ rõ bằng {ways} "
                f'hoặc bỏ qua một cột bằng --map "{same[0]}=".',
            )
        raise UnusableFile(
            "ambiguous_header", f"Tiêu đề “{text}” có thể là {labels}. Hãy đổi tiêu đề hoặc chỉ rõ bằng {ways}."
        )


def _note_reading(reading: Reading, others: Sequence[str]) -> None:
    """Warn of what the person should know about how the file was read."""
    row, warn = reading.table.header_row + 1, reading.findings.warn
    for header in reading.header.unmatched:
        warn(row, header, "", "unmatched_column", f"Cột “{header}” không thuộc bảng này nên không được đọc.")
    if reading.document.legacy:
        shown = SHOWN[reading.document.legacy]
        warn(
            row, "", "", "converted_text", f"Chữ trong tệp theo bảng mã {shown} đã được đổi sang Unicode. Hãy xem lại."
        )
    if others:
        listed = ", ".join(f"“{name}”" for name in others)
        warn(
            row,
            "",
            "",
            "other_sheets",
            f"Tệp còn trang tính khác cũng có bảng: {listed}. Hãy tải lên riêng từng trang.",
        )


def _value_of(dataset: Dataset, catalogue: Catalogue) -> ValueOf:
    def value_of(code: str, text: str) -> str | None:
        lookup = catalogue.lookup(dataset.column(code))
        found = lookup.codes(text) if lookup else []
        return found[0] if len(found) == 1 else None

    return value_of


def _group_value(dataset: Dataset, catalogue: Catalogue) -> GroupValue:
    columns = [dataset.column(code) for code in GROUPED_BY if dataset.has(code) and code != dataset.named_by]
    lookups = [(column.code, lookup) for column in columns if (lookup := catalogue.lookup(column))]

    def group_value(text: str) -> tuple[str, Any] | None:
        if dataset.has("year") and (year := _GROUP_YEAR.match(header_key(text))):
            return "year", int(year[1])
        for code, lookup in lookups:
            if len(found := lookup.codes(text)) == 1:
                return code, found[0]
        return None

    return group_value


def _read_rows(reading: Reading, catalogue: Catalogue, limits: Limits, progress: Progress) -> None:
    dataset, header = reading.dataset, reading.header
    anchor = dataset.named_by if header.reads(dataset.named_by) else next(iter(header.columns.values()), "")
    place = next((position for position, code in header.columns.items() if code == anchor), None)
    sorter = RowSorter(reading.table, place, _group_value(dataset, catalogue))
    readers = {code: ColumnReader(dataset.column(code), catalogue) for code in header.columns.values()}
    given = {*readers, *(code for code, _ in header.marks.values())}
    reading.columns = {column.code: [] for column in dataset.columns if column.code in given}
    for chunk in sorter.chunks():
        if reading.rows + len(chunk.rows) > limits.rows:
            raise UnusableFile(
                "too_many_rows",
                f"Bảng có hơn {limits.rows} dòng, quá giới hạn. Hãy chia nhỏ tệp rồi tải lên từng phần.",
            )
        if chunk.rows:
            _read_chunk(reading, chunk, readers)
        progress("Đọc tệp", reading.rows)
    reading.skipped, reading.group_rows = sorted(sorter.skipped, key=lambda skipped: skipped.row), sorter.group_rows
    _judge_unknown_groups(reading, sorter.unknown_groups, catalogue)


def _read_chunk(reading: Reading, chunk: Chunk, readers: Mapping[str, ColumnReader]) -> None:
    start, header = reading.rows, reading.header
    reading.numbers.extend(chunk.numbers)
    width = max(header.headers, default=0) + 1
    if all(len(row) >= width for row in chunk.rows):
        raw: list[Sequence[Cell]] = list(zip(*chunk.rows, strict=False))
    else:
        raw = list(zip_longest(*chunk.rows, [""] * width, fillvalue=""))
        raw = [cells[:-1] for cells in raw]
    for position, code in header.columns.items():
        name = header.headers[position]

        def report(place: int, cell: Cell, fault: Fault, name: str = name) -> None:
            reading.findings.add(start + place, reading.numbers[start + place], name, cell, fault)

        reading.columns[code] += readers[code].values(raw[position], report)
    _read_marks(reading, raw, start)
    if chunk.grouped:
        _apply_groups(reading, chunk.groups, start)
    _pad(reading)


def _read_marks(reading: Reading, raw: Sequence[Sequence[Cell]], start: int) -> None:
    """Read the columns ticked with x: the value of the one that is ticked, a problem if several are."""
    codes = dict.fromkeys(code for code, _ in reading.header.marks.values())
    for code in codes:
        places = [(place, value) for place, (of, value) in reading.header.marks.items() if of == code]
        found = [
            _ticked(
                reading,
                start + offset,
                code,
                [(value, cells[offset]) for (_, value), cells in zip(places, columns, strict=True)],
            )
            for columns in [[raw[place] for place, _ in places]]
            for offset in range(len(columns[0]))
        ]
        target = reading.columns[code]
        if len(target) == start:
            target += found
        else:
            target[start:] = [
                own if own is not None else ticked for own, ticked in zip(target[start:], found, strict=True)
            ]


def _ticked(reading: Reading, index: int, code: str, cells: Sequence[tuple[str, Cell]]) -> str | None:
    ticked = []
    for value, cell in cells:
        if cell == "" or cell in FALSE_MARKS:
            continue
        if cell in TRUE_MARKS or (mark := flag(cell)) is True:
            ticked.append(value)
        elif isinstance(mark, Fault):
            ticked.append(value)
            _take_as_holder(reading, index, code, cell)
    if len(ticked) > 1:
        label = reading.dataset.column(code).label
        fault = Fault("several_marks", f"Đánh dấu nhiều hơn một cột {label}. Hãy chỉ để lại một dấu.")
        reading.findings.add(
            index, reading.numbers[index], label, ", ".join(str(cell) for _, cell in cells if cell), fault
        )
        return None
    return ticked[0] if ticked else None


def _take_as_holder(reading: Reading, index: int, code: str, cell: Cell) -> None:
    """A name instead of an x under “Tập thể” or “Cá nhân” says who carries the model."""
    if code != "subject_type" or not reading.dataset.has("holder") or reading.header.reads("holder"):
        fault = Fault("not_a_mark", "Ô này chỉ được đánh dấu x hoặc để trống. Hãy sửa lại.")
        reading.findings.add(index, reading.numbers[index], reading.dataset.column(code).label, cell, fault)
        return
    holders = reading.columns.setdefault("holder", [])
    holders += [None] * (index - len(holders))
    holders.append(str(cell).strip())


def _apply_groups(reading: Reading, groups: Sequence[Mapping[str, Any]], start: int) -> None:
    for code in dict.fromkeys(code for group in groups for code in group):
        values = reading.columns.setdefault(code, [])
        values += [None] * (reading.rows - len(values))
        for offset, group in enumerate(groups):
            if values[start + offset] is None and code in group:
                values[start + offset] = group[code]


def _pad(reading: Reading) -> None:
    for values in reading.columns.values():
        values += [None] * (reading.rows - len(values))


def _judge_unknown_groups(reading: Reading, unknown: Sequence[tuple[int, str]], catalogue: Catalogue) -> None:
    """A group that nothing is known about matters only if the rows say their bloc or unit nowhere else."""
    if any(reading.header.reads(code) for code in ("bloc", "unit") if reading.dataset.has(code)):
        return
    for row, text in unknown:
        nearest = catalogue.lookups["bloc"].nearest(text)
        hint = f" Gần nhất: {', '.join(f'“{name}”' for name in nearest)}." if nearest else ""
        fault = Fault("unknown_group", f"Không hiểu dòng nhóm này.{hint} Hãy ghi đúng tên khối hoặc đơn vị.")
        below = next((index for index, number in enumerate(reading.numbers) if number > row), None)
        if below is not None:
            reading.findings.add(below, row, "", text, fault)


def _complete_years(reading: Reading) -> None:
    """Give every row its year: its own, else its period, else the year that was asked for, else that of the title."""
    years = reading.columns.setdefault("year", [None] * reading.rows)
    if reading.dataset.has("period") and any(isinstance(year, str) for year in years):
        periods = reading.columns.setdefault("period", [None] * reading.rows)
        for index, year in enumerate(years):
            if isinstance(year, str):
                years[index] = None
                periods[index] = periods[index] or year
    for index, year in enumerate(years):
        if isinstance(year, str):
            years[index] = None
            fault = Fault("not_a_year", "Cần một năm, không phải giai đoạn. Hãy ghi năm bằng bốn chữ số, ví dụ 2024.")
            reading.fault(index, "year", fault, year)
    default = reading.options.year or _year_of_title(reading)
    given = reading.columns.get("period")
    if default is not None:
        reading.columns["year"] = [
            year if year is not None or (given and given[index]) else default for index, year in enumerate(years)
        ]
    elif not reading.header.reads("year") and not given and all(year is None for year in years):
        raise UnusableFile(
            "no_year",
            "Danh sách không cho biết năm. Hãy thêm cột “Năm” hoặc chọn năm của danh sách (--year, ví dụ --year 2024).",
        )


def _year_of_title(reading: Reading) -> int | None:
    """Return the one year that the titles above the table name; a person is told that it was taken from there."""
    if reading.header.reads("year") or reading.header.reads("period"):
        return None
    texts = [text for _, text in reading.table.titles] + [reading.table.sheet.name]
    found = {(number, int(year)) for number, text in enumerate(texts) for year in _TITLE_YEAR.findall(header_key(text))}
    years = {year for _, year in found}
    if len(years) != 1:
        return None
    year = years.pop()
    reading.findings.warn(
        reading.table.header_row + 1, "", str(year), "year_of_title", f"Năm {year} được lấy từ tiêu đề của danh sách."
    )
    return year
