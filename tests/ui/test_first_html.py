"""The first HTML is Vietnamese on every path, however the browser asks for it."""

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tests.asynchronous import result_of
from ui.first_html import VietnameseHtml

PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>' + " " * 2_000


async def page(_request: Request) -> Response:
    return HTMLResponse(PAGE)


async def script(_request: Request) -> Response:
    return Response("x" * 2_000, media_type="text/javascript")


async def answers(*paths: str) -> list[httpx.Response]:
    """Return what a browser that takes packed content gets."""
    app = Starlette(
        routes=[Route("/", page), Route("/quan-tri", page), Route("/index.js", script)],
        middleware=[Middleware(VietnameseHtml), Middleware(GZipMiddleware)],
    )
    transport = httpx.ASGITransport(app)
    headers = {"accept-encoding": "gzip"}
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as client:
        return [await client.get(path) for path in paths]


def test_html_is_vietnamese_although_the_browser_takes_packed_html() -> None:
    first, admin, packed = result_of(answers("/", "/quan-tri", "/index.js"))
    assert '<html lang="vi" translate="no">' in first.text
    assert '<html lang="vi" translate="no">' in admin.text
    assert packed.headers["content-encoding"] == "gzip"
