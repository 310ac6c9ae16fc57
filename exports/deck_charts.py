"""The charts of a story as SVG text: nothing outside is referred to, all text is text."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from charts import slides
from charts.cover import cover_svg
from charts.labels import wrapped
from charts.palette import INK, heat_colours
from charts.slides import Size
from exports import drawing
from exports.story_parts import Chart, Column, Table, ToldModel

_INSIDE = 0.07
"""A figure stands inside a segment of a column from this part of the highest column on."""


@dataclass(frozen=True)
class _Shape:
    """Width, height and largest type of a picture; how many letters a label has on a line, few rows and many."""

    width: int
    height: int
    text: int
    line: int
    long_line: int

    def labels(self, names: list[str]) -> list[str]:
        """Break the names of rows into lines; many rows have no room for several."""
        width = self.line if len(names) <= _FEW_ROWS else self.long_line
        return [wrapped(name, width) for name in names]

    def lying(self, labels: list[str], bars: int = 1) -> Size:
        """Return a size in which every label fits its row; `bars` stand beside each other in one."""
        lines = max(max(label.count("\n") + 1 for label in labels) * 1.12 + 0.4, 1.3 * bars)
        if self.height:
            return Size(self.width, self.height, max(14, min(self.text, int(self.height / len(labels) / lines))))
        return Size(self.width, round(self.text * max(3, lines) * len(labels)), self.text)

    def room(self, highest: float, texts: list[str], labels: list[str]) -> float:
        """Return the end of the scale that leaves room for the longest figure behind the longest bar."""
        figures = max(map(len, texts)) * self.text * 0.6
        names = max(len(line) for label in labels for line in label.split("\n")) * self.text * 0.5
        return highest * (1 + figures / max(figures, self.width - names - figures))


_SHAPES = {
    "wide": _Shape(1640, 620, 34, 34, 60),  # a slide or a page
    "beside": _Shape(1060, 620, 32, 28, 40),  # a slide with text beside the chart
    "tall": _Shape(720, 0, 30, 19, 19),  # a telephone held upright; as high as its rows
}
_FEW_ROWS = 8


def chart_svg(chart: Chart, table: Table, shape: Literal["wide", "beside", "tall"] = "wide") -> str:
    """Draw a chart as an SVG element."""
    kinds = {"columns": _columns, "bars": _bars, "pairs": _pairs, "heat": _heat}
    drawn = kinds[chart.kind](chart, table, _SHAPES[shape])
    return _svg(json.dumps(drawn))


def cover_png(model: ToldModel, width: int, height: int) -> bytes:
    """Draw the cover of a model without a photo for programs that take no SVG; it stands on white."""
    drawn = cover_svg(model.field_position, model.code, model.colour, width, height).replace(
        'aria-hidden="true">',
        f'aria-hidden="true"><rect width="{width}" height="{height}" fill="#FFF"/>',
        1,
    )
    return drawing.png(drawn)


@lru_cache(maxsize=256)
def _svg(specification: str) -> str:
    svg = drawing.svg(specification)
    return svg.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "").replace(' version="1.1"', "")


def _columns(chart: Chart, table: Table, shape: _Shape) -> dict[str, Any]:
    frame, size = table.frame, Size(shape.width, shape.height or 900, 30)
    highest = max(1, int(frame[[series.column for series in chart.series]].sum(axis=1).max()))
    label = _column(table, chart.category)
    records = []
    for row in frame.to_dict("records"):
        below = 0
        total = sum(row[series.column] for series in chart.series)
        for order, series in enumerate(chart.series):
            value = row[series.column]
            shown = value >= _INSIDE * highest and len(chart.series) > 1
            records.append(
                {
                    "label": label.shown(row[chart.category]),
                    "value": value,
                    "order": order,
                    "colour": series.colour,
                    "text": _count(value) if shown else "",
                    "ink": _ink(series.colour),
                    "middle": below + value / 2,
                    "total": total,
                    "total_text": _count(total) if order == 0 else "",
                }
            )
            below += value
    return slides.columns(records, size)


def _bars(chart: Chart, table: Table, shape: _Shape) -> dict[str, Any]:
    series = chart.series[0]
    rows = table.frame.to_dict("records")
    texts = [str(row[chart.written]) if chart.written else _count(row[series.column]) for row in rows]
    highest = max(1, *(row[series.column] for row in rows))
    labels = shape.labels([str(row[chart.category]) for row in rows])
    records = [
        {
            "label": label,
            "value": row[series.column],
            "text": text,
            "colour": colour,
            "order": place,
            "room": shape.room(highest, texts, labels),
        }
        for place, (row, label, text, colour) in enumerate(zip(rows, labels, texts, chart.row_colours, strict=True))
    ]
    return slides.bars(records, shape.lying(labels))


def _pairs(chart: Chart, table: Table, shape: _Shape) -> dict[str, Any]:
    rows = table.frame.to_dict("records")
    texts = [_count(row[series.column]) for row in rows for series in chart.series]
    highest = max(1, *(row[series.column] for row in rows for series in chart.series))
    labels = shape.labels([str(row[chart.category]) for row in rows])
    records = [
        {
            "label": label,
            "measure": series.label,
            "value": row[series.column],
            "text": _count(row[series.column]),
            "colour": series.colour,
            "order": place * len(chart.series) + order,
            "room": shape.room(highest, texts, labels),
        }
        for place, (row, label) in enumerate(zip(rows, labels, strict=True))
        for order, series in enumerate(chart.series)
    ]
    return slides.pairs(records, shape.lying(labels, len(chart.series)))


def _heat(chart: Chart, table: Table, shape: _Shape) -> dict[str, Any]:
    rows = table.frame.to_dict("records")
    highest = max(int(row[series.column]) for row in rows for series in chart.series)
    labels = shape.labels([str(row[chart.category]) for row in rows])
    cells = [
        (place, label, order, series, row[series.column], heat_colours(int(row[series.column]), highest))
        for place, (row, label) in enumerate(zip(rows, labels, strict=True))
        for order, series in enumerate(chart.series)
    ]
    records = [
        {
            "row": label,
            "row_order": place,
            "column": wrapped(series.label, shape.line // 2),
            "column_order": order,
            "text": _count(value),
            "colour": colour,
            "ink": ink,
        }
        for place, label, order, series, value, (colour, ink) in cells
    ]
    return slides.heat(records, shape.lying(["", *labels]))


def _ink(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "#FFFFFF"


def _count(value: float) -> str:
    return Column("", "", "count").shown(value)


def _column(table: Table, name: str) -> Column:
    return next((column for column in table.columns if column.name == name), Column(name, ""))
