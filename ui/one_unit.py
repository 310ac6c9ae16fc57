"""One unit: where it stands, its years, the blocs it belonged to, its models, outcomes and awards."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from data_access.categories import categories
from data_access.frames import named, rows
from data_access.one_unit import (
    UnitFacts,
    awards_in,
    bloc_history,
    models_of,
    rank_in_bloc,
    unit_facts,
    years_of_unit,
)
from data_access.outcomes import outcomes_by_indicator
from data_access.scope import Scope
from data_access.standings import last_active_year, unit_standings
from ui.address_inputs import write
from ui.components import render_html, render_nothing, render_title
from ui.filters import Choices
from ui.html_figures import html_figures
from ui.html_table import bar, html_table
from ui.links import link
from ui.load import load
from ui.markdown import plain
from ui.outcomes import render_outcomes
from ui.page_address import kept
from wording.headline import during
from wording.numbers import UNKNOWN, count, times
from wording.standings import per_thousand, rank_in_words, shown
from wording.words import NO_DATA, NOT_KNOWN_BLOC, STATUSES, SUBJECT_TYPES, UNIT_KINDS

_YES_NO = {True: "Có", False: "Không"}


def asked_unit() -> str:
    """Return the one code that the address asks for as unit; '' for none or several."""
    asked = kept("don_vi")
    return "" if "," in asked else asked


def render_unit_not_found(offered: Choices) -> None:
    """Say that there is no such unit, with a search box and the way to the list."""
    render_html('<h1 class="headline">Không tìm thấy đơn vị</h1>')
    render_nothing(
        f"Không có đơn vị nào mang mã “{plain(asked_unit()[:40])}” ở phiên bản số liệu này.",
        "Mã có thể đã gõ sai, hoặc đơn vị chưa có ở phiên bản đang xem. Hãy tìm theo tên hoặc mở danh sách đơn vị.",
    )
    known = offered.narrowing["don_vi"]
    if known:
        st.selectbox(
            "Tìm đơn vị",
            list(known),
            index=None,
            format_func=lambda code: known.get(code, code),
            key="found_unit",
            placeholder="Gõ tên đơn vị",
            on_change=_open_found,
        )
    render_html(f"<p>{link('Xem tất cả khối và đơn vị', '/khoi', don_vi='')}</p>")


def render_unit_head(facts: UnitFacts, scope: Scope, offered: Choices) -> None:
    """Draw the name of the unit and what it is."""
    blocs = named(load(categories, scope.revision, "bloc"))
    bloc = blocs.get(facts.bloc, NOT_KNOWN_BLOC)
    ended = ""
    if facts.active_to:
        ended = f" Ngừng hoạt động sau năm {facts.active_to}."
        successor = load(unit_facts, scope.revision, facts.successor) if facts.successor else None
        if successor:
            ended += f" Đơn vị kế thừa: {link(successor.name, '/khoi', don_vi=successor.code)}."
    render_html(
        f'<p class="back">{link("← Tất cả khối và đơn vị", "/khoi", don_vi="")}</p>'
        f'<h1 class="headline">{escape(facts.name)}</h1>'
        f'<p class="lead">{escape(UNIT_KINDS.get(facts.kind, ""))} · {escape(bloc)} · '
        f"số liệu {escape(during(scope, offered.periods))}.{ended}</p>"
    )


def render_unit_figures(facts: UnitFacts, scope: Scope) -> None:
    """Draw the figures of the unit in the scope, with its place in its bloc."""
    standing = load(unit_standings, scope)
    own = standing[standing["unit"] == facts.code]
    if own.empty:
        render_nothing(
            "Đơn vị chưa hoạt động hoặc đã ngừng hoạt động trong phạm vi đang xem.", "Hãy chọn giai đoạn hoặc năm khác."
        )
        return
    row = next(rows(own))
    rank = load(rank_in_bloc, scope, facts.code) if row.models else None
    _render_figures(row, "" if rank is None else rank_in_words(rank), load(last_active_year, scope))


def render_unit_years(facts: UnitFacts, scope: Scope) -> None:
    """Draw the years of the unit: members, plan, models; and its blocs if there was more than one."""
    years = load(years_of_unit, scope.revision, facts.code)
    blocs = named(load(categories, scope.revision, "bloc"))
    spells = bloc_history(years, facts.bloc)
    takeaway = ""
    if len(spells) > 1:
        told = "; ".join(
            f"{blocs.get(bloc, bloc)} ({'từ năm ' + str(first) if not last else _span(first, last)})"
            for bloc, first, last in spells
        )
        takeaway = f"Đơn vị đã chuyển khối: {told}. Số liệu mỗi năm tính cho khối của năm đó."
    render_title("Đảng viên, kế hoạch và mô hình theo năm", takeaway)
    if years.empty:
        render_nothing("Chưa có số liệu theo năm của đơn vị.", "Số liệu đến từ tệp “Đơn vị theo năm” khi được tải lên.")
        return
    most = {name: years[name].max() for name in ("models", "active")}
    lines = [
        [
            f"<strong>{row.year}</strong>",
            escape(blocs.get(row.bloc, UNKNOWN)),
            UNKNOWN if row.member_count is pd.NA else count(row.member_count),
            _plan(row),
            UNKNOWN if row.disseminated is pd.NA else _YES_NO[bool(row.disseminated)],
            bar(count(row.models), row.models, most["models"]),
            bar(count(row.active), row.active, most["active"]),
        ]
        for row in rows(years)
    ]
    heads = ["Năm", "Khối", "Đảng viên", "Kế hoạch", "Đã phổ biến", "Mô hình đăng ký mới", "Đang thực hiện"]
    render_html(html_table(heads, lines, numbers=("Đảng viên",)))


def render_unit_models(scope: Scope, offered: Choices) -> None:
    """Draw the models of the unit, each leading to its own page."""
    listed = load(models_of, scope)
    if listed.empty:
        render_title("Mô hình của đơn vị")
        render_nothing("Đơn vị chưa có mô hình trong phạm vi đang xem.", "Hãy chọn giai đoạn hoặc năm khác.")
        return
    total = int(listed["total"].iloc[0])
    exemplary = int(listed["exemplary"].sum())
    partly = f"; hiển thị {count(len(listed))} mô hình gần nhất" if total > len(listed) else ""
    gold = f", {count(exemplary)} mô hình tiêu biểu" if exemplary and not partly else ""
    render_title("Mô hình của đơn vị", f"{count(total)} mô hình{gold}{partly}.")
    lines = [
        [
            link(row.name, "/mo-hinh", ma=row.code)
            + (' <span class="badge">Tiêu biểu</span>' if row.exemplary else ""),
            escape(SUBJECT_TYPES[row.subject_type]),
            escape(_since(row, offered)),
            escape(f"{STATUSES[row.status]} ({row.year})" if row.status and row.year else STATUSES[row.status]),
        ]
        for row in rows(listed)
    ]
    render_html(html_table(["Mô hình", "Loại", "Năm đăng ký", "Trạng thái gần nhất"], lines))
    if partly:
        render_html(f"<p>{link(f'Xem tất cả {count(total)} mô hình', '/mo-hinh')}</p>")


def render_unit_results(scope: Scope) -> None:
    """Draw what the models of the unit achieved and which awards they got."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        render_outcomes(load(outcomes_by_indicator, scope), scope.revision, "Kết quả của các mô hình")
    with right:
        _render_awards(load(awards_in, scope))


def _render_figures(row: Any, rank: str, active_year: int) -> None:
    density = per_thousand(row)
    members = NO_DATA if row.members is pd.NA else f"{count(row.members)} đảng viên"
    cells = [
        ("Mô hình đăng ký mới", count(row.models), rank),
        (
            f"Đang thực hiện{f' năm {active_year}' if active_year else ''}",
            count(row.active) if active_year else UNKNOWN,
            "",
        ),
        ("Trên 1.000 đảng viên", UNKNOWN if density is None else times(density), members),
        (
            "Được công nhận",
            count(row.recognized) if row.reviewed else UNKNOWN,
            f"đạt {shown('cong-nhan', row)} trong {count(row.reviewed)} mô hình đã thẩm định"
            if row.reviewed
            else NO_DATA,
        ),
        ("Tiêu biểu · Khen thưởng", f"{count(row.exemplary)} · {count(row.awarded)}", "mô hình"),
    ]
    render_html(html_figures((name, value, escape(note)) for name, value, note in cells))


def _render_awards(awards: pd.DataFrame) -> None:
    if awards.empty:
        render_title("Khen thưởng", "Chưa có khen thưởng được ghi nhận trong phạm vi đang xem.")
        return
    total = int(awards["total"].iloc[0])
    render_title("Khen thưởng", f"{count(total)} lượt khen thưởng của các mô hình đang xem.")
    lines = [
        [
            str(row.year) if row.year else UNKNOWN,
            f"{escape(row.form[:1].upper() + row.form[1:])}{f' của {escape(row.authority)}' if row.authority else ''}",
            link(row.name, "/mo-hinh", ma=row.model),
        ]
        for row in rows(awards)
    ]
    render_html(f'<div class="scroll" tabindex="0">{html_table(["Năm", "Hình thức", "Mô hình"], lines)}</div>')


def _plan(row: Any) -> str:
    if row.has_plan is pd.NA:
        return UNKNOWN
    return escape(f"Có, số {row.plan_no}" if row.has_plan and row.plan_no else _YES_NO[bool(row.has_plan)])


def _since(row: Any, offered: Choices) -> str:
    if not row.first_year:
        return offered.periods.get(row.first_period, "chưa rõ năm")
    return str(row.first_year) + ("" if row.is_new else ", duy trì")


def _span(first: int, last: int) -> str:
    return f"{first}–{last}" if first != last else str(first)


def _open_found() -> None:
    write(don_vi=st.session_state["found_unit"] or "")
