"""One upload of a list of models by the command, in a process of its own: prints seconds and peak memory as JSON."""

import contextlib
import gc
import io
import json
import resource
import sys
import time

from uploads.__main__ import main

_KILOBYTES_PER_MEGABYTE = 1024


def upload(file: str) -> dict[str, float]:
    """Check and apply a list of models and return what it cost.

    Errors: RuntimeError if the list has problems or cannot be used.
    """
    began = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = main(["apply", file, "--dataset", "models", "--account", "bench", "--json"])
    if code:
        raise RuntimeError(said.getvalue()[:1000])
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES_PER_MEGABYTE
    return {"seconds": seconds, "megabytes": peak}


if __name__ == "__main__":
    gc.disable()  # as the command does
    print(json.dumps(upload(sys.argv[1])))
