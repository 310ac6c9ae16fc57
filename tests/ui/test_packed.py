"""Scripts come packed to whoever takes them so, each read and packed once."""

import gzip
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import Message

from tests.asynchronous import result_of
from ui.packed import PackedFiles

SCRIPT = "const words = ['Dân vận khéo'];\n" * 500


def test_a_script_is_read_once_and_comes_packed_or_as_it_is() -> None:
    reads: list[str] = []

    async def file(request: Request) -> Response:
        if request.path_params["name"] == "gone.js":
            return PlainTextResponse("no", 404)
        reads.append(request.url.path)
        if "if-none-match" in request.headers:
            return Response(status_code=304)
        return Response(SCRIPT, media_type="text/javascript", headers={"etag": '"1"'})

    async def answers() -> list[httpx.Response]:
        app = Starlette(routes=[Route("/static/{name}", file)], middleware=[Middleware(PackedFiles)])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            packed = {"accept-encoding": "gzip, br", "if-none-match": '"1"'}
            return [
                await client.get("/static/a.js", headers=packed),
                await client.get("/static/a.js", headers=packed),
                await client.get("/static/a.js", headers={"accept-encoding": "identity"}),
                await client.get("/static/a.js", headers={"accept-encoding": "gzip", "range": "bytes=0-9"}),
                await client.get("/static/a.woff2", headers={"accept-encoding": "gzip"}),
                await client.get("/static/gone.js", headers=packed),
                await client.get("/static/gone.js", headers=packed),
            ]

    first, again, plain, part, font, gone, still_gone = result_of(answers())
    for answer in (first, again):
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.headers["content-length"]) == len(gzip.compress(SCRIPT.encode(), 6, mtime=0))
        assert answer.text == SCRIPT
    assert reads.count("/static/a.js") == 3
    for answer in (plain, part, font):
        assert "content-encoding" not in answer.headers
        assert answer.text == SCRIPT
    assert gone.status_code == still_gone.status_code == 404


def test_a_browser_that_leaves_does_not_cut_short_what_others_get(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text(SCRIPT, encoding="utf-8")
    sent: list[Message] = []

    async def left() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def answers() -> None:
        app = PackedFiles(StaticFiles(directory=tmp_path))
        scope = {
            "type": "http",
            "method": "GET",
            "path": "/static/a.js",
            "root_path": "/static",
            "headers": [(b"accept-encoding", b"gzip")],
            "asgi": {"spec_version": "2.3"},
        }
        for _ in range(2):
            await app(dict(scope), left, send)

    result_of(answers())
    bodies = [message["body"] for message in sent if message["type"] == "http.response.body"]
    assert [gzip.decompress(body).decode() for body in bodies] == [SCRIPT, SCRIPT]
