"""Telling how far a long piece of work has come."""

import json
import sys
import time
from collections.abc import Callable

Progress = Callable[[str, int], None]
"""(what is being done, in Vietnamese; rows done so far)"""

_EVERY = 0.5


def quiet(_stage: str, _rows: int) -> None:
    """Progress that nobody listens to."""


def told_to_stderr(for_machines: bool) -> Progress:
    """Return a listener that writes to stderr: JSON lines for machines, else sentences from one second on."""
    began = time.monotonic()
    last = began

    def tell(stage: str, rows: int) -> None:
        nonlocal last
        now = time.monotonic()
        if for_machines:
            print(json.dumps({"stage": stage, "rows": rows}, ensure_ascii=False), file=sys.stderr, flush=True)
        elif now - began > 1 and now - last > _EVERY:
            last = now
            print(f"{stage}: {rows:,} dòng …".replace(",", "."), file=sys.stderr, flush=True)

    return tell
