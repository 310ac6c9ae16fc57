"""The units: searched, sorted, with small bars; those without a model by name."""

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from charts.palette import bloc_colour
from data_access.figures import published_figures
from data_access.frames import named, rows
from data_access.scope import Scope
from data_access.text import fold
from ui.address_inputs import write
from ui.components import render_html, render_nothing, render_table_button, render_title
from ui.filters import Choices
from ui.html_table import bar, html_table
from ui.links import WITHOUT_MODELS, link
from ui.load import load
from ui.markdown import plain
from ui.page_address import kept, whole_number
from wording.numbers import UNKNOWN, count, listed, times
from wording.published import published_statements
from wording.standings import per_thousand, recognized_rate, shown
from wording.words import NOT_KNOWN_BLOC, UNIT_KINDS

SEARCH, SORT, PAGE = "tim", "xep", "trang"
_A_PAGE = 25
_UNITS_PUBLISHED = "Tổ chức cơ sở đảng trực thuộc"
_SHOWN_IDLE = 60

_ORDERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "nhieu-nhat": ("Mô hình nhiều nhất", lambda row: -row.models),
    "it-nhat": ("Mô hình ít nhất", lambda row: row.models),
    "ten": ("Tên đơn vị", lambda row: 0),
    "dang-vien": ("Đảng viên nhiều nhất", lambda row: _last(row.members)),
    "tren-1000": ("Mô hình trên 1.000 đảng viên", lambda row: _last(per_thousand(row))),
    "cong-nhan": ("Tỷ lệ được công nhận", lambda row: _last(recognized_rate(row))),
    "tieu-bieu": ("Tiêu biểu nhiều nhất", lambda row: -row.exemplary),
    "khen-thuong": ("Khen thưởng nhiều nhất", lambda row: -row.awarded),
}


def render_units(units: pd.DataFrame, blocs: pd.DataFrame, active_year: int, *, part: bool) -> None:
    """Draw the units; the frame is `unit_standings`, `blocs` the categories of all blocs.

    part  whether more models are published than itemised, so that a unit without one may have some
    """
    unknown = part and not units["models"].sum()
    render_title("Các đơn vị", "Các mô hình đã nhập chi tiết chưa gắn với đơn vị nào." if unknown else _most(units))
    left, right = st.columns([3, 2], gap="small", vertical_alignment="bottom")
    with left:
        st.text_input(
            "Tìm đơn vị",
            key=SEARCH,
            bind="query-params",
            live=True,
            placeholder="Tìm theo tên đơn vị",
            label_visibility="collapsed",
            on_change=_first_page,
        )
    order = kept(SORT) if kept(SORT) in _ORDERS else next(iter(_ORDERS))
    st.session_state["shown_order"] = order
    with right:
        st.selectbox(
            "Sắp xếp",
            list(_ORDERS),
            format_func=lambda code: _ORDERS[code][0],
            key="shown_order",
            label_visibility="collapsed",
            filter_mode=None,
            on_change=_write_order,
        )
    found = [row for row in rows(units) if fold(kept(SEARCH)) in fold(row.name)]
    if not found:
        render_nothing(
            f"Không có đơn vị nào có tên chứa “{plain(kept(SEARCH)[:60])}”.", "Hãy thử từ khác hoặc xóa ô tìm kiếm."
        )
        return
    found.sort(key=_ORDERS[order][1])
    last_page = (len(found) - 1) // _A_PAGE
    page = min(max((whole_number(kept(PAGE)) or 1) - 1, 0), last_page)
    render_html(_table(found[page * _A_PAGE : (page + 1) * _A_PAGE], units, blocs, active_year))
    _render_pages(page, last_page, len(found))
    render_table_button(_plain(found, blocs, active_year), name="don-vi", numbers=("Đảng viên", "Mô hình đăng ký"))


def render_idle(idle: pd.DataFrame, blocs: pd.DataFrame, total: int) -> None:
    """Draw the units without a model by name, bloc by bloc."""
    if idle.empty:
        render_title("Đơn vị chưa có mô hình", "Tất cả đơn vị đã có mô hình đăng ký trong phạm vi đang xem.")
        return
    render_title(
        "Đơn vị chưa có mô hình",
        f"{count(len(idle))} trên {count(total)} đơn vị chưa đăng ký mô hình trong phạm vi đang xem.",
        anchor=WITHOUT_MODELS,
    )
    names, _ = _by_bloc(blocs)
    parts = []
    for code in dict.fromkeys([*names, *idle["bloc"]]):
        own = idle[idle["bloc"] == code]
        if len(own):
            lines = "".join(f"<li>{link(row.name, '/khoi', don_vi=row.code)}</li>" for row in rows(own))
            opened = " open" if len(idle) <= _SHOWN_IDLE else ""
            title = f"{names.get(code, NOT_KNOWN_BLOC)}: {count(len(own))} đơn vị"
            parts.append(f'<details{opened}><summary>{escape(title)}</summary><ul class="names">{lines}</ul></details>')
    render_html(f'<div class="idle">{"".join(parts)}</div>')


def render_no_units(scope: Scope, offered: Choices) -> None:
    """Say why there are no units: none in the scope, or none stored; then what is published, and how the list comes."""
    if offered.narrowing["don_vi"]:
        render_title("Các đơn vị")
        render_nothing(
            "Không có đơn vị nào trong phạm vi đang lọc.",
            "Khối có thể chưa có đơn vị trực thuộc; có thể bỏ bớt bộ lọc để xem các đơn vị khác.",
        )
        return
    stated = [
        one
        for one in published_statements(load(published_figures, scope.revision), {})
        if one.label == _UNITS_PUBLISHED
    ]
    known = f"Số liệu công bố: {stated[0].value} tổ chức cơ sở đảng trực thuộc ({stated[0].note})." if stated else ""
    render_title("Các đơn vị", known)
    render_nothing(
        "Chưa có danh sách từng đơn vị.",
        "Khi danh sách đơn vị được tải lên ở trang Quản trị, ở đây có bảng đơn vị, xếp hạng và đơn vị chưa có mô hình.",
    )


def _table(listed_units: list[Any], every: pd.DataFrame, blocs: pd.DataFrame, active_year: int) -> str:
    names, places = _by_bloc(blocs)
    most = {name: every[name].max() for name in ("models", "active", "members")}
    several = every["bloc"].nunique() > 1
    heads = ["Đơn vị", *(["Khối"] if several else []), "Đảng viên", "Mô hình đăng ký", *_active_head(active_year)]
    heads += ["Được công nhận", "Tiêu biểu", "Khen thưởng"]
    lines = []
    for row in listed_units:
        colour = bloc_colour(places.get(row.bloc, 0))
        known = row.members is not pd.NA
        bloc = f'<span class="square first" style="background:{colour}"></span>{escape(names.get(row.bloc, UNKNOWN))}'
        cells = [
            link(row.name, "/khoi", don_vi=row.unit),
            *([bloc] if several else []),
            count(row.members) if known else UNKNOWN,
            bar(count(row.models), row.models, most["models"], colour),
        ]
        if active_year:
            cells.append(bar(count(row.active), row.active, most["active"], colour))
        cells += [_recognized(row), count(row.exemplary), count(row.awarded)]
        lines.append(cells)
    return html_table(
        heads,
        lines,
        numbers=("Đảng viên", "Được công nhận", "Tiêu biểu", "Khen thưởng"),
        css="units several" if several else "units",
    )


def _plain(found: list[Any], blocs: pd.DataFrame, active_year: int) -> pd.DataFrame:
    names, _ = _by_bloc(blocs)
    columns = {
        "Mã đơn vị": [row.unit for row in found],
        "Đơn vị": [row.name for row in found],
        "Loại": [UNIT_KINDS.get(row.kind, "") for row in found],
        "Khối": [names.get(row.bloc, UNKNOWN) for row in found],
        "Đảng viên": [count(None if row.members is pd.NA else row.members) for row in found],
        "Mô hình đăng ký": [count(row.models) for row in found],
        **{head: [count(row.active) for row in found] for head in _active_head(active_year)},
        "Trên 1.000 đảng viên": [UNKNOWN if (value := per_thousand(row)) is None else times(value) for row in found],
        "Được công nhận": [_recognized(row) for row in found],
        "Tiêu biểu": [count(row.exemplary) for row in found],
        "Khen thưởng": [count(row.awarded) for row in found],
    }
    return pd.DataFrame(columns)


def _active_head(active_year: int) -> list[str]:
    return [f"Đang thực hiện {active_year}"] if active_year else []


def _recognized(row: Any) -> str:
    return f"{count(row.recognized)}/{count(row.reviewed)} ({shown('cong-nhan', row)})" if row.reviewed else UNKNOWN


def _most(units: pd.DataFrame) -> str:
    most = int(units["models"].max())
    if not most:
        return "Chưa có đơn vị nào đăng ký mô hình trong phạm vi đang xem."
    leading = list(units.loc[units["models"] == most, "name"])
    if len(leading) > 3:
        return f"{count(len(leading))} đơn vị cùng đăng ký nhiều nhất: mỗi đơn vị {count(most)} mô hình."
    return f"{listed(leading)} đăng ký nhiều nhất: {count(most)} mô hình."


def _by_bloc(blocs: pd.DataFrame) -> tuple[dict[str, str], dict[str, int]]:
    return named(blocs), dict(zip(blocs["code"], blocs["position"], strict=True))


def _render_pages(page: int, last_page: int, total: int) -> None:
    if not last_page:
        return
    with st.container(key="pages", horizontal=True, vertical_alignment="center"):
        st.button("Trang trước", key="page_before", disabled=not page, on_click=_turn, args=(page,))
        first = page * _A_PAGE + 1
        st.markdown(f"{first}–{min(total, first + _A_PAGE - 1)} trong {count(total)} đơn vị", width="content")
        st.button("Trang sau", key="page_after", disabled=page == last_page, on_click=_turn, args=(page + 2,))


def _turn(page: int) -> None:
    write(**{PAGE: "" if page <= 1 else str(page)})


def _first_page() -> None:
    write(**{PAGE: ""})


def _write_order() -> None:
    chosen = st.session_state["shown_order"]
    write(**{SORT: "" if chosen == next(iter(_ORDERS)) else chosen})
    _first_page()


def _last(value: Any) -> float:
    """Sort downwards, what is not known last."""
    return float("inf") if value is None or value is pd.NA else -float(value)
