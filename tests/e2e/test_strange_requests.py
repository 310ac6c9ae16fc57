"""What no browser sends, to the running program with all that Streamlit serves: it answers, and goes on answering."""

import random
import socket
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import httpx
import pytest

from tests.e2e.conftest import Running
from tests.ui.test_route_fuzz import HEADERS, METHODS, PARTS

pytestmark = pytest.mark.long

TIMES = 600
ROUTES = (
    *("/", "/khoi", "/mo-hinh", "/quan-tri", "/healthz", "/readyz", "/metrics", "/openapi.json", "/docs"),
    *("/_stcore/health", "/_stcore/host-config", "/_stcore/script-health-check", "/_stcore/metrics", "/_stcore/stream"),
    *("/_stcore/upload_file/{}/{}", "/_stcore/agent/{}", "/_stcore/{}", "/_stcore/bidi-components/{}/{}"),
    *("/media/{}", "/component/{}/{}", "/app/static/{}", "/static/{}", "/static/js/{}", "/{}", "/{}/{}"),
)
RAW = {
    "a greeting of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(64)),
    "no request at all": b"\r\n\r\n\r\n",
    "a version that is not there": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two lengths": b"POST /dang-nhap HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 9\r\n\r\nabcd",
    "length and chunks": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
    b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc",
    "a header without end": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000,
    "very many headers": b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: a\r\n" * 5_000 + b"\r\n",
    "a folded header": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n",
    "bytes in the address": b"GET /\xff\xfe\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "junk over a websocket": b"GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    + b"\xff"
    * 4_000,
    "half a request": b"GET / HT",
}


def _requests(chance: random.Random) -> Iterator[httpx.Request]:
    for _ in range(TIMES):
        path = chance.choice(ROUTES)
        while "{}" in path:
            path = path.replace("{}", quote(chance.choice(PARTS)[:300], safe="%"), 1)
        given = {
            name.encode(): chance.choice(values).encode() for name, values in HEADERS.items() if chance.random() < 0.2
        }
        body = chance.choice([b"", b"a=b", b"\x00\xff" * 200, b"--x\r\n\r\n"])
        yield httpx.Request(chance.choice(METHODS), f"http://127.0.0.1{path}", headers=given, content=body)


def test_every_route_of_the_running_program_answers(dashboard: Running) -> None:
    failed = []
    with httpx.Client(timeout=30) as client:
        for request in _requests(random.Random(8)):
            request.url = request.url.copy_with(port=urlsplit(dashboard.address).port)
            answer = client.send(request)
            if answer.status_code >= 500 or b"Traceback" in answer.content[:100_000]:
                failed.append((answer.status_code, request.method, str(request.url)[:200], dict(request.headers)))
        assert failed == []
        assert client.get(f"{dashboard.address}/healthz").status_code == 200


@pytest.mark.parametrize("what", RAW)
def test_bytes_that_are_no_request_disturb_nobody(what: str, dashboard: Running) -> None:
    port = urlsplit(dashboard.address).port
    with socket.create_connection(("127.0.0.1", port or 0), timeout=10) as line:
        try:
            line.sendall(RAW[what])
            line.shutdown(socket.SHUT_WR)
            while received := line.recv(65_536):
                assert not received.startswith(b"HTTP/1.1 5")
        except ConnectionError:
            pass  # hung up: an answer too
    assert httpx.get(f"{dashboard.address}/readyz").json()["ready"] is True
