"""`python -m bench.soak [ADDRESS]`: whether the memory of a server grows while readers come and go; `make soak`.

MINUTES (30) long, twenty readers at a time open the pages, filter, leave and are followed by others. Prints a line a
minute, then how much memory grows in an hour, by the line of best fit over the second half: in the first, the process
still fills what it keeps. Exit code 1 if that is more than is allowed.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bench.load import walk
from bench.reader import opened
from bench.served import served, spent
from bench.sizes import small_database
from wording.numbers import amount, count

_READERS = 20
_ACTIONS = 7
_THINKS = 2.5
_ALLOWED = 20.0
"""MB an hour."""
_LONGEST = 240
_COLUMNS = ("phút", "phiên đã mở", "thao tác", "trung vị (s)", "p95 (s)", "bộ nhớ (MB)")


@dataclass
class Seen:
    """What has happened so far: sessions opened, seconds of the actions of this minute, (hours, MB) of each minute."""

    opened: int = 0
    actions: int = 0
    times: list[float] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    minutes = min(int(os.environ.get("MINUTES") or 30), _LONGEST)
    environment = {"DVK_DATABASE_URL": given[0] if given else small_database(), "DVK_ACCESS": "open"}
    print(f"{datetime.now():%d/%m/%Y %H:%M}, {minutes} phút, {_READERS} người cùng lúc\n")
    for line in (_COLUMNS, ("---",) * len(_COLUMNS)):
        print(f"| {' | '.join(line)} |", flush=True)
    with served([sys.executable, "dashboard.py"], environment) as (address, process):
        seen = asyncio.run(_come_and_go(address, process, minutes))
    grown = growth(seen.memory)
    print(
        f"\n{count(seen.opened)} phiên đã mở và đóng; bộ nhớ tăng {amount(grown)} MB mỗi giờ (cho phép {_ALLOWED:.0f})."
    )
    return int(grown > _ALLOWED)


def growth(memory: Sequence[tuple[float, float]]) -> float:
    """Return the MB an hour by which memory grows in the second half of (hours, MB) in the order of time."""
    settled = memory[len(memory) // 2 :]
    if len(settled) < 2:
        return 0.0
    hours, megabytes = zip(*settled, strict=True)
    return statistics.linear_regression(hours, megabytes).slope


async def _come_and_go(address: str, process: int, minutes: int) -> Seen:
    seen, ended = Seen(), asyncio.Event()
    began = time.monotonic()
    async with asyncio.TaskGroup() as places:
        for place in range(_READERS):
            places.create_task(_one_after_another(address, place, seen, ended))
        for minute in range(1, minutes + 1):
            await asyncio.sleep(began + 60 * minute - time.monotonic())
            memory, _ = spent(process)
            seen.memory.append((minute / 60, memory))
            middle, slow = (statistics.quantiles(seen.times, n=100, method="inclusive")[at - 1] for at in (50, 95))
            cells = (str(minute), count(seen.opened), count(seen.actions), *map(amount, (middle, slow, memory)))
            print(f"| {' | '.join(cells)} |", flush=True)
            seen.times.clear()
        ended.set()
    return seen


async def _one_after_another(address: str, place: int, seen: Seen, ended: asyncio.Event) -> None:
    await asyncio.sleep(_THINKS * place / _READERS)
    while not ended.is_set():
        reader = await opened(address)
        seen.opened += 1
        for (page, bloc), _ in zip(walk(seen.opened), range(_ACTIONS), strict=False):
            seen.times.append(await reader.act(page, bloc))
            seen.actions += 1
            if ended.is_set():
                break
            await asyncio.sleep(_THINKS * random.uniform(0.5, 1.5))
        await reader.connection.close()


if __name__ == "__main__":
    sys.exit(main())
