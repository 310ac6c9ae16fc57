"""The process that works on a file with many rows: `python -m uploads.child`, started by `uploads.work` alone.

Reads (address of the database, work) pickled from its stdin; writes ("progress", stage, rows) while it works and at the
end ("result", result) or ("raised", exception), each pickled, to its stdout.
"""

import gc
import os
import pickle
import sys
import time
from typing import Any, BinaryIO

from data_access.engine import connect

_EVERY = 0.2
_NICER = 10


def main() -> None:
    out = _own_stdout()
    gc.disable()  # looking for cycles among a million rows, which have none, takes a fifth of the time
    os.nice(_NICER)
    told = time.monotonic() - _EVERY

    def progress(stage: str, rows: int) -> None:
        nonlocal told
        if time.monotonic() - told >= _EVERY:
            told = time.monotonic()
            _send(out, "progress", stage, rows)

    try:
        address, todo = pickle.load(sys.stdin.buffer)
        _send(out, "result", todo(connect(address), progress=progress))
    except Exception as error:
        _send(out, "raised", _sendable(error))


def _sendable(error: Exception) -> Exception:
    """Return the exception, or one with its message if it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(str(error))
    return error


def _own_stdout() -> BinaryIO:
    """Return stdout, and let whatever else is printed go to stderr."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return out


def _send(out: BinaryIO, *told: Any) -> None:
    pickle.dump(told, out)
    out.flush()


if __name__ == "__main__":
    main()
