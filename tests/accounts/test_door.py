"""The door, cell by cell: who gets what, from where, and what no trick opens."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from starlette.types import Message, Receive, Scope, Send

from accounts.door import Door
from accounts.visit import Visit, of_headers, of_request
from tests.accounts.conftest import ENTRANCES, MakeBrowser, add_account
from tests.asynchronous import result_of

SetUp = Callable[..., None]
HERE = "127.0.0.1"

STRANGER, VIEWER, EDITOR, ADMIN = "", "viewer", "editor", "admin"
MATRIX = {
    # what                         stranger viewer editor admin
    ("GET", "/dang-nhap"): (200, 303, 303, 303),
    ("GET", "/dang-nhap/kieu.css"): (200, 200, 200, 200),
    ("GET", "/dang-nhap/bieu-tuong.svg"): (200, 200, 200, 200),
    ("GET", "/"): (303, 200, 200, 200),
    ("GET", "/khoi"): (303, 200, 200, 200),
    ("GET", "/quan-tri"): (303, 403, 200, 200),
    ("GET", "/quan-tri/"): (303, 403, 200, 200),
    ("GET", "/for-editors"): (303, 403, 200, 200),
    ("POST", "/for-editors"): (401, 403, 200, 200),
    ("GET", "/for-admins"): (303, 403, 403, 200),
    ("GET", "/static/js/index.js"): (303, 200, 200, 200),
    ("GET", "/media/0f.csv"): (303, 200, 200, 200),
    ("GET", "/_stcore/host-config"): (303, 200, 200, 200),
    ("GET", "/_stcore/health"): (303, 200, 200, 200),
    ("PUT", "/_stcore/upload_file/s/f"): (401, 403, 405, 405),  # let in, to the stand-in route that takes GET alone
    ("GET", "/_stcore/metrics"): (404, 404, 404, 404),
    ("POST", "/_stcore/agent/interact"): (404, 404, 404, 404),
    ("POST", "/_stcore/agent/mcp"): (404, 404, 404, 404),
    ("GET", "/_stcore/agent/openapi.json"): (404, 404, 404, 404),
    ("GET", "/_stcore/script-health-check"): (404, 404, 404, 404),
    ("GET", "/_stcore/bidi-components/a.js"): (404, 404, 404, 404),
    ("GET", "/component/a/index.html"): (404, 404, 404, 404),
    ("GET", "/app/static/a.txt"): (404, 404, 404, 404),
    ("GET", "/auth/login"): (404, 404, 404, 404),
    ("GET", "/oauth2callback"): (404, 404, 404, 404),
}
"""Answers where viewing is not free."""


@pytest.mark.parametrize("place", range(4), ids=["stranger", VIEWER, EDITOR, ADMIN])
def test_the_matrix_of_roles_and_addresses_holds(
    engine: Engine, browser: MakeBrowser, set_up: SetUp, place: int
) -> None:
    set_up(access="login")
    office = browser()
    role = (STRANGER, VIEWER, EDITOR, ADMIN)[place]
    if role:
        add_account(engine, role=role)
        office.sign_in()
    found = {
        (method, path): office.ask(method, path, headers={"accept": "text/html"}).status_code for method, path in MATRIX
    }
    assert found == {cell: answers[place] for cell, answers in MATRIX.items()}


@pytest.mark.parametrize(
    ("access", "address", "headers", "free"),
    [
        ("", HERE, {}, True),
        ("", "::1", {}, True),
        ("", "10.0.0.7", {}, False),
        ("", "", {}, False),
        ("", HERE, {"x_forwarded_for": "10.0.0.7"}, False),
        ("", HERE, {"x_forwarded_for": HERE}, False),
        ("", HERE, {"forwarded": "for=127.0.0.1"}, False),
        ("", HERE, {"x_real_ip": HERE}, False),
        ("", HERE, {"via": "1.1 proxy"}, False),
        ("open", "10.0.0.7", {}, True),
        ("open", HERE, {"x_forwarded_for": "10.0.0.7"}, True),
        ("login", HERE, {}, False),
    ],
)
def test_viewing_is_free_as_the_setting_says_and_where_a_request_comes_from(
    browser: MakeBrowser, set_up: SetUp, access: str, address: str, headers: dict[str, str], free: bool
) -> None:
    set_up(**({"access": access} if access else {}))
    guest = browser(address)
    assert guest.get("/khoi", **headers).status_code == (200 if free else 303)
    assert guest.get("/quan-tri", **headers).status_code == 303
    assert guest.get("/for-editors", **headers).status_code == 303


def asked(path: str, *, kind: str = "websocket", **headers: str) -> tuple[list[str], Scope | None]:
    """Send a bare request through the door; returns the messages it answered itself and the scope it let in."""
    let_in: list[Scope] = []
    said: list[str] = []

    async def inside(scope: Scope, _receive: Receive, _send: Send) -> None:
        let_in.append(scope)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        said.append(str(message["type"]))

    named = {"host": "127.0.0.1:8501", **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope: Scope = {
        "type": kind,
        "scheme": "ws",
        "path": path,
        "query_string": b"",
        "client": ("10.0.0.7", 1),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in named.items()],
    }
    result_of(Door(inside, ENTRANCES, [])(scope, receive, send))
    return said, let_in[0] if let_in else None


def test_a_websocket_is_refused_to_strangers_and_given_to_accounts(engine: Engine, browser: MakeBrowser) -> None:
    assert asked("/_stcore/stream") == (["websocket.close"], None)
    add_account(engine, role="viewer")
    office = browser()
    office.sign_in()
    cookie = f"dvk_session={office.cookies.get('dvk_session')}"
    said, scope = asked("/_stcore/stream", cookie=cookie)
    assert said == []
    assert scope is not None
    visit = of_headers({name.decode(): value.decode() for name, value in scope["headers"]})
    assert visit == Visit(token=str(office.cookies.get("dvk_session")), address="10.0.0.7")
    assert of_request(scope).who is not None
    assert asked("/_stcore/other", cookie=cookie)[1] is None
    assert asked("/khoi", cookie=cookie)[1] is None
    assert asked("/_stcore/stream", cookie=cookie, origin="https://xau.example")[1] is None


def test_a_client_cannot_make_up_what_the_door_says(set_up: SetUp) -> None:
    set_up(access="open")
    _, scope = asked("/_stcore/stream", x_dvk_visit="guess free 127.0.0.1 token")
    assert scope is not None
    headers = [(name.decode(), value.decode()) for name, value in scope["headers"] if name == b"x-dvk-visit"]
    assert len(headers) == 1
    assert of_headers(dict(headers)) == Visit(address="10.0.0.7", free=True)
    assert of_headers({"x-dvk-visit": "guess free 127.0.0.1 token"}) is None


@pytest.mark.parametrize(
    "path",
    [
        "//dang-nhap",
        "/dang-nhap/../khoi",
        "/dang-nhap/kieu.css/../../khoi",
        "/DANG-NHAP/",
        "/static/../khoi",
        "/_stcore/../khoi",
        "/dang-nhap%00",
        "/dang-nhap;/khoi",
        "/healthz/x",
        "/%2e%2e/dang-nhap",
    ],
)
def test_no_spelling_of_a_path_opens_more(browser: MakeBrowser, path: str) -> None:
    assert browser().ask("GET", path).status_code in (401, 404)


@pytest.mark.parametrize(
    ("host", "allowed", "status"),
    [
        ("127.0.0.1:8501", "", 303),
        ("[::1]:8501", "", 303),
        ("10.0.0.2", "", 303),
        ("localhost", "", 303),
        ("xau.example", "", 400),
        ("127.0.0.1.xau.example", "", 400),
        ("danvan.tinh.vn", "danvan.tinh.vn", 303),
        ("DANVAN.tinh.vn:443", "danvan.tinh.vn", 303),
        ("a.tinh.vn", "*.tinh.vn", 303),
        ("atinh.vn", "*.tinh.vn", 400),
        ("10.0.0.2", "danvan.tinh.vn", 400),
        ("user@localhost", "", 400),
        ("localhost/khoi", "", 400),
        ("localhost; script-src *", "*", 400),
        ("", "", 400),
    ],
)
def test_only_names_of_this_server_are_answered(
    browser: MakeBrowser, set_up: SetUp, host: str, allowed: str, status: int
) -> None:
    set_up(**({"allowed_hosts": allowed} if allowed else {}))
    assert browser().get("/khoi", host=host).status_code == status


def test_the_client_is_told_by_trusted_proxies_alone(engine: Engine, browser: MakeBrowser, set_up: SetUp) -> None:
    set_up(trusted_proxies="10.9.0.0/24, 127.0.0.1")
    add_account(engine)
    for _ in range(6):
        browser("10.9.0.1").post(
            "/dang-nhap", {"name": "can.bo", "password": "sai"}, x_forwarded_for="1.2.3.4, 10.0.0.9, 10.9.0.2"
        )
    held = browser("10.9.0.1").post("/dang-nhap", {"name": "can.bo"}, x_forwarded_for="10.0.0.9")
    other = browser("10.9.0.1").post("/dang-nhap", {"name": "can.bo"}, x_forwarded_for="10.0.0.10")
    forged = browser("10.0.0.9").post("/dang-nhap", {"name": "can.bo"}, x_forwarded_for="10.0.0.11")
    assert [held.status_code, other.status_code, forged.status_code] == [429, 401, 429]
    told = browser("10.9.0.1").get("/dang-nhap", x_forwarded_proto="https")
    assert "strict-transport-security" in told.headers
    assert "strict-transport-security" not in browser().get("/dang-nhap", x_forwarded_proto="https").headers


def test_every_answer_carries_the_security_headers(browser: MakeBrowser, set_up: SetUp) -> None:
    set_up(access="open")
    guest = browser()
    for path in ("/", "/quan-tri", "/dang-nhap", "/_stcore/agent/mcp", "/static/a.js"):
        headers = guest.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "frame-ancestors" in headers["content-security-policy"]
    policy = guest.get("/").headers["content-security-policy"]
    assert "script-src 'self' 'sha256-abc';" in policy
    assert "unsafe-eval" not in policy
    assert "ws://127.0.0.1:8501" in policy


def test_without_a_database_an_account_gets_a_sentence(
    engine: Engine, browser: MakeBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_account(engine)
    office = browser()
    office.sign_in()

    def gone(*_given: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    monkeypatch.setattr("accounts.door.present", gone)
    answer = office.get("/khoi")
    assert answer.status_code == 503
    assert "Không kết nối được cơ sở dữ liệu" in answer.text
