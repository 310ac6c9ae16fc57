"""Reads may be answered by a standby of PostgreSQL (DVK_DATABASE_READ_URL); writes always go to the primary.

A standby that lags is harmless: a revision is one transaction and never changes, so what it holds it holds whole. It
answers with the newest revision that it has. Whoever may write is told the primary's, so that one's own work is on the
page at once. Whatever a standby cannot answer, the primary does. While the primary cannot be reached, a standby that
followed it to the last also tells what no revision freezes, such as who is signed in.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, OperationalError

from data_access import gauges
from data_access.engine import connect
from data_access.memory import SHARED_WITH
from data_access.revisions import current_revision
from data_access.settings import settings

READS = "dvk_reads_total"
_PAUSE = 15.0
"""Seconds in which a standby that failed is not asked again."""
_BEFORE_ASKING_AGAIN = 3.0
"""Seconds in which a primary that could not be reached is not asked again where a standby stands in for it."""
_STATE = text("SELECT pg_is_in_recovery(), EXISTS (SELECT FROM pg_stat_wal_receiver), (SELECT max(id) FROM revision)")

_log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True)
class Held:
    """What a standby holds: its newest revision, and whether it is connected to its primary and so soon has more."""

    revision: int
    follows: bool


class Reads:
    """Where one process reads from."""

    def __init__(self, primary: Engine, standby: Engine | None) -> None:
        self._primary, self._standby = primary, standby
        self._told = 0
        self._away_until = 0.0
        self._primary_away_until = 0.0
        self._followed = False

    def newest(self, *, fresh: bool) -> int:
        """Return the newest revision; 0 while there is none.

        fresh  the primary's, as in `exactly`; else the one that the standby holds. A standby that lost its primary may
               be far behind: it is believed only if the primary cannot be reached.

        Errors: SQLAlchemyError if the database cannot be reached.
        """
        found = self.exactly(self._primarys, current_revision) if fresh else self._readers()
        self._told = max(self._told, found)
        return found

    def ask(self, query: Callable[[Connection], T], revision: int = 0) -> T:
        """Return what a query finds at a revision; 0 is the newest that was told.

        Errors: those of the query; SQLAlchemyError if the database cannot be reached.
        """
        if self._standby is not None and time.monotonic() >= self._away_until:
            try:
                with self._standby.connect().execution_options(**{SHARED_WITH: self._primary}) as connection:
                    held = _held(connection)
                    if held and held.revision >= (revision or self._told):
                        found = query(connection)
                        gauges.add(READS, server="standby")
                        return found
            except DBAPIError as error:
                self._pass_over(error)
        with self._primary.connect() as connection:
            if self._standby is not None:
                gauges.add(READS, server="primary")
            return query(connection)

    def latest(self, query: Callable[[Connection], T | None], *, fresh: bool = False) -> T | None:
        """Return what a query finds of what no revision freezes.

        fresh  what was written a moment ago counts: the primary is asked, as in `exactly`; else a standby that follows
               it answers, and what that has not got, the primary

        Errors: those of the query; SQLAlchemyError if the database cannot be reached.
        """
        found = None if fresh else self._of_follower(query)
        return found if found is not None else self.exactly(lambda: self._of_primary(query), query)

    def exactly(self, ask: Callable[[], T], meanwhile: Callable[[Connection], T]) -> T:
        """Return what `ask` learns from the primary; while that cannot be reached, what a query finds at the standby.

        The standby is believed only if it followed its primary when that was last there: one cut off before may
        hold what has long been ended.
        Errors: those of `ask`, and of the query.
        """
        if time.monotonic() >= self._primary_away_until:
            try:
                return ask()
            except OperationalError as error:
                if not self._followed:
                    raise
                self._primary_away_until = time.monotonic() + _BEFORE_ASKING_AGAIN
                _log.warning("the primary cannot be reached, a standby stands in: %s", error)
        if self._standby is not None:
            with self._standby.connect() as connection:
                if _held(connection):
                    gauges.add(READS, server="standby")
                    return meanwhile(connection)
        return ask()  # the standby has become the primary

    def _primarys(self) -> int:
        return self._of_primary(current_revision)

    def _of_primary(self, query: Callable[[Connection], T]) -> T:
        with self._primary.connect() as connection:
            return query(connection)

    def _of_follower(self, query: Callable[[Connection], T]) -> T | None:
        if self._standby is None or time.monotonic() < self._away_until:
            return None
        try:
            with self._standby.connect() as connection:
                held = _held(connection)
                if not (held and held.follows):
                    return None
                gauges.add(READS, server="standby")
                return query(connection)
        except DBAPIError as error:
            self._pass_over(error)
            return None

    def _readers(self) -> int:
        held = self._at_standby()
        if held and held.follows:
            self._followed = True
            return held.revision
        if held and self._followed and time.monotonic() < self._primary_away_until:
            return held.revision
        try:
            found = self._primarys()
        except DBAPIError:
            if held is None:
                raise
            self._primary_away_until = time.monotonic() + _BEFORE_ASKING_AGAIN
            return held.revision
        self._followed = False
        return found

    def _at_standby(self) -> Held | None:
        if self._standby is None or time.monotonic() < self._away_until:
            return None
        try:
            with self._standby.connect() as connection:
                return _held(connection)
        except DBAPIError as error:
            self._pass_over(error)
            return None

    def _pass_over(self, error: DBAPIError) -> None:
        self._away_until = time.monotonic() + _PAUSE
        _log.warning("the standby is passed over for %.0f seconds: %s", _PAUSE, error)


def reads() -> Reads:
    """Return where this process reads from.

    Errors: DatabaseUnusable if an address cannot be read.
    """
    address = settings().database_read_url
    return _reads(connect(), connect(address) if address else None)


@lru_cache(maxsize=4)
def _reads(primary: Engine, standby: Engine | None) -> Reads:
    return Reads(primary, standby)


def _held(connection: Connection) -> Held | None:
    """Return what a server holds; None unless it is a standby: a former primary may hold what nobody else has."""
    standby, follows, revision = connection.execute(_STATE).one()
    return Held(revision or 0, follows) if standby else None
