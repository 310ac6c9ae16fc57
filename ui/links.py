"""Addresses of pages that keep what the reader looks at: a link carries the filters of the address."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from ui.filters import ADDRESS

WITHOUT_MODELS = "chua-co-mo-hinh"
"""The part of /khoi that names the units without a model."""


def address(path: str, **changes: str) -> str:
    """Return the address of a page with the filters of the present one; a change of '' takes a filter off.

    >>> address("/mo-hinh", ma="DVK-000001")
    '/mo-hinh?ma=DVK-000001'
    """
    kept = {name: str(st.session_state.get(name) or "") for name in ADDRESS}
    asked = {name: value for name, value in {**kept, **changes}.items() if value}
    return f"{path}?{urlencode(asked, safe=',')}" if asked else path


def link(label: str, path: str, title: str = "", **changes: str) -> str:
    """Return an HTML link to `address`; label and title are plain text."""
    told = f' title="{escape(title)}"' if title else ""
    return f'<a href="{escape(address(path, **changes))}"{told}>{escape(label)}</a>'
