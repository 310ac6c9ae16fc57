"""The door: every HTTP request and every websocket passes here first, those of Streamlit too."""

import secrets
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accounts.arrival import client_address, is_cross_site, is_https, is_known_host, plain_host, viewing_is_free
from accounts.cookies import BROWSER, SESSION, cookie
from accounts.entrance import ANYONE, Entrance
from accounts.headers import content_policy, security_headers
from accounts.html import notice, unreachable
from accounts.presence import present
from accounts.roles import covers
from accounts.sessions import SignedIn
from accounts.visit import Visit, tell
from data_access import gauges, logs
from data_access.settings import settings

STREAMLIT: Mapping[str, str] = {
    "/static/": "viewer",
    "/media/": "viewer",
    "/_stcore/stream": "viewer",
    "/_stcore/host-config": "viewer",
    "/_stcore/health": "viewer",
    "/_stcore/upload_file/": "editor",
}
"""What of Streamlit's own is served, and to whom; a name ending in / stands for all below it."""

CLOSED = ("/_stcore/", "/component/", "/app/", "/auth/", "/oauth2callback")
"""Where Streamlit has, or may come to have, more: agents, metrics, its own sign-in. The dashboard uses none of it."""

PAGES: Mapping[str, str] = {"/quan-tri": "editor"}
"""Pages that take more than viewing; each also asks for itself."""

_SAFE = ("GET", "HEAD", "OPTIONS")


class Door:
    """ASGI middleware that lets in who may come in, tells routes and pages who it is, and sets security headers.

    entrances  routes of the project, each with its role
    scripts    hashes of the inline scripts of the first HTML
    """

    def __init__(self, app: ASGIApp, entrances: Sequence[Entrance], scripts: Sequence[str]) -> None:
        self.app, self.entrances, self.scripts = app, entrances, scripts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        logs.about(secrets.token_hex(4))
        headers = Headers(scope=scope)
        https = is_https(scope, headers, settings())
        refusal = await self._refusal(scope, headers, https)
        if refusal is None:
            await self.app(scope, receive, self._with_headers(send, headers, https))
        elif scope["type"] == "http":
            await refusal(scope, receive, self._with_headers(send, headers, https))
        else:
            await send({"type": "websocket.close", "code": 1008})

    def role_of(self, scope: Scope) -> str | None:
        """Return the role that a request takes, ANYONE for none; None for what is not served at all."""
        for entrance in self.entrances:
            if entrance.serves(scope):
                return entrance.role
        path = scope["path"]
        for known, role in STREAMLIT.items():
            if path == known or (known.endswith("/") and path.startswith(known)):
                return role
        if scope["type"] == "websocket" or path.startswith(CLOSED):
            return None
        return PAGES.get(path.rstrip("/"), "viewer")

    async def _refusal(self, scope: Scope, headers: Headers, https: bool) -> Response | None:
        """Return the answer for a request that may not come in; None for one that may, which then knows its visit."""
        given = settings()
        if not is_known_host(headers, given):
            return PlainTextResponse(_UNKNOWN_HOST, 400)
        if (scope["type"] == "websocket" or scope["method"] not in _SAFE) and is_cross_site(headers):
            return PlainTextResponse("Yêu cầu đến từ một trang web khác nên bị từ chối.", 403)
        role = self.role_of(scope)
        if role is None:
            return PlainTextResponse("Không có trang này.", 404)
        free = viewing_is_free(scope, headers, given)
        token = cookie(HTTPConnection(scope), SESSION, https)
        try:
            who = await run_in_threadpool(present, token, role) if token else None
        except SQLAlchemyError as error:
            if role != ANYONE and not (free and role == "viewer"):
                return unreachable(error)
            who = None
        tell(
            scope,
            Visit(
                token=token,
                browser=cookie(HTTPConnection(scope), BROWSER, https),
                address=client_address(scope, headers, given),
                free=free,
                https=https,
                who=who,
            ),
        )
        if role == ANYONE or (free and role == "viewer"):
            return None
        return _refused(scope, headers, role, who)

    def _with_headers(self, send: Send, request: Headers, https: bool) -> Send:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                gauges.add("dvk_responses_total", status=f"{message['status'] // 100}xx")
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", content_policy(self.scripts, plain_host(request)))
                for name, value in security_headers(https).items():
                    headers.setdefault(name, value)
                if https:
                    message["headers"] = [_secured(pair) for pair in message["headers"]]
            await send(message)

        return send_with_headers


def _refused(scope: Scope, headers: Headers, role: str, who: SignedIn | None) -> Response | None:
    if who is not None and not who.must_change:
        if covers(who.role, role):
            return None
        return notice(
            "Không có quyền",
            f"Tài khoản {who.name} không được dùng trang này.",
            "Nếu công việc của bạn cần trang này, hãy liên hệ người quản trị hệ thống.",
            status=403,
        )
    shown = scope["type"] == "http" and scope["method"] == "GET" and "text/html" in headers.get("accept", "")
    if not shown:
        return PlainTextResponse("Cần đăng nhập.", 401)
    query = scope["query_string"].decode("latin-1")
    wanted = quote(scope["path"] + (f"?{query}" if query else ""), safe="")
    page = "/dang-nhap" if who is None else "/doi-mat-khau"
    return RedirectResponse(f"{page}?next={wanted}", 303, {"Cache-Control": "no-store"})


def _secured(pair: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """Mark a cookie of Streamlit's for TLS alone too; behind a proxy it does not know that there is TLS."""
    name, value = pair
    if name.lower() == b"set-cookie" and b"; secure" not in value.lower():
        return name, value + b"; Secure"
    return pair


_UNKNOWN_HOST = (
    "Tên máy chủ trong địa chỉ này chưa được khai báo. Người quản trị hệ thống thêm tên này vào tham số "
    "DVK_ALLOWED_HOSTS rồi khởi động lại chương trình."
)
