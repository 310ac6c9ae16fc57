"""Who did what, newest first: the audit record of accounts, and the revisions of the data, in one list."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, String, literal, select, union_all

from data_access.schema import audit_event, revision

REVISION = "revision:"
"""Stands before the action of a revision, so that it is told apart from the events of accounts."""


@dataclass(frozen=True)
class AuditFilter:
    """What of the record is asked for; '' and None mean all. `until` is exclusive."""

    event: str = ""
    account: str = ""
    since: datetime | None = None
    until: datetime | None = None


def audit_list(connection: Connection, asked: AuditFilter, limit: int) -> pd.DataFrame:
    """Return the latest entries of the record.

    One row per entry, the newest first; the same columns when empty: at (aware, UTC) · account, address, event, detail
    str; of a revision `event` is `REVISION` and its action, `detail` its number, dataset, file and note.
    """
    entries = union_all(_events(asked), _revisions(asked)).subquery()
    query = select(entries).order_by(entries.c.at.desc(), entries.c.number.desc()).limit(limit)
    names = ["at", "account", "address", "event", "detail"]
    rows = [tuple(getattr(row, name) for name in names) for row in connection.execute(query)]
    return pd.DataFrame(rows, columns=names)


def audit_accounts(connection: Connection) -> list[str]:
    """Return the accounts that the record names, by name."""
    named = union_all(select(audit_event.c.account), select(revision.c.account)).subquery()
    return list(connection.scalars(select(named.c.account).where(named.c.account != "").distinct().order_by("account")))


def _events(asked: AuditFilter) -> Select[tuple[object, ...]]:
    c = audit_event.c
    event = [c.event == asked.event] if asked.event else []
    return select(c.at, c.account, c.address, c.event, c.detail, c.id.label("number")).where(
        *event, *_common(asked, c.account, c.at)
    )


def _revisions(asked: AuditFilter) -> Select[tuple[object, ...]]:
    c = revision.c
    event = [literal(REVISION) + c.action == asked.event] if asked.event else []
    parts = literal("Phiên bản ") + c.id.cast(String)
    for part in (c.dataset, c.file_name, c.note):
        parts = parts + literal(" · ") + part
    columns = (
        c.created_at.label("at"),
        c.account,
        literal("").label("address"),
        (literal(REVISION) + c.action).label("event"),
        parts.label("detail"),
        c.id.label("number"),
    )
    return select(*columns).where(*event, *_common(asked, c.account, c.created_at))


def _common(asked: AuditFilter, account: ColumnElement[str], at: ColumnElement[datetime]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.account:
        conditions.append(account == asked.account)
    if asked.since:
        conditions.append(at >= asked.since)
    if asked.until:
        conditions.append(at < asked.until)
    return conditions
