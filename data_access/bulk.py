"""Many rows into one table at the speed of the driver: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from itertools import islice
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

CHUNK = 5_000


def load(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    constants: Mapping[str, int] = MappingProxyType({}),
) -> int:
    """Append rows inside the running transaction and return how many there were. Streams in chunks.

    `constants` are columns that hold the same number in every row. `table` and all columns must come from the schema,
    never from a user. Dates may be given as ISO text.
    Errors: SQLAlchemyError, whatever the driver raised.
    """
    names = ", ".join(f'"{name}"' for name in (*columns, *constants))
    same = tuple(constants.values())
    if connection.dialect.name == "postgresql":
        copied = ((*row, *same) for row in rows) if same else rows
        return _copy(connection, f'COPY "{table}" ({names}) FROM STDIN', copied)
    values = ", ".join((*("?" * len(columns)), *map(str, same)))
    loaded = 0
    rest = iter(rows)
    while chunk := [tuple(row) for row in islice(rest, CHUNK)]:
        connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({values})', chunk)
        loaded += len(chunk)
    return loaded


def _copy(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> int:
    loaded = 0
    base = connection.dialect.loaded_dbapi.Error
    try:
        with closing(connection.connection.cursor()) as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
                loaded += 1
    except base as error:
        raise DBAPIError.instance(statement, None, error, base) from error
    return loaded
