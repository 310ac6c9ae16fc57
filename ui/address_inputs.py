"""Hidden inputs bound to the address; what was drawn or written last counts, not what a browser sends.

A browser that is behind sends with a quick click what its inputs held before. By itself it changes them only on the way
back, forward and by links: there Streamlit takes their values from the address when they are drawn.
"""

from collections.abc import Container

import streamlit as st

_HELD = "held_in_address"


def draw_input(name: str) -> None:
    """Draw the input of a value, in a container that is hidden."""
    st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")
    _held()[name] = str(st.session_state.get(name) or "")


def write(**values: str) -> None:
    """Write values in a callback; everything else stays as it was drawn or written last."""
    _held().update(values)
    recall()


def recall() -> None:
    """Put back everything as it was drawn or written last; before a callback reads, and before inputs are drawn."""
    for name, value in _held().items():
        if str(st.session_state.get(name) or "") != value:
            st.session_state[name] = value


def recall_only(names: Container[str]) -> None:
    """Put back these values and forget the others, which belong to a page that may have been left."""
    st.session_state[_HELD] = {name: value for name, value in _held().items() if name in names}
    recall()


def _held() -> dict[str, str]:
    held: dict[str, str] = st.session_state.setdefault(_HELD, {})
    return held
