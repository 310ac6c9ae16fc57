"""The right side of the page Trình chiếu: the deck as it will be, the start, the files, the saved decks."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from urllib.parse import parse_qsl, quote

import streamlit as st

from accounts.permission import Refused
from data_access.decks import DeckProblem, delete_deck, save_deck, saved_decks
from data_access.engine import connect
from data_access.standby import reads
from exports.order import Order, address_of
from exports.products import PRODUCTS
from exports.story import MODELS
from ui.access import Viewer
from ui.components import render_html, render_title
from ui.slides_choice import model_slide

_TAKEN_ALONG = ("html", "pptx", "pdf")


def render_preview(order: Order) -> None:
    """Draw the deck as it will play, at the slide that was touched last, with what starts it and takes it along."""
    address = address_of(order)
    shown = str(st.session_state.get("slide_shown") or "")
    if shown == MODELS and order.models:
        shown = model_slide(order.models[0])
    files = "".join(
        f'<a class="file" href="/xuat/{product.extension}?{escape(address)}" download>{escape(product.label)}</a>'
        for product in PRODUCTS.values()
        if product.extension in _TAKEN_ALONG
    )
    render_html(
        f'<div class="start"><a class="go" href="/trinh-chieu/xem?{escape(address)}&amp;bat_dau=1" target="_blank">'
        f"Bắt đầu trình chiếu</a>{files}</div>"
    )
    with st.container(key="slides_preview"):
        st.iframe(f"/trinh-chieu/xem?{address}&trang={quote(shown)}", height=480, alt="Xem trước bộ trình chiếu")
    render_html(
        '<p class="takeaway">Bộ trình chiếu mở ở thẻ mới và giữ nguyên số liệu của '
        f"phiên bản {order.scope.revision}; đang trình chiếu thì không cần máy chủ nữa. "
        "Chuyển trang bằng mũi tên, PageUp, PageDown hoặc bút trình chiếu; nhấn H để xem các phím.</p>"
    )


def render_saved(viewer: Viewer, order: Order) -> None:
    """Draw the saved decks of the account and the way to save this one."""
    render_title("Bộ trình chiếu đã lưu")
    if viewer.anonymous:
        render_html(
            '<p class="takeaway">Đăng nhập để lưu theo tên. Địa chỉ của trang này đã giữ các lựa chọn: '
            "sao chép địa chỉ là mở lại được.</p>"
        )
        return
    problem = st.session_state.pop("deck_problem", "")
    if problem:
        st.error(problem)
    for deck in reads().latest(lambda connection: saved_decks(connection, viewer.name), fresh=True) or ():
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"deck_{deck.id}"):
            with st.container(width="stretch"):
                render_html(f'<a href="/trinh-chieu/bo/{deck.id}" target="_self">{escape(deck.name)}</a>')
            st.button("Xóa", key=f"delete_deck_{deck.id}", type="tertiary", on_click=_delete, args=(viewer, deck.id))
    with st.form("save_deck", border=False, clear_on_submit=True):
        st.text_input("Tên bộ trình chiếu", key="deck_name", max_chars=120, placeholder="Ví dụ: Hội nghị sơ kết")
        st.checkbox(f"Giữ số liệu của phiên bản {order.scope.revision}", value=True, key="deck_frozen")
        st.form_submit_button("Lưu", on_click=_save, args=(viewer, order))


def _save(viewer: Viewer, order: Order) -> None:
    asked = dict(parse_qsl(address_of(order)))
    if not st.session_state["deck_frozen"]:
        del asked["ban"]
    with _told():
        save_deck(connect(), viewer.author("viewer"), str(st.session_state["deck_name"] or ""), asked)


def _delete(viewer: Viewer, number: int) -> None:
    with _told():
        delete_deck(connect(), viewer.author("viewer"), number)


@contextmanager
def _told() -> Iterator[None]:
    """Tell at the rerun what kept a deck from being saved or deleted."""
    try:
        yield
    except (DeckProblem, Refused) as problem:
        st.session_state["deck_problem"] = str(problem)
