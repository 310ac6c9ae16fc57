"""The areas of the resolution: by blocs as a heat map of links, and one area with its models and outcomes."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from charts.palette import bloc_colour
from data_access.categories import categories, units
from data_access.figures import published_figures
from data_access.frames import named, rows
from data_access.model_cards import found_models
from data_access.scope import Scope
from data_access.tasks import models_by_task, models_by_task_and_bloc, outcomes_serving
from ui.address_inputs import write
from ui.components import render_html, render_nothing, render_table_button, render_title
from ui.filters import Choices, render_chips
from ui.heat_table import heat_cell
from ui.html_table import bar, html_table
from ui.links import address, link
from ui.load import load
from ui.markdown import plain
from ui.no_match import render_no_match
from ui.outcomes import render_outcomes
from ui.page_address import kept
from wording.headline import during
from wording.numbers import UNKNOWN, count
from wording.published import RESOLUTION, published_sources, resolution_statements
from wording.resolution import area_sentence, leading_area, none_linked
from wording.words import NO_DATA, NO_MATCH, NOT_KNOWN_BLOC, SUBJECT_TYPES

AREA = "noi_dung"
_LISTED = 12


def render_published_resolution(scope: Scope) -> None:
    """Draw what is published about the resolution itself, with its source; nothing if nothing is."""
    figures = load(published_figures, scope.revision)
    stated = resolution_statements(figures, named(load(categories, scope.revision, "indicator")))
    if not stated:
        return
    terms = load(categories, scope.revision, "period").set_index("code")["name"]
    about = figures[figures["indicator"].isin(RESOLUTION)]
    term = " và ".join(dict.fromkeys(terms.get(code, code) for code in about["period"] if code))
    render_title(f"Nghị quyết nhiệm kỳ {term} xác định" if term else "Nghị quyết xác định")
    render_html(
        '<div class="published">'
        + "".join(
            f'<div><div class="value">{escape(one.value)}</div><div class="name">{escape(one.label)}</div></div>'
            for one in stated
        )
        + f'</div><p class="source">Nguồn: {escape("; ".join(published_sources(about)))}</p>'
    )


def render_heat(scope: Scope, itemised: int) -> None:
    """Draw areas by blocs; an area leads to its models and outcomes, a cell to those of one bloc."""
    areas = load(categories, scope.revision, "task")
    by_task = load(models_by_task, scope).assign(name=list(areas["name"]))
    if not by_task["models"].sum():
        if scope.narrowed and not itemised:
            render_no_match("/nghi-quyet", NO_MATCH)
        else:
            _render_unlinked(areas, itemised)
        return
    grid = load(models_by_task_and_bloc, scope).set_index(["task", "bloc"])["models"]
    blocs = _columns(scope, {bloc for _, bloc in grid.index})
    render_title("Mô hình theo nội dung nghị quyết và khối", leading_area(by_task))
    highest, most = int(grid.max()), int(by_task["models"].max())
    lines = []
    for row in rows(by_task):
        cells = [_cell(int(grid.get((row.task, bloc.code), 0)), highest, row.task, bloc) for bloc in rows(blocs)]
        name = link(row.name, "/nghi-quyet", **{AREA: row.task})
        name = f'<strong class="chosen">{name}</strong>' if row.task == kept(AREA) else name
        lines.append([name, bar(count(row.models), row.models, most), *cells])
    every = "Tổng" if scope.blocs else "Tất cả khối"
    heads = ["Nội dung", every, *(bloc.short_name or bloc.name for bloc in rows(blocs))]
    render_html(
        f'<div class="scroll heat" tabindex="0">{html_table(heads, lines)}</div>'
        '<p class="source">Một mô hình có thể phục vụ nhiều nội dung nên các dòng không cộng lại với nhau. '
        f"Chọn một nội dung hoặc một ô để xem mô hình và kết quả.{_report(areas)}</p>"
    )
    shown = pd.DataFrame({"Nội dung": by_task["name"], every: by_task["models"].map(count)})
    for bloc in rows(blocs):
        shown[bloc.name] = [count(grid.get((task, bloc.code), 0)) for task in by_task["task"]]
    render_table_button(shown, name="noi-dung-nghi-quyet", numbers=list(shown.columns[1:]))


def render_area(code: str, scope: Scope, offered: Choices) -> None:
    """Draw one area: how many models from which blocs, the models by name, what they achieved."""
    areas = named(load(categories, scope.revision, "task"))
    grid = load(models_by_task_and_bloc, scope)
    blocs = offered.narrowing["khoi"]
    own = grid[grid["task"] == code]
    own = own.assign(name=[blocs.get(bloc, NOT_KNOWN_BLOC) for bloc in own["bloc"]])
    render_html(
        f'<p class="back">{link("← Tất cả nội dung của nghị quyết", "/nghi-quyet")}</p>'
        f'<h1 class="headline">{escape(areas[code])}, <span>{escape(during(scope, offered.periods))}</span></h1>'
        f'<p class="lead">{escape(area_sentence(own))}</p>'
    )
    render_chips(offered)
    total = int(own["models"].sum())
    if not total:
        return
    listed = load(found_models, scope, "", "", code, "newest", _LISTED)
    unit_names = named(load(units, scope.revision))
    positions = load(categories, scope.revision, "bloc").set_index("code")["position"]
    lines = [
        [
            link(row.name, "/mo-hinh", ma=row.code),
            link(unit_names[row.unit], "/khoi", don_vi=row.unit) if row.unit in unit_names else UNKNOWN,
            f'<span class="square first" style="background:{bloc_colour(int(positions.get(row.bloc, 0)))}"></span>'
            f"{escape(blocs.get(row.bloc, NOT_KNOWN_BLOC))}",
            str(row.year) if row.year else escape(offered.periods.get(row.period, "Chưa rõ năm")),
            escape(SUBJECT_TYPES[row.subject_type]),
        ]
        for row in rows(listed)
    ]
    cut = f"{count(len(listed))} mô hình mới nhất trong {count(total)} mô hình." if total > len(listed) else ""
    render_title("Các mô hình phục vụ nội dung này", cut)
    render_html(html_table(["Mô hình", "Đơn vị", "Khối", "Năm", "Loại"], lines, css="area"))
    if total > len(listed):
        more = link(f"Xem tất cả {count(total)} mô hình", "/mo-hinh", nghi_quyet=code)
        render_html(f'<p class="more">{more}</p>')
    render_outcomes(load(outcomes_serving, scope, code), scope.revision, "Kết quả của các mô hình này")


def render_area_not_found(scope: Scope) -> None:
    """Say that there is no such area, with the areas to choose from."""
    known = named(load(categories, scope.revision, "task"))
    render_nothing(
        f"Không có nội dung nghị quyết nào mang mã “{plain(kept(AREA)[:40])}” ở phiên bản số liệu này.",
        "Mã có thể đã gõ sai. Hãy chọn một nội dung dưới đây.",
    )
    st.selectbox(
        "Nội dung nghị quyết",
        list(known),
        index=None,
        format_func=lambda code: known.get(code, code),
        key="found_area",
        placeholder="Gõ tên nội dung",
        on_change=_open_found,
    )


def _render_unlinked(areas: pd.DataFrame, itemised: int) -> None:
    render_title("Các nội dung của nghị quyết mà mô hình góp phần thực hiện", none_linked(itemised))
    names = "".join(
        f'<li><span>{escape(name)}</span> <span class="note">{NO_DATA}</span></li>' for name in areas["name"]
    )
    render_html(f'<ul class="areas">{names}</ul><p class="source">{_report(areas)}</p>')
    render_nothing(
        "Số mô hình theo từng nội dung chưa có.",
        "Khi danh sách mô hình có cột “Nội dung nghị quyết” được tải lên, ở đây có bảng theo nội dung và khối.",
    )


def _report(areas: pd.DataFrame) -> str:
    """Say which report names the areas."""
    reports = dict.fromkeys(str(attrs.get("source", "")) for attrs in areas["attrs"])
    named_in = "; ".join(report for report in reports if report)
    return f" Các nội dung lấy theo {escape(named_in)}." if named_in else ""


def _columns(scope: Scope, used: set[str]) -> pd.DataFrame:
    blocs = load(categories, scope.revision, "bloc")[["code", "name", "short_name"]]
    if scope.blocs:
        blocs = blocs[blocs["code"].isin(scope.blocs)]
    if "" in used:
        blocs.loc[len(blocs)] = ["", NOT_KNOWN_BLOC, NOT_KNOWN_BLOC]
    return blocs


def _cell(models: int, highest: int, task: str, bloc: Any) -> str:
    if not models or not bloc.code:
        return heat_cell(models, highest)
    there = address("/nghi-quyet", **{"khoi": bloc.code, AREA: task})
    return heat_cell(models, highest, there, f"{bloc.name}: {count(models)} mô hình")


def _open_found() -> None:
    write(**{AREA: st.session_state["found_area"] or ""})
