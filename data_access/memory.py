"""What a process keeps of a revision: it never changes, so it is never stale."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

KEPT = 64
"""How many results a process keeps for one database; the least recently used one goes first."""

SHARED_WITH = "dvk_shared_with"
"""Execution option of a connection to a copy of a database: the engine of the original, whose results are the same."""

T = TypeVar("T")

_lock = Lock()
_kept: WeakKeyDictionary[Engine, OrderedDict[Hashable, Any]] = WeakKeyDictionary()


def remember(connection: Connection, key: Hashable, make: Callable[[], T]) -> T:
    """Return what `make` gave for this database and key before, or call it now.

    The key must hold the revision. The result is shared between threads and must not be changed.
    """
    owner = connection.get_execution_options().get(SHARED_WITH, connection.engine)
    with _lock:
        kept = _kept.setdefault(owner, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return cast("T", kept[key])
    made = make()
    with _lock:
        kept[key] = made
        while len(kept) > KEPT:
            kept.popitem(last=False)
    return made
