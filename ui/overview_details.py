"""Below the first screen of the overview: cohort, levels, blocs by fields, outcomes, the list of models."""

from dataclasses import replace
from functools import partial
from html import escape

import pandas as pd

from charts import palette
from charts.labels import wrapped
from charts.overview import MOST_ROWS, bloc_field_heat, cohort_bars, levels_bars, many_blocs_heat
from data_access.categories import categories, units
from data_access.counts import cohort, models_by_bloc_and_field, models_by_level, models_in
from data_access.frames import rows
from data_access.models import newest_models
from data_access.outcomes import outcomes_by_indicator
from data_access.scope import Scope
from ui.components import Drawing, render_download, render_drawing, render_html, render_title
from ui.filters import Choices, named, toggle
from ui.html_table import html_table
from ui.later import clicked_below
from ui.links import link
from ui.load import load, prepared
from ui.outcomes import render_outcomes
from wording.cohort import cohort_steps, step_label
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


def render_heat(scope: Scope, offered: Choices) -> None:
    """Draw blocs by fields; a click filters by the bloc."""
    render_drawing(prepared(_heat, scope), key="chart_heat", on_pick=clicked_below(partial(toggle, "khoi", offered)))


def _cohort(scope: Scope) -> Drawing:
    followed = load(cohort, scope)
    steps = cohort_steps(followed)
    labels = [step_label(part, whole, first=place == 0) for place, (_, part, whole) in enumerate(steps)]
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
            ("Công nhận", row.recognized, palette.RECOGNIZED),
        )
    ]
    frame = pd.DataFrame(
        {
            "code": [level for level, *_ in parts],
            "label": [wrapped(name) for _, name, *_ in parts],
            "measure": [measure for _, _, measure, *_ in parts],
            "models": [value for *_, value, _ in parts],
            "models_label": [count(value) for *_, value, _ in parts],
            "colour": [colour for *_, colour in parts],
            "order": range(len(parts)),
            "room": 1.1 * max(1, *(value for *_, value, _ in parts)),
            "tip": [f"{name} · {measure}: {count(value)}" for _, name, measure, value, _ in parts],
        }
    )
    table = pd.DataFrame(
        {
            "Cấp": by_level["name"],
            "Đăng ký": [count(value) for value in by_level["registered"]],
            "Công nhận": [count(value) for value in by_level["recognized"]],
        }
    )
    return Drawing(
        levels_bars,
        frame,
        "Biểu đồ thanh",
        "Cấp đăng ký và cấp công nhận",
        leading_level(by_level),
        table,
        ["Đăng ký", "Công nhận"],
        "theo-cap",
        [(palette.REGISTERED, "Cấp đăng ký"), (palette.RECOGNIZED, "Cấp công nhận")],
    )


def _heat(scope: Scope) -> Drawing:
    blocs, fields = load(categories, scope.revision, "bloc"), load(categories, scope.revision, "field")
    bloc_names, field_names = named(blocs), named(fields)
    grid = load(models_by_bloc_and_field, replace(scope, blocs=()))
    grid = grid.assign(
        bloc_name=[bloc_names.get(code, NOT_KNOWN_BLOC) for code in grid["bloc"]],
        field_name=[field_names.get(code, NOT_KNOWN_FIELD) for code in grid["field"]],
    )
    highest = int(grid["models"].max()) if len(grid) else 0
    colours = [palette.heat_colours(value, highest) for value in grid["models"]]
    frame = pd.DataFrame(
        {
            "code": grid["bloc"],
            "bloc_label": [wrapped(name) for name in grid["bloc_name"]],
            "bloc_order": grid.groupby("bloc", sort=False).ngroup(),
            "field_label": [wrapped(name, 12) for name in grid["field_name"]],
            "field_order": grid.groupby("field", sort=False).ngroup(),
            "models_label": [count(value) for value in grid["models"]],
            "colour": [fill for fill, _ in colours],
            "opacity": [1.0 if not scope.blocs or code in scope.blocs else 0.35 for code in grid["bloc"]],
            "text_colour": [
                ink if not scope.blocs or code in scope.blocs else palette.MUTED
                for code, (_, ink) in zip(grid["bloc"], colours, strict=True)
            ],
            "tip": [f"{row.bloc_name} · {row.field_name}: {count(row.models)} mô hình" for row in rows(grid)],
        }
    )
    table = pd.DataFrame(
        {
            "Khối": grid["bloc_name"],
            "Lĩnh vực": grid["field_name"],
            "Mô hình": [count(value) for value in grid["models"]],
        }
    )
    return Drawing(
        bloc_field_heat if grid["bloc"].nunique() <= MOST_ROWS else many_blocs_heat,
        frame,
        "Bản đồ nhiệt",
        "Mô hình theo khối và lĩnh vực",
        leading_pair(grid[grid["bloc"].isin(scope.blocs)] if scope.blocs else grid),
        table,
        ["Mô hình"],
        "khoi-va-linh-vuc",
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
