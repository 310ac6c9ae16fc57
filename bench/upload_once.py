"""One upload of a list of models by the command, in a process of its own: prints what it cost as JSON."""

import contextlib
import gc
import io
import json
import re
import resource
import sys
import time
from pathlib import Path

from uploads.__main__ import main

_KILOBYTES_PER_MEGABYTE = 1024


def upload(file: str) -> dict[str, float]:
    """Check and apply a list of models; return seconds that passed, seconds of work of this process, and peak memory.

    Errors: RuntimeError if the list has problems or cannot be used.
    """
    began, worked = time.perf_counter(), time.process_time()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = main(["apply", file, "--dataset", "models", "--account", "bench", "--json"])
    if code:
        raise RuntimeError(said.getvalue()[:1000])
    seconds, work = time.perf_counter() - began, time.process_time() - worked
    return {"seconds": seconds, "work": work, "megabytes": _peak() / _KILOBYTES_PER_MEGABYTE}


def _peak() -> int:
    """Return the most memory that this process has held, in kB; Linux counts that of its parent too in `getrusage`."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    gc.disable()  # as the command does
    print(json.dumps(upload(sys.argv[1])))
