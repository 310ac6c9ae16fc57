"""`python -m bench.overview`: the overview beside the floor, and beside the way of the tutorials, by a real browser.

QUICK=1: two sizes on SQLite alone, few rounds.
"""

import shutil
import sys

from playwright.sync_api import Browser, sync_playwright

from bench.served import ROOT, Cost, Site, Watched, measure, served
from bench.sizes import LARGE, MIDDLE, QUICK, SMALL, database, databases
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
_ROUNDS, _SESSIONS = (5, 3) if QUICK else (9, 12)
_NAIVE_ROUNDS, _NAIVE_SESSIONS = 3, 2
_SIZES = {"sqlite": (SMALL, MIDDLE)} if QUICK else {"sqlite": (SMALL, MIDDLE, LARGE), "postgresql": (SMALL, LARGE)}
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
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    compared = []
    _print_head(_COLUMNS)
    _print_line(*_TARGETS)
    with (
        sync_playwright() as playwright,
        served([*_STREAMLIT, "bench/floor.py", *_OPTIONS], {}) as (address, process),
    ):
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        floor = Site(address, process, _FLOOR)
        for engine, sizes in _SIZES.items():
            ratios = []
            with databases(engine) as given:
                for size in sizes:
                    environment = {"DVK_DATABASE_URL": database(given, size)}
                    with served([sys.executable, "dashboard.py"], environment) as (address, process):
                        beside = (floor, Site(address, process, _OVERVIEW))
                        bare, page = measure(browser, beside, _ROUNDS, _SESSIONS)
                    name = f"{engine}, {count(size)} mô hình"
                    ratios.append(_tell(name, page, bare))
                    if engine == "sqlite" and (size > SMALL or not QUICK):
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
        (cost,) = measure(browser, (Site(address, process, _NAIVE),), _NAIVE_ROUNDS, _NAIVE_SESSIONS)
    return cost


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
