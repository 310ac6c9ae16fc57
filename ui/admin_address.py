"""What of the page Quản trị stands in the address: section (`muc`), list (`bang`), record (`ma`), part (`phan`)."""

from urllib.parse import urlencode

import streamlit as st

from ui.admin_desk import desk


def asked(name: str) -> str:
    """Return what the address asks for; '' if nothing. Never with NUL, which PostgreSQL takes in no text."""
    return str(st.query_params.get(name, "")).replace("\0", "")


def go(**places: str) -> None:
    """Write places into the address; '' takes one out. What is open for editing is closed. For callbacks."""
    desk().clear()
    for name, value in sorted(places.items(), key=lambda place: place[1] != ""):  # each is a step to go back
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)


def go_onward() -> None:
    """Go where the last save leads; a rerun that is cut short leaves it to the next one."""
    at = desk()
    if at.onward:
        go(**at.onward)
        at.onward = {}


def address(**places: str) -> str:
    """Return the address of a place on the page."""
    return "/quan-tri?" + urlencode(places)
