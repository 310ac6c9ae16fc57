"""The story as a PDF to hand out: A4 lying, tables that break over pages under their head, an outline of all parts."""

import io
import json
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from charts.cover import cover_svg
from exports.deck_charts import chart_svg
from exports.fonts import FONTS
from exports.story_parts import Chart, Section, Story, Table, ToldModel
from exports.story_text import unbroken
from exports.widths import shares
from wording.headline import Stated

_TEMPLATE = Path(__file__).parent / "static" / "handout.typ"
_BESIDE_TABLE, _BESIDE_LONG_TABLE, _ALONE = 96, 70, 125
"""Height of a chart in millimetres, with its table below it, with a table of many rows, and with none."""
_MANY_ROWS = 6
_LETTERS = 160
"""Letters of a table's type that a line holds."""


def handout(story: Story) -> bytes:
    """Return the story as PDF, one section a page or more; every page names revision, time and illustrative data.

    All content reaches the template as data, never as markup.
    """
    files: dict[str, bytes] = {"main.typ": _TEMPLATE.read_bytes()}
    sections = [_section(section, place, files) for place, section in enumerate(story.sections)]
    told = {
        "title": story.title,
        "parent": story.profile.get("parent", ""),
        "organisation": story.organisation,
        "imprint": "; ".join((story.when[:1].upper() + story.when[1:], *story.filters)) + f" · {story.imprint}",
        "sections": sections,
    }
    files["story.json"] = json.dumps(told, ensure_ascii=False).encode()
    compiled: Any = typst.compile  # takes the files of a project by name too, which its own types leave out
    pdf: bytes = compiled(files, font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf")
    return pdf


def _section(section: Section, place: int, files: dict[str, bytes]) -> dict[str, Any]:
    tables = section.further_tables
    chart = ""
    if section.chart is not None:
        chart = f"chart-{place}.svg"
        files[chart] = chart_svg(section.chart, section.tables[0], "wide").encode()
    return {
        "kind": section.kind,
        "title": unbroken(section.title),
        "said": section.title if section.kind == "list" else section.takeaway or section.title,
        "lead": section.lead,
        "remark": section.remark,
        "figures": _stated(section.figures),
        "tables": [_table(table, bare=section.kind == "list") for table in tables],
        "chart": chart,
        "legend": _legend(section.chart),
        "chart-height": _chart_height(tables),
        "points": list(section.points),
        "model": None if section.model is None else _model(section.model, place, files),
        "source": section.source,
    }


def _legend(chart: Chart | None) -> list[list[str]]:
    several = chart.series if chart is not None and chart.kind in {"columns", "pairs"} else ()
    return [[series.colour, series.label] for series in several]


def _chart_height(tables: tuple[Table, ...]) -> int:
    rows = sum(len(table.frame) for table in tables)
    return (_BESIDE_LONG_TABLE if rows > _MANY_ROWS else _BESIDE_TABLE) if rows else _ALONE


def _stated(figures: tuple[Stated, ...]) -> list[dict[str, str]]:
    return [
        {"label": one.label, "value": " · ".join(one.values), "whole": one.whole, "note": one.note} for one in figures
    ]


def _table(table: Table, *, bare: bool) -> dict[str, Any]:
    return {
        "title": "" if bare else table.title,
        "head": [column.label for column in table.columns],
        "numbers": [column.kind not in {"text", "year"} for column in table.columns],
        "widths": [round(1000 * share) for share in shares(table, _LETTERS)],
        "rows": [[column.shown(row[column.name]) for column in table.columns] for _, row in table.frame.iterrows()],
        "cut": table.cut,
    }


def _model(told: ToldModel, place: int, files: dict[str, bytes]) -> dict[str, Any]:
    picture = f"model-{place}.{'svg' if told.photo is None else 'jpg'}"
    files[picture] = (
        cover_svg(told.field_position, told.code, told.colour, 380, 640).encode()
        if told.photo is None
        else _as_jpeg(told.photo)
    )
    return {
        "name": told.name,
        "picture": picture,
        "story": [list(paragraph) for paragraph in told.story],
        "facts": [list(fact) for fact in told.facts],
        "results": _stated(told.results),
    }


def _as_jpeg(photo: bytes) -> bytes:
    file = io.BytesIO()
    with Image.open(io.BytesIO(photo)) as picture:
        picture.convert("RGB").save(file, "JPEG", quality=88)
    return file.getvalue()
