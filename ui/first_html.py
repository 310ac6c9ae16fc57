"""The first HTML of every page, made Vietnamese: language, title, and the script for what Streamlit says itself."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accounts.entrance import Entrance
from accounts.visit import of_request
from ui.first_figures import first_figures

_STATIC = Path(__file__).resolve().parent / "static"
_FIRST = {"/may-chu.js": "server.js"}
"""Runs before Streamlit's own scripts; the others after."""
_SCRIPTS = {
    "/dich.js": "translate.js",
    "/lien-ket.js": "links.js",
    "/bang-mo.js": "panels.js",
    "/so-dau.js": "first.js",
    "/thu-lai.js": "retry.js",
    "/chua-luu.js": "unsaved.js",
}
_STREAMLITS = b'<html lang="en">'
_MODULE = b'<script type="module"'
_CHANGES = (
    (_STREAMLITS, b'<html lang="vi" translate="no">'),
    (b'<link rel="service-desc" href="./_stcore/agent/openapi.json" />', b""),
    (b"<title>Streamlit</title>", "<title>Dân vận khéo</title>".encode()),
    (_MODULE, "".join(f'<script src="{path}"></script>' for path in _FIRST).encode() + _MODULE),
    (b"</head>", "".join(f'<script src="{path}" defer></script>' for path in _SCRIPTS).encode() + b"</head>"),
)
_OF_THE_FILE = (b"content-length", b"etag", b"last-modified")
_SPARING = (b"accept-encoding", b"if-none-match", b"if-modified-since")
_ROOT = b'<div id="root">'
_NOSCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
_NEEDS_SCRIPT = "<noscript><p>Trang này cần JavaScript để hoạt động.</p></noscript>".encode()


class VietnameseHtml:
    """ASGI middleware that rewrites HTML responses; everything else passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = bytearray()
        figures = await run_in_threadpool(_first_figures, scope) if _overview(scope) else ""

        async def rewrite(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    changed = rewritten(bytes(body), figures)
                    kept = [pair for pair in start["headers"] if pair[0].lower() not in _OF_THE_FILE]
                    await send({**start, "headers": [*kept, (b"content-length", str(len(changed)).encode())]})
                    await send({"type": "http.response.body", "body": changed})

        await self.app(_readable(scope), receive, rewrite)


def _first_figures(scope: Scope) -> str:
    return first_figures(dict(Request(scope).query_params), fresh=of_request(scope).edits)


def rewritten(html: bytes, figures: str = "") -> bytes:
    """Return the page in Vietnamese: language, title, noscript text; with `figures` before all scripts draw.

    HTML that is not Streamlit's stays as it is.
    """
    if _STREAMLITS not in html:
        return html
    for old, new in _CHANGES:
        html = html.replace(old, new, 1)
    return _NOSCRIPT.sub(_NEEDS_SCRIPT, html, count=1).replace(_ROOT, figures.encode() + _ROOT, 1)


def inline_scripts() -> list[str]:
    """Return the hashes, as a Content-Security-Policy writes them, of the inline scripts of Streamlit's first HTML."""
    html = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    found = re.findall(rb"<script>(.*?)</script>", html, re.DOTALL)
    return ["sha256-" + base64.b64encode(hashlib.sha256(script).digest()).decode() for script in found]


async def script(request: Request) -> Response:
    """Serve one of the small scripts that the first HTML asks for."""
    return FileResponse(_STATIC / (_FIRST | _SCRIPTS)[request.url.path], media_type="text/javascript")


def _overview(scope: Scope) -> bool:
    return (scope["method"], scope["path"]) == ("GET", "/")


def _readable(scope: Scope) -> Scope:
    """Return the request of a page so that its HTML comes whole and unpacked; other files may be spared."""
    if "." in scope["path"].rsplit("/", 1)[-1]:
        return scope
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in _SPARING]}


def _is_html(message: Message) -> bool:
    headers = {name.lower(): value for name, value in message["headers"]}
    return headers.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in headers


ENTRANCES = tuple(Entrance(path, script, role="viewer") for path in (*_FIRST, *_SCRIPTS))
