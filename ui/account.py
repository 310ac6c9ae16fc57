"""The account at the right of the top bar."""

from html import escape
from urllib.parse import quote, urlencode

import streamlit as st

from ui.access import Viewer
from ui.links import link


def render_account(viewer: Viewer, page_path: str) -> None:
    """Draw the name with what its owner can do, or the way to sign in and come back to this page."""
    with st.container(key="account"):
        if viewer.anonymous:
            here = f"/{page_path}?{urlencode(st.query_params.to_dict())}".rstrip("?")
            st.html(f'<a href="/dang-nhap?next={quote(here, safe="")}" target="_self">Đăng nhập</a>')
        else:
            name = escape(viewer.full_name or viewer.name)
            st.html(
                f'<details class="menu"><summary title="{name}"><span>{name}</span></summary><div>'
                f'{link("Hướng dẫn", "/huong-dan")}<a href="/doi-mat-khau" target="_self">Đổi mật khẩu</a>'
                '<a href="/dang-xuat" target="_self">Đăng xuất</a></div></details>'
            )
