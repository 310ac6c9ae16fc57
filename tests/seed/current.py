"""Read the current rows of a table, plainly."""

from typing import Any

from sqlalchemy import Engine, select

from data_access.schema import FOREVER, VERSIONED


def current(engine: Engine, table: str, *columns: str, **where: Any) -> list[tuple[Any, ...]]:
    """Return these columns of the current rows with these values, sorted by key."""
    versioned = VERSIONED[table]
    stored = versioned.table.c
    asked = select(*(stored[name] for name in columns)).where(stored.until == FOREVER)
    for name, value in where.items():
        asked = asked.where(stored[name] == value)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(asked.order_by(*(stored[name] for name in versioned.key)))]
