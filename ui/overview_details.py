"""Below the first screen of the overview: cohort, levels, blocs by fields, outcomes, the list of models."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from charts import palette
from charts.labels import wrapped
from charts.overview import bloc_field_heat, cohort_bars, levels_bars
from data_access.categories import categories, units
from data_access.counts import cohort, models_by_bloc_and_field, models_by_level
from data_access.frames import rows
from data_access.models import model_names
from data_access.outcomes import outcomes_by_indicator
from data_access.scope import Scope
from ui.components import Drawing, render_download, render_drawing, render_html, render_title, table
from ui.filters import Choices, named, toggler
from ui.later import clicked_below
from ui.load import load, prepared
from wording.cohort import cohort_steps, step_label
from wording.numbers import amount, count
from wording.takeaways import leading_level, leading_outcome, leading_pair, review_rate
from wording.words import NOT_KNOWN_BLOC, NOT_KNOWN_FIELD, STATUSES, SUBJECT_TYPES

LISTED = 200


def render_cohort(scope: Scope) -> None:
    """Draw how the models of the scope went on, each step with numerator and denominator."""
    render_drawing(prepared(_cohort, scope), key="chart_cohort")


def render_levels(scope: Scope) -> None:
    """Draw registered and recognised levels side by side."""
    render_drawing(prepared(_levels, scope), key="chart_levels")


def render_heat(scope: Scope, offered: Choices) -> None:
    """Draw blocs by fields; a click filters by the bloc."""
    render_drawing(prepared(_heat, scope), key="chart_heat", on_pick=clicked_below(toggler("khoi", offered)))


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
            "colour": [palette.COLLECTIVE] * 3 + [palette.GOLD] * 3,
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
            ("Đăng ký", row.registered, palette.COLLECTIVE),
            ("Công nhận", row.recognized, palette.PRIMARY),
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
        [(palette.COLLECTIVE, "Cấp đăng ký"), (palette.PRIMARY, "Cấp công nhận")],
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
            "text_colour": [ink for _, ink in colours],
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
        bloc_field_heat,
        frame,
        "Bản đồ nhiệt",
        "Mô hình theo khối và lĩnh vực",
        leading_pair(grid[grid["bloc"].isin(scope.blocs)] if scope.blocs else grid),
        table,
        ["Mô hình"],
        "khoi-va-linh-vuc",
    )


def render_outcomes(scope: Scope) -> None:
    """Draw the outcomes, one line per indicator and measure unit; unlike units are never added."""
    names = named(load(categories, scope.revision, "indicator"))
    outcomes = load(outcomes_by_indicator, scope)
    if outcomes.empty:
        return
    outcomes = outcomes.sort_values("models", ascending=False, kind="stable")
    most = int(outcomes["models"].max())
    named_outcomes = outcomes.assign(name=[names.get(code, code) for code in outcomes["indicator"]])
    render_title("Kết quả theo chỉ tiêu", leading_outcome(named_outcomes))
    lines = "".join(
        f"<tr><td>{escape(names.get(row.indicator, row.indicator))}</td>"
        f'<td class="number" data-label="Kết quả">{amount(row.value)}</td>'
        f'<td data-label="Đơn vị tính">{escape(row.measure_unit)}</td>'
        f'<td class="number" data-label="Lượt báo cáo">{count(row.models)}</td>'
        f'<td style="width:30%"><div class="bar" style="width:{100 * row.models / most:.0f}%"></div></td></tr>'
        for row in rows(outcomes)
    )
    render_html(
        '<div class="scroll" tabindex="0"><table class="plain">'
        '<thead><tr><th>Chỉ tiêu</th><th class="number">Kết quả</th>'
        '<th>Đơn vị tính</th><th class="number">Lượt báo cáo</th><th></th></tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )
    table_of_outcomes = pd.DataFrame(
        {
            "Chỉ tiêu": named_outcomes["name"],
            "Kết quả": [amount(value) for value in outcomes["value"]],
            "Đơn vị tính": outcomes["measure_unit"],
            "Lượt báo cáo": [count(value) for value in outcomes["models"]],
        }
    )
    render_download(table_of_outcomes, name="ket-qua-theo-chi-tieu")


def render_list(scope: Scope, offered: Choices) -> None:
    """Draw the models behind the figures, by name."""
    listed = load(model_names, scope, LISTED)
    render_html('<h2 class="part">Danh sách mô hình</h2>')
    if listed.empty:
        st.info("Chưa có mô hình nào được nhập chi tiết trong phạm vi đang xem.")
        return
    blocs = offered.narrowing["khoi"]
    unit_names = named(load(units, scope.revision))
    shown = pd.DataFrame(
        {
            "Tên mô hình": listed["name"],
            "Khối": [blocs.get(code, NOT_KNOWN_BLOC) for code in listed["bloc"]],
            "Đơn vị": [unit_names.get(code, "—") for code in listed["unit"]],
            "Năm": [str(row.year) if row.year else offered.periods.get(row.period, "—") for row in rows(listed)],
            "Loại": listed["subject_type"].map(SUBJECT_TYPES),
            "Trạng thái": listed["status"].map(STATUSES),
        }
    )
    if len(listed) == LISTED:
        render_html(f'<p class="takeaway">Hiển thị {count(LISTED)} mô hình mới nhất.</p>')
    render_html(table(shown))
    render_download(shown, name="danh-sach-mo-hinh", label="Tải danh sách (CSV)")
