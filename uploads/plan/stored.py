"""Current rows read for comparison with an upload, in batches that every database takes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, select

from data_access.schema import FOREVER, VERSIONED
from uploads.values.cells import one_line, several_lines
from uploads.values.formulas import neutralised

BATCH = 5_000


def rows_of(
    connection: Connection, table: str, columns: Sequence[str], by: str, values: Iterable[Any]
) -> Iterator[Row[Any]]:
    """Yield the current rows of a versioned table whose column `by` holds one of the values."""
    held = VERSIONED[table].table
    rest = iter(values)
    while batch := list(islice(rest, BATCH)):
        query = select(*(held.c[name] for name in columns)).where(held.c.until == FOREVER, held.c[by].in_(batch))
        yield from connection.execute(query)


def all_rows(connection: Connection, table: str, columns: Sequence[str]) -> Iterator[Sequence[Row[Any]]]:
    """Yield the current rows of a versioned table in batches, without holding all of them."""
    held = VERSIONED[table].table
    query = select(*(held.c[name] for name in columns)).where(held.c.until == FOREVER)
    with connection.execution_options(yield_per=BATCH * 4).execute(query) as result:
        yield from result.partitions()


def default_of(table: str, column: str) -> Any:
    """Return what a new row holds in a column that nothing is known about: '', 0, False or None."""
    held = VERSIONED[table].table.c[column]
    if held.nullable:
        return None
    return {str: "", int: 0, bool: False, float: 0.0}.get(held.type.python_type, "")


def same(stored: Any, given: Any) -> bool:
    """Return whether a stored value and an uploaded one say the same; text is compared as an upload would read it."""
    if stored == given:
        return True
    if isinstance(stored, str) and isinstance(given, str):
        clean = several_lines if "\n" in given or "\n" in stored else one_line
        return clean(neutralised(stored)) == given
    if isinstance(stored, date) or isinstance(given, date):
        return str(stored) == str(given)
    return False


def as_stored(value: Any) -> Any:
    """Return an uploaded value as the database keeps it: names stand one a line."""
    return "\n".join(value) if isinstance(value, tuple) else value
