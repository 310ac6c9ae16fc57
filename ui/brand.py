"""The name in the top bar: the movement and the organisation it belongs to."""

from html import escape

import streamlit as st


def render_brand(profile: dict[str, str]) -> None:
    """Draw the name of the movement and, where known, of the organisation."""
    organisation = profile.get("organisation", "")
    beside = f" <span>· {escape(organisation)}</span>" if organisation else ""
    with st.container(key="brand"):
        st.html(f"<p>Dân vận khéo{beside}</p>")
