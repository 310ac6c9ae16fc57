"""`python -m bench.overview`: the overview beside the floor, and beside the way of the tutorials, by a real browser.

The floor and the overview of every database take turns in every round, so that they can be compared. QUICK=1: two
sizes on SQLite alone, few rounds.
"""

import sys
from contextlib import ExitStack
from itertools import product

from playwright.sync_api import Browser

from bench.served import ROOT, Cost, Glance, Site, Watched, chromium, glance, measure, served
from bench.sizes import ENGINES, LARGE, MIDDLE, QUICK, SIZES, database, databases, label
from bench.targets import aim
from wording.numbers import amount

FLOOR = Watched(("svg.marks",), ("button:has-text('b')", "button:has-text('a')"), "h1.headline")
_BAR = ".st-key-chart_blocs .mark-rect path[aria-label^='Khối Nội chính']"
_OVERVIEW = Watched(
    (".st-key-chart_years svg.marks", ".st-key-chart_blocs svg.marks"),
    (_BAR, _BAR),
    ended=".heat table",
)
_NAIVE = Watched(
    (".st-key-years svg.marks", ".st-key-blocs svg.marks"),
    ("button:has-text('kinh-te')", "button:has-text('Tất cả')"),
    ended=".st-key-blocs svg.marks",
)
_NAIVELY = {"sqlite": SIZES, "postgresql": (MIDDLE,)}
_ROUNDS = 5 if QUICK else 6
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
)
_TARGETS = ("mục tiêu", "", "≤ 1,5", "", "≤ 1,4", "", "≤ 0,3", "", "≤ 1,1", "sàn + 120")
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
    with ExitStack() as held, chromium() as browser:
        given = {engine: held.enter_context(databases(engine)) for engine in ENGINES}
        addresses = {(engine, size): database(given[engine], size) for engine, size in product(ENGINES, SIZES)}
        costs = _measured(browser, addresses)
        print()
        _print_head(_COMPARED)
        for (engine, size), address in addresses.items():
            if size in _NAIVELY[engine]:
                _tell_naive(engine, size, costs[engine, size], _naive(browser, address))
    return 0


def _measured(browser: Browser, addresses: dict[tuple[str, int], str]) -> dict[tuple[str, int], Cost]:
    """Measure the overview of each database, and print its costs beside those of the floor."""
    with ExitStack() as running:
        bare, process = running.enter_context(served([*_STREAMLIT, "bench/floor.py", *_OPTIONS], {}))
        sites = [Site(bare, process, FLOOR)]
        for address in addresses.values():
            at, process = running.enter_context(served([sys.executable, "dashboard.py"], {"DVK_DATABASE_URL": address}))
            sites.append(Site(at, process, _OVERVIEW))
        floor, *overviews = measure(browser, sites, _ROUNDS, sessions=0)
    costs = dict(zip(addresses, overviews, strict=True))
    _print_head(_COLUMNS)
    _print_line(*_TARGETS)
    for (engine, size), cost in costs.items():
        _tell(label(engine, size), cost, floor)
    for engine in ENGINES:
        _tell_spread(engine, costs[engine, SIZES[0]], costs[engine, SIZES[-1]])
    return costs


def _naive(browser: Browser, address: str) -> Glance:
    """Look at the page of the tutorials on the same data; its first visit reads the whole table."""
    command = [*_STREAMLIT, "bench/naive.py", *_OPTIONS]
    with served(command, {"DVK_DATABASE_URL": address, "PYTHONPATH": str(ROOT)}) as (at, process):
        return glance(browser, Site(at, process, _NAIVE))


def _tell(name: str, page: Cost, floor: Cost) -> None:
    navigation, click = page.navigation / floor.navigation, page.click / floor.click
    first, loaded = page.painted / floor.cold, page.cold_bytes / floor.cold_bytes
    _print_line(
        name,
        f"{page.navigation:.0f} / {floor.navigation:.0f}",
        amount(navigation),
        f"{page.click:.0f} / {floor.click:.0f}",
        amount(click),
        f"{page.painted:.0f} / {floor.cold:.0f}",
        amount(first),
        amount(page.cold_bytes / 1e6),
        amount(loaded),
        f"{page.process:.0f} / {floor.process:.0f}",
    )
    aim("Tổng quan, điều hướng so với sàn", name, navigation, 1.5)
    aim("Tổng quan, bấm lọc so với sàn", name, click, 1.4)
    aim("Tổng quan, số liệu đầu tiên so với biểu đồ đầu của sàn", name, first, 0.3)
    aim("Tổng quan, tải lần đầu so với sàn", name, loaded, 1.1)
    aim("Tổng quan, bộ nhớ của tiến trình hơn sàn", name, page.process - floor.process, 120, "MB")


def _tell_spread(engine: str, smallest: Cost, largest: Cost) -> None:
    """Say how much more the largest data cost than the smallest."""
    pairs = ((largest.navigation, smallest.navigation), (largest.click, smallest.click))
    navigation, click = (100 * (more / less - 1) for more, less in pairs)
    name = f"{engine}, lớn nhất so với nhỏ nhất (≤ 15 %)"
    _print_line(name, "", f"{navigation:+.0f} %", "", f"{click:+.0f} %", *[""] * 5)
    aim("Tổng quan, dữ liệu lớn nhất chậm hơn nhỏ nhất: điều hướng", engine, navigation, 15, "%")
    aim("Tổng quan, dữ liệu lớn nhất chậm hơn nhỏ nhất: bấm lọc", engine, click, 15, "%")


def _tell_naive(engine: str, size: int, page: Cost, naive: Glance) -> None:
    """Print what the way of the tutorials costs beside the page; the page's first view is its cold one."""
    compared = (
        ("lần xem đầu", naive.first, page.first, 10),
        ("bấm lọc", naive.click, page.click, 5),
        ("bộ nhớ", naive.process, page.process, 5),
    )
    cells = [(f"{theirs:.0f} / {ours:.0f}", amount(theirs / ours)) for _, theirs, ours, _ in compared]
    _print_line(label(engine, size), *(cell for pair in cells for cell in pair))
    if size == LARGE:
        for what, theirs, ours, least in compared:
            target = f"Cách thông thường ở 1.000.000 mô hình gấp bao nhiêu lần trang: {what}"
            aim(target, engine, theirs / ours, least, at_least=True)


def _print_head(columns: tuple[str, ...]) -> None:
    for line in (columns, ("---",) * len(columns)):
        _print_line(*line)


def _print_line(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
