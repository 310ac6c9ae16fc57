"""Finding the record to work on: a search, what it found, and the way back to it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data_access.finding import FOUND
from ui.admin_address import go
from ui.components import render_html, render_nothing

NEW_RECORD = "moi"
"""Stands in the address for the record that is being added."""

NO_MODEL = ("Chưa có mô hình nào.", "Hãy tải danh sách “Mô hình” lên, hoặc thêm ở mục Sửa số liệu.")

Hit = tuple[str, str, dict[str, str]]
"""(title, what stands beside it, where it leads)"""


def search(label: str, add: str = "") -> str:
    """Draw the search field and, with `add`, a button for a new record; returns the words."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        words = st.text_input(label, key=f"search_{label}", live=True, placeholder="Gõ vài từ, có thể không dấu")
        if add:
            st.button(add, key="add_record", icon=":material/add:", on_click=go, kwargs={"ma": NEW_RECORD})
    return str(words or "").strip()[:200]


def render_hits(words: str, hits: Sequence[Hit], none_yet: tuple[str, str]) -> None:
    """Draw what was found, each with a button that opens it; `none_yet` says that there is nothing to search in."""
    if not hits:
        found = ("Không tìm thấy.", "Hãy thử ít từ hơn hoặc kiểm tra chính tả; có thể gõ không dấu.")
        render_nothing(*(found if words else none_yet))
        return
    for number, (title, beside, where) in enumerate(hits):
        with st.container(key=f"hit_{number}", horizontal=True, vertical_alignment="center"):
            render_html(f'<div class="line"><b>{escape(title)}</b> <span>{escape(beside)}</span></div>')
            st.button("Mở", key=f"go_{number}", on_click=go, kwargs=where)
    if len(hits) == FOUND:
        render_html(f'<p class="lead">Hiện {FOUND} dòng đầu; hãy gõ thêm từ để thu hẹp.</p>')


def render_back(label: str = "Danh sách") -> None:
    """Draw the way back from a record to the search."""
    leave = {"ma": "", "phan": ""}
    st.button(label, key="back", icon=":material/arrow_back:", type="tertiary", on_click=go, kwargs=leave)
