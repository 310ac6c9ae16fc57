"""The index of search: one row per current model with all that it is found and filtered by.

Derived from the current rows and kept true inside each revision's transaction, so it is neither dumped nor undone:
`rebuild` makes it anew, its tables included. SQLite looks words up in an FTS5 table, PostgreSQL in a GIN index.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from sqlalchemy import Connection, text

from data_access import bulk
from data_access.schema import FOREVER
from data_access.search_rows import COLUMNS, FILTERED, Row, read, rows_of
from data_access.versions import make_temporary

TABLES = ("model_index", "model_words")
"""The tables of the index, and the beginning of the names of those that SQLite makes for them."""

_MANY = 50_000
_BATCH = 20_000
_BETWEEN = "BETWEEN :first AND :last"
_CURRENT = f"SELECT code FROM model WHERE until = {FOREVER}"
_SORTED_AT_ONCE = 64 * 1024 * 1024
_ORDERED = {
    "ix_model_index_newest": "model_index (year DESC, model DESC)",
    "ix_model_index_prominent": "model_index (prominence DESC, year DESC, model DESC)",
    "ix_model_index_name": "model_index (name_key, model)",
    "ix_model_index_unit": "model_index (unit)",
}
_GIN = {"ix_model_index_words": "model_index USING gin (words) WITH (fastupdate = off)"}

_TOUCHED = (
    "SELECT model FROM model_year WHERE since = :r UNION SELECT model FROM model_year WHERE until = :r "
    "UNION SELECT model FROM award WHERE since = :r UNION SELECT model FROM award WHERE until = :r "
    "UNION SELECT model FROM model_task WHERE since = :r UNION SELECT model FROM model_task WHERE until = :r "
    "UNION SELECT code FROM model WHERE since = :r UNION SELECT code FROM model WHERE until = :r "
    "UNION SELECT model FROM model_index WHERE unit IN "
    "(SELECT code FROM unit WHERE since = :r UNION SELECT code FROM unit WHERE until = :r)"
)


def refresh(connection: Connection, revision: int) -> None:
    """Bring the rows of the models that a revision touches up to date, before its commit."""
    if (connection.scalar(text("SELECT COUNT(*) FROM model WHERE since = :r"), {"r": revision}) or 0) > _MANY:
        rebuild(connection)  # no need to know all that it touched
        return
    make_temporary(connection, "indexed", _TOUCHED, r=revision)
    touched = connection.scalar(text("SELECT COUNT(*) FROM indexed")) or 0
    if touched > _MANY:
        rebuild(connection)
        return
    sqlite = connection.dialect.name == "sqlite"
    chosen = "WHERE model IN (SELECT model FROM indexed)"
    if sqlite:
        connection.execute(
            text(
                "INSERT INTO model_words (model_words, rowid, words) "
                f"SELECT 'delete', id, words FROM model_index {chosen}"
            )
        )
    connection.execute(text(f"DELETE FROM model_index {chosen}"))
    _load(connection, rows_of(read(connection, "IN (SELECT model FROM indexed)")))
    if sqlite:
        connection.execute(text(f"INSERT INTO model_words (rowid, words) SELECT id, words FROM model_index {chosen}"))


def rebuild(connection: Connection) -> None:
    """Make the index anew from the current rows, its tables included."""
    sqlite = connection.dialect.name == "sqlite"
    for name in reversed(TABLES):
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
    for statement in _tables(sqlite):
        connection.execute(text(statement))
    _load_all(connection)
    for name, place in (_ORDERED if sqlite else _ORDERED | _GIN).items():
        connection.execute(text(f"CREATE INDEX {name} ON {place}"))
    if sqlite:
        # fewer and larger parts to merge
        connection.execute(text(f"INSERT INTO model_words (model_words, rank) VALUES ('hashsize', {_SORTED_AT_ONCE})"))
        connection.execute(text("INSERT INTO model_words (model_words) VALUES ('rebuild')"))
    connection.execute(text("ANALYZE model_index"))


def differing(connection: Connection) -> list[str]:
    """Return the codes of the models that the index does not hold as the current rows are, missing ones included."""
    held_words = "words" if connection.dialect.name == "sqlite" else "array_to_string(tsvector_to_array(words), ' ')"
    held = f"SELECT {', '.join(COLUMNS[:-1])}, {held_words} FROM model_index WHERE model"
    wrong = set(connection.scalars(text(f"SELECT model FROM model_index WHERE model NOT IN ({_CURRENT})")))
    for batch in _batches(connection):
        limits = {"first": batch[0], "last": batch[-1]}
        due = {_comparable(row) for row in rows_of(read(connection, _BETWEEN, **limits))}
        kept = {_comparable(row) for row in connection.execute(text(f"{held} {_BETWEEN}"), limits)}
        wrong |= {str(row[0]) for row in due ^ kept}
    return sorted(wrong)


def _comparable(row: Sequence[object]) -> tuple[object, ...]:
    *values, words = row
    return (*values, frozenset(str(words).split()))


def _batches(connection: Connection) -> Iterator[Sequence[str]]:
    codes = connection.scalars(text(f"{_CURRENT} ORDER BY code")).all()
    return (codes[start : start + _BATCH] for start in range(0, len(codes), _BATCH))


def _tables(sqlite: bool) -> Iterator[str]:
    key = "id INTEGER PRIMARY KEY, model VARCHAR(32) NOT NULL UNIQUE" if sqlite else "model VARCHAR(32) PRIMARY KEY"
    texts = ", ".join(f"{name} TEXT NOT NULL" for name in (*FILTERED[1:], "marks", "tasks", "name_key"))
    words = "TEXT" if sqlite else "TSVECTOR"
    yield (
        f"CREATE TABLE model_index ({key}, year INTEGER NOT NULL, {texts}, "
        f"prominence INTEGER NOT NULL, words {words} NOT NULL)"
    )
    if not sqlite:
        # how often words occur together is not guessed from statistics (search_gin); without them, ANALYZE is cheaper
        yield "ALTER TABLE model_index ALTER COLUMN words SET STATISTICS 0"
    if sqlite:
        yield (
            "CREATE VIRTUAL TABLE model_words USING fts5 (words, content = 'model_index', content_rowid = 'id', "
            "detail = none, prefix = '1 2 3 4 5 6', tokenize = \"unicode61 remove_diacritics 0 tokenchars '='\")"
        )


def _load_all(connection: Connection) -> None:
    """Write the rows of all current models; those of a batch are made while those of the one before are written."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        being_made: Future[list[Row]] | None = None
        for batch in _batches(connection):
            following = beside.submit(rows_of, read(connection, _BETWEEN, first=batch[0], last=batch[-1]))
            if being_made:
                _load(connection, being_made.result())
            being_made = following
        if being_made:
            _load(connection, being_made.result())


def _load(connection: Connection, rows: Sequence[Row]) -> None:
    bulk.load(connection, "model_index", COLUMNS, rows)
