"""Sessions: an opaque random token in the browser, its hash in the database."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from data_access.schema import account, session
from data_access.settings import settings


@dataclass(frozen=True)
class SignedIn:
    """The account behind a live session, as it is in the database now."""

    name: str
    full_name: str
    role: str
    must_change: bool
    last_seen_at: datetime


def open_session(connection: Connection, name: str, address: str) -> str:
    """Open a session for an account and return its token, which is stored nowhere. Forgets what is too old."""
    token = secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    connection.execute(delete(session).where(session.c.created_at < now - timedelta(hours=settings().session_hours)))
    connection.execute(
        insert(session).values(
            token_hash=_hash(token), account=name, created_at=now, last_seen_at=now, address=address[:64]
        )
    )
    return token


def signed_in(connection: Connection, token: str) -> SignedIn | None:
    """Return whose session a token belongs to; None if it is unknown, too old, idle for too long or disabled."""
    if not token:
        return None
    now, given = datetime.now(UTC), settings()
    row = connection.execute(
        select(account.c.name, account.c.full_name, account.c.role, account.c.must_change, session.c.last_seen_at)
        .join(session, session.c.account == account.c.name)
        .where(
            session.c.token_hash == _hash(token),
            session.c.created_at > now - timedelta(hours=given.session_hours),
            session.c.last_seen_at > now - timedelta(minutes=given.session_idle_minutes),
            account.c.disabled.is_(False),
        )
    ).first()
    return None if row is None else SignedIn(*row)


def touch(connection: Connection, token: str) -> None:
    """Note that a session is used now."""
    connection.execute(
        update(session).where(session.c.token_hash == _hash(token)).values(last_seen_at=datetime.now(UTC))
    )


def end_session(connection: Connection, token: str) -> None:
    """End one session; a token that is not known is passed over."""
    connection.execute(delete(session).where(session.c.token_hash == _hash(token)))


def end_sessions(connection: Connection, name: str, keep: str = "") -> None:
    """End all sessions of an account, but for the one whose token is `keep`."""
    kept = session.c.token_hash != _hash(keep)
    connection.execute(delete(session).where(session.c.account == name, kept))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
