"""The name at the top left: the movement, and the organisation it belongs to above the filters."""

from html import escape

import streamlit as st


def render_brand(profile: dict[str, str]) -> None:
    """Draw the name of the movement and, where known, of the organisation."""
    with st.container(key="brand"):
        st.html("<p>Dân vận khéo</p>")
    if organisation := profile.get("organisation", ""):
        st.sidebar.html(f'<p class="organisation">{escape(organisation)}</p>')
