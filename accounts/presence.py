"""Who is there: looking a session up, and noting from time to time that it is used."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Lock

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from accounts.roles import VIEWER
from accounts.sessions import SignedIn, signed_in, touch
from data_access.engine import ACCOUNTS, connect, writing
from data_access.settings import settings
from data_access.standby import reads

_log = logging.getLogger(__name__)
_beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="session")
_lock = Lock()
_noting: set[str] = set()


def present(token: str, role: str) -> SignedIn | None:
    """Return whose session a token belongs to, None if nobody's, for what takes a role; note that it is used.

    While the primary cannot be reached, whoever was signed in may still view, as far as a standby tells
    (`Reads.exactly`), and no more.
    Errors: SQLAlchemyError if the database cannot be reached.
    """

    def meanwhile(connection: Connection) -> SignedIn | None:
        who = signed_in(connection, token)
        return who and replace(who, role=VIEWER)

    if role != VIEWER:
        return noticed(connect(), token)
    return reads().exactly(lambda: noticed(connect(), token), meanwhile)


def noticed(engine: Engine, token: str) -> SignedIn | None:
    """Return whose session a token belongs to now, None if nobody's, and note that it is used.

    Noting is a write, so it is done seldom and beside: a page never waits for whoever writes to the database.
    Errors: SQLAlchemyError if the database cannot be reached.
    """
    if not token:
        return None
    with engine.connect() as connection:
        who = signed_in(connection, token)
    seldom = timedelta(minutes=settings().session_idle_minutes / 20)
    if who is not None and who.last_seen_at < datetime.now(UTC) - seldom:
        with _lock:
            if token in _noting:
                return who
            _noting.add(token)
        _beside.submit(_note, engine, token)
    return who


def _note(engine: Engine, token: str) -> None:
    try:
        with writing(engine, ACCOUNTS) as connection:
            touch(connection, token)
    except SQLAlchemyError as error:
        _log.warning("the use of a session was not noted: %s", error)
    finally:
        with _lock:
            _noting.discard(token)
