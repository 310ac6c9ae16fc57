"""`python -m bench.load [ADDRESS …]`: how many readers at a time are served, each waiting less than a second.

Real websocket sessions on this machine open pages and filter them, one action every five seconds each, more and more of
them until an action takes longer than a second at the 95th percentile. The readers share the processors with the
server. ADDRESS is that of a database, by default one with 225 models in build/bench. PROCESSES (1) of the dashboard
share the readers. QUICK=1: one step.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import cycle

from bench.reader import opened
from bench.served import served, spent
from bench.sizes import QUICK, engine_of, small_database
from bench.targets import aim
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
_STEPS = (25,) if QUICK else (75, 100, 125, 150)
"""Readers for each process."""
_STEP_SECONDS = 10.0
_AIMED = 25 if QUICK else 75
_SLOW = 1.0
_COLUMNS = (
    "cơ sở dữ liệu, tiến trình",
    "phiên cùng lúc",
    "thao tác mỗi giây",
    "trung vị (s)",
    "p95 (s)",
    "lõi máy chủ dùng",
    "bộ nhớ mỗi phiên (MB)",
)


def main(arguments: Sequence[str] | None = None) -> int:
    addresses = list(sys.argv[1:] if arguments is None else arguments)
    processes = int(os.environ.get("PROCESSES") or 1)
    for line in (_COLUMNS, ("---",) * len(_COLUMNS), ("mục tiêu", "", "", "", "< 1", "", "")):
        print(f"| {' | '.join(line)} |", flush=True)
    for address in addresses or [small_database()]:
        environment = {"DVK_DATABASE_URL": address, "DVK_ACCESS": "open"}
        with ExitStack() as running:
            sites = [
                running.enter_context(served([sys.executable, "dashboard.py"], environment)) for _ in range(processes)
            ]
            asyncio.run(_more_and_more(f"{engine_of(address)}, {processes}", sites))
    return 0


def walk(place: int) -> Iterator[tuple[str, str]]:
    """Return what one of many readers looks at, each from another beginning."""
    turn = place % len(WALK)
    return cycle((*WALK[turn:], *WALK[:turn]))


async def _more_and_more(name: str, sites: Sequence[tuple[str, int]]) -> None:
    for address, _ in sites:
        first = await opened(address)
        for page, bloc in WALK:  # what is made once is not a session's
            await first.act(page, bloc)
        await first.connection.close()
    alone, _ = _spent(sites)
    times: list[float] = []
    ended = asyncio.Event()
    sessions = 0
    async with asyncio.TaskGroup() as readers:
        for step in (len(sites) * step for step in _STEPS):
            for place in range(sessions, step):
                readers.create_task(_read(sites[place % len(sites)][0], place, times, ended))
                await asyncio.sleep(THINKS / step)
            sessions = step
            await asyncio.sleep(THINKS)
            _, worked = _spent(sites)
            began = time.perf_counter()
            times.clear()
            await asyncio.sleep(_STEP_SECONDS)
            passed = time.perf_counter() - began
            memory, works = _spent(sites)
            slow = _tell(name, step, list(times), passed, (works - worked) / passed, (memory - alone) / step)
            if step == _AIMED * len(sites):
                aim(f"{_AIMED} phiên cùng lúc ở một tiến trình, p95", name, slow, _SLOW, "s")
            if slow > _SLOW:
                break
        ended.set()


def _spent(sites: Sequence[tuple[str, int]]) -> tuple[float, float]:
    """Return the MB and the seconds of work of all processes together."""
    memory, worked = zip(*(spent(process) for _, process in sites), strict=True)
    return sum(memory), sum(worked)


async def _read(address: str, place: int, times: list[float], ended: asyncio.Event) -> None:
    reader = await opened(address)
    for page, bloc in walk(place):
        if ended.is_set():
            break
        times.append(await reader.act(page, bloc))
        await asyncio.sleep(THINKS * random.uniform(0.5, 1.5))
    await reader.connection.close()


def _tell(name: str, sessions: int, times: list[float], passed: float, cores: float, megabytes: float) -> float:
    """Print one step; return the 95th percentile."""
    middle, slow = (statistics.quantiles(times, n=100, method="inclusive")[part - 1] for part in (50, 95))
    cells = (name, str(sessions), *map(amount, (len(times) / passed, middle, slow, cores, megabytes)))
    print(f"| {' | '.join(cells)} |", flush=True)
    return slow


if __name__ == "__main__":
    sys.exit(main())
