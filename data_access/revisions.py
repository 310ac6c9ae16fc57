"""The only way to change data: one revision, one transaction, all of it or nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Date, Engine, func, insert, select, text, update

from data_access import bulk, cubes, derive, integrity, search_index
from data_access.engine import writing
from data_access.schema import FOREVER, VERSIONED, Versioned
from data_access.schema import revision as revision_table
from data_access.versions import close, differs, same_key

_MANY = 10_000

Author = Callable[[Connection], str]
"""Whoever makes a revision: asked inside its transaction, returns the name of the account or raises to refuse it."""


class NothingChanged(Exception):
    """The revision would change no row; it was not made."""


@dataclass(frozen=True)
class Revision:
    """A revision being written: its number, the connection of its transaction, and the account that writes it."""

    id: int
    connection: Connection
    account: str

    def write(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Bring in rows by key, as `write_tuples`; all mappings must have the same keys."""
        rows = list(rows)
        if rows:
            columns = tuple(rows[0])
            self.write_tuples(table, columns, (tuple(row[name] for name in columns) for row in rows))

    def write_tuples(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Bring in rows by key: a new key opens a row, a different content closes the stored row and opens another.

        Rows equal to what is stored are skipped. Content columns left out keep what is stored, or the default in a
        new row. Derived columns may be given as a first guess; they are corrected at the end of the revision.
        Errors: ValueError for a column that the table has not or a key column left out; IntegrityError if a key
        stands twice in `rows`.
        """
        versioned = VERSIONED[table]
        names, staged = _prepared(versioned, columns, rows)
        stage = f"staged_{table}"
        brought = self._stage(versioned, stage, names, staged)
        given = [name for name in columns if name in versioned.given]
        match, changed = same_key(versioned, "s", table), differs(self.connection, given, "s", table)
        values = {"r": self.id, "forever": FOREVER}
        self.connection.execute(
            text(
                f"UPDATE {table} SET until = :r WHERE until = :forever AND since < :r "
                f"AND EXISTS (SELECT 1 FROM {stage} s WHERE {match} AND {changed})"
            ),
            values,
        )
        opened = self._open_staged(versioned, stage, names)
        content = [name for name in names if name not in versioned.key]
        if content and opened < brought:  # else no key stood there before, and the join below would be for nothing
            settings = ", ".join(f"{name} = s.{name}" for name in content)
            self.connection.execute(
                text(
                    f"UPDATE {table} SET {settings}, origin = :r FROM {stage} s "
                    f"WHERE {match} AND until = :forever AND since = :r AND {changed}"
                ),
                values,
            )
        self.connection.execute(text(f"DROP TABLE {stage}"))

    def open_tuples(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Bring in rows whose keys have no current row, straight into the table: several times as fast.

        Errors: ValueError as `write_tuples`; IntegrityError if a key has a current row or stands twice in `rows`.
        """
        versioned = VERSIONED[table]
        names, prepared = _prepared(versioned, columns, rows)
        bookkeeping = {"since": self.id, "until": FOREVER, "origin": self.id}
        loaded = bulk.load(self.connection, table, names, prepared, bookkeeping)
        if loaded > _MANY and self.connection.dialect.name == "postgresql":
            compared = (*versioned.key, *(one.column for one in versioned.references), *bookkeeping)
            self.connection.execute(text(f"ANALYZE {table} ({', '.join(dict.fromkeys(compared))})"))

    def end(self, table: str, keys: Iterable[Sequence[Any]]) -> None:
        """Let rows cease to exist; keys that have no current row are passed over."""
        versioned = VERSIONED[table]
        stage = f"staged_{table}"
        self._stage(versioned, stage, versioned.key, _plain(versioned, versioned.key, keys))
        close(
            self.connection,
            versioned,
            self.id,
            f"EXISTS (SELECT 1 FROM {stage} s WHERE {same_key(versioned, 's', 'c')})",
        )
        self.connection.execute(text(f"DROP TABLE {stage}"))

    def _stage(self, versioned: Versioned, stage: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
        """Load rows into a temporary table; returns how many there were."""
        listed = ", ".join(names)
        self.connection.execute(text(f"DROP TABLE IF EXISTS {stage}"))
        self.connection.execute(
            text(f"CREATE TEMPORARY TABLE {stage} AS SELECT {listed} FROM {versioned.table.name} WHERE 1 = 0")
        )
        loaded = bulk.load(self.connection, stage, names, rows)
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(text(f"ANALYZE {stage}"))
        return loaded

    def _open_staged(self, versioned: Versioned, stage: str, names: Sequence[str]) -> int:
        """Open a row for every staged key that has no current one; returns how many."""
        table = versioned.table.name
        kept = [name for name in versioned.content if name not in names]
        defaults = {name: _default(versioned, name) for name in kept}
        columns = ", ".join((*names, *kept))
        selected = ", ".join(
            (*(f"s.{name}" for name in names), *(f"COALESCE(p.{n}, {d})" for n, d in defaults.items()))
        )
        stored = f"LEFT JOIN {table} p ON {same_key(versioned, 'p', 's')} AND p.until = :r" if kept else ""
        result = self.connection.execute(
            text(
                f"INSERT INTO {table} ({columns}, since, until, origin) SELECT {selected}, :r, :forever, :r "
                f"FROM {stage} s {stored} WHERE NOT EXISTS "
                f"(SELECT 1 FROM {table} c WHERE {same_key(versioned, 'c', 's')} AND c.until = :forever)"
            ),
            {"r": self.id, "forever": FOREVER},
        )
        return result.rowcount


def current_revision(connection: Connection) -> int:
    """Return the number of the newest revision; 0 before the first."""
    return connection.scalar(select(func.coalesce(func.max(revision_table.c.id), 0))) or 0


@contextmanager
def begin(
    engine: Engine,
    action: str,
    *,
    account: str | Author = "",
    dataset: str = "",
    file_name: str = "",
    file_sha256: str = "",
    note: str = "",
    illustrative: bool = False,
    undoes: int | None = None,
) -> Iterator[Revision]:
    """Open the next revision under the writer lock; it is committed whole at the end of the block.

    account  a name, or an author who is asked for it once the lock is held
    Errors: whatever author or block raises, IntegrityProblem if a reference would dangle, NothingChanged if no row
    changed; then nothing is stored.
    """
    with writing(engine) as connection:
        name = account(connection) if callable(account) else account
        running = Revision(current_revision(connection) + 1, connection, name)
        connection.execute(
            insert(revision_table).values(
                id=running.id,
                created_at=datetime.now(UTC),
                account=name,
                action=action,
                dataset=dataset,
                file_name=file_name,
                file_sha256=file_sha256,
                note=note,
                illustrative=illustrative,
                undoes=undoes,
            )
        )
        yield running
        _finish(running)


def _finish(running: Revision) -> None:
    connection = running.connection
    derive.derive(connection, running.id)
    integrity.check(connection, running.id)
    changes = {name: _counts(connection, running.id, versioned) for name, versioned in VERSIONED.items()}
    if not any(any(counts) for counts in changes.values()):
        raise NothingChanged
    added, changed, removed = (sum(counts[part] for counts in changes.values()) for part in range(3))
    connection.execute(
        update(revision_table)
        .where(revision_table.c.id == running.id)
        .values(added=added, changed=changed, removed=removed)
    )
    cubes.store(connection, running.id, {name for name, counts in changes.items() if any(counts)})
    search_index.refresh(connection, running.id)


def _counts(connection: Connection, revision: int, versioned: Versioned) -> tuple[int, int, int]:
    """Return how many keys the revision added, changed and removed in one table."""
    name = versioned.table.name
    values = {"r": revision}
    opened, closed = (
        connection.scalar(text(f"SELECT COUNT(*) FROM {name} WHERE {column} = :r"), values) or 0
        for column in ("since", "until")
    )
    if not closed:
        return opened, 0, 0
    both = connection.scalar(
        text(
            f"SELECT COUNT(*) FROM {name} o JOIN {name} p ON {same_key(versioned, 'o', 'p')} "
            "WHERE o.since = :r AND p.until = :r"
        ),
        values,
    )
    replaced = both or 0
    return opened - replaced, replaced, closed - replaced


def _prepared(
    versioned: Versioned, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> tuple[tuple[str, ...], Iterable[Sequence[Any]]]:
    """Return the columns and rows as they are loaded: with search text, days as text."""
    unknown = [name for name in columns if name not in versioned.columns]
    missing = [name for name in versioned.key if name not in columns]
    if unknown or missing:
        raise ValueError(f"{versioned.table.name}: unknown columns {unknown}, missing key columns {missing}")
    return _with_search_text(versioned.table.name, tuple(columns), _plain(versioned, columns, rows))


def _plain(versioned: Versioned, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    """Return the rows with days as ISO text, which every driver takes for a column of dates."""
    if not any(isinstance(versioned.table.c[name].type, Date) for name in columns):
        return rows
    return (tuple(value.isoformat() if isinstance(value, date) else value for value in row) for row in rows)


def _default(versioned: Versioned, name: str) -> str:
    column = versioned.table.c[name]
    if column.server_default is None:
        return "NULL"
    default = getattr(column.server_default, "arg", None)
    return f"'{default}'" if isinstance(default, str) else str(default)


def _with_search_text(
    table: str, columns: tuple[str, ...], rows: Iterable[Sequence[Any]]
) -> tuple[tuple[str, ...], Iterable[Sequence[Any]]]:
    """Add the search text to rows of models that bring all it is made of; else '', which `derive` fills."""
    if table != "model" or "search_text" in columns:
        return columns, rows
    names = (*columns, "search_text")
    if not set(derive.SEARCHED) <= set(columns):
        return names, ((*row, "") for row in rows)
    return names, _searchable(rows, itemgetter(*(columns.index(name) for name in derive.SEARCHED)))


def _searchable(
    rows: Iterable[Sequence[Any]], searched: Callable[[Sequence[Any]], Sequence[str]]
) -> Iterator[Sequence[Any]]:
    rest = iter(rows)
    while chunk := list(islice(rest, bulk.CHUNK)):
        yield from map(_with_last, chunk, derive.search_texts(list(map(searched, chunk))))


def _with_last(row: Sequence[Any], last: str) -> Sequence[Any]:
    return (*row, last)
