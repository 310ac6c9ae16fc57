"""Which source of search answers at a revision."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from data_access import search_earlier, search_indexed
from data_access.revisions import current_revision
from data_access.search_match import Source

T = TypeVar("T")


def answered(connection: Connection, revision: int, ask: Callable[[Source], T]) -> T:
    """Return what the index tells at the current revision, and a plain filter at an earlier one."""
    if revision == current_revision(connection):
        answer = ask(search_indexed)
        if revision == current_revision(connection):
            return answer  # else a revision came in between, and the index may have told of it
    return ask(search_earlier)
