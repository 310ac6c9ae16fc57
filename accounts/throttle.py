"""How often a password may be guessed.

Wrong attempts of the last 15 minutes are counted for account and address together, for the address over all accounts,
and for the account over all addresses. Whoever signed in from a browser before has a token of that browser and is
counted for it alone: guessing elsewhere cannot lock the owner of an account out.
"""

import hashlib
import ipaddress
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from data_access.schema import login_attempt

WINDOW = timedelta(minutes=15)
REMEMBERED = timedelta(days=90)
"""How long a browser counts as known, and how long attempts are kept."""

OF_PAIR, OF_ADDRESS, OF_ACCOUNT, OF_BROWSER = 5, 50, 100, 10


def admit(connection: Connection, name: str, address: str, browser: str) -> int | None:
    """Note an attempt as a wrong one and return its number; None if it must wait. A name counts also if nobody has it.

    browser  token that `succeeded` gave to this browser, '' if it has none
    """
    now = datetime.now(UTC)
    who, where, token = _digest(name), _network(address), _digest(browser) if browser else ""
    known = bool(token) and _exists(
        connection, login_attempt.c.account == who, login_attempt.c.browser == token, login_attempt.c.succeeded
    )
    recent = login_attempt.c.at.between(now - WINDOW, now + WINDOW)  # a clock set back makes nobody wait for years
    wrong = (recent, login_attempt.c.succeeded.is_(False))
    of_account, of_address = login_attempt.c.account == who, login_attempt.c.address == where
    strange = login_attempt.c.browser == ""
    limits = (
        [(OF_BROWSER, (of_account, login_attempt.c.browser == token))]
        if known
        else [
            (OF_PAIR, (of_account, of_address, strange)),
            (OF_ADDRESS, (of_address, strange)),
            (OF_ACCOUNT, (of_account, strange)),
        ]
    )
    if any(_count(connection, *wrong, *conditions) >= limit for limit, conditions in limits):
        return None
    attempt = insert(login_attempt).values(
        at=now, account=who, address=where, browser=token if known else "", succeeded=False
    )
    return int(connection.execute(attempt.returning(login_attempt.c.id)).scalar_one())


def succeeded(connection: Connection, attempt: int, browser: str) -> None:
    """Note that an attempt was right, and the token by which its browser is known from now on; forget old ones."""
    connection.execute(
        update(login_attempt)
        .where(login_attempt.c.id == attempt)
        .values(succeeded=True, browser=_digest(browser) if browser else "")
    )
    connection.execute(delete(login_attempt).where(login_attempt.c.at < datetime.now(UTC) - REMEMBERED))


def _count(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(login_attempt).where(*conditions)) or 0


def _exists(connection: Connection, *conditions: ColumnElement[bool]) -> bool:
    return connection.execute(select(login_attempt.c.id).where(*conditions).limit(1)).first() is not None


def _digest(text: str) -> str:
    """Keep no typed name: people type passwords into the wrong field."""
    return hashlib.sha256(text.encode()).hexdigest()


def _network(address: str) -> str:
    """Return the address, for IPv6 the network of 64 bits that one subscriber has."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    return str(ipaddress.ip_network(f"{known}/64", strict=False)) if known.version == 6 else str(known)
