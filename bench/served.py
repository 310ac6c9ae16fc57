"""One served page: a process, its memory, and how long a browser waits for it."""

import os
import shutil
import socket
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

P = ParamSpec("P")
ROOT = Path(__file__).resolve().parent.parent
_START_SECONDS = 60
_COLD_ROUNDS = 3
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_LONGEST_VISIT = 180_000
_FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
_STILL = (
    "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning' "
    "&& !document.querySelector('[data-stale=true]')"
)
_ALL_CHANGED = "(pairs) => pairs.every(([where, before]) => document.querySelector(where)?.innerHTML !== before)"
_QUIET = 200
"""Milliseconds in which the browser finishes what it draws after the last message."""


@dataclass(frozen=True)
class Watched:
    """How to tell that a page is there and how to change it.

    charts    selectors of the charts of the first screen
    clicks    selectors that are clicked in turn; each changes the headline and all charts
    ended     selector of the last piece of the page; whatever is measured next waits for it
    """

    charts: tuple[str, ...]
    clicks: tuple[str, str]
    ended: str
    headline: str = "h1.headline"


@dataclass(frozen=True)
class Site:
    """A page that is served at `address` by a process."""

    address: str
    process: int
    watched: Watched


@dataclass(frozen=True)
class Cost:
    """Medians of one page: milliseconds, bytes of a cold visit, MB of the process and of one more session.

    first    the first visit of all since the process started, in a browser that has nothing of the site yet
    cold     until the charts stand, in a browser that has nothing of the site yet
    painted  until the first text or picture stands in such a browser
    """

    first: float
    cold: float
    painted: float
    navigation: float
    click: float
    cold_bytes: int
    process: float
    session: float


@dataclass(frozen=True)
class Glance:
    """What a page costs somebody who has just started it: milliseconds of the first visit and of a click, MB."""

    first: float
    click: float
    process: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser of this machine."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield browser
        browser.close()


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
        _wait(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def measure(browser: Browser, sites: Sequence[Site], rounds: int, sessions: int = 3) -> list[Cost]:
    """Visit each site cold, then warm, click its marks, and open sessions beside it, of which there may be none.

    The sites take turns in every round: whatever else the machine does meanwhile, it does to all.
    """
    cold: list[list[float]] = [[] for _ in sites]
    painted: list[list[float]] = [[] for _ in sites]
    cold_bytes = [0 for _ in sites]
    for _ in range(_COLD_ROUNDS):
        for place, site in enumerate(sites):
            page = new_page(browser)
            received = _count_bytes(page)
            cold[place].append(timed(visit, page, site))
            painted[place].append(page.evaluate(_FIRST_PAINT))
            cold_bytes[place] = received[0]
            settle(page, site)
            page.context.close()
    pages = [new_page(browser) for _ in sites]
    for page, site in zip(pages, sites, strict=True):
        visit(page, site)
        settle(page, site)
    process_memory = [_resident(site.process) for site in sites]
    navigation: list[list[float]] = [[] for _ in sites]
    click: list[list[float]] = [[] for _ in sites]
    for _ in range(rounds):
        for page, site, times in zip(pages, sites, navigation, strict=True):
            page.goto("about:blank")
            times.append(timed(visit, page, site))
            settle(page, site)
    for place in range(rounds + 1):
        for page, site, times in zip(pages, sites, click, strict=True):
            times.append(timed(press, page, site, place))
            settle(page, site)
    session = [_session_memory(page, site, sessions) for page, site in zip(pages, sites, strict=True)]
    for page in pages:
        page.context.close()
    return [
        Cost(
            first=cold[at][0],
            cold=statistics.median(cold[at]),
            painted=statistics.median(painted[at]),
            navigation=statistics.median(navigation[at]),
            click=statistics.median(click[at]),
            cold_bytes=cold_bytes[at],
            process=process_memory[at],
            session=session[at],
        )
        for at in range(len(sites))
    ]


def glance(browser: Browser, site: Site, clicks: int = 3) -> Glance:
    """Visit a site whose process has just started, and click its marks."""
    page = new_page(browser)
    first = timed(visit, page, site)
    settle(page, site)
    times = []
    for place in range(clicks):
        times.append(timed(press, page, site, place))
        settle(page, site)
    page.context.close()
    return Glance(first, statistics.median(times), _resident(site.process))


def new_page(browser: Browser) -> Page:
    """Open a page in a browser that has nothing of any site yet."""
    return browser.new_context(viewport={"width": 1366, "height": 768}).new_page()


def visit(page: Page, site: Site) -> None:
    """Go to a site, and wait until the charts of its first screen stand."""
    page.goto(site.address)
    for selector in site.watched.charts:
        page.wait_for_selector(selector, timeout=_LONGEST_VISIT)


def settle(page: Page, site: Site) -> None:
    """Wait until the whole page stands: one measurement must not pay for the one before."""
    page.wait_for_selector(site.watched.ended, timeout=60_000)
    page.wait_for_function(_STILL)
    page.wait_for_timeout(_QUIET)


def press(page: Page, site: Site, place: int) -> None:
    """Click a mark, and wait until headline and charts are others."""
    watched = (site.watched.headline, *site.watched.charts)
    before = [page.inner_html(selector) for selector in watched]
    page.click(site.watched.clicks[place % 2])
    page.wait_for_function(_ALL_CHANGED, arg=[*zip(watched, before, strict=True)], timeout=_LONGEST_VISIT)


def _session_memory(page: Page, site: Site, sessions: int) -> float:
    if not sessions:
        return 0.0
    before = _resident(site.process)
    for _ in range(sessions):
        other = page.context.new_page()
        visit(other, site)
        settle(other, site)
    return (_resident(site.process) - before) / sessions


def timed(act: Callable[P, None], *arguments: P.args, **named: P.kwargs) -> float:
    """Return the milliseconds that something takes."""
    start = time.perf_counter()
    act(*arguments, **named)
    return 1000 * (time.perf_counter() - start)


def _count_bytes(page: Page) -> list[int]:
    received = [0]
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def add(event: dict[str, float]) -> None:
        received[0] += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", add)
    return received


def spent(process: int) -> tuple[float, float]:
    """Return the resident memory of a process in MB and the seconds that it has worked, as `ps` tells them."""
    asked = ("ps", "-o", "rss=,cputimes=", "-p", str(process))
    memory, seconds = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    return int(memory) / 1024, float(seconds)


def _resident(process: int) -> float:
    return spent(process)[0]


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _START_SECONDS
    while True:
        try:
            with urlopen(address, timeout=5):
                return
        except URLError as error:
            if process.poll() is not None:
                raise RuntimeError(f"{process.args!r} ended at start with code {process.returncode}") from error
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
