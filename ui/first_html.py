"""The first HTML of every page, made Vietnamese: language, title, and the script for what Streamlit says itself."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPTS = (b"dich", b"lien-ket", b"phan-duoi")
_CHANGES = (
    (b'<html lang="en">', b'<html lang="vi" translate="no">'),
    (b"<title>Streamlit</title>", "<title>Dân vận khéo</title>".encode()),
    (b"You need to enable JavaScript to run this app.", "Trang này cần JavaScript để hoạt động.".encode()),
    (b"</head>", b"".join(b'<script src="/%s.js" defer></script>' % name for name in _SCRIPTS) + b"</head>"),
)


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

        async def rewrite(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    changed = rewritten(bytes(body))
                    kept = [pair for pair in start["headers"] if pair[0].lower() not in (b"content-length", b"etag")]
                    await send({**start, "headers": [*kept, (b"content-length", str(len(changed)).encode())]})
                    await send({"type": "http.response.body", "body": changed})

        await self.app(_readable(scope), receive, rewrite)


def rewritten(html: bytes) -> bytes:
    """Return the page with its language, title and noscript text in Vietnamese."""
    for old, new in _CHANGES:
        html = html.replace(old, new, 1)
    return html


def _readable(scope: Scope) -> Scope:
    """Return the request of a page so that its HTML comes unpacked; other files may come packed."""
    if "." in scope["path"].rsplit("/", 1)[-1]:
        return scope
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}


def _is_html(message: Message) -> bool:
    headers = {name.lower(): value for name, value in message["headers"]}
    return headers.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in headers
