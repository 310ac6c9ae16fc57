"""Below the first screen of the overview: cohort, levels, blocs by fields, outcomes, the list of models."""

from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd

from charts import palette
from charts.labels import wrapped
from charts.overview import cohort_bars, levels_bars
from data_access.categories import categories, units
from data_access.counts import cohort, models_by_bloc_and_field, models_by_level, models_in
from data_access.frames import named, rows
from data_access.models import newest_models
from data_access.outcomes import outcomes_by_indicator
from data_access.scope import Scope
from ui.components import Drawing, render_download, render_drawing, render_html, render_table_button, render_title
from ui.filters import Choices
from ui.heat_table import heat_cell
from ui.html_table import html_table
from ui.links import address, link
from ui.load import load, prepared
from ui.outcomes import render_outcomes
from wording.cohort import cohort_steps, step_labels
from wording.numbers import UNKNOWN, count
from wording.takeaways import leading_level, leading_pair, not_known, review_rate
from wording.words import NOT_KNOWN_BLOC, NOT_KNOWN_FIELD, STATUSES, SUBJECT_TYPES

LISTED = 50


def render_cohort(scope: Scope) -> None:
    """Draw how the models of the scope went on, each step with numerator and denominator."""
    render_drawing(prepared(_cohort, scope), key="chart_cohort")


def render_levels(scope: Scope) -> None:
    """Draw registered and recognised levels side by side; without any, only say so: no bar is not a bar of 0."""
    levels = prepared(_levels, scope)
    if levels.frame["models"].any():
        render_drawing(levels, key="chart_levels")
    else:
        render_title(levels.title, levels.takeaway)


def render_heat(scope: Scope) -> None:
    """Draw blocs by fields; a click filters by both, a second one takes the two filters off."""
    grid = prepared(_grid, scope)
    inside = grid[_chosen(grid["bloc"], scope.blocs) & _chosen(grid["field"], scope.fields)]
    title = "Mô hình theo khối và lĩnh vực"
    render_title(title, leading_pair(inside))
    highest = int(grid["models"].max()) if len(grid) else 0
    lines = []
    for _, own in grid.groupby("bloc", sort=False):
        first = next(rows(own))
        colour = palette.bloc_colour(first.position)
        name = f'<span class="square first" style="background:{colour}"></span>{escape(first.bloc_name)}'
        lines.append([name, *(_heat_cell(row, highest, row.Index in inside.index) for row in own.itertuples())])
    heads = ["Khối", *dict.fromkeys(grid["field_name"])]
    without = escape(address("/", khoi="", linh_vuc=""))
    render_html(f'<div class="heat" data-again="{without}">{html_table(heads, lines, css="fields")}</div>')
    listed = pd.DataFrame(
        {
            "Khối": grid["bloc_name"],
            "Lĩnh vực": grid["field_name"],
            "Mô hình": [count(value) for value in grid["models"]],
        }
    )
    render_table_button(listed, name="khoi-va-linh-vuc", numbers=["Mô hình"], title=title)


def _heat_cell(row: Any, highest: int, inside: bool) -> str:
    told = f"{row.bloc_name} · {row.field_name}: {count(row.models)} mô hình"
    if not row.bloc or not row.field:
        return heat_cell(row.models, highest, told=told, pale=not inside)
    return heat_cell(row.models, highest, address("/", khoi=row.bloc, linh_vuc=row.field), told, pale=not inside)


def _chosen(codes: "pd.Series[str]", asked: tuple[str, ...]) -> "pd.Series[bool]":
    return codes.isin(asked) if asked else codes.notna()


def _grid(scope: Scope) -> pd.DataFrame:
    """Return the models by bloc and field with names; what the filters by these two leave out stays to compare with."""
    blocs, fields = load(categories, scope.revision, "bloc"), load(categories, scope.revision, "field")
    bloc_names, field_names = named(blocs), named(fields)
    places = dict(zip(blocs["code"], blocs["position"], strict=True))
    grid = load(models_by_bloc_and_field, replace(scope, blocs=(), fields=()))
    return grid.assign(
        bloc_name=[bloc_names.get(code, NOT_KNOWN_BLOC) for code in grid["bloc"]],
        field_name=[field_names.get(code, NOT_KNOWN_FIELD) for code in grid["field"]],
        position=[int(places.get(code, 0)) for code in grid["bloc"]],
    )


def _cohort(scope: Scope) -> Drawing:
    followed = load(cohort, scope)
    steps = cohort_steps(followed)
    labels = step_labels(followed)
    frame = pd.DataFrame(
        {
            "code": [name for name, *_ in steps],
            "label": [name for name, *_ in steps],
            "models": [part for _, part, _ in steps],
            "models_label": labels,
            "colour": palette.STEPS,
            "opacity": 1.0,
            "order": range(len(steps)),
            "room": 1.3 * max(1, followed.models),
            "tip": [f"{name}: {label}" for (name, *_), label in zip(steps, labels, strict=True)],
        }
    )
    table = pd.DataFrame({"Bước": [name for name, *_ in steps], "Mô hình": labels})
    return Drawing(
        cohort_bars,
        frame,
        "Biểu đồ thanh",
        "Từ đăng ký đến công nhận",
        review_rate(followed),
        table,
        ["Mô hình"],
        "dang-ky-den-cong-nhan",
    )


def _levels(scope: Scope) -> Drawing:
    names = named(load(categories, scope.revision, "level"))
    by_level = load(models_by_level, scope).assign(name=lambda frame: frame["level"].map(names))
    parts = [
        (row.level, row.name, measure, value, colour)
        for row in rows(by_level)
        for measure, value, colour in (
            ("Đăng ký", row.registered, palette.REGISTERED),
            ("Lượt công nhận", row.recognized, palette.RECOGNIZED),
        )
    ]
    frame = pd.DataFrame(
        {
            "code": [level for level, *_ in parts],
            "label": [wrapped(name) for _, name, *_ in parts],
            "measure": [measure for _, _, measure, *_ in parts],
            "models": [value for *_, value, _ in parts],
            "models_label": [f"{count(value)} {measure.lower()}" for _, _, measure, value, _ in parts],
            "colour": [colour for *_, colour in parts],
            "order": range(len(parts)),
            "tip": [f"{name} · {measure}: {count(value)}" for _, name, measure, value, _ in parts],
        }
    )
    table = pd.DataFrame(
        {
            "Cấp": by_level["name"],
            "Đăng ký": [count(value) for value in by_level["registered"]],
            "Lượt công nhận": [count(value) for value in by_level["recognized"]],
        }
    )
    return Drawing(
        levels_bars,
        frame,
        "Biểu đồ thanh",
        "Cấp đăng ký và cấp công nhận",
        leading_level(by_level),
        table,
        ["Đăng ký", "Lượt công nhận"],
        "theo-cap",
    )


def render_results(scope: Scope) -> None:
    """Draw the outcomes; nothing if there are none."""
    outcomes = load(outcomes_by_indicator, scope)
    if not outcomes.empty:
        render_outcomes(outcomes, scope.revision, "Kết quả theo chỉ tiêu")


def render_list(scope: Scope, offered: Choices) -> None:
    """Draw the models behind the figures, by name; what is known of none of them is told once, not in every line."""
    listed = load(newest_models, scope, LISTED)
    if listed.empty:
        render_title("Danh sách mô hình", "Chưa có mô hình nào được nhập chi tiết trong phạm vi đang xem.")
        return
    blocs = offered.narrowing["khoi"]
    unit_names = named(load(units, scope.revision))
    every = {
        "Khối": [blocs.get(code, "") for code in listed["bloc"]],
        "Đơn vị": [unit_names.get(code, "") for code in listed["unit"]],
        "Năm": [str(row.year) if row.year else offered.periods.get(row.period, "") for row in rows(listed)],
        "Loại": [SUBJECT_TYPES[code] if code else "" for code in listed["subject_type"]],
        "Trạng thái": [STATUSES[code] if code else "" for code in listed["status"]],
    }
    known = {head: [cell or UNKNOWN for cell in cells] for head, cells in every.items() if any(cells)}
    whole = load(models_in, scope)
    cut = f"Hiển thị {count(len(listed))} trong {count(whole)} mô hình." if whole > len(listed) else ""
    render_title("Danh sách mô hình", f"{cut} {not_known([head for head in every if head not in known])}".strip())
    links = [link(row.name, "/mo-hinh", ma=row.code) for row in rows(listed)]
    lines = [list(line) for line in zip(links, *([*map(escape, cells)] for cells in known.values()), strict=True)]
    render_html(html_table(["Mô hình", *known], lines, css="listed"))
    table = pd.DataFrame({"Mô hình": listed["name"], **known})
    render_download(table, name="danh-sach-mo-hinh", label="Tải danh sách (CSV)")
