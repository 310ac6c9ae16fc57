"""The SQL that every versioned table shares: compare, close, reopen. Names come from the schema alone."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, FromClause, and_, text, true

from data_access.schema import FOREVER, Versioned


def as_of(table: FromClause, revision: int) -> ColumnElement[bool]:
    """Return the condition that holds for the rows of a versioned table, or an alias of one, valid at a revision."""
    # IS TRUE keeps `until`, the last column of the keys, out of look-ups by their first: PostgreSQL 18 takes such a
    # look-up for so dear that it reads the whole table instead
    return and_(table.c.since <= revision, (table.c.until > revision).is_(true()))


def same_key(versioned: Versioned, left: str, right: str) -> str:
    return " AND ".join(f"{left}.{name} = {right}.{name}" for name in versioned.key)


def differs(connection: Connection, names: Sequence[str], left: str, right: str) -> str:
    """Return the SQL condition that any of the columns differs; NULL equals NULL."""
    operator = "IS NOT" if connection.dialect.name == "sqlite" else "IS DISTINCT FROM"
    return "(" + (" OR ".join(f"{left}.{name} {operator} {right}.{name}" for name in names) or "1 = 0") + ")"


def make_temporary(connection: Connection, name: str, select: str, **values: int) -> None:
    """Make a temporary table from a SELECT; it replaces one of the same name."""
    connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
    connection.execute(text(f"CREATE TEMPORARY TABLE {name} AS {select}"), values)
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ANALYZE {name}"))


def close(connection: Connection, versioned: Versioned, revision: int, condition: str, **values: int) -> None:
    """End the current rows `c` for which the condition holds.

    Rows that this very revision opened vanish instead: no row may begin and end in one revision.
    """
    name = versioned.table.name
    given = {"r": revision, "forever": FOREVER, **values}
    connection.execute(
        text(f"DELETE FROM {name} AS c WHERE c.until = :forever AND c.since = :r AND {condition}"), given
    )
    connection.execute(
        text(f"UPDATE {name} AS c SET until = :r WHERE c.until = :forever AND c.since < :r AND {condition}"), given
    )


def reopen(connection: Connection, versioned: Versioned, revision: int, condition: str, **values: int) -> None:
    """Insert current copies of the versions `v` for which the condition holds and whose key has no current row.

    A copy keeps the origin of its version.
    """
    name = versioned.table.name
    columns = ", ".join(versioned.columns)
    copied = ", ".join(f"v.{column}" for column in versioned.columns)
    connection.execute(
        text(
            f"INSERT INTO {name} ({columns}, since, until, origin) "
            f"SELECT {copied}, :r, :forever, v.origin FROM {name} v WHERE {condition} AND NOT EXISTS "
            f"(SELECT 1 FROM {name} c WHERE {same_key(versioned, 'c', 'v')} AND c.until = :forever)"
        ),
        {"r": revision, "forever": FOREVER, **values},
    )
