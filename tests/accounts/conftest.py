"""The door and the routes of signing in, asked as browsers ask them, on a database of the test."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, insert
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from accounts import login, oidc
from accounts.door import Door
from accounts.entrance import Entrance
from data_access.engine import ACCOUNTS, writing
from data_access.schema import account
from tests.asynchronous import result_of
from tests.conftest import SetUp

PASSWORD = "cầu tre bắc qua suối"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
HASHED = CHEAP.hash(unicodedata.normalize("NFKC", PASSWORD))
AWAY = "10.0.0.7"


async def anything(request: Request) -> Response:
    return PlainTextResponse("behind the door")


ENTRANCES = (
    *login.ENTRANCES,
    *oidc.ENTRANCES,
    Entrance("/for-editors", anything, role="editor", methods=("GET", "POST")),
    Entrance("/for-admins", anything, role="admin"),
)


class Browser:
    """An HTTP client with cookies and an address of its own; it follows no redirect."""

    def __init__(self, app: ASGIApp, address: str, base: str) -> None:
        self.app, self.address, self.base, self.cookies = app, address, base, httpx.Cookies()

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.ask("GET", path, headers={"accept": "text/html", **_named(headers)})

    def post(self, path: str, fields: dict[str, str], **headers: str) -> httpx.Response:
        return self.ask("POST", path, data=fields, headers=_named(headers))

    def sign_in(self, name: str = "can.bo", password: str = PASSWORD, **fields: str) -> httpx.Response:
        return self.post("/dang-nhap", {"name": name, "password": password, **fields})

    def ask(self, method: str, path: str, **given: object) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=(self.address, 50_000))
            async with httpx.AsyncClient(transport=transport, base_url=self.base, cookies=self.cookies) as client:
                answer = await client.request(method, path, **given)  # type: ignore[arg-type]
                self.cookies = client.cookies
                return answer

        return result_of(asked())


MakeBrowser = Callable[..., Browser]


def add_account(engine: Engine, name: str = "can.bo", role: str = "editor", **values: object) -> None:
    """Add an account whose password is PASSWORD."""
    now = datetime.now(UTC)
    given = {"full_name": "Cán bộ", "password_hash": HASHED, "password_at": now, "created_at": now, **values}
    with writing(engine, ACCOUNTS) as connection:
        connection.execute(insert(account).values(name=name, role=role, **given))


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash without the cost that keeps guessing slow."""
    monkeypatch.setattr("accounts.passwords._argon2id", CHEAP)


@pytest.fixture
def set_up(engine: Engine, set_up: SetUp) -> SetUp:
    """Point the settings at the database of the test and change some: set_up(access="login")."""
    set_up(database_url=engine.url.render_as_string(hide_password=False), access=None)
    return set_up


@pytest.fixture
def browser(set_up: Callable[..., None]) -> MakeBrowser:
    """Make browsers, by default on another machine of the office."""
    app = Starlette(
        routes=[*ENTRANCES, Route("/{rest:path}", anything)],
        middleware=[Middleware(Door, entrances=ENTRANCES, scripts=["sha256-abc"])],
    )

    def make(address: str = AWAY, base: str = "http://127.0.0.1:8501") -> Browser:
        return Browser(app, address, base)

    return make


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
