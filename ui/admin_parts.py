"""The parts of one record on the page Quản trị; the address names the one that is shown (`phan=`)."""

from collections.abc import Mapping

import streamlit as st

from ui.admin_address import asked, go

_SHOWN = "shown_phan"


def chosen_part(parts: Mapping[str, str]) -> str:
    """Draw the choice of parts, code -> title, and return the code that the address asks for, else the first."""
    first = next(iter(parts))
    chosen = asked("phan") if asked("phan") in parts else first
    st.session_state[_SHOWN] = chosen
    st.segmented_control(
        "Phần",
        list(parts),
        format_func=parts.__getitem__,
        key=_SHOWN,
        required=True,
        on_change=_choose,
        args=(first,),
        label_visibility="collapsed",
        wrap=True,
    )
    return chosen


def _choose(first: str) -> None:
    if st.session_state[_SHOWN] != (asked("phan") or first):  # else a browser that is behind tells what is gone
        go(phan=st.session_state[_SHOWN])
