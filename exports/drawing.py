"""Charts and covers, drawn by a process of their own.

vl-convert keeps the interpreter to itself while it draws, takes 70 MB, and aborts its process over some text. In a
process beside the server nobody else feels any of this. It is begun with the first picture and ends with the process
that began it.
"""

import atexit
import json
import os
import subprocess
import sys
from base64 import b64decode
from contextlib import suppress
from threading import Lock

from data_access.settings import ROOT

_lock = Lock()
_child: subprocess.Popen[bytes] | None = None


class DrawingFailed(Exception):
    """A picture cannot be drawn; the message says what the drawing process said."""


def get_ready() -> None:
    """Begin the process without waiting for it, so that it is ready by the time the first picture is asked for."""
    with _lock:
        _running()


def svg(specification: str) -> str:
    """Draw a Vega-Lite specification (JSON text) as an SVG element. Errors: DrawingFailed."""
    return _drawn("svg", specification)


def png(picture: str) -> bytes:
    """Draw an SVG element as PNG. Errors: DrawingFailed."""
    return b64decode(_drawn("png", picture))


def end() -> None:
    """End the process; the next picture begins another."""
    global _child
    child, _child = _child, None
    if child is not None:
        child.kill()
        child.communicate()


def _drawn(kind: str, told: str) -> str:
    with _lock:
        answer = _asked(kind, told) or _asked(kind, told)  # somebody may have ended the process meanwhile
    if answer is None:
        raise DrawingFailed("The drawing process ended over this picture.")
    if "problem" in answer:
        raise DrawingFailed(answer["problem"])
    return answer["drawn"]


def _asked(kind: str, told: str) -> dict[str, str] | None:
    """Return the answer of the process; None if it ended, then it is gone."""
    child = _running()
    assert child.stdin is not None
    assert child.stdout is not None
    line = b""
    with suppress(OSError):
        child.stdin.write(json.dumps([kind, told]).encode() + b"\n")
        child.stdin.flush()
        line = child.stdout.readline()
    if not line.endswith(b"\n"):
        end()
        return None
    answer: dict[str, str] = json.loads(line)
    return answer


def _running() -> subprocess.Popen[bytes]:
    global _child
    if _child is not None and _child.poll() is not None:
        end()
    if _child is None:
        paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        _child = subprocess.Popen(
            [sys.executable, "-m", "exports.drawing_child"],
            env={**os.environ, "PYTHONPATH": paths},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl+C in the terminal is for the server; the end of its pipe ends the process
        )
    return _child


atexit.register(end)
