"""`python -m bench.load [ADDRESS]`: how many readers at a time one process serves, each waiting less than a second.

Real websocket sessions on this machine open pages and filter them, one action every five seconds each, more and more of
them until an action takes longer than a second at the 95th percentile. The readers share the processors with the
server. ADDRESS is that of a database, by default one with 225 models in build/bench. QUICK=1: fewer steps.
"""

import asyncio
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle

from bench.reader import Reader, opened
from bench.served import served, spent
from bench.sizes import QUICK, small_database
from wording.numbers import amount

WALK = (
    ("", ""),
    ("", "kinh-te"),
    ("", ""),
    ("khoi", ""),
    ("mo-hinh", ""),
    ("mo-hinh", "noi-chinh"),
    ("nghi-quyet", ""),
)
"""What a reader looks at: page and bloc."""
THINKS = 5.0
_STEPS, _STEP_SECONDS = ((25,), 10.0) if QUICK else ((10, 25, 50, 75, 100, 150), 12.0)
_SLOW = 1.0
_COLUMNS = (
    "phiên cùng lúc",
    "thao tác mỗi giây",
    "trung vị (s)",
    "p95 (s)",
    "lõi máy chủ dùng",
    "bộ nhớ mỗi phiên (MB)",
)


def main(arguments: Sequence[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    environment = {"DVK_DATABASE_URL": given[0] if given else small_database(), "DVK_ACCESS": "open"}
    for line in (_COLUMNS, ("---",) * len(_COLUMNS), ("mục tiêu", "", "", "< 1", "", "")):
        print(f"| {' | '.join(line)} |", flush=True)
    with served([sys.executable, "dashboard.py"], environment) as (address, process):
        asyncio.run(_more_and_more(address, process))
    return 0


def walk(place: int) -> Iterator[tuple[str, str]]:
    """Return what one of many readers looks at, each from another beginning."""
    turn = place % len(WALK)
    return cycle((*WALK[turn:], *WALK[:turn]))


async def _more_and_more(address: str, process: int) -> None:
    first = await opened(address)
    for page, bloc in WALK:  # what is made once is not a session's
        await first.act(page, bloc)
    alone, _ = spent(process)
    times: list[float] = []
    ended = asyncio.Event()
    sessions = 0
    async with asyncio.TaskGroup() as readers:
        for step in _STEPS:
            for place in range(sessions, step):
                readers.create_task(_read(address, place, times, ended))
                await asyncio.sleep(THINKS / step)
            sessions = step
            await asyncio.sleep(THINKS)
            _, worked = spent(process)
            began = time.perf_counter()
            times.clear()
            await asyncio.sleep(_STEP_SECONDS)
            passed = time.perf_counter() - began
            memory, works = spent(process)
            slow = _tell(step, list(times), passed, (works - worked) / passed, (memory - alone) / step)
            if slow > _SLOW:
                break
        ended.set()
    await first.connection.close()


async def _read(address: str, place: int, times: list[float], ended: asyncio.Event) -> None:
    reader: Reader = await opened(address)
    for page, bloc in walk(place):
        if ended.is_set():
            break
        times.append(await reader.act(page, bloc))
        await asyncio.sleep(THINKS * random.uniform(0.5, 1.5))
    await reader.connection.close()


def _tell(sessions: int, times: list[float], passed: float, cores: float, megabytes: float) -> float:
    """Print one step; return the 95th percentile."""
    middle, slow = (statistics.quantiles(times, n=100, method="inclusive")[part - 1] for part in (50, 95))
    cells = (str(sessions), *map(amount, (len(times) / passed, middle, slow, cores, megabytes)))
    print(f"| {' | '.join(cells)} |", flush=True)
    return slow


if __name__ == "__main__":
    sys.exit(main())
