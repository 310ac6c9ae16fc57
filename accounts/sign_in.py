"""Signing in with name and password: one answer for whatever was wrong."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, Row, select

from accounts.audit import record
from accounts.directory import account_name
from accounts.passwords import matches
from accounts.sessions import end_session, open_session
from accounts.throttle import WINDOW, admit, succeeded
from data_access.engine import ACCOUNTS, writing
from data_access.schema import account, audit_event

ONE_TIME_DAYS = 3
"""A one-time password that was not used for so long is worth nothing."""


@dataclass(frozen=True)
class Entered:
    """The sign-in went well: tokens of the session and of the browser."""

    session: str
    browser: str
    must_change: bool


class Wrong(Exception):
    """Name or password is wrong, or the account may not sign in; which of these is not said."""


class Held(Exception):
    """Too many wrong attempts; nothing was checked."""


def sign_in(engine: Engine, name: str, password: str, *, address: str, browser: str = "", ended: str = "") -> Entered:
    """Open a session for whoever knows the password.

    browser  token that an earlier sign-in gave to this browser
    ended    token of the session that the browser had until now; it ends
    Errors: Wrong; Held; SQLAlchemyError.
    """
    name = account_name(name)
    with writing(engine, ACCOUNTS) as connection:
        attempt = admit(connection, name, address, browser)
        found = _account(connection, name)
        if attempt is None:
            _record_held(connection, found.name if found else "", address)
    if attempt is None:
        raise Held
    right = matches(found.password_hash if found else "", password)
    with writing(engine, ACCOUNTS) as connection:
        now = _account(connection, name)
        if not right or now is None or now != found or now.disabled or _stale(now):
            record(connection, "sign_in_failed", account=now.name if now else "", address=address)
            entered = None
        else:
            entered = Entered(open_session(connection, name, address), secrets.token_urlsafe(32), now.must_change)
            succeeded(connection, attempt, entered.browser)
            end_session(connection, ended)
            record(connection, "sign_in", account=name, address=address)
    if entered is None:
        raise Wrong
    return entered


_COLUMNS = (
    account.c.name,
    account.c.password_hash,
    account.c.password_at,
    account.c.must_change,
    account.c.disabled,
)


def _account(connection: Connection, name: str) -> Row[str, str, datetime | None, bool, bool] | None:
    return connection.execute(select(*_COLUMNS).where(account.c.name == name)).first()


def _record_held(connection: Connection, name: str, address: str) -> None:
    """Record once a window, so that whoever hammers at the door does not fill the record."""
    since = datetime.now(UTC) - WINDOW
    same = (audit_event.c.at > since, audit_event.c.event == "sign_in_held", audit_event.c.account == name)
    if not connection.scalar(select(audit_event.c.id).where(*same, audit_event.c.address == address[:64]).limit(1)):
        record(connection, "sign_in_held", account=name, address=address)


def _stale(found: Row[str, str, datetime | None, bool, bool]) -> bool:
    given = found.password_at
    return found.must_change and (given is None or given < datetime.now(UTC) - timedelta(days=ONE_TIME_DAYS))
