"""`python -m bench.search`: how long the database takes to search, on the database that DVK_DATABASE_URL names.

Prints the median and the worst of the first pages, the worst with filters and facets, and opening one model. Meant for
a database of `python -m seed --models 1000000`.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Connection

from data_access.categories import categories, profile
from data_access.engine import connect
from data_access.model_cards import model_cards, related_models
from data_access.model_details import model_awards, model_outcomes, model_photos, model_tasks
from data_access.revisions import current_revision
from data_access.scope import Scope
from data_access.search import search
from data_access.told_models import told_models, years_of

QUERIES = (
    *(
        "v",
        "d",
        "van",
        "van dong",
        "nguoi dan",
        "truong ban nu cong",
        "tuyen",
        "tuyên truyền vận động",
        "camera an ninh",
    ),
    *(
        "Mẹ đỡ đầu",
        "DVK-000012",
        "dvk",
        "xyz",
        "bảo hiểm y tế",
        "thuế",
        "ma túy",
        "cửa khẩu",
        "minh hoa 07",
        "hiến đất",
    ),
    *(
        "chuyển đổi số",
        "rừng",
        "nông thôn mới",
        "đảng bộ cơ sở minh họa 07",
        "a b c d e",
        "h",
        "kinh te xa hoi",
        "học sinh",
    ),
    *(
        "vận động hiến đất làm đường",
        "hòa giải",
        "xe đạp",
        "cựu chiến binh",
        "dân chủ ở cơ sở",
        "thi hành án",
        "phụ nữ",
    ),
    *("môi trường", "đoàn thanh niên", "nhà tạm", "hóa đơn điện tử", "Bàu Sen", "tiếp công dân"),
)


def main() -> int:
    with connect().connect() as connection:
        revision = current_revision(connection)
        scope = Scope(revision, profile(connection, revision).get("default_period", ""))
        bloc = str(categories(connection, revision, "bloc")["code"].iloc[0])
        code = search(connection, scope).codes[0]
        plain = {query: _milliseconds(lambda q=query: search(connection, scope, q)) for query in QUERIES}  # type: ignore[misc] # mypy takes the default for an argument
        narrow = replace(scope, blocs=(bloc,))
        narrowed = {query: _milliseconds(lambda q=query: search(connection, narrow, q)) for query in QUERIES}  # type: ignore[misc] # mypy takes the default for an argument
        opened = _milliseconds(lambda: _open(connection, revision, code))
    for name, times in (("trang đầu", plain), ("trang đầu, một bộ lọc", narrowed)):
        slowest = max(times, key=lambda query: times[query])
        median = statistics.median(times.values())
        print(f"{name}: trung vị {median:.0f} ms, chậm nhất {times[slowest]:.0f} ms ({slowest})")
    print(f"mở một mô hình: {opened:.0f} ms")
    return 0


def _open(connection: Connection, revision: int, code: str) -> None:
    """Ask everything that the view of one model asks."""
    told_models(connection, revision, (code,))
    model_cards(connection, revision, (code,))
    years_of(connection, revision, (code,))
    for query in (model_outcomes, model_awards, model_tasks, model_photos):
        query(connection, revision, code)
    related_models(connection, revision, code)


def _milliseconds(act: Callable[[], object]) -> float:
    """Return the median of three runs; what a process keeps by itself is kept before."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main())
