"""A running dashboard and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlalchemy import Engine, insert, select

from accounts.cookies import SESSION
from accounts.sessions import open_session
from data_access.engine import connect, writing
from data_access.migrate import upgrade
from data_access.schema import account
from seed.add import add_illustrative, add_published

ROOT = Path(__file__).resolve().parents[2]
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_STARTS = 200


@dataclass(frozen=True)
class Running:
    """A dashboard that answers at `address` and keeps its data at `database`."""

    address: str
    process: "subprocess.Popen[bytes]"
    database: str


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    expect.set_options(timeout=20_000)  # of a browser on a busy machine; what holds is seen at once
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A dashboard on a new SQLite database with the illustrative seed."""
    yield from serve(tmp_path_factory.mktemp("dashboard"), add_facts_and_illustrative_data)


@pytest.fixture(scope="session")
def facts_dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A dashboard on a new SQLite database with the published facts alone."""
    yield from serve(tmp_path_factory.mktemp("facts"), add_published)


@pytest.fixture(scope="session")
def office_dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A dashboard with the published facts, for tests that write; each takes the revisions it finds as they are."""
    yield from serve(tmp_path_factory.mktemp("office"), add_published)


def session_of(running: Running, name: str, role: str) -> str:
    """Return the token of a new session of an account, which is added if there is none."""
    with writing(connect(running.database)) as connection:
        if not connection.scalar(select(account.c.name).where(account.c.name == name)):
            connection.execute(insert(account).values(name=name, role=role, created_at=datetime.now(UTC)))
        return open_session(connection, name, "127.0.0.1")


SignIn = Callable[..., Page]


@pytest.fixture
def sign_in(chromium: Browser) -> Iterator[SignIn]:
    """Open a browser in which somebody is signed in: sign_in(running, name, role="editor", path="/quan-tri")."""
    contexts: list[BrowserContext] = []

    def opened(running: Running, name: str, role: str = "editor", path: str = "/quan-tri") -> Page:
        token = session_of(running, name, role)
        context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="en-US")
        contexts.append(context)
        context.add_cookies([{"name": SESSION, "value": token, "url": running.address}])
        page = context.new_page()
        page.goto(running.address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="en-US")
    yield context.new_page()
    context.close()


def add_facts_and_illustrative_data(engine: Engine) -> None:
    add_published(engine, followed=True)
    add_illustrative(engine)


def serve(folder: Path, seed: Callable[[Engine], None], database: str = "") -> Iterator[Running]:
    """Seed a database, by default a new SQLite file in a folder, and serve it until the fixture ends."""
    database = database or f"sqlite:///{folder / 'dashboard.sqlite3'}"
    engine = connect(database)
    upgrade(engine)
    seed(engine)
    engine.dispose()
    with serving(database, free_port(), folder / "log.txt") as running:
        yield running


@contextmanager
def serving(database: str, port: int, log: Path, program: Path = ROOT) -> Iterator[Running]:
    """Run a dashboard, by default this one, on a database that is there, until the end of the block."""
    environment = {**os.environ, "DVK_DATABASE_URL": database, "DVK_PORT": str(port)}
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "dashboard.py"], cwd=program, env=environment, stdout=out, stderr=out
        )
        try:
            _wait_ready(f"http://127.0.0.1:{port}/readyz", process, log)
            yield Running(f"http://127.0.0.1:{port}", process, database)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_ready(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(_STARTS):
        try:
            with urlopen(address, timeout=5):
                return
        except URLError:
            try:
                process.wait(timeout=0.2)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail(f"the dashboard ended at start:\n{log.read_text()}")
    pytest.fail(f"the dashboard did not become ready:\n{log.read_text()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
