"""The head of the showcase: search, order, facets with counts, and the pages below."""

from html import escape

import pandas as pd
import streamlit as st

from data_access.categories import categories
from data_access.figures import headline
from data_access.frames import named, rows
from data_access.model_cards import LISTED, found_models
from data_access.scope import Scope
from data_access.search import Found
from ui.access import visitor
from ui.components import csv_bytes, render_html
from ui.filters import Choices, chosen, options
from ui.links import address
from ui.load import load
from ui.showcase_address import MARK_NAMES, ORDERS, area, areas, kept_on_page, mark, order, typed
from ui.showcase_file import found_list, workbook
from wording.numbers import count
from wording.standings import partly

_OWN = (("ghi_nhan", "mark", "Ghi nhận"),)
_SHARED = (
    *(("nam", "year", "Năm"), ("loai", "subject_type", "Loại"), ("khoi", "bloc", "Khối")),
    *(("linh_vuc", "field", "Lĩnh vực"), ("cap", "level", "Cấp đăng ký")),
)
"""Name in the address, facet, label."""
_SINGLE = ("ghi_nhan", "nghi_quyet")
"""Of these the address has one value at most."""

WAITS = 150
"""Milliseconds without a key after which what was typed is looked up."""


def render_found(found: Found, scope: Scope, offered: Choices, *, illustrative: bool) -> None:
    """Draw the title and how many models are found; `illustrative` tells that those shown all are."""
    period = offered.periods.get(scope.period, "")
    when = f"giai đoạn {period}" if period else "tất cả giai đoạn"
    more = "" if found.exact else "hơn "
    number = f"{more}{count(found.total)} mô hình"
    total = load(headline, scope).total
    if partly(total) and found.total == total.itemised:
        number += f" đã nhập chi tiết, trong {count(total.published)} mô hình theo số liệu công bố"
    lead = f"“{typed()}” · tìm thấy {number}" if typed() else f"{number[:1].upper()}{number[1:]}"
    tag = ' <span class="tag">Dữ liệu minh họa</span>' if illustrative else ""
    render_html(
        '<h1 class="headline">Mô hình “Dân vận khéo”</h1>'
        f'<p class="lead found">{escape(lead)} · {escape(when)}{tag}</p>'
    )


def render_search(scope: Scope, offered: Choices) -> None:
    """Draw the field of search and the way to a file; the list follows as one types.

    Only after this call the typed text is known: the field takes it from the address. Typing leads back to the first
    page (links.js). What opens the facets that the sidebar offers too stands here because it is never drawn anew: it
    stays open while the facets change (showcase.css).
    """
    with st.container(key="search", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Tìm mô hình",
            key="q",
            bind="query-params",
            live=f"{WAITS}ms",
            placeholder="Tìm theo tên, đơn vị, địa bàn, mã …",
            label_visibility="collapsed",
            max_chars=200,
        )
        render_html('<details class="opens-facets"><summary>Số lượng theo nhóm</summary></details>')
        _render_download(scope, offered)


def keep_typed() -> None:
    """Hold the typed text in a hidden input while one model is shown, for the way back."""
    with st.container(key="address_typed"):
        st.text_input("q", key="q", bind="query-params", label_visibility="collapsed")


def render_facets(found: Found, offered: Choices) -> None:
    """Draw what narrows the found models, with the number that each choice gives, and how they are sorted.

    Marks and areas are on no other page. What the sidebar offers too is told with its numbers on demand.
    """
    own, shared = _facets(_OWN, found, offered), _facets(_SHARED, found, offered)
    own += _areas(found, offered.revision) + _orders()
    render_html(
        f'<div class="facets">{own}</div><div class="facets shared">{shared}</div>'
        '<h2 class="unseen">Danh sách mô hình</h2>'
    )


def _facets(facets: tuple[tuple[str, str, str], ...], found: Found, offered: Choices) -> str:
    groups = []
    for name, facet, label in facets:
        known = MARK_NAMES if facet == "mark" else _labels(name, offered)
        active = {mark()} - {""} if facet == "mark" else set(chosen(name, offered))
        counts = found.facets.get(facet, {})
        chips = [_chip(name, code, known[code], counts, active) for code in known if code in counts or code in active]
        if chips:
            groups.append(f'<div class="facet"><span class="name">{escape(label)}</span>{"".join(chips)}</div>')
    return "".join(groups)


def render_pages(found: Found) -> None:
    """Draw the way to the other pages."""
    if found.pages == 1:
        return
    near = {1, found.pages, *range(found.page - 2, found.page + 3)}
    shown = [number for number in sorted(near) if 1 <= number <= found.pages]
    parts = []
    for before, number in zip([0, *shown], shown, strict=False):
        parts += ["<span>…</span>"] if number > before + 1 else []
        parts.append(_page_link(str(number), number, current=number == found.page))
    back = _page_link("Trang trước", found.page - 1) if found.page > 1 else ""
    on = _page_link("Trang sau", found.page + 1) if found.page < found.pages else ""
    more = "" if found.exact else '<p class="takeaway">Có hơn 1.000 mô hình; hãy gõ thêm từ hoặc chọn bộ lọc.</p>'
    render_html(f'<nav class="pages" aria-label="Trang">{back}{"".join(parts)}{on}</nav>{more}')


def _areas(found: Found, revision: int) -> str:
    """Return the areas of the resolution, whose many long names are shown on demand."""
    known, counts, active = areas(revision), found.facets.get("task", {}), {area(revision)} - {""}
    chips = [
        _chip("nghi_quyet", code, known[code], counts, active) for code in known if code in counts or code in active
    ]
    if not chips:
        return ""
    on = ' class="on"' if active else ""
    return (
        f'<details class="facet areas"><summary{on}>Nội dung nghị quyết</summary>'
        f'<div class="choices">{"".join(chips)}</div></details>'
    )


def _orders() -> str:
    links = (_order_link(code, label, current=known == order()) for code, (known, label) in ORDERS.items())
    return f'<div class="facet order"><span class="name">Sắp xếp</span>{"".join(links)}</div>'


def _order_link(code: str, label: str, *, current: bool) -> str:
    if current:
        return f'<b aria-current="true">{escape(label)}</b>'
    return f'<a href="{escape(address("/mo-hinh", **kept_on_page(sap_xep=code)))}">{escape(label)}</a>'


def _chip(name: str, code: str, label: str, counts: dict[str, int | None], active: set[str]) -> str:
    codes = {code} if name in _SINGLE and code not in active else active ^ {code}
    changes = kept_on_page(**{name: ",".join(sorted(codes))})
    known = counts.get(code, 0)
    number = f" <b>{count(known)}</b>" if known is not None else ""
    on = ' class="on" aria-current="true"' if code in active else ""
    return f'<a{on} href="{escape(address("/mo-hinh", **changes))}">{escape(label)}{number}</a>'


def _labels(name: str, offered: Choices) -> dict[str, str]:
    if name == "nam":
        return {code: code for code in options(name, offered)}
    if name == "khoi":
        blocs: pd.DataFrame = load(categories, offered.revision, "bloc")
        return {row.code: row.short_name or row.name for row in rows(blocs)}
    return options(name, offered)


def _page_link(label: str, number: int, *, current: bool = False) -> str:
    if current:
        return f'<b aria-current="page">{label}</b>'
    there = address("/mo-hinh", **kept_on_page(trang="" if number == 1 else str(number)))
    return f'<a href="{escape(there)}">{label}</a>'


def _render_download(scope: Scope, offered: Choices) -> None:
    # The files are made after the page, where the address cannot be asked any more.
    asked, viewer = (scope, typed(), mark(), area(scope.revision), order()), visitor()

    def listed() -> pd.DataFrame:
        viewer.confirm("viewer")
        names = {**offered.narrowing, "period": named(load(categories, scope.revision, "period"))}
        return found_list(load(found_models, *asked), names)

    with st.popover("Tải danh sách", key="download_found"):
        st.caption(f"Các mô hình đang tìm thấy, nhiều nhất {count(LISTED)} dòng.")
        st.download_button(
            "Bảng tính (XLSX)",
            lambda: workbook(listed()),
            file_name="mo-hinh.xlsx",
            key="found_xlsx",
            on_click="ignore",
        )
        st.download_button(
            "Văn bản (CSV)", lambda: csv_bytes(listed()), file_name="mo-hinh.csv", key="found_csv", on_click="ignore"
        )
