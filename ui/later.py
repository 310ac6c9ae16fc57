"""What lies below the first screen waits until the first screen stands, so that no reader waits for it."""

from collections.abc import Callable, Hashable

import streamlit as st


def first_screen_alone() -> bool:
    """Whether this is the first run of a session: then the page asks for all else, the filters too, by `render_asking`.

    Outside a fragment, so that the button itself runs the page: a fragment that calls st.rerun would send a reader back
    who has gone on to another page in the meantime.
    """
    return "below_asked" not in st.session_state


def asked_for(view: Hashable) -> bool:
    """Whether the part below the first screen is to be drawn for this view; the first call in its fragment."""
    if st.session_state.pop("whole_page", False):
        st.rerun()
    if st.session_state.pop("below_at_once", False):
        _ask(view)
    if st.session_state.get("below_asked") == view:
        return True
    render_asking(view)
    return False


def render_asking(view: Hashable) -> None:
    """Draw a button that asks for what lies below the first screen.

    ui/static/below.js presses it as soon as the page is idle; without that script it comes into sight after a while.
    """
    with st.container(key="below"):
        st.button("Xem tiếp các biểu đồ", key="below_button", on_click=_ask, args=(view,))


def at_once(act: Callable[[set[str]], None]) -> Callable[[set[str]], None]:
    """Return the callback of a click below the first screen, which changes the whole page.

    What was clicked must not vanish for a moment.
    """

    def clicked(codes: set[str]) -> None:
        st.session_state["whole_page"] = st.session_state["below_at_once"] = True
        act(codes)

    return clicked


def _ask(view: Hashable) -> None:
    st.session_state["below_asked"] = view
