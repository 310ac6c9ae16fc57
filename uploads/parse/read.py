"""The walk through an uploaded file: open it, find its table, read its rows into typed columns."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from uploads.datasets.columns import Column, Dataset, Kind
from uploads.limits import Limits
from uploads.parse.formats import read_document
from uploads.parse.groups import apply_groups, group_value, groups_of_titles, judge_unknown_groups
from uploads.parse.headers import HeaderIndex, ValueOf
from uploads.parse.legacy import SHOWN
from uploads.parse.marks import read_marks
from uploads.parse.questions import no_table, refuse_ambiguous
from uploads.parse.reading import Options, Reading
from uploads.parse.rows import Chunk, RowSorter
from uploads.parse.sheets import Document, Sheet
from uploads.parse.source import Source
from uploads.parse.table import Table, find_table
from uploads.parse.years import complete_years
from uploads.progress import Progress
from uploads.unusable import UnusableFile
from uploads.values.catalogue import Catalogue
from uploads.values.cells import Cell
from uploads.values.columns import ColumnReader
from uploads.values.packed_texts import PackedTexts
from uploads.values.parsers import Fault


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
    refuse_ambiguous(table.header, dataset)
    reading = Reading(dataset, source.name, document, table, options)
    _note_reading(reading, others)
    _read_rows(reading, catalogue, limits, progress)
    if not reading.rows:
        row = table.header_row + 1
        reading.findings.warn(row, "", "", "no_rows", "Bảng chỉ có tiêu đề, không có dòng số liệu nào.")
        if dataset.has("year"):
            reading.columns.setdefault("year", [])
    elif dataset.has("year"):
        complete_years(reading)
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
    reading.other_sheets = tuple(others)
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


def _read_rows(reading: Reading, catalogue: Catalogue, limits: Limits, progress: Progress) -> None:
    dataset, header = reading.dataset, reading.header
    anchor = dataset.named_by if header.reads(dataset.named_by) else next(iter(header.columns.values()), "")
    place = next((position for position, code in header.columns.items() if code == anchor), None)
    value_of = group_value(dataset, catalogue)
    groups = groups_of_titles(reading, value_of)
    sorter = RowSorter(reading.table, place, value_of, groups, reading.options.left_out)
    readers = {code: ColumnReader(dataset.column(code), catalogue) for code in header.columns.values()}
    given = {*readers, *(code for code, _ in header.marks.values())}
    reading.columns = {column.code: _empty(column) for column in dataset.columns if column.code in given}
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
    judge_unknown_groups(reading, sorter.unknown_groups, catalogue)


def _empty(column: Column) -> Any:
    return PackedTexts() if column.kind is Kind.PROSE else []


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
    read_marks(reading, raw, start)
    if chunk.grouped:
        apply_groups(reading, chunk.groups, start)
    _pad(reading)


def _pad(reading: Reading) -> None:
    for values in reading.columns.values():
        values += [None] * (reading.rows - len(values))
