"""The story as an Excel file: typed cells to calculate on, a sheet a section, native charts."""

import io
import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

import pandas as pd
import xlsxwriter

from charts import palette
from exports.story_parts import CellKind, Chart, Column, Section, Story, Table

CONTENTS = "Mục lục"
MODELS = "Giới thiệu mô hình"

_FORMATS: dict[CellKind, str] = {"text": "@", "year": "0", "count": "#,##0", "share": "0.0%", "amount": "#,##0.##"}
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_WIDEST = 60
_LINE_HEIGHT = 15
"""Points of a line of text."""
_CHART_TYPES = {
    "columns": {"type": "column", "subtype": "stacked"},
    "bars": {"type": "bar"},
    "pairs": {"type": "bar"},
}


def workbook(story: Story) -> bytes:
    """Return the story as XLSX: a sheet of contents, then one for each section that has a table.

    Cells hold numbers, shares as parts of 1; text is never taken for a formula. Not known = empty cell.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": story.title, "author": story.organisation, "comments": story.imprint})
    _Book(book, story).write()
    book.close()
    return file.getvalue()


class _Book:
    """A workbook being written: its formats, and the names of sheets that are taken."""

    def __init__(self, book: Any, story: Story) -> None:
        self.book, self.story = book, story
        base = {"font_name": "Arial", "font_size": 11, "valign": "top"}
        self.title = book.add_format(base | {"bold": True, "font_size": 16})
        self.takeaway = book.add_format(base | {"font_color": palette.MUTED})
        self.head = book.add_format(
            base | {"bold": True, "bg_color": "#F6F4F1", "bottom": 1, "bottom_color": palette.LINE, "text_wrap": True}
        )
        self.number_head = book.add_format(
            base
            | {"bold": True, "bg_color": "#F6F4F1", "bottom": 1, "bottom_color": palette.LINE}
            | {"text_wrap": True, "align": "right"}
        )
        self.link = book.add_format(base | {"font_color": palette.PRIMARY, "underline": 1})
        self.cells = {
            kind: book.add_format(base | {"num_format": form, "text_wrap": kind == "text"})
            for kind, form in _FORMATS.items()
        }
        self.names: set[str] = {CONTENTS.lower()}

    def write(self) -> None:
        contents = self.book.add_worksheet(CONTENTS)
        listed = []
        for section in self.story.sections:
            if section.tables:
                listed.append((self._section(section), section.takeaway or section.title))
        told = [section for section in self.story.sections if section.model is not None]
        if told:
            listed.append((self._models(told), f"{len(told)} mô hình được giới thiệu."))
        self._contents(contents, listed)

    def _contents(self, sheet: Any, listed: list[tuple[str, str]]) -> None:
        story = self.story
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 90)
        sheet.write_string(0, 0, story.title, self.title)
        told = [("Tổ chức", story.organisation), ("Phạm vi", "; ".join((story.when, *story.filters)))]
        told += [("Phiên bản", story.imprint), ("Nguồn", story.source)]
        line = 2
        for label, text in told:
            if text:
                sheet.write_string(line, 0, label, self.takeaway)
                sheet.write_string(line, 1, text, self.cells["text"])
                line += 1
        line += 1
        for place, label in enumerate(("Trang tính", "Nội dung chính")):
            sheet.write_string(line, place, label, self.head)
        for name, takeaway in listed:
            line += 1
            sheet.write_url(line, 0, f"internal:'{name}'!A1", self.link, name)
            sheet.write_string(line, 1, takeaway, self.cells["text"])
        for section in self.story.sections:
            for point in section.points if section.kind == "closing" else ():
                line += 1 if point != section.points[0] else 2
                sheet.write_string(line, 0, point, self.takeaway)
        self._print(sheet)

    def _section(self, section: Section) -> str:
        name = self._name(section.title)
        sheet = self.book.add_worksheet(name)
        line = self._heading(sheet, section.title, section.takeaway, section.remark)
        widths: dict[int, int] = {}
        for place, table in enumerate(section.tables):
            if place:
                line += 1
                sheet.write_string(line, 0, table.title, self.head)
                line += 1
            first = line
            line = self._table(sheet, table, first, widths)
            if not place:
                sheet.freeze_panes(first + 1, 0)
                if section.chart is not None:
                    line = max(line, self._chart(sheet, name, section, section.chart, first, line))
        for column, width in widths.items():
            sheet.set_column(column, column, width)
        sheet.write_string(line + 1, 0, f"Nguồn: {section.source}", self.takeaway)
        self._print(sheet, pages=1 if section.chart is not None else 0)
        return name

    def _models(self, told: list[Section]) -> str:
        """Write one row a model, with a column for each fact that any of them has."""
        models = [section.model for section in told if section.model is not None]
        labels = list(dict.fromkeys(label for model in models for label, _ in model.facts))
        frame = pd.DataFrame(
            [
                (one.code, one.name, one.summary, *(dict(one.facts).get(label, "") for label in labels))
                for one in models
            ],
            columns=["code", "name", "summary", *labels],
        )
        columns = (Column("code", "Mã"), Column("name", "Tên mô hình"), Column("summary", "Tóm tắt"))
        table = Table(MODELS, frame, (*columns, *(Column(label, label) for label in labels)), len(frame))
        name = self._name(MODELS)
        sheet = self.book.add_worksheet(name)
        widths: dict[int, int] = {}
        line = self._heading(sheet, MODELS, "", "")
        self._table(sheet, table, line, widths)
        for column, width in widths.items():
            sheet.set_column(column, column, width)
        self._print(sheet)
        return name

    def _heading(self, sheet: Any, title: str, takeaway: str, remark: str) -> int:
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, title, self.title)
        line = 1
        for text in (takeaway, remark):
            if text:
                sheet.write_string(line, 0, text, self.takeaway)
                line += 1
        return line + 1

    def _table(self, sheet: Any, table: Table, first: int, widths: dict[int, int]) -> int:
        """Write a table from a line on and return the line after it."""
        for place, column in enumerate(table.columns):
            sheet.write_string(first, place, column.label, self.head if column.kind == "text" else self.number_head)
            shown = [len(column.shown(value)) for value in table.frame[column.name]]
            needed = max([*shown, *map(len, column.label.split()), 10]) + 2
            widths[place] = max(widths.get(place, 0), min(_WIDEST, needed))
            for line, value in enumerate(table.frame[column.name], first + 1):
                self._cell(sheet, line, place, column.kind, value)
        self._heights(sheet, table, first, widths)
        last = first + len(table.frame)
        if table.cut:
            last += 1
            sheet.write_string(last, 0, table.cut, self.takeaway)
        elif len(table.frame) > 20:
            sheet.autofilter(first, 0, last, len(table.columns) - 1)
        return last + 1

    def _heights(self, sheet: Any, table: Table, first: int, widths: dict[int, int]) -> None:
        """Make rows as high as their wrapped texts need; not every program does that when it opens the file."""
        lines = [[_lines(column.label, widths[place] - 2) for place, column in enumerate(table.columns)]]
        texts = [(place, column) for place, column in enumerate(table.columns) if column.kind == "text"]
        cells = [[_lines(str(text), widths[place]) for text in table.frame[column.name]] for place, column in texts]
        lines += [list(row) for row in zip(*cells, strict=True)]
        for line, needed in enumerate(lines, first):
            if max(needed, default=1) > 1:
                sheet.set_row(line, _LINE_HEIGHT * max(needed))

    def _cell(self, sheet: Any, line: int, place: int, kind: CellKind, value: Any) -> None:
        if kind == "text":
            sheet.write_string(line, place, str(value), self.cells[kind])
        elif pd.isna(value):
            sheet.write_blank(line, place, None, self.cells[kind])
        else:
            sheet.write_number(line, place, float(value), self.cells[kind])

    def _chart(self, sheet: Any, name: str, section: Section, chart: Chart, first: int, after: int) -> int:
        """Draw the chart of a table below it, or colour its cells for a heat map; return the line after it."""
        table = section.tables[0]
        places = {column.name: place for place, column in enumerate(table.columns)}
        last = first + len(table.frame)
        if chart.kind == "heat":
            series = [places[one.column] for one in chart.series]
            scale = {"type": "2_color_scale", "min_color": "#F4F7FB", "max_color": "#6E9FD0"}
            sheet.conditional_format(first + 1, min(series), last, max(series), scale)
            return after
        drawn = self.book.add_chart(_CHART_TYPES[chart.kind])
        for one in chart.series:
            drawn.add_series(
                {
                    "name": one.label,
                    "categories": [name, first + 1, places[chart.category], last, places[chart.category]],
                    "values": [name, first + 1, places[one.column], last, places[one.column]],
                    "fill": {"color": one.colour},
                    "points": [{"fill": {"color": code}} for code in chart.row_colours] or None,
                    "data_labels": {"value": True, **_written(table, chart)},
                    "gap": 60,
                }
            )
        rows = len(table.frame)
        drawn.set_title({"name": section.takeaway, "name_font": {"size": 12, "bold": False}})
        drawn.set_legend({"position": "top"} if len(chart.series) > 1 else {"none": True})
        lying = chart.kind != "columns"
        names = {"reverse": lying, "line": {"color": palette.LINE}, "major_tick_mark": "none"}
        values = {"visible": False, "min": 0, "major_gridlines": {"visible": False}}
        drawn.set_x_axis(values if lying else names)  # a lying chart has its values along the x axis
        drawn.set_y_axis(names if lying else values)
        height = max(280, 34 * rows + 90) if lying else 320
        drawn.set_size({"width": 860, "height": height})
        options = {"description": f"{section.title}. {section.takeaway}", "object_position": 3}
        sheet.insert_chart(after + 1, 0, drawn, options)
        return after + 2 + round(height / 20) + 1

    def _print(self, sheet: Any, pages: int = 0) -> None:
        """Set how the sheet prints: as wide as a page, on so many pages (0 = as many as it takes)."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, pages)
        sheet.hide_gridlines(2)
        sheet.set_footer(f"&L{self.story.imprint.replace('&', '&&')}&R&P/&N")

    def _name(self, title: str) -> str:
        """Return a name for a sheet that Excel accepts and no other sheet has."""
        base = _NOT_IN_NAMES.sub(" ", title).strip() or "Trang"
        for name in _numbered(base):
            if name.lower() not in self.names:
                self.names.add(name.lower())
                return name
        raise AssertionError("numbers do not end")


def _numbered(base: str) -> Iterator[str]:
    yield base[:_LONGEST_NAME].strip()
    number = 2
    while True:
        yield f"{base[: _LONGEST_NAME - 4].strip()} {number}"
        number += 1


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes when it is broken between words."""
    return max(1, len(wrap(text, max(1, width))))


def _written(table: Table, chart: Chart) -> dict[str, Any]:
    return {"custom": [{"value": str(text)} for text in table.frame[chart.written]]} if chart.written else {}
