"""Workbooks: XLSX, XLS and OpenDocument, read by python-calamine with the values that formulas last had."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from uploads.limits import Limits
from uploads.parse.delimited import too_many_columns
from uploads.parse.encodings import refuse_lost_letters
from uploads.parse.legacy import converted, legacy_of
from uploads.parse.packed import damaged, encrypted, inspect_packed, too_large_sheet
from uploads.parse.probe import opens_with_ordinary_memory
from uploads.parse.sheets import Document, Merged, Row, Sheet
from uploads.parse.source import Source
from uploads.unusable import UnusableFile
from uploads.values.cells import Cell

_SAMPLE_ROWS = 400


def read_workbook(source: Source, form: str, limits: Limits) -> Document:
    """Open a workbook; its hidden sheets are left out and named in the document.

    Errors: UnusableFile if it is damaged, encrypted or over a limit; rows() raises it for a cell over the limit.
    """
    with source.open() as stream:
        if form != "xls":
            inspect_packed(stream, limits)
        elif not opens_with_ordinary_memory(stream.read()):
            raise damaged()
    with source.open() as stream, _named_refusal():
        workbook = CalamineWorkbook.from_filelike(stream)
        found = [about for about in workbook.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
        visible = [about.name for about in found if about.visible == SheetVisibleEnum.Visible]
        sheets = tuple(_sheet(workbook.get_sheet_by_name(name), limits) for name in visible)
    if not sheets:
        raise UnusableFile(
            "no_sheet", "Tệp không có trang tính nào đang hiện. Hãy bỏ ẩn trang tính có bảng rồi tải lên."
        )
    hidden = tuple(about.name for about in found if about.name not in visible)
    texts = [cell for sheet in sheets for row in _first(sheet) for cell in row if isinstance(cell, str)]
    refuse_lost_letters("\n".join(texts))
    legacy = legacy_of(texts)
    if legacy:
        sheets = tuple(replace(sheet, rows=_in_unicode(sheet, legacy)) for sheet in sheets)
    return Document(form, sheets, legacy=legacy, hidden=hidden)


@contextmanager
def _named_refusal() -> Iterator[None]:
    """Turn whatever the reader raises into a named refusal; it reports some damage by a BaseException of its own."""
    try:
        yield
    except (UnusableFile, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except PasswordError as error:
        raise encrypted() from error
    except BaseException as error:
        raise damaged() from error


def _sheet(opened: CalamineSheet, limits: Limits) -> Sheet:
    height, width = opened.total_height, opened.total_width
    if height * width > limits.cells:
        raise too_large_sheet(limits)
    merged = tuple(Merged(*start, *end) for start, end in opened.merged_cell_ranges or ())

    def rows() -> Iterator[Row]:
        if opened.start is None:
            return
        for number, row in enumerate(opened.iter_rows(), start=1):
            _refuse_cells(row, number, limits)
            yield row

    return Sheet(opened.name, rows, merged)


def _refuse_cells(row: Sequence[Cell], number: int, limits: Limits) -> None:
    if len(row) > limits.columns and any(cell != "" for cell in row[limits.columns :]):
        raise too_many_columns(len(row), limits)
    if any(type(cell) is str and len(cell) > limits.cell_characters for cell in row):
        raise UnusableFile(
            "cell_too_long",
            f"Dòng {number} có một ô dài hơn {limits.cell_characters} ký tự. Hãy rút gọn ô đó rồi tải lên lại.",
        )


def _first(sheet: Sheet) -> list[Row]:
    return [row for _, row in zip(range(_SAMPLE_ROWS), sheet.rows(), strict=False)]


def _in_unicode(sheet: Sheet, legacy: str) -> Callable[[], Iterator[Row]]:
    return lambda: (
        [converted(cell, legacy) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows()
    )
