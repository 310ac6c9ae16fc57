"""What a page reads: the current revision anew on each rerun, everything else once per revision."""

from collections.abc import Callable
from inspect import signature
from typing import Any, TypeVar, cast

import pandas as pd

from data_access.engine import connect
from data_access.memory import Recent
from data_access.scope import Scope
from data_access.standby import reads

T = TypeVar("T")
_REVISIONS = frozenset({"revision", "revision_number", "number", "before", "after"})
"""What queries call the numbers of revisions that they are given."""
_recent = Recent(2_000)


def newest_revision(*, fresh: bool = True) -> int:
    """Ask the database for the current revision; 0 while it is empty.

    fresh  what was written a moment ago counts; else a standby may answer, as far as it has come

    Errors: SQLAlchemyError if the database cannot be reached.
    """
    return reads().newest(fresh=fresh)


def load(query: Callable[..., T], *arguments: Any) -> T:
    """Return the result of a query for the given arguments, one of which holds the revision.

    The result is kept by the process and shared between sessions; a frame is handed out as a copy.
    Errors: SQLAlchemyError if the database cannot be reached.
    """

    def ask() -> T:
        return reads().ask(lambda connection: query(connection, *arguments), _needed(query, arguments))

    return _kept(query, arguments, ask)


def prepared(make: Callable[..., T], *arguments: Any) -> T:
    """Return what a page makes of loaded results, kept as they are; one of the arguments must hold the revision.

    Errors: those of `make`.
    """
    return _kept(make, arguments, lambda: make(*arguments))


def _needed(query: Callable[..., Any], arguments: tuple[Any, ...]) -> int:
    """Return the revision that whoever answers must hold; 0 where none is given."""
    given = zip(signature(query).parameters, (None, *arguments), strict=False)  # the connection comes first
    numbers = (one.revision if isinstance(one, Scope) else one for name, one in given if _is_of(name, one))
    return max(numbers, default=0)


def _is_of(name: str, given: Any) -> bool:
    return isinstance(given, Scope) or (name in _REVISIONS and isinstance(given, int))


def _kept(function: Callable[..., T], arguments: tuple[Any, ...], make: Callable[[], T]) -> T:
    found = _recent.of((connect().url, function.__module__, function.__qualname__, *arguments), make)
    # pandas notes the views of a frame in the frame, also those long gone: one that is kept must not be worked with
    return cast("T", found.copy()) if isinstance(found, pd.DataFrame) else found
