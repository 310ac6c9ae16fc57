"""A running dashboard and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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
    """A dashboard that answers at `address`."""

    address: str
    process: "subprocess.Popen[bytes]"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A dashboard on a new SQLite database with the illustrative seed."""
    yield from _serve(tmp_path_factory.mktemp("dashboard"), [])


@pytest.fixture(scope="session")
def facts_dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A dashboard on a new SQLite database with the published facts alone."""
    yield from _serve(tmp_path_factory.mktemp("facts"), ["--facts-only"])


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="en-US")
    yield context.new_page()
    context.close()


def _serve(folder: Path, seed: list[str]) -> Iterator[Running]:
    port = _free_port()
    environment = {
        **os.environ,
        "DVK_DATABASE_URL": f"sqlite:///{folder / 'dashboard.sqlite3'}",
        "DVK_PORT": str(port),
    }
    subprocess.run([sys.executable, "-m", "seed", *seed], cwd=ROOT, env=environment, check=True, capture_output=True)
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen([sys.executable, "dashboard.py"], cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait_ready(f"http://127.0.0.1:{port}/readyz", process, folder / "log.txt")
            yield Running(f"http://127.0.0.1:{port}", process)
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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
