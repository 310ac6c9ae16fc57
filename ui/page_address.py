"""What one page keeps in the address beside the filters: what is searched, sorted, compared."""

import streamlit as st

from ui.address_inputs import draw_input

_DIGITS = 9
_HELD = "held_on_page"


def keep_on_page(*names: str) -> None:
    """Hold values of the address in hidden inputs as long as the reader stays on the page; once a page.

    They are read by `kept` and written by `ui.address_inputs.write`, always text. An input stands from the moment that
    its value is first given: every one costs the browser time at every click.
    """
    held = [name for name in st.session_state.get(_HELD, ()) if name in names and name in st.session_state]
    added = [name for name in names if name not in held and (name in st.session_state or name in st.query_params)]
    st.session_state[_HELD] = held + added  # in the same order at each run: none is made anew
    with st.container(key="address_page"):
        for name in held + added:
            if name in added and name not in st.query_params and st.session_state[name]:
                st.query_params[name] = st.session_state[name]
            draw_input(name)


def kept(name: str) -> str:
    """Return what the address holds; '' if nothing. Never with NUL, which PostgreSQL takes in no text."""
    return str(st.session_state.get(name) or "").replace("\0", "")


def whole_number(text: str) -> int | None:
    """Return the number that a text of the address is; None for anything else, and beyond nine digits."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None
