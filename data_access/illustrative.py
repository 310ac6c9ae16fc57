"""The illustrative data that is still stored: whether there is any, and how much."""

from sqlalchemy import ColumnElement, Connection, func, select

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
    counted = {
        name: connection.scalar(select(func.count()).select_from(one.table).where(_illustrative(one))) or 0
        for name, one in VERSIONED.items()
    }
    return {name: rows for name, rows in counted.items() if rows}


def _illustrative(versioned: Versioned) -> ColumnElement[bool]:
    columns = versioned.table.c
    brought = select(revisions.c.id).where(revisions.c.illustrative)
    return (columns.until == FOREVER) & columns.origin.in_(brought)
