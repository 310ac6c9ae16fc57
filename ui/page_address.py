"""What one page keeps in the address beside the filters: what is searched, sorted, compared."""

import streamlit as st


def keep_on_page(*names: str) -> None:
    """Hold values of the address in hidden inputs as long as the reader stays on the page; once a page.

    They are read and written as `st.session_state[name]`, always text.
    """
    with st.container(key="address_page"):
        for name in names:
            st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")


def kept(name: str) -> str:
    """Return what the address holds; '' if nothing."""
    return str(st.session_state.get(name) or "")
