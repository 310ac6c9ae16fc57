"""Who is there: looking a session up, and noting from time to time that it is used."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Lock

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from accounts.sessions import SignedIn, signed_in, touch
from data_access.engine import ACCOUNTS, writing
from data_access.settings import settings

_log = logging.getLogger(__name__)
_beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="session")
_lock = Lock()
_noting: set[str] = set()


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
