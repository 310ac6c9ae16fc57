"""The illustrative data that is still stored: whether there is any, and how much."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, Connection, exists, func, select

from data_access.schema import FOREVER, VERSIONED, Versioned
from data_access.schema import revision as revisions


def stores_illustrative(connection: Connection, revision: int) -> bool:
    """Return whether any current row is illustrative; `revision` is the newest one."""
    if not connection.scalar(select(func.count()).select_from(revisions).where(revisions.c.illustrative)):
        return False
    return any(
        connection.execute(select(1).select_from(one.table).where(_illustrative(one)).limit(1)).first()
        for one in VERSIONED.values()
    )


def illustrative_rows(connection: Connection, revision: int) -> dict[str, int]:
    """Count the current illustrative rows of each table that has any; `revision` is the newest one."""
    return _counted(connection, _illustrative)


def covered_rows(connection: Connection, revision: int) -> dict[str, int]:
    """Count, of `illustrative_rows`, those that replaced a row of real data, which comes back when they are cleared."""
    return _counted(connection, lambda one: _illustrative(one) & _covers(one))


def _counted(connection: Connection, condition: Callable[[Versioned], ColumnElement[bool]]) -> dict[str, int]:
    counted = {
        name: connection.scalar(select(func.count()).select_from(one.table).where(condition(one))) or 0
        for name, one in VERSIONED.items()
    }
    return {name: rows for name, rows in counted.items() if rows}


def _covers(versioned: Versioned) -> ColumnElement[bool]:
    """Hold for a row whose key had a real row when it was brought."""
    held, before = versioned.table, versioned.table.alias("before")
    same = [held.c[name] == before.c[name] for name in versioned.key]
    brought = select(revisions.c.id).where(revisions.c.illustrative)
    return exists().where(*same, before.c.until == held.c.origin, before.c.origin.not_in(brought))


def _illustrative(versioned: Versioned) -> ColumnElement[bool]:
    columns = versioned.table.c
    brought = select(revisions.c.id).where(revisions.c.illustrative)
    return (columns.until == FOREVER) & columns.origin.in_(brought)
