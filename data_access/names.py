"""What codes stood for, also those of records that are gone."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, select

from data_access.schema import category, model, unit


def model_names(connection: Connection, codes: Sequence[str]) -> dict[str, str]:
    """Return the latest name of each model, whether it is still stored or not; a few hundred codes at most."""
    return _latest(connection, model, codes)


def unit_names(connection: Connection, codes: Sequence[str]) -> dict[str, str]:
    """Return the latest name of each unit, whether it is still stored or not; a few hundred codes at most."""
    return _latest(connection, unit, codes)


def category_names(connection: Connection, codes: Sequence[str]) -> dict[tuple[str, str], str]:
    """Return the latest name of each category by kind and code; a few hundred codes at most."""
    c = category.c
    query = select(c.kind, c.code, c.name).where(c.code.in_(codes)).order_by(c.since)
    return {(row.kind, row.code): row.name for row in connection.execute(query)}


def _latest(connection: Connection, table: Table, codes: Sequence[str]) -> dict[str, str]:
    query = select(table.c.code, table.c.name).where(table.c.code.in_(codes)).order_by(table.c.since)
    return {row.code: row.name for row in connection.execute(query)}
