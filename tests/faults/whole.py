"""What no fault may touch: every revision as it was, a store without a flaw, and who is signed in."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select

from accounts.sessions import open_session, signed_in
from data_access.engine import reading, writing
from data_access.inspection import findings
from data_access.revisions import current_revision
from data_access.schema import VERSIONED, account
from data_access.versions import as_of


@contextmanager
def unharmed(engine: Engine) -> Iterator[None]:
    """Make sure that what happens inside this block harms nothing that was there before it."""
    before, token = digests(engine), sign_in(engine)
    yield
    assert digests(engine)[: len(before)] == before
    assert wrong(engine) == []
    assert is_signed_in(engine, token)


def digests(engine: Engine, first: int = 1) -> list[str]:
    """Return a digest of everything that is valid at each revision, from one on."""
    with reading(engine) as connection:
        return [
            hashlib.sha256(
                repr(
                    [
                        sorted(
                            map(
                                tuple, connection.execute(select(*one.table.c[one.columns]).where(as_of(one.table, at)))
                            )
                        )
                        for one in VERSIONED.values()
                    ]
                ).encode()
            ).hexdigest()
            for at in range(first, current_revision(connection) + 1)
        ]


def wrong(engine: Engine) -> list[str]:
    """Return what the inspection of the store finds."""
    with reading(engine) as connection:
        return [finding.sentence for finding in findings(connection)]


def is_signed_in(engine: Engine, token: str) -> bool:
    """Whether a session is still valid."""
    with engine.connect() as connection:
        return signed_in(connection, token) is not None


def sign_in(engine: Engine) -> str:
    """Add an account, open a session for it and return its token."""
    with writing(engine) as connection:
        connection.execute(insert(account).values(name="lan", role="editor", created_at=datetime.now(UTC)))
        return open_session(connection, "lan", "127.0.0.1")
