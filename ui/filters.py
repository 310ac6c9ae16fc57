"""The filters that all pages share: in the address as codes, in the sidebar as words, above the content as chips.

The truth is one hidden text input per filter, bound to the address; the visible widgets are set from it and write
to it in their callbacks. Bound visible widgets would write their labels and drop codes they do not know.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_access.categories import categories, profile, units
from data_access.frames import named, rows
from data_access.scope import Scope
from exports.order import WHOLE_TIME, offered_periods
from ui.address_inputs import draw_input, recall, recall_only, write
from ui.later import first_run
from ui.load import load
from ui.markdown import plain
from wording.words import SUBJECT_TYPES

ADDRESS = ("giai_doan", "nam", "khoi", "loai", "linh_vuc", "cap", "don_vi", "ban")
NARROWING = ("nam", "khoi", "loai", "linh_vuc", "cap", "don_vi")
_ALL_TYPES = "tat-ca"
_CHANGES, _TAKEN_OVER = "changes_of_filters", "changes_taken_over"
"""How often the visible filters were given other values than the reader chose; and how often the browser knows of."""


@dataclass(frozen=True)
class Choices:
    """What a revision offers to choose from: code -> label, in official order."""

    revision: int
    periods: dict[str, str]
    default_period: str
    years: dict[str, dict[str, str]]
    narrowing: dict[str, dict[str, str]]


def keep_address() -> DeltaGenerator:
    """Hold every filter of the address in a hidden input, so that it survives page changes, back and forward.

    On the first run only those that the address has: eight inputs take the browser longer than two charts. The others
    follow by `keep_rest_of_address` in the place returned. What was chosen before its input stood is written into the
    address here; from then on the input writes it.
    """
    recall_only(ADDRESS)
    place = st.container(key="address")
    _keep([name for name in ADDRESS if not first_run() or name in st.query_params], place)
    return place


def keep_rest_of_address(place: DeltaGenerator) -> None:
    """Draw the inputs that the first run left out."""
    _keep([name for name in ADDRESS if name not in st.session_state["kept_in_address"]], place)


def _keep(names: Sequence[str], place: DeltaGenerator) -> None:
    kept: list[str] = st.session_state.setdefault("kept_in_address", [])
    added = [name for name in names if name not in kept]
    for name in added:
        if st.session_state.get(name) and name not in st.query_params:
            st.query_params[name] = st.session_state[name]
    drawn = [name for name in (*kept, *added) if name in names]  # in the same order at each run: none is made anew
    kept += added
    with place:
        for name in drawn:
            draw_input(name)


def choices(revision: int) -> Choices:
    """Return what can be chosen at a revision."""
    known_periods = load(categories, revision, "period")
    periods = known_periods[known_periods["code"].isin(offered_periods(load, revision))]
    known = {kind: named(load(categories, revision, kind)) for kind in ("bloc", "field", "level")}
    return Choices(
        revision,
        named(periods),
        load(profile, revision).get("default_period", ""),
        {row.code: _years(row.year_from, row.year_to) for row in rows(periods)},
        {
            "khoi": known["bloc"],
            "loai": {code: SUBJECT_TYPES[code] for code in ("collective", "individual")},
            "linh_vuc": known["field"],
            "cap": known["level"],
            "don_vi": named(load(units, revision)),
        },
    )


def read_scope(offered: Choices) -> Scope:
    """Return the scope that the address asks for; codes that are not known are passed over."""
    period = chosen_period(offered)
    return Scope(
        offered.revision,
        period,
        years=tuple(int(year) for year in chosen("nam", offered)),
        blocs=chosen("khoi", offered),
        subject_types=chosen("loai", offered),
        fields=chosen("linh_vuc", offered),
        levels=chosen("cap", offered),
        units=chosen("don_vi", offered),
    )


def chosen_period(offered: Choices) -> str:
    asked = str(st.session_state.get("giai_doan") or "")
    if asked == WHOLE_TIME:
        return ""
    return asked if asked in offered.periods else offered.default_period


def options(name: str, offered: Choices) -> dict[str, str]:
    """Return code -> label of one narrowing filter."""
    return offered.years.get(chosen_period(offered), {}) if name == "nam" else offered.narrowing[name]


def chosen(name: str, offered: Choices) -> tuple[str, ...]:
    """Return the known codes that the address holds for a narrowing filter, sorted and each once."""
    known = options(name, offered)
    return tuple(sorted({code for code in str(st.session_state.get(name) or "").split(",") if code in known}))


def toggle(name: str, offered: Choices, codes: set[str]) -> None:
    """Put codes into a filter; those that are in it are taken off."""
    recall()
    write(**{name: ",".join(sorted(codes.symmetric_difference(chosen(name, offered))))})


def render_filters(offered: Choices) -> None:
    """Draw the filters; each writes to the address."""
    periods = {**offered.periods, WHOLE_TIME: "Tất cả giai đoạn"}
    _show("giai_doan", chosen_period(offered) or WHOLE_TIME)
    st.selectbox(
        "Giai đoạn",
        list(periods),
        format_func=lambda code: periods.get(code, code),
        key="shown_giai_doan",
        on_change=_take,
        args=("giai_doan", lambda code: {"giai_doan": "" if code == offered.default_period else code, "nam": ""}),
        filter_mode=None,
    )
    for name, label, draw in (
        ("nam", "Năm", _render_years),
        ("khoi", "Khối", _render_several),
        ("loai", "Loại", _render_types),
        ("linh_vuc", "Lĩnh vực", _render_several),
        ("cap", "Cấp đăng ký", _render_several),
        ("don_vi", "Đơn vị", _render_several),
    ):
        if options(name, offered):
            draw(name, label, offered)
    st.session_state[_TAKEN_OVER] = str(st.session_state[_CHANGES])
    with st.container(key="address_filters"):
        st.text_input(_TAKEN_OVER, key=_TAKEN_OVER, label_visibility="collapsed")


def render_chips(offered: Choices, beside: Mapping[str, str] | None = None) -> None:
    """Draw one removable chip per active filter, and "Xóa bộ lọc".

    `beside` is what narrows this page alone: name in the address -> label of its one value.
    """
    active = [(name, code, options(name, offered)[code]) for name in NARROWING for code in chosen(name, offered)]
    others = beside or {}
    # Also without chips: what stands below must keep its place, or the browser makes it anew.
    with st.container(key="chips", horizontal=True, gap="small"):
        if not active and not others:
            return
        for name, code, label in active:
            st.button(f"{plain(label)} ✕", key=f"chip_{name}_{code}", on_click=toggle, args=(name, offered, {code}))
        for name, label in others.items():
            st.button(f"{plain(label)} ✕", key=f"chip_{name}", on_click=_clear, args=((name,),))
        st.button("Xóa bộ lọc", key="chip_clear", type="tertiary", on_click=_clear, args=((*NARROWING, *others),))


def _render_years(name: str, label: str, offered: Choices) -> None:
    _show(name, list(chosen(name, offered)))
    years = options(name, offered)
    st.pills(
        label,
        list(years),
        selection_mode="multi",
        format_func=lambda code: code[-2:],
        key="shown_nam",
        on_change=_take,
        args=(name, lambda codes: {name: ",".join(sorted(codes))}),
    )


def _render_several(name: str, label: str, offered: Choices) -> None:
    known = options(name, offered)
    _show(name, list(chosen(name, offered)))
    st.multiselect(
        label,
        list(known),
        format_func=lambda code: known.get(code, code),
        key=f"shown_{name}",
        placeholder="Tất cả",
        select_all=False,
        on_change=_take,
        args=(name, lambda codes: {name: ",".join(sorted(codes))}),
    )


def _render_types(name: str, label: str, offered: Choices) -> None:
    known = {_ALL_TYPES: "Tất cả", **options(name, offered)}
    codes = chosen(name, offered)
    _show(name, codes[0] if len(codes) == 1 else _ALL_TYPES)
    st.segmented_control(
        label,
        list(known),
        format_func=lambda code: known[code],
        key="shown_loai",
        required=True,
        on_change=_take,
        args=(name, lambda code: {name: "" if code in (None, _ALL_TYPES) else code}),
    )


def _show(name: str, value: str | list[str]) -> None:
    """Give a visible filter its value, and count where that is another than the reader has chosen there."""
    if st.session_state.get(f"shown_{name}") != value:
        st.session_state[f"shown_{name}"] = value
        st.session_state[_CHANGES] = st.session_state.get(_CHANGES, 0) + 1


def _take(name: str, written: Callable[[Any], dict[str, str]]) -> None:
    """Write what the reader has chosen; not what a browser sends that still shows the filters of before."""
    if st.session_state.get(_TAKEN_OVER) == str(st.session_state[_CHANGES]):
        write(**written(st.session_state[f"shown_{name}"]))


def _clear(names: Sequence[str]) -> None:
    write(**dict.fromkeys(names, ""))


def _years(first: int, last: int) -> dict[str, str]:
    return {str(year): f"Năm {year}" for year in range(first, last + 1)} if first and last else {}
