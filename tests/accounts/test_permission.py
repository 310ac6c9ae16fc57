"""Leave to change data is asked inside the transaction of the revision."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, delete, func, insert, select, update

from accounts.permission import Refused, author
from accounts.sessions import end_session, open_session
from data_access.engine import writing
from data_access.revisions import begin, current_revision
from data_access.schema import account, revision, session

FIELD = [{"kind": "field", "code": "moi", "name": "Lĩnh vực mới"}]


def signed_in(engine: Engine, role: str, *, must_change: bool = False) -> str:
    """Make an account and return the token of its session."""
    with writing(engine) as connection:
        connection.execute(
            insert(account).values(
                name="to.chuc", full_name="Tổ chức", role=role, must_change=must_change, created_at=datetime.now(UTC)
            )
        )
        return open_session(connection, "to.chuc", "10.0.0.7")


def change(engine: Engine, token: str, role: str) -> None:
    with begin(engine, "edit", account=author(token, role)) as running:
        running.write("category", FIELD)


@pytest.mark.parametrize(
    ("has", "needs", "allowed"),
    [
        ("viewer", "viewer", True),
        ("viewer", "editor", False),
        ("viewer", "admin", False),
        ("editor", "editor", True),
        ("editor", "admin", False),
        ("admin", "editor", True),
        ("admin", "admin", True),
    ],
)
def test_a_role_changes_what_it_may_and_nothing_else(engine: Engine, has: str, needs: str, allowed: bool) -> None:
    token = signed_in(engine, has)
    if allowed:
        change(engine, token, needs)
    else:
        with pytest.raises(Refused, match="không có quyền"):
            change(engine, token, needs)
    with engine.connect() as connection:
        assert current_revision(connection) == int(allowed)
        assert connection.scalar(select(func.max(revision.c.account))) == ("to.chuc" if allowed else None)


@pytest.mark.parametrize(
    "taken",
    [
        update(account).values(disabled=True),
        update(account).values(role="viewer"),
        update(account).values(must_change=True),
        delete(session),
        update(session).values(created_at=datetime(2020, 1, 1, tzinfo=UTC)),
        update(session).values(last_seen_at=datetime(2020, 1, 1, tzinfo=UTC)),
    ],
    ids=["disabled", "role", "must change", "session gone", "session too old", "session idle"],
)
def test_what_was_taken_away_counts_at_the_next_write(engine: Engine, taken: object) -> None:
    token = signed_in(engine, "editor")
    with writing(engine) as connection:
        connection.execute(taken)  # type: ignore[call-overload]
    with pytest.raises(Refused):
        change(engine, token, "editor")
    with engine.connect() as connection:
        assert current_revision(connection) == 0


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "0" * 64])
def test_a_token_that_was_never_given_is_refused(engine: Engine, token: str) -> None:
    signed_in(engine, "admin")
    with pytest.raises(Refused, match="chưa đăng nhập"):
        change(engine, token, "editor")


def test_a_session_that_was_ended_cannot_be_used_again(engine: Engine) -> None:
    token = signed_in(engine, "editor")
    with writing(engine) as connection:
        end_session(connection, token)
    with pytest.raises(Refused):
        change(engine, token, "editor")


def test_the_database_holds_no_token(engine: Engine) -> None:
    token = signed_in(engine, "editor")
    with engine.connect() as connection:
        assert token not in str(connection.execute(select(session)).all())
