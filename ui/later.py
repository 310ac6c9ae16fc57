"""What lies below the first screen waits until the first screen stands, so that no reader waits for it."""

import time
from collections.abc import Callable

import streamlit as st

TURNS = 30
"""How often the rest of a page looks whether the reader has done something else, before it is drawn; every 10 ms."""
_TURN = 0.01
PAUSE = TURNS * _TURN
"""Seconds between the first screen of a page and its foot."""


def first_run() -> bool:
    """Whether this is the first run of a session: then the filters wait as well."""
    return "seen" not in st.session_state


def let_it_be_drawn() -> None:
    """Give the browser time to draw what was sent; the reader's next click ends the run at once."""
    for _ in range(TURNS):
        st.session_state["seen"] = True  # here Streamlit ends the run
        time.sleep(_TURN)


def below(draw: Callable[[], None]) -> None:
    """Keep the place of what lies below the first screen; `render_below` draws it at the end of the run."""
    st.session_state["below"] = (st.container(), draw)


def render_below() -> None:
    """Draw what a page has left for the end, if it has."""
    place, draw = st.session_state.pop("below", (None, None))
    if place is not None:
        with place:
            draw()
