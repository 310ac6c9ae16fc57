"""The index of search: one row per current model with all that it is found and filtered by.

Derived from the current rows and kept true inside each revision's transaction, so it is neither dumped nor undone:
`rebuild` makes it anew, its tables included. SQLite looks words up in an FTS5 table, PostgreSQL in a GIN index.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, text

from data_access import bulk
from data_access.schema import FOREVER
from data_access.search_rows import COLUMNS, FILTERED, current_rows
from data_access.versions import make_temporary

TABLES = ("model_index", "model_words")
"""The tables of the index, and the beginning of the names of those that SQLite makes for them."""

_MANY = 2_000
_DEARER = 4
"""So many times as much as a row of the index made anew with all others costs a row that is changed in it."""

_BATCH = 20_000
_BETWEEN = "BETWEEN :first AND :last"
_CURRENT = f"SELECT code FROM model WHERE until = {FOREVER}"
_SORTED_AT_ONCE = 64 * 1024 * 1024
_COLUMNS_BUT_WORDS = ", ".join(
    (
        "year INTEGER NOT NULL",
        *(f"{name} TEXT NOT NULL" for name in (*FILTERED[1:], "marks", "tasks", "name_key")),
        "prominence INTEGER NOT NULL",
    )
)
_ORDERED = {
    "ix_model_index_newest": "(year DESC, model DESC)",
    "ix_model_index_prominent": "(prominence DESC, year DESC, model DESC)",
    "ix_model_index_name": "(name_key, model)",
    "ix_model_index_unit": "(unit)",
}
_GIN = {"ix_model_index_words": "USING gin (words) WITH (fastupdate = off)"}

_TOUCHED = (
    "SELECT model FROM model_year WHERE since = :r UNION SELECT model FROM model_year WHERE until = :r "
    "UNION SELECT model FROM award WHERE since = :r UNION SELECT model FROM award WHERE until = :r "
    "UNION SELECT model FROM model_task WHERE since = :r UNION SELECT model FROM model_task WHERE until = :r "
    "UNION SELECT code FROM model WHERE since = :r UNION SELECT code FROM model WHERE until = :r "
    "UNION SELECT model FROM model_index WHERE unit IN "
    "(SELECT code FROM unit WHERE since = :r UNION SELECT code FROM unit WHERE until = :r)"
)


def refresh(connection: Connection, revision: int) -> None:
    """Bring the rows of the models that a revision touches up to date, as the last thing before its commit."""
    opened = connection.scalar(text("SELECT COUNT(*) FROM model WHERE since = :r"), {"r": revision}) or 0
    if _better_anew(connection, opened):
        rebuild(connection)  # no need to know all that it touched
        return
    make_temporary(connection, "indexed", _TOUCHED, r=revision)
    if _better_anew(connection, connection.scalar(text("SELECT COUNT(*) FROM indexed")) or 0):
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
    bulk.load(connection, "model_index", COLUMNS, current_rows(connection, "IN (SELECT model FROM indexed)"))
    if sqlite:
        connection.execute(text(f"INSERT INTO model_words (rowid, words) SELECT id, words FROM model_index {chosen}"))


def _better_anew(connection: Connection, touched: int) -> bool:
    """Whether so many rows are dearer to change one by one than all of them are to make anew."""
    if touched < _MANY:
        return False
    indexed = connection.scalar(text("SELECT COUNT(*) FROM model_index")) or 0
    return touched * _DEARER > indexed


def rebuild(connection: Connection) -> None:
    """Make the index anew from the current rows, its tables included."""
    (_rebuild_sqlite if connection.dialect.name == "sqlite" else _rebuild_postgresql)(connection)


def _rebuild_sqlite(connection: Connection) -> None:
    for name in reversed(TABLES):
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
    key = "id INTEGER PRIMARY KEY, model VARCHAR(32) NOT NULL UNIQUE"
    connection.execute(text(f"CREATE TABLE model_index ({key}, {_COLUMNS_BUT_WORDS}, words TEXT NOT NULL)"))
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE model_words USING fts5 (words, content = 'model_index', content_rowid = 'id', "
            "detail = none, prefix = '1 2 3 4 5 6', tokenize = \"unicode61 remove_diacritics 0 tokenchars '='\")"
        )
    )
    _load_all(connection, "model_index")
    for name, place in _ORDERED.items():
        connection.execute(text(f"CREATE INDEX {name} ON model_index {place}"))
    # fewer and larger parts to merge
    connection.execute(text(f"INSERT INTO model_words (model_words, rank) VALUES ('hashsize', {_SORTED_AT_ONCE})"))
    connection.execute(text("INSERT INTO model_words (model_words) VALUES ('rebuild')"))
    connection.execute(text("ANALYZE model_index"))


def _rebuild_postgresql(connection: Connection) -> None:
    """Make the table beside the one that others search meanwhile, and let it take that one's place at the end."""
    made = "model_index_made"
    columns = f"model VARCHAR(32) PRIMARY KEY, {_COLUMNS_BUT_WORDS}, words TSVECTOR NOT NULL"
    connection.execute(text(f"CREATE TABLE {made} ({columns})"))
    # how often words occur together is not guessed from statistics (search_gin); without them, ANALYZE is cheaper
    connection.execute(text(f"ALTER TABLE {made} ALTER COLUMN words SET STATISTICS 0"))
    _load_all(connection, made)
    names = {f"{made}_pkey": "model_index_pkey"}
    for name, place in (_ORDERED | _GIN).items():
        connection.execute(text(f"CREATE INDEX {name}_made ON {made} {place}"))
        names[f"{name}_made"] = name
    connection.execute(text(f"ANALYZE {made}"))
    connection.execute(text("DROP TABLE IF EXISTS model_index"))
    connection.execute(text(f"ALTER TABLE {made} RENAME TO model_index"))
    for given, name in names.items():
        connection.execute(text(f"ALTER INDEX {given} RENAME TO {name}"))


def differing(connection: Connection) -> list[str]:
    """Return the codes of the models that the index does not hold as the current rows are, missing ones included."""
    held_words = "words" if connection.dialect.name == "sqlite" else "array_to_string(tsvector_to_array(words), ' ')"
    held = f"SELECT {', '.join(COLUMNS[:-1])}, {held_words} FROM model_index WHERE model"
    wrong = set(connection.scalars(text(f"SELECT model FROM model_index WHERE model NOT IN ({_CURRENT})")))
    for batch in _batches(connection):
        limits = {"first": batch[0], "last": batch[-1]}
        due = {_comparable(row) for row in current_rows(connection, _BETWEEN, **limits)}
        kept = {_comparable(row) for row in connection.execute(text(f"{held} {_BETWEEN}"), limits)}
        wrong |= {str(row[0]) for row in due ^ kept}
    return sorted(wrong)


def _comparable(row: Sequence[object]) -> tuple[object, ...]:
    *values, words = row
    return (*values, frozenset(str(words).split()))


def _batches(connection: Connection) -> Iterator[Sequence[str]]:
    codes = connection.scalars(text(f"{_CURRENT} ORDER BY code")).all()
    return (codes[start : start + _BATCH] for start in range(0, len(codes), _BATCH))


def _load_all(connection: Connection, table: str) -> None:
    for batch in _batches(connection):
        bulk.load(connection, table, COLUMNS, current_rows(connection, _BETWEEN, first=batch[0], last=batch[-1]))
