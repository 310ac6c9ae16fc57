"""The user guide on its page: the table of contents beside, the text in the middle."""

from html import escape

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from accounts.entrance import Entrance
from ui.components import render_html
from ui.guide_text import DOCS, GUIDES, PICTURES, Guide, guide


def asked_guide() -> str:
    """Return the name of the guide that the address asks for, else of the first one."""
    asked = st.query_params.get("tai_lieu", "")
    return asked if asked in GUIDES else GUIDES[0]


def render_guide(name: str) -> None:
    """Draw a guide; its contents stand in the sidebar and, for phones, folded above the text."""
    shown = guide(name)
    contents = _contents(shown) + _others(name)
    st.sidebar.html(f'<nav class="contents" aria-label="Mục lục">{contents}</nav>')
    render_html(
        f'<article class="guide"><h1 class="headline">{escape(shown.title)}</h1>'
        f'<details class="contents"><summary>Mục lục</summary>{contents}</details>{shown.html}</article>'
    )


def _contents(shown: Guide) -> str:
    lines = "".join(
        f'<li class="level-{one.level}"><a href="#{escape(one.anchor)}">{escape(one.words)}</a></li>'
        for one in shown.headings
    )
    return f"<ul>{lines}</ul>"


def _others(name: str) -> str:
    lines = "".join(
        f'<li><a href="/huong-dan?tai_lieu={other}">{escape(guide(other).title)}</a></li>'
        for other in GUIDES
        if other != name
    )
    return f'<p class="name">Tài liệu khác</p><ul class="others">{lines}</ul>'


async def picture(request: Request) -> Response:
    """Serve a picture of the guide; 404 if there is none of that name."""
    name = f"{request.path_params['name']}.webp"
    known = {file.name: file for file in (DOCS / "pictures").glob("*.webp")}
    if name not in known:
        return PlainTextResponse("Không có ảnh này.", 404)
    return FileResponse(known[name], media_type="image/webp", headers={"cache-control": "private, max-age=3600"})


ENTRANCES = (Entrance(f"{PICTURES}/{{name}}.webp", picture, role="viewer"),)
