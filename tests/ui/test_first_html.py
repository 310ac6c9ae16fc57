"""The first HTML is Vietnamese on every path, however the browser asks for it."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tests.asynchronous import result_of
from ui import first_html
from ui.first_html import VietnameseHtml

PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>' + " " * 2_000


async def page(request: Request) -> Response:
    return Response(status_code=304) if "if-none-match" in request.headers else HTMLResponse(PAGE)


async def script(_request: Request) -> Response:
    return Response("x" * 2_000, media_type="text/javascript")


async def answers(*paths: str) -> list[httpx.Response]:
    """Return what a browser gets that takes packed content and has kept what it got before."""
    app = Starlette(
        routes=[Route("/", page), Route("/quan-tri", page), Route("/index.js", script)],
        middleware=[Middleware(VietnameseHtml), Middleware(GZipMiddleware)],
    )
    transport = httpx.ASGITransport(app)
    headers = {"accept-encoding": "gzip", "if-none-match": '"kept"'}
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as client:
        return [await client.get(path) for path in paths]


@pytest.fixture(autouse=True)
def _no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_html, "first_figures", lambda asked, *, fresh: "")


def test_html_is_vietnamese_although_the_browser_takes_packed_html() -> None:
    first, admin, packed = result_of(answers("/", "/quan-tri", "/index.js"))
    assert '<html lang="vi" translate="no">' in first.text
    assert '<html lang="vi" translate="no">' in admin.text
    assert packed.headers["content-encoding"] == "gzip"
