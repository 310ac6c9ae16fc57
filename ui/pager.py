"""Long lists, some lines at a time."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from ui.components import render_html
from wording.numbers import count

T = TypeVar("T")


def page_of(lines: Sequence[T], size: int, key: str) -> Sequence[T]:
    """Draw the way to the other pages if there are any, and return the lines of the present one."""
    last = max(0, (len(lines) - 1) // size)
    at = min(int(st.session_state.get(key, 0)), last)
    if last:
        with st.container(key=f"pager_{key}", horizontal=True, vertical_alignment="center", gap="small"):
            st.button("Trang trước", key=f"{key}_back", disabled=at == 0, on_click=_go, args=(key, at - 1))
            st.button("Trang sau", key=f"{key}_on", disabled=at == last, on_click=_go, args=(key, at + 1))
            first = at * size
            shown = f"{count(first + 1)}–{count(min(len(lines), first + size))} trên {count(len(lines))}"
            render_html(f'<p class="takeaway">Dòng {shown}</p>')
    return lines[at * size : (at + 1) * size]


def _go(key: str, place: int) -> None:
    st.session_state[key] = place
