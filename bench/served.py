"""One served page: a process, its memory, and how long a browser waits for it."""

import os
import socket
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
_START_SECONDS = 60
_SESSIONS = 20
_STILL = (
    "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning' "
    "&& !document.querySelector('[data-stale=true]')"
)
_QUIET = 300
"""Milliseconds in which the browser finishes what it draws after the last message."""


@dataclass(frozen=True)
class Watched:
    """How to tell that a page is there and how to change it.

    painted   selectors of the charts of the first screen
    clicks    selectors that are clicked in turn; after each the text of `told` changes
    ended     selector of the last piece of the page; whatever is measured next waits for it
    """

    painted: tuple[str, ...]
    clicks: tuple[str, str]
    ended: str
    told: str = "h1.headline"


@dataclass(frozen=True)
class Cost:
    """Medians of one page: milliseconds, bytes of a cold visit, MB of the process and of one more session."""

    navigation: float
    click: float
    cold_bytes: int
    process: float
    session: float


@contextmanager
def served(command: list[str], environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Start a server on a free port (DVK_PORT and {port} in the command); yield its address and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [part.format(port=port) for part in command],
        cwd=ROOT,
        env={**os.environ, **environment, "DVK_PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def measure(browser: Browser, address: str, process: int, watched: Watched, rounds: int) -> Cost:
    """Visit a page cold, then warm, click its marks, and open sessions beside it."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    received = _count_bytes(page)
    _visit(page, address, watched)
    cold = received[0]
    _settle(page, watched)
    process_memory = _resident(process)
    navigation, click = [], []
    for _ in range(rounds):
        page.goto("about:blank")
        navigation.append(_timed(lambda: _visit(page, address, watched)))
        _settle(page, watched)
    for place in range(rounds + 1):
        click.append(_timed(lambda at=place: _click(page, watched, at)))  # type: ignore[misc] # mypy takes the default for an argument
        _settle(page, watched)
    before = _resident(process)
    others = [context.new_page() for _ in range(_SESSIONS)]
    for other in others:
        _visit(other, address, watched)
        _settle(other, watched)
    session = (_resident(process) - before) / _SESSIONS
    context.close()
    return Cost(statistics.median(navigation), statistics.median(click), cold, process_memory, session)


def _visit(page: Page, address: str, watched: Watched) -> None:
    page.goto(address)
    for selector in watched.painted:
        page.wait_for_selector(selector, timeout=60_000)


def _settle(page: Page, watched: Watched) -> None:
    """Wait until the whole page stands: one measurement must not pay for the one before."""
    page.wait_for_selector(watched.ended, timeout=60_000)
    page.wait_for_function(_STILL)
    page.wait_for_timeout(_QUIET)


def _click(page: Page, watched: Watched, place: int) -> None:
    """Click, and wait for the new text and for the mark that the next click needs: then all is repainted."""
    told = page.inner_text(watched.told)
    page.click(watched.clicks[place % 2])
    page.wait_for_function(
        "([where, before]) => document.querySelector(where)?.innerText !== before", arg=[watched.told, told]
    )
    page.wait_for_selector(watched.clicks[(place + 1) % 2])


def _timed(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)


def _count_bytes(page: Page) -> list[int]:
    received = [0]
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def add(event: dict[str, float]) -> None:
        received[0] += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", add)
    return received


def _resident(process: int) -> float:
    """Return the resident memory of a process in MB, as the operating system's `ps` tells it."""
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True)
    return int(told.stdout) / 1024


def _wait(address: str) -> None:
    end = time.monotonic() + _START_SECONDS
    while True:
        try:
            with urlopen(address, timeout=5):
                return
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
