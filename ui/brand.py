"""The name at the top left: the movement, and the organisation it belongs to above the filters."""

from html import escape

import streamlit as st


def render_brand(profile: dict[str, str]) -> None:
    """Draw the name of the movement and of the organisation; a sidebar with nothing in it would not be there."""
    with st.container(key="brand"):
        st.html("<p>Dân vận khéo</p>")
    organisation = profile.get("organisation", "") or "Chưa đặt tên tổ chức"
    st.sidebar.html(f'<p class="organisation">{escape(organisation)}</p>')
