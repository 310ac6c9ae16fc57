"""`python -m bench`: measures everything, part after part, and prints Markdown.

Ends with one table of all targets. QUICK=1: small databases, few rounds, the parts that change most. A part that fails
says so in the place of its table, the others go on, and the exit code is 1. Each part runs by itself too: `python -m
bench.overview` and so on.
"""

import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from bench.served import ROOT
from bench.sizes import LARGE, MIDDLE, QUICK, SMALL, database, databases
from bench.targets import NOTES, noted, summary
from wording.numbers import count

_LONGEST = 900
_LAST_LINES = 3


@dataclass(frozen=True)
class Part:
    """What is measured by one module; `databases`: engine and size of those whose addresses it takes."""

    title: str
    module: str
    databases: tuple[tuple[str, int], ...] = ()
    also_quick: bool = True


_PAGES = (("sqlite", MIDDLE),) if QUICK else (("sqlite", SMALL), ("sqlite", LARGE), ("postgresql", LARGE))
PARTS = (
    Part("Dữ liệu", "sizes"),
    Part("Tổng quan bên cạnh sàn và cách làm thông thường", "overview"),
    Part("Từng trang ở máy chủ, sau khi tải lên, tài liệu", "pages", _PAGES),
    Part("Tìm mô hình", "search", (("sqlite", LARGE), ("postgresql", LARGE)), also_quick=False),
    Part("Bộ trình chiếu", "deck", also_quick=False),
    Part("Tải lên", "uploads"),
    Part("Nhiều người cùng lúc", "load"),
)


def main() -> int:
    began = time.monotonic()
    print(
        f"{datetime.now():%d/%m/%Y %H:%M} · {os.cpu_count()} lõi · Python {platform.python_version()}, "
        f"Streamlit {version('streamlit')}, SQLAlchemy {version('sqlalchemy')}",
        flush=True,
    )
    with tempfile.TemporaryDirectory(prefix="dvk-bench-") as folder:
        notes = Path(folder) / "notes.jsonl"
        notes.touch()
        os.environ[NOTES] = str(notes)
        failed = [part for part in PARTS if (part.also_quick or not QUICK) and not _measured(part)]
        print("\n## Mọi mục tiêu\n")
        head, *rows = summary(noted(notes))
        for line in (head, ("---",) * len(head), *rows):
            print(f"| {' | '.join(line)} |")
    print(f"\nTất cả: {_minutes(began)} phút.", flush=True)
    return int(bool(failed))


def _measured(part: Part) -> bool:
    """Run a part; return whether it went well."""
    began = time.monotonic()
    print(f"\n## {part.title}\n", flush=True)
    why = ""
    with ExitStack() as held:
        try:
            given = {engine: held.enter_context(databases(engine)) for engine, _ in part.databases}
            addresses = [database(given[engine], size) for engine, size in part.databases]
            command = [sys.executable, "-m", f"bench.{part.module}", *addresses]
            code, told = _ran(command)
            if code:
                why = " · ".join(told.strip().splitlines()[-_LAST_LINES:]) or f"mã thoát {code}"
        except (OSError, RuntimeError, subprocess.SubprocessError, ImportError) as error:
            why = str(error)
    if why:
        print(f"\n**Không đo được `bench.{part.module}`**: {why}", flush=True)
    print(f"\n({part.module}: {_minutes(began)} phút)", flush=True)
    return not why


def _ran(command: list[str]) -> tuple[int, str]:
    """Run a part; return its exit code and what it complained of. One that takes too long is ended with all it started.

    Errors: TimeoutExpired.
    """
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as part:
        try:
            _, told = part.communicate(timeout=_LONGEST)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            os.killpg(part.pid, signal.SIGTERM)
            raise
    return part.returncode, told


def _minutes(began: float) -> str:
    seconds = round(time.monotonic() - began)
    return f"{count(seconds // 60)}:{seconds % 60:02}"


if __name__ == "__main__":
    sys.exit(main())
