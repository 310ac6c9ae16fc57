"""An XLSX form for each dataset, made of its declaration and the live categories, to be filled in and uploaded."""

from typing import Any, BinaryIO

import xlsxwriter
from sqlalchemy import Connection
from xlsxwriter.utility import xl_col_to_name

from uploads.datasets.columns import SHOWN_KINDS, Column, Dataset, Kind
from uploads.parse.rows import EXAMPLE_MARK
from uploads.values.catalogue import Catalogue, read_catalogue

FILLED_ROWS = 2_000
"""Rows of a template that offer drop-downs."""

_LISTS = "Giá trị"
_GUIDE = "Hướng dẫn"


def write_template(connection: Connection, dataset: Dataset, out: BinaryIO) -> None:
    """Write the template of a dataset: header with notes, an example row that is never read, drop-downs, a guide."""
    catalogue = read_catalogue(connection)
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    formats = {
        "header": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F6F4F1", "border": 1}
        ),
        "required": book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "bg_color": "#F6F4F1",
                "border": 1,
                "font_color": "#B3141C",
            }
        ),
        "example": book.add_format({"italic": True, "font_color": "#59636E"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    sheet, guide, lists = (book.add_worksheet(name) for name in (dataset.label, _GUIDE, _LISTS))
    lists.hide()
    for place, column in enumerate(dataset.columns):
        _write_column(sheet, lists, place, dataset, column, catalogue, formats)
    sheet.freeze_panes(1, 0)
    _write_guide(guide, dataset, formats)
    book.close()


def _write_column(
    sheet: Any, lists: Any, place: int, dataset: Dataset, column: Column, catalogue: Catalogue, formats: dict[str, Any]
) -> None:
    sheet.set_column(
        place,
        place,
        42 if column.code == dataset.named_by else 18,
        formats["day"] if column.kind is Kind.DATE else None,
    )
    sheet.write_string(0, place, column.label, formats["required" if column.required else "header"])
    sheet.write_comment(0, place, note_of(column), {"x_scale": 2.5, "y_scale": 1.2})
    valid = valid_values(column, catalogue)
    example = column.example or (valid[0] if valid and column.kind is not Kind.LOOKUPS else "")
    if column.code == dataset.named_by:
        example = f"{EXAMPLE_MARK} {example}"
    sheet.write_string(1, place, example, formats["example"])
    for row, value in enumerate(valid):
        lists.write_string(row, place, value)
    if valid and column.kind is not Kind.LOOKUPS:
        letters = xl_col_to_name(place)
        sheet.data_validation(
            1,
            place,
            FILLED_ROWS,
            place,
            {
                "validate": "list",
                "source": f"='{_LISTS}'!${letters}$1:${letters}${len(valid)}",
                "error_type": "warning",
                "error_title": "Giá trị ngoài danh mục",
                "error_message": f"“{column.label}” nên chọn trong danh sách.",
            },
        )


def valid_values(column: Column, catalogue: Catalogue) -> list[str]:
    """Return the values that a column takes, as they are shown; empty if it takes any."""
    if column.kind is Kind.FLAG:
        return ["Có", "Không"]
    if column.choices:
        return [choice.label for choice in column.choices]
    lookup = catalogue.lookup(column)
    if lookup is None:
        return []
    in_use = [entry for entry in lookup.entries if entry.in_use and entry.names]
    return [entry.names[0] if lookup.find(entry.names[0]) == entry.code else entry.code for entry in in_use]


def note_of(column: Column) -> str:
    """Return what staff should know about a column, in one to three sentences."""
    told = f"{'Bắt buộc. ' if column.required else ''}Kiểu: {SHOWN_KINDS[column.kind]}."
    if column.help:
        told += f" {column.help}"
    return told if not column.example else f"{told} Ví dụ: {column.example}."


def _write_guide(guide: Any, dataset: Dataset, formats: dict[str, Any]) -> None:
    guide.set_column(0, 0, 26)
    guide.set_column(1, 1, 100)
    guide.write_string(0, 0, dataset.label, formats["header"])
    guide.write_string(0, 1, dataset.grain, formats["header"])
    lines = [
        (
            "Cách dùng",
            "Ghi mỗi dòng một mục, bắt đầu từ dòng dưới tiêu đề. Không đổi tên cột; cột không dùng để trống.",
        ),
        ("Dòng ví dụ", f"Dòng bắt đầu bằng “{EXAMPLE_MARK}” không được đọc; có thể giữ lại, xóa hoặc ghi đè."),
        ("Ô để trống", "Ô để trống giữ nguyên số liệu đã có trong hệ thống."),
        *((column.label, note_of(column)) for column in dataset.columns),
    ]
    for row, (name, told) in enumerate(lines, start=1):
        guide.write_string(row, 0, name, formats["wrap"])
        guide.write_string(row, 1, told, formats["wrap"])
