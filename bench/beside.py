"""How long others wait for the overview while a large list is uploaded in the same dashboard, by a real browser."""

import re
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Locator, Page
from sqlalchemy import update

from accounts.cookies import SESSION
from accounts.directory import add
from accounts.sessions import open_session
from bench.served import chromium, served
from bench.targets import aim
from data_access.engine import connect, writing
from data_access.schema import account
from wording.numbers import count

_BAR = ".st-key-chart_blocs .mark-rect path[aria-label^='Khối Nội chính']"
_STILL = "[data-testid=stApp][data-test-script-state=notRunning]"
_FIRST_CLICKS, _CLICKS = 3, 20
_CLERK = "bench"
_WAIT = 120_000


def tell_others(engine: str, url: str, file: Path) -> None:
    """Print how long a click on the overview takes, at the median and at the 95th percentile, alone and meanwhile."""
    command = [sys.executable, "dashboard.py"]
    with (
        chromium() as browser,
        served(command, {"DVK_DATABASE_URL": url, "DVK_ACCESS": "open"}) as (address, _),
    ):
        reader, clerk = browser.new_page(), browser.new_page()
        reader.goto(address)
        for _ in range(_FIRST_CLICKS):
            _click(reader)
        alone = [_click(reader) for _ in range(_CLICKS)]
        clerk.context.add_cookies([{"name": SESSION, "value": _signed_in(url), "url": address}])
        clerk.goto(f"{address}/quan-tri?muc=tai-len")
        clerk.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file, timeout=_WAIT)
        write = clerk.get_by_role("button", name=re.compile(r"Ghi [\d.]+ dòng"))
        meanwhile = _clicks_until(reader, write)
        write.click()
        meanwhile += _clicks_until(reader, clerk.get_by_text("Đã ghi phiên bản").first)
    rows = file.stem
    print(
        f"| {engine}, người khác bấm lọc khi tải lên {count(int(rows))} dòng (p95 < 1 s) "
        f"| trung vị {_seconds(alone, 50)} → {_seconds(meanwhile, 50)} s "
        f"| p95 {_seconds(alone, 95)} → {_seconds(meanwhile, 95)} s | {len(meanwhile)} lần bấm | | |",
        flush=True,
    )
    slow = statistics.quantiles(meanwhile, n=100, method="inclusive")[94]
    aim("Người khác bấm lọc trong lúc tải lên, p95", engine, slow, 1, "s")


def _signed_in(url: str) -> str:
    """Add an account to the database and return the token of a session of it."""
    add(connect(url), _CLERK, "editor")
    with writing(connect(url)) as connection:
        connection.execute(update(account).values(must_change=False))
        return open_session(connection, _CLERK, "127.0.0.1")


def _clicks_until(reader: Page, there: Locator) -> list[float]:
    times = []
    while not there.is_visible():
        times.append(_click(reader))
    return times


def _click(page: Page) -> float:
    """Click a bar of the overview, wait until the headline is another, and return the seconds."""
    bar, headline = page.locator(_BAR).first, page.locator("h1.headline")
    page.wait_for_selector(_STILL, timeout=_WAIT)
    bar.wait_for(timeout=_WAIT)
    before = headline.inner_html()
    began = time.perf_counter()
    bar.click()
    page.wait_for_function("(before) => document.querySelector('h1.headline')?.innerHTML !== before", arg=before)
    return time.perf_counter() - began


def _seconds(times: list[float], percentile: int) -> str:
    return f"{statistics.quantiles(times, n=100, method='inclusive')[percentile - 1]:.2f}".replace(".", ",")
