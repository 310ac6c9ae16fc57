"""Many rows into one table at the speed of the driver: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection

CHUNK = 20_000


def load(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> int:
    """Append rows inside the running transaction and return how many there were. Streams in chunks.

    `table` and `columns` must come from the schema, never from a user. Dates may be given as ISO text.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    loaded = 0
    if connection.dialect.name == "postgresql":
        cursor = connection.connection.cursor()
        with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
                loaded += 1
        cursor.close()
        return loaded
    marks = ", ".join("?" * len(columns))
    rest = iter(rows)
    while chunk := [tuple(row) for row in islice(rest, CHUNK)]:
        connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', chunk)
        loaded += len(chunk)
    return loaded
