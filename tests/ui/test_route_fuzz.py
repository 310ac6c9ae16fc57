"""Requests as no browser would send them, to every route behind the door: an answer below 500, whatever was asked."""

import os
import random
from urllib.parse import quote, urlencode

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from accounts.door import Door
from dashboard import ENTRANCES
from data_access.engine import connect
from seed.add import add_published
from tests.accounts.conftest import AWAY, Browser, add_account
from tests.conftest import SetUp
from tests.pages.test_hostile_addresses import HOSTILE, NAMES

MANY = int(os.environ.get("DVK_KILLS", "0"))
SHORT, LONG = 150, 1_500 * max(1, MANY)
HEAVY = ("/xuat/", "/trinh-chieu/xem")
"""Make whole documents; few of them are asked for."""

PARTS = [
    *HOSTILE.values(),
    *(
        "..",
        "%2e%2e%2f",
        "0",
        "-1",
        "9" * 30,
        "a" * 64,
        "a" * 64 + "-card.webp",
        "a" * 64 + "-full.webp",
        "html",
        "pptx",
    ),
    *("%00", "%", "?", "#", "//a.vn", "a\\b", "bản", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")),
]
METHODS = ("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE")
HEADERS = {
    "accept": ("text/html", "*/*", "a" * 9_000, "application/json;q=x"),
    "cookie": ("dvk=1", "__Host-dvk=" + "a" * 4_000, "=;=;", "dvk=%00; dvk=2", "\x7f"),
    "authorization": ("Bearer", "Bearer x", "Basic ====", "Bearer " + "x" * 5_000),
    "x-forwarded-for": ("1.2.3.4", "không", ",,,", "::1, 10.0.0.1", "9" * 999),
    "x-forwarded-proto": ("https", "javascript"),
    "host": ("localhost", "a.vn", "[::1]:x", "localhost:99999", "a@b"),
    "origin": ("null", "https://a.vn", "://"),
    "sec-fetch-site": ("cross-site", "same-origin", "?"),
    "content-type": ("application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x"),
    "range": ("bytes=0-", "bytes=9-1", "x"),
    "if-none-match": ("*", '"a"'),
    "x-dvk-visit": ("free open - -",),
}


@pytest.fixture
def office(database_url: str, set_up: SetUp) -> Starlette:
    set_up(database_url=database_url)
    add_published(connect())
    add_account(connect(), role="admin")
    return Starlette(routes=ENTRANCES, middleware=[Middleware(Door, entrances=ENTRANCES, scripts=())])


def _filled(path: str, chance: random.Random) -> str:
    while "{" in path:
        start, end = path.index("{"), path.index("}")
        path = path[:start] + quote(chance.choice(PARTS)[:400], safe="%") + path[end + 1 :]
    return path


def _ask(browser: Browser, path: str, chance: random.Random) -> None:
    method = chance.choice(METHODS)
    names = chance.sample([*NAMES, "next", "code", "state", "phan"], chance.randint(0, 4))
    query = urlencode([(name, chance.choice(PARTS)[:3_000]) for name in names])[:40_000]
    headers = {name: chance.choice(values).encode() for name, values in HEADERS.items() if chance.random() < 0.25} | {
        "accept": b"text/html"
    }
    body = chance.choice([b"", b"a=b&a=c", b"\x00\xff" * 50, b"name=" + b"%" * 500, b"--x\r\n\r\n"])
    address = path + (f"?{query}" if query else "")
    answer = browser.ask(method, address, headers=headers, content=body)
    told = f"{method} {address[:300]} {headers}"
    assert answer.status_code < 500, told
    assert "Traceback" not in answer.text, told


def _try(office: Starlette, times: int, heavy: int) -> None:
    chance = random.Random(8)
    paths = [entrance.path for entrance in ENTRANCES]
    cheap = [path for path in paths if not path.startswith(HEAVY)]
    costly = [path for path in paths if path.startswith(HEAVY)]
    strangers = [Browser(office, address, "http://localhost") for address in ("127.0.0.1", AWAY, "khong-phai")]
    known = Browser(office, "127.0.0.1", "http://localhost")
    known.sign_in()
    for number in range(times):
        path = chance.choice([*cheap, "/" + quote(chance.choice(PARTS)[:200], safe="%")])
        browser = strangers[number % 3] if number % 4 else known
        _ask(browser, _filled(path, chance), chance)
    for _ in range(heavy):
        _ask(known, _filled(chance.choice(costly), chance), chance)


def test_a_deck_with_a_number_that_no_database_holds_is_not_found(office: Starlette) -> None:
    browser = Browser(office, "127.0.0.1", "http://localhost")
    assert browser.ask("GET", f"/trinh-chieu/bo/{'9' * 30}").status_code == 404


def test_every_route_answers_whatever_is_asked(office: Starlette) -> None:
    _try(office, SHORT, 3)


@pytest.mark.long
def test_every_route_answers_very_many_strange_requests(office: Starlette) -> None:
    _try(office, LONG, 40)
