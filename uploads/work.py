"""Uploads that other sessions do not wait for: a file with many rows is worked on in a process of its own.

A page begins the work, keeps the `Work`, asks it at each rerun how far it is, and takes the result once it is done.
A small file is done when `begin_…` returns; the page need not know the difference.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, Generic, TypeVar

from sqlalchemy import Engine

from data_access.revisions import Author
from data_access.settings import ROOT
from uploads import upload
from uploads.limits import Limits
from uploads.parse.source import Source
from uploads.plan.planning import Request
from uploads.plan.preview import Preview
from uploads.upload import MadeFile, Receipt

T = TypeVar("T")

_ENDED = "Việc xử lý tệp bị dừng giữa chừng. Hãy xem Lịch sử: nếu chưa có phiên bản mới thì chưa ghi gì, hãy thử lại."

_CHILDREN = threading.BoundedSemaphore(2)
"""How many files with many rows one process has worked on at a time; the others wait."""

_LEAST_BYTES_PER_ROW = 40
"""What a row takes in a packed workbook at the very least."""


class WorkEnded(Exception):
    """The process that worked on a file ended without a result; the message says so in one Vietnamese sentence."""


class Work(Generic[T]):
    """A piece of work that goes on elsewhere: `stage` (in Vietnamese) and `rows` tell how far it has come."""

    def __init__(self) -> None:
        self.stage = "Chờ đến lượt"
        self.rows = 0
        self._ended = threading.Event()
        self._give: Callable[[], T] | None = None

    @property
    def done(self) -> bool:
        return self._ended.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is done, at most some seconds, and return whether it is."""
        return self._ended.wait(seconds)

    def result(self) -> T:
        """Return the result, or raise what the work raised. Errors: WorkEnded; LookupError before it is done."""
        if self._give is None:
            raise LookupError("The work is not done.")
        return self._give()

    def tell(self, stage: str, rows: int) -> None:
        """Note how far it has come."""
        self.stage, self.rows = stage, rows

    def end(self, give: Callable[[], T]) -> None:
        """Note that it is done; `give` returns the result or raises."""
        self._give = give
        self._ended.set()


def begin_check(engine: Engine, request: Request) -> Work[Preview]:
    """Begin `upload.check`."""
    return _begin(engine, request, partial(upload.check, request=request))


def begin_apply(
    engine: Engine, request: Request, seen: Preview, *, account: str | Author, skip_problems: bool = False
) -> Work[Receipt]:
    """Begin `upload.apply`."""
    todo = partial(upload.apply, request=request, seen=seen, account=account, skip_problems=skip_problems)
    return _begin(engine, request, todo)


def begin_rejected(engine: Engine, request: Request) -> Work[MadeFile]:
    """Begin `upload.rejected`."""
    return _begin(engine, request, partial(upload.rejected, request=request))


def has_many_rows(source: Source, limits: Limits) -> bool:
    """Return whether a file may have more rows than are worked on beside other sessions, without opening it."""
    if source.start(4).startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return source.size > limits.child_rows * _LEAST_BYTES_PER_ROW
    rows = 0
    for block in source.blocks():
        rows += block.count(b"\n") + block.count(b"\r") - block.count(b"\r\n")
        if rows > limits.child_rows:
            return True
    return False


def _begin(engine: Engine, request: Request, todo: Callable[..., T]) -> Work[T]:
    work: Work[T] = Work()
    if has_many_rows(request.source, request.limits):
        threading.Thread(target=_run_in_child, args=(work, engine, todo), daemon=True).start()
        return work
    try:
        result = todo(engine, progress=work.tell)
    except Exception as error:
        work.end(partial(_raise, error))
    else:
        work.end(lambda: result)
    return work


def _run_in_child(work: Work[T], engine: Engine, todo: Callable[..., T]) -> None:
    with _CHILDREN:
        try:
            work.end(_told_by_child(work, engine, todo))
        except Exception as error:
            work.end(partial(_raise, error))


def _told_by_child(work: Work[T], engine: Engine, todo: Callable[..., T]) -> Callable[[], T]:
    """Run the work in a child and return the giver of its result."""
    address = engine.url.render_as_string(hide_password=False)
    task = pickle.dumps((address, todo))
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    with subprocess.Popen(
        [sys.executable, "-m", "uploads.child"],
        env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        with suppress(BrokenPipeError), child.stdin as stream:  # a child that has ended is told below
            stream.write(task)
        while True:
            try:
                kind, *told = pickle.load(child.stdout)
            except EOFError:
                return partial(_raise, WorkEnded(_ENDED))
            if kind == "progress":
                work.tell(*told)
            elif kind == "raised":
                return partial(_raise, told[0])
            else:
                return partial(_same, told[0])


def _same(result: T) -> T:
    return result


def _raise(error: Exception) -> Any:
    raise error
