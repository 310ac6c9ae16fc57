"""What one page keeps in the address beside the filters: what is searched, sorted, compared."""

import streamlit as st

_DIGITS = 9


def keep_on_page(*names: str) -> None:
    """Hold values of the address in hidden inputs as long as the reader stays on the page; once a page.

    They are read and written as `st.session_state[name]`, always text.
    """
    with st.container(key="address_page"):
        for name in names:
            st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")


def kept(name: str) -> str:
    """Return what the address holds; '' if nothing. Never with NUL, which PostgreSQL takes in no text."""
    return str(st.session_state.get(name) or "").replace("\0", "")


def whole_number(text: str) -> int | None:
    """Return the number that a text of the address is; None for anything else, and beyond nine digits."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None
