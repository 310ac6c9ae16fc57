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


class Recent:
    """Results by key, shared between threads; of more than `most` the least recently used one goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` gave for this key before, or call it now; nobody waits for it."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("T", self._kept[key])
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


_lock = Lock()
_of_databases: WeakKeyDictionary[Engine, Recent] = WeakKeyDictionary()


def remember(connection: Connection, key: Hashable, make: Callable[[], T]) -> T:
    """Return what `make` gave for this database and key before, or call it now.

    The key must hold the revision. The result is shared between threads and must not be changed.
    """
    owner = connection.get_execution_options().get(SHARED_WITH, connection.engine)
    with _lock:
        kept = _of_databases.setdefault(owner, Recent(KEPT))
    return kept.of(key, make)
