"""`python -m bench.load [ADDRESS]`: how many readers at a time one process serves, each waiting less than a second.

Real websocket sessions on this machine open pages and filter them, one action every five seconds each, more and more of
them until an action takes longer than a second at the 95th percentile. The readers share the processors with the
server. ADDRESS is that of a database, by default one with 225 models in build/bench. QUICK=1: fewer steps.
"""

import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle

from bench.reader import Reader, opened
from bench.served import ROOT, served
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
_STEPS, _QUICK_STEPS = (10, 25, 50, 75, 100, 150, 200), (25, 50)
_STEP_SECONDS, _QUICK_STEP_SECONDS = 20.0, 12.0
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
    quick = os.environ.get("QUICK") == "1"
    steps = _QUICK_STEPS if quick else _STEPS
    seconds = _QUICK_STEP_SECONDS if quick else _STEP_SECONDS
    for line in (_COLUMNS, ("---",) * len(_COLUMNS), ("mục tiêu", "", "", "< 1", "", "")):
        print(f"| {' | '.join(line)} |", flush=True)
    with served([sys.executable, "dashboard.py"], environment) as (address, process):
        asyncio.run(_more_and_more(address, process, steps, seconds))
    return 0


def small_database() -> str:
    """Return the address of a database with 225 models, made if it is not there."""
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder}/225.sqlite3"
    for command in ("data_access", "upgrade"), ("seed", "--models", "225"):
        environment = {**os.environ, "DVK_DATABASE_URL": url}
        subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )
    return url


def resources(process: int) -> tuple[float, float]:
    """Return the resident memory of a process in MB and the seconds that it has worked."""
    told = subprocess.run(
        ["ps", "-o", "rss=,cputimes=", "-p", str(process)], capture_output=True, text=True, check=True
    )
    memory, seconds = told.stdout.split()
    return int(memory) / 1024, float(seconds)


def walk(place: int) -> Iterator[tuple[str, str]]:
    """Return what one of many readers looks at, each from another beginning."""
    turn = place % len(WALK)
    return cycle((*WALK[turn:], *WALK[:turn]))


async def _more_and_more(address: str, process: int, steps: Sequence[int], seconds: float) -> None:
    first = await opened(address)
    for page, bloc in WALK:  # what is made once is not a session's
        await first.act(page, bloc)
    alone, _ = resources(process)
    times: list[float] = []
    ended = asyncio.Event()
    sessions = 0
    async with asyncio.TaskGroup() as readers:
        for step in steps:
            for place in range(sessions, step):
                readers.create_task(_read(address, place, times, ended))
                await asyncio.sleep(THINKS / step)
            sessions = step
            await asyncio.sleep(THINKS)
            _, worked = resources(process)
            began = time.perf_counter()
            times.clear()
            await asyncio.sleep(seconds)
            passed = time.perf_counter() - began
            memory, works = resources(process)
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
