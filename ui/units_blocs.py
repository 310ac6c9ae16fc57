"""The blocs side by side: a card each, and one chart by the measure that the reader chooses."""

from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from charts.labels import wrapped
from charts.palette import bloc_colour
from charts.units import measure_bars
from data_access.categories import categories
from data_access.figures import HeadlineFigure
from data_access.frames import rows
from data_access.scope import Scope
from ui.address_inputs import write
from ui.components import render_chart, render_html, render_table_button, render_title
from ui.filters import Choices, toggle
from ui.load import load
from ui.page_address import kept
from wording.numbers import UNKNOWN, count
from wording.standings import MEASURES, counted, leading_by, offered_measures, partly, per_thousand, shown
from wording.words import NO_DATA, NOT_KNOWN_BLOC

MEASURE = "so_sanh"
_DIMMED = 0.35


def with_names(blocs: pd.DataFrame, revision: int) -> pd.DataFrame:
    """Add name and official position to a frame with the column bloc."""
    known = load(categories, revision, "bloc").set_index("code")
    return blocs.assign(
        name=[known["name"].get(code, NOT_KNOWN_BLOC) for code in blocs["bloc"]],
        position=[int(known["position"].get(code, 0)) for code in blocs["bloc"]],
    )


def render_bloc_cards(blocs: pd.DataFrame, total: HeadlineFigure, scope: Scope, offered: Choices) -> None:
    """Draw a card for each bloc; a click filters by the bloc, a second one takes the filter off.

    A line that would say of every bloc that nothing is known is left out, as are units and members while models are
    still to be itemised.
    """
    told = {row.bloc: _lines(row) for row in rows(blocs)}
    if partly(total):  # then neither the units without models nor the models on 1.000 members are known
        told = {bloc: lines[2:] for bloc, lines in told.items()}
    known = {name for lines in told.values() for name, value, _ in lines if value != UNKNOWN}
    with st.container(key="bloc_cards"):
        for row in rows(blocs):
            with st.container(key=f"bloc_card_{row.bloc}"):
                render_html(
                    _card(
                        row,
                        [line for line in told[row.bloc] if line[0] in known],
                        row.bloc in scope.blocs,
                        partly(total),
                    )
                )
                if row.bloc:
                    chosen = row.bloc in scope.blocs
                    st.button(
                        f"{'Bỏ lọc' if chosen else 'Lọc theo'} {row.name}",
                        key=f"pick_bloc_{row.bloc}",
                        on_click=toggle,
                        args=("khoi", offered, {row.bloc}),
                    )


def render_comparison(
    blocs: pd.DataFrame, total: HeadlineFigure, active_year: int, scope: Scope, offered: Choices
) -> None:
    """Draw the blocs by the chosen measure; a click filters by the bloc."""
    codes = offered_measures(blocs, active_year, total)
    chosen = kept(MEASURE) if kept(MEASURE) in codes else codes[0]
    takeaway = leading_by(blocs, chosen, total)
    title = counted(chosen, active_year, total)
    render_title(title, takeaway)
    if len(codes) > 1:
        st.session_state["shown_measure"] = chosen
        st.pills(
            "So sánh theo",
            codes,
            format_func=lambda code: MEASURES[code].label,
            key="shown_measure",
            required=True,
            label_visibility="collapsed",
            on_change=_write_measure,
        )
    valued = blocs.assign(value=pd.Series([MEASURES[chosen].value(row) for row in rows(blocs)], dtype="float64"))
    valued = valued.sort_values(["value", "position"], ascending=[False, True], na_position="last")
    most = valued["value"].max()
    frame = pd.DataFrame(
        {
            "code": valued["bloc"],
            "label": [wrapped(name) for name in valued["name"]],
            "value": valued["value"].fillna(0).astype("float64"),
            "value_label": [shown(chosen, row) for row in rows(valued)],
            "colour": [bloc_colour(position) for position in valued["position"]],
            "opacity": [1.0 if not scope.blocs or code in scope.blocs else _DIMMED for code in valued["bloc"]],
            "order": range(len(valued)),
            "room": 1.1 * max(1.0, 0.0 if pd.isna(most) else float(most)),
            "tip": [f"{row.name}: {shown(chosen, row)} {MEASURES[chosen].unit}" for row in rows(valued)],
        }
    )
    render_chart(
        measure_bars,
        frame,
        key="chart_compared",
        alt_text=f"Biểu đồ thanh: {title}",
        on_pick=partial(toggle, "khoi", offered),
    )
    columns = {MEASURES[code].label: [shown(code, row) for row in rows(blocs)] for code in codes}
    render_table_button(pd.DataFrame({"Khối": blocs["name"], **columns}), name="so-sanh-khoi", numbers=list(columns))


def _lines(r: Any) -> list[tuple[str, str, str]]:
    """Return what a card says below its figure: name, value, note."""
    density = per_thousand(r)
    return [
        (
            "Đơn vị có mô hình",
            f"{count(r.units_with_models)}/{count(r.units)}" if r.units else UNKNOWN,
            "" if r.units else NO_DATA,
        ),
        ("Trên 1.000 đảng viên", shown("tren-1000", r), _members_note(r) if density is not None else NO_DATA),
        (
            "Được công nhận",
            shown("cong-nhan", r),
            f"{count(r.recognized)}/{count(r.reviewed)} đã thẩm định" if r.reviewed else NO_DATA,
        ),
    ]


def _card(r: Any, lines: list[tuple[str, str, str]], chosen: bool, part: bool) -> str:
    what = "mô hình đã nhập chi tiết" if part else "mô hình đăng ký mới"
    below = "".join(
        f'<div><dt>{escape(name)}</dt><dd>{value} <span class="note">{escape(note)}</span></dd></div>'
        for name, value, note in lines
    )
    return (
        f'<div class="bloc{" chosen" if chosen else ""}" style="--bloc:{bloc_colour(r.position)}">'
        f'<div class="name">{escape(wrapped(r.name))}</div>'
        f'<div class="value">{count(r.models)}</div><div class="note">{what}</div><dl>{below}</dl></div>'
    )


def _members_note(row: Any) -> str:
    partly = f", {row.units_with_members}/{row.units} đơn vị" if row.units_with_members < row.units else ""
    return f"{count(row.members)} đảng viên{partly}"


def _write_measure() -> None:
    chosen = st.session_state["shown_measure"]
    write(**{MEASURE: "" if chosen == next(iter(MEASURES)) else chosen})
