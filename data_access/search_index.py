"""The index of search: one row per current model with all that it is found and filtered by.

Derived from the current rows and kept true inside each revision's transaction, so it is neither dumped nor undone:
`rebuild` makes it anew, its tables included. SQLite looks words up in an FTS5 table, PostgreSQL in a GIN index.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from sqlalchemy import Connection, text

from data_access import bulk
from data_access.schema import FOREVER
from data_access.search_words import documents, mark_word
from data_access.text import fold, fold_all
from data_access.versions import make_temporary

FILTERED = ("year", "period", "bloc", "unit", "subject_type", "field", "level")
"""Columns that a scope filters by; they are those of the model's first year, as models are counted."""

MARKS = ("recognized", "exemplary", "replicated", "awarded")
"""What a model ever was, as the cohort of the cube counts it."""

TABLES = ("model_index", "model_words")
"""The tables of the index, and the beginning of the names of those that SQLite makes for them."""

_COLUMNS = ("model", *FILTERED, "marks", "prominence", "name_key", "tasks", "words")
_NAME_KEY = 80
_LEADING_SIGNS = re.compile(r"^[\W_]+")
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
_DOCUMENTS = (
    "SELECT m.code, y.year, y.period, y.bloc, y.unit, y.subject_type, y.field, y.registered_level, m.name, "
    "m.featured, m.search_text, ever.recognized, ever.exemplary, ever.replicated, "
    f"EXISTS (SELECT 1 FROM award a WHERE a.model = m.code AND a.until = {FOREVER}) "
    f"FROM model m JOIN model_year y ON y.model = m.code AND y.until = {FOREVER} AND y.is_new "
    "JOIN (SELECT model, MAX(CASE WHEN status = 'recognized' THEN 1 ELSE 0 END) AS recognized, "
    "MAX(CASE WHEN is_exemplary THEN 1 ELSE 0 END) AS exemplary, "
    "MAX(CASE WHEN is_replicated THEN 1 ELSE 0 END) AS replicated "
    f"FROM model_year WHERE until = {FOREVER} AND model {{only}} GROUP BY model) ever ON ever.model = m.code "
    f"WHERE m.until = {FOREVER} AND m.merged_into = '' AND m.code {{only}}"
)
_SERVED = f"SELECT model, task FROM model_task WHERE until = {FOREVER} AND model {{only}} ORDER BY model, task"


def marks_of(ever: Mapping[str, object]) -> str:
    """Return those of `MARKS` that hold, as words."""
    return " ".join(mark for mark in MARKS if ever[mark])


def prominence_of(featured: object, ever: Mapping[str, object]) -> int:
    """Return a number that is higher the more a model should be shown: featured, then exemplary, then awarded."""
    return 4 * bool(featured) + 2 * bool(ever["exemplary"]) + bool(ever["awarded"])


def name_key(name: str) -> str:
    """Return what names are ordered by: folded, without leading signs."""
    return _LEADING_SIGNS.sub("", fold(name))[:_NAME_KEY]


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
    bulk.load(connection, "model_index", _COLUMNS, _rows(connection, "IN (SELECT model FROM indexed)"))
    if sqlite:
        connection.execute(text(f"INSERT INTO model_words (rowid, words) SELECT id, words FROM model_index {chosen}"))


def rebuild(connection: Connection) -> None:
    """Make the index anew from the current rows, its tables included."""
    sqlite = connection.dialect.name == "sqlite"
    for name in reversed(TABLES):
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
    for statement in _tables(sqlite):
        connection.execute(text(statement))
    for batch in _batches(connection):
        found = _rows(connection, _BETWEEN, first=batch[0], last=batch[-1])
        bulk.load(connection, "model_index", _COLUMNS, found)
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
    held = f"SELECT {', '.join(_COLUMNS[:-1])}, {held_words} FROM model_index WHERE model"
    wrong = set(connection.scalars(text(f"SELECT model FROM model_index WHERE model NOT IN ({_CURRENT})")))
    for batch in _batches(connection):
        limits = {"first": batch[0], "last": batch[-1]}
        due = {_comparable(row) for row in _rows(connection, _BETWEEN, **limits)}
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


def _rows(connection: Connection, only: str, **values: str) -> list[tuple[object, ...]]:
    """Return the rows of the index in the order of `_COLUMNS`; `only` is a condition on the code of the model."""
    units = {
        code: f" {fold(f'{name} {short_name}')}"
        for code, name, short_name in connection.execute(
            text(f"SELECT code, name, short_name FROM unit WHERE until = {FOREVER}")
        )
    }
    found = connection.execute(text(_DOCUMENTS.format(only=only)), values).fetchall()
    if not found:
        return []
    codes, *filters, names, featured, searched, recognized, exemplary, replicated, awarded = zip(*found, strict=True)
    keys = [_LEADING_SIGNS.sub("", name)[:_NAME_KEY] for name in fold_all(names)]
    unit_words = [units.get(unit, "") for unit in filters[FILTERED.index("unit")]]
    words = documents(map(str.__add__, searched, unit_words))
    served: dict[str, list[str]] = {}
    for code, task in connection.execute(text(_SERVED.format(only=only)), values):
        served.setdefault(code, []).append(task)
    filtered, ever = zip(*filters, strict=True), zip(recognized, exemplary, replicated, awarded, strict=True)
    rows = []
    for code, under, was, star, key, document in zip(codes, filtered, ever, featured, keys, words, strict=True):
        tasks = served.get(code, [])
        marked = " ".join((document, _marks(under, was), *(mark_word("task", task) for task in tasks)))
        rows.append((code, *under, *_standing(star, was), key, " ".join(tasks), marked))
    return rows


@lru_cache(maxsize=10_000)
def _marks(filtered: tuple[object, ...], ever: tuple[object, ...]) -> str:
    """Return the words that stand for the values of `FILTERED` and for those of `MARKS` that hold, as one line."""
    given = [(column, value) for column, value in zip(FILTERED, filtered, strict=True) if value]
    marked = [("mark", mark) for mark, holds in zip(MARKS, ever, strict=True) if holds]
    return " ".join(mark_word(*pair) for pair in (*given, *marked))


@lru_cache
def _standing(featured: object, ever: tuple[object, ...]) -> tuple[str, int]:
    """Return the columns marks and prominence."""
    held = dict(zip(MARKS, ever, strict=True))
    return marks_of(held), prominence_of(featured, held)
