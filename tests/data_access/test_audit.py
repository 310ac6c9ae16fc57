"""The record of who did what: accounts and data in one list, filtered."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from data_access.audit import AuditFilter, audit_accounts, audit_list
from data_access.revisions import begin
from data_access.schema import audit_event

YESTERDAY = datetime.now(UTC) - timedelta(days=1)


@pytest.fixture
def recorded(engine: Engine, write_categories: Callable[[Engine], int]) -> Engine:
    with engine.begin() as connection:
        connection.execute(
            audit_event.insert(),
            [
                {"at": YESTERDAY, "account": "lan", "address": "10.0.0.7", "event": "sign_in", "detail": ""},
                {"at": YESTERDAY, "account": "", "address": "10.0.0.9", "event": "sign_in_failed", "detail": "minh"},
            ],
        )
    write_categories(engine)
    with begin(engine, "edit", account="lan", note="Danh mục khối") as revision:
        revision.write("category", [{"kind": "bloc", "code": "kinh-te", "name": "Khối Kinh tế"}])
    return engine


def events(engine: Engine, asked: AuditFilter, limit: int = 10) -> list[str]:
    with engine.connect() as connection:
        return list(audit_list(connection, asked, limit)["event"])


def test_sign_ins_and_revisions_stand_in_one_list_the_newest_first(recorded: Engine) -> None:
    assert events(recorded, AuditFilter()) == ["revision:edit", "revision:seed", "sign_in_failed", "sign_in"]
    assert events(recorded, AuditFilter(), limit=1) == ["revision:edit"]
    with recorded.connect() as connection:
        first = audit_list(connection, AuditFilter(), 1).iloc[0]
        assert audit_accounts(connection) == ["lan"]
    assert first["account"] == "lan"
    assert first["at"].tzinfo is not None
    assert "Danh mục khối" in first["detail"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (AuditFilter(event="sign_in"), ["sign_in"]),
        (AuditFilter(event="revision:edit"), ["revision:edit"]),
        (AuditFilter(account="lan"), ["revision:edit", "sign_in"]),
        (AuditFilter(until=YESTERDAY + timedelta(hours=1)), ["sign_in_failed", "sign_in"]),
        (AuditFilter(since=YESTERDAY + timedelta(hours=1), account="lan"), ["revision:edit"]),
        (AuditFilter(account="nobody"), []),
    ],
)
def test_the_list_is_filtered(recorded: Engine, asked: AuditFilter, found: list[str]) -> None:
    assert events(recorded, asked) == found
