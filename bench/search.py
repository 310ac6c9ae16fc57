"""`python -m bench.search [ADDRESS …]`: how long the database takes to search, and the browser to show what it found.

Measures each database whose address is given, else that of DVK_DATABASE_URL; meant for databases of `python -m seed
--models 1000000`. Prints Markdown: what the queries cost, then the showcase beside the floor page in turns. A query
costs the processor time of this process and of PostgreSQL's, which must run on this machine: other work cannot
lengthen it.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page
from sqlalchemy import Connection, text

from bench.served import Site, Watched, chromium, new_page, press, served, settle, timed, visit
from bench.targets import aim
from data_access.categories import categories, profile
from data_access.engine import connect
from data_access.model_cards import found_models, model_cards, related_models
from data_access.model_details import model_awards, model_outcomes, model_tasks
from data_access.photos import photos_of
from data_access.revisions import current_revision
from data_access.scope import Scope
from data_access.search import search
from data_access.tasks import outcomes_serving
from data_access.told_models import told_models, years_of
from ui.showcase_search import WAITS
from wording.numbers import amount

QUERIES = (Path(__file__).parent / "queries.txt").read_text(encoding="utf-8").splitlines()
_FLOOR = Watched(("svg.marks",), ("button:has-text('b')", "button:has-text('a')"), "h1.headline")
_FACET = ".facet a:has-text('Khen thưởng')"
_SHOWCASE = Watched((".cards",), (_FACET, _FACET), ended="nav.pages", headline="p.found")
_TYPED = ("chuyển đổi số", "vận động", "môi trường", "người dân")
_ROUNDS = 8
_RUNS = 3
_SEARCHES = 3
"""So many of the kinds of questions are searches, which have a target."""


def main(arguments: Sequence[str] | None = None) -> int:
    addresses = list(sys.argv[1:] if arguments is None else arguments) or [connect().url.render_as_string(False)]
    print("| cơ sở dữ liệu | việc | trung vị (ms) | chậm nhất (ms) |\n|---|---|---|---|")
    for address in addresses:
        _tell_database(address)
    print("\n| cơ sở dữ liệu | việc | trang / sàn (ms) | tỷ số |\n|---|---|---|---|")
    _tell_browser(addresses)
    return 0


def _tell_database(address: str) -> None:
    with connect(address).connect() as connection:
        revision = current_revision(connection)
        scope = Scope(revision, profile(connection, revision).get("default_period", ""))
        bloc = str(categories(connection, revision, "bloc")["code"].iloc[0])
        area = str(categories(connection, revision, "task")["code"].iloc[0])
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET max_parallel_workers_per_gather = 0"))  # whose time nobody would see
        codes = search(connection, scope).codes
        narrow = replace(scope, blocs=(bloc,))
        asked: dict[str, list[Callable[[], object]]] = {
            f"trang đầu, {len(QUERIES)} câu tìm, kèm số đếm": [_search(connection, scope, query) for query in QUERIES],
            "như trên, lọc một khối": [_search(connection, narrow, query) for query in QUERIES],
            "như trên, lọc một nội dung nghị quyết": [_search(connection, scope, query, area) for query in QUERIES],
            "không gõ gì: cả giai đoạn, một khối, một nội dung": [
                _search(connection, scope),
                _search(connection, narrow),
                _search(connection, scope, task=area),
            ],
            "mở một mô hình": [_opening(connection, revision, code) for code in codes],
            "một nội dung nghị quyết: mô hình và kết quả": [
                lambda: found_models(connection, scope, "", "", area, "newest", 100),
                lambda: outcomes_serving(connection, scope, area),
            ],
        }
        for place, (name, acts) in enumerate(asked.items()):
            times = [_milliseconds(connection, act) for act in acts]
            print(f"| {_engine(address)} | {name} | {statistics.median(times):.0f} | {max(times):.0f} |", flush=True)
            if place < _SEARCHES:
                aim("Tìm mô hình, trung vị", f"{_engine(address)}, {name}", statistics.median(times), 60, "ms")
                aim("Tìm mô hình, câu chậm nhất", f"{_engine(address)}, {name}", max(times), 200, "ms")


def _search(connection: Connection, scope: Scope, typed: str = "", task: str = "") -> Callable[[], object]:
    return lambda: search(connection, scope, typed, task=task)


def _opening(connection: Connection, revision: int, code: str) -> Callable[[], object]:
    """Return what asks everything that the view of one model asks."""

    def ask() -> None:
        told_models(connection, revision, (code,))
        model_cards(connection, revision, (code,))
        years_of(connection, revision, (code,))
        for query in (model_outcomes, model_awards, model_tasks, photos_of):
            query(connection, revision, code)
        related_models(connection, revision, code)

    return ask


def _milliseconds(connection: Connection, act: Callable[[], object]) -> float:
    """Return the processor time of the median of some runs; what a process keeps by itself is kept before."""
    taken = []
    for _ in range(_RUNS):
        before = _spent(connection)
        act()
        taken.append(_spent(connection) - before)
    return statistics.median(taken)


def _spent(connection: Connection) -> float:
    """Return the processor time that this process and the one that serves the connection have taken, in ms."""
    own = 1000 * time.process_time()
    if connection.dialect.name == "sqlite":
        return own
    server = connection.connection.driver_connection.info.backend_pid  # type: ignore[union-attr] # of psycopg
    nanoseconds, *_ = Path(f"/proc/{server}/schedstat").read_text().split()
    return own + int(nanoseconds) / 1e6


def _tell_browser(addresses: Sequence[str]) -> None:
    """Print how long the showcase takes to follow a query and a filter, beside a click on the floor, all in turns."""
    floor_command = [sys.executable, "-m", "streamlit", "run", "bench/floor.py", "--server.port", "{port}"]
    with ExitStack() as running, chromium() as browser:
        bare, process = running.enter_context(served([*floor_command, "--server.headless", "true"], {}))
        sites = [Site(bare, process, _FLOOR)]
        for address in addresses:
            at, process = running.enter_context(served([sys.executable, "dashboard.py"], {"DVK_DATABASE_URL": address}))
            sites.append(Site(f"{at}/mo-hinh", process, _SHOWCASE))
        pages = [new_page(browser) for _ in sites]
        for page, site in zip(pages, sites, strict=True):
            visit(page, site)
            settle(page, site)
        typed: list[list[float]] = [[] for _ in addresses]
        clicked: list[list[float]] = [[] for _ in sites]
        for place in range(_ROUNDS):
            for page, site, times in zip(pages, sites, clicked, strict=True):
                times.append(timed(press, page, site, place))
                settle(page, site)
        for place in range(_ROUNDS):
            for page, site, times in zip(pages[1:], sites[1:], typed, strict=True):
                times.append(timed(_type, page, _TYPED[place % len(_TYPED)]))
                settle(page, site)
    floor, *filtered = (statistics.median(times) for times in clicked)
    for address, queries, facet in zip(addresses, typed, filtered, strict=True):
        _tell_row(
            address, f"gõ một câu tìm, sau {WAITS} ms chờ người gõ dừng tay", statistics.median(queries) - WAITS, floor
        )
        _tell_row(address, "bấm một bộ lọc", facet, floor)


def _type(page: Page, query: str) -> None:
    page.fill(".st-key-search input", query)
    page.wait_for_selector(f"p.found:has-text('{query}')")


def _tell_row(address: str, act: str, page: float, floor: float) -> None:
    print(f"| {_engine(address)} | {act} | {page:.0f} / {floor:.0f} | {amount(page / floor)} |", flush=True)
    aim("Trang Mô hình trong trình duyệt so với sàn", f"{_engine(address)}, {act}", page / floor, 1.6)


def _engine(address: str) -> str:
    return connect(address).dialect.name


if __name__ == "__main__":
    sys.exit(main())
