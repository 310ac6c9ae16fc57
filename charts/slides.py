"""Charts for slides: Vega-Lite specifications with type that is read from the back of a hall.

Each takes records whose labels, colours and order are fields, and the size of the picture; plain dicts, so that a
document is made without loading Altair.
"""

from dataclasses import dataclass
from typing import Any

from charts.palette import INK, LINE, MUTED

Records = list[dict[str, Any]]
Specification = dict[str, Any]

FONT = "Source Sans Pro"
_LINES = "split(datum.value, '\\n')"


@dataclass(frozen=True)
class Size:
    """A picture: width, height and the size of its type, in the same unit."""

    width: int
    height: int
    text: int


def columns(records: Records, size: Size) -> Specification:
    """Stacked columns. Records: label, value, order (of the stack), colour, text, ink, middle, total, total_text."""
    x = {
        "field": "label",
        "type": "nominal",
        "sort": None,
        "axis": {**_AXIS, "labelFontSize": size.text, "labelColor": MUTED, "labelAngle": 0, "labelPadding": 14}
        | {"domain": True, "domainColor": LINE, "domainWidth": 2},
    }
    bars = {
        "mark": {"type": "bar", "width": {"band": 0.62}},
        "encoding": {
            "x": x,
            "y": {"field": "value", "type": "quantitative", "stack": "zero", "axis": None},
            "order": {"field": "order", "type": "quantitative"},
            "color": _colour("colour"),
        },
    }
    inside = {
        "mark": {"type": "text", "fontSize": size.text, "baseline": "middle"},
        "encoding": {
            "x": x,
            "y": {"field": "middle", "type": "quantitative"},
            "text": {"field": "text"},
            "color": _colour("ink"),
        },
    }
    above = {
        "mark": {
            "type": "text",
            "fontSize": round(size.text * 1.25),
            "fontWeight": 600,
            "color": INK,
            "dy": -size.text,
        },
        "encoding": {
            "x": x,
            "y": {"field": "total", "type": "quantitative"},
            "text": {"field": "total_text"},
        },
    }
    return _whole(records, size, [bars, inside, above], below=round(2.4 * size.text))


def bars(records: Records, size: Size) -> Specification:
    """Lying bars with their figure. Records: label (lines parted by a line feed), value, text, colour, order, room."""
    y = {"field": "label", "type": "nominal", "sort": {"field": "order"}, "axis": _label_axis(size)}
    marks = {
        "mark": {"type": "bar", "height": {"band": 0.62}, "cornerRadiusEnd": 3},
        "encoding": {"y": y, "x": _value_axis(), "color": _colour("colour")},
    }
    return _whole(records, size, [marks, _figures(y, size), _room(y)], beside=_label_room(records, "label", size))


def pairs(records: Records, size: Size) -> Specification:
    """Lying bars beside each other. Records as for `bars`, and measure (what tells the bars of a label apart)."""
    y = {"field": "label", "type": "nominal", "sort": {"field": "order"}, "axis": _label_axis(size)}
    offset = {"field": "measure", "sort": {"field": "order"}}
    marks = {
        "mark": {"type": "bar", "cornerRadiusEnd": 3},
        "encoding": {"y": y, "yOffset": offset, "x": _value_axis(), "color": _colour("colour")},
    }
    figures = _figures(y, size)
    figures["encoding"]["yOffset"] = offset
    return _whole(records, size, [marks, figures, _room(y)], beside=_label_room(records, "label", size))


def heat(records: Records, size: Size) -> Specification:
    """Cells with their figure. Records: row, row_order, column, column_order, text, colour, ink."""
    line = round(size.text * 1.12)
    lines = max(record["column"].count("\n") for record in records)
    encoding = {
        "x": {
            "field": "column",
            "type": "nominal",
            "sort": {"field": "column_order", "op": "min"},
            "axis": {**_AXIS, "orient": "top", "labelAngle": 0, "labelExpr": _LINES, "labelFontSize": size.text}
            | {"labelLineHeight": line, "labelPadding": 16 + lines * line},
        },
        "y": {
            "field": "row",
            "type": "nominal",
            "sort": {"field": "row_order", "op": "min"},
            "axis": _label_axis(size),
        },
    }
    cells = {
        "mark": {"type": "rect", "stroke": "#FFFFFF", "strokeWidth": 5, "cornerRadius": 4},
        "encoding": {**encoding, "color": _colour("colour")},
    }
    figures = {
        "mark": {**_strong(size), "baseline": "middle"},
        "encoding": {**encoding, "text": {"field": "text"}, "color": _colour("ink")},
    }
    beside = _label_room(records, "row", size)
    return _whole(records, size, [cells, figures], beside=beside, below=16 + (lines + 1) * line)


_AXIS: dict[str, Any] = {
    "title": None,
    "ticks": False,
    "domain": False,
    "grid": False,
    "labelLimit": 0,
    "labelColor": INK,
    "labelPadding": 16,
    "labelOverlap": False,
}


def _label_axis(size: Size) -> dict[str, Any]:
    line = size.text * 1.12
    centred = {"expr": f"-{line / 2} * (length({_LINES}) - 1)"}  # Vega centres the first line alone
    return {**_AXIS, "labelExpr": _LINES, "labelFontSize": size.text, "labelLineHeight": line, "labelOffset": centred}


def _value_axis() -> dict[str, Any]:
    return {"field": "value", "type": "quantitative", "axis": None, "scale": {"zero": True, "nice": False}}


def _strong(size: Size) -> dict[str, Any]:
    return {"type": "text", "fontSize": round(size.text * 1.25), "fontWeight": 600}


def _colour(field: str) -> dict[str, Any]:
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def _figures(y: dict[str, Any], size: Size) -> dict[str, Any]:
    return {
        "mark": {"type": "text", "align": "left", "dx": 12, "fontSize": size.text, "fontWeight": 600, "color": INK},
        "encoding": {"y": y, "x": {"field": "value", "type": "quantitative"}, "text": {"field": "text"}},
    }


def _room(y: dict[str, Any]) -> dict[str, Any]:
    """Keep room for the figures behind the bars."""
    return {
        "mark": {"type": "point", "opacity": 0},
        "encoding": {"y": y, "x": {"field": "room", "type": "quantitative"}},
    }


def _label_room(records: Records, field: str, size: Size) -> int:
    longest = max(len(line) for record in records for line in record[field].split("\n"))
    return round(16 + 0.47 * size.text * longest)


def _whole(records: Records, size: Size, layer: list[dict[str, Any]], beside: int = 0, below: int = 0) -> Specification:
    """Lay out the marks; room for labels is estimated, since having Vega fit the picture draws it several times."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": size.width - beside,
        "height": size.height - below,
        "autosize": "pad",
        "padding": 4,
        "data": {"values": records},
        "layer": layer,
        "config": {"font": FONT, "aria": False, "background": None, "view": {"stroke": None}},
    }
