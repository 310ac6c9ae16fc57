"""Columns that nobody gives: which year of a model is its first, and the text that search reads.

One pass over the models that a revision touched, before its commit, as part of that revision.
"""

from collections.abc import Sequence
from itertools import islice

from sqlalchemy import Connection, select, text

from data_access.schema import FOREVER, VERSIONED, model
from data_access.text import fold_all
from data_access.versions import close, make_temporary, reopen, same_key

SEARCHED = ("code", "name", "holder", "location", "summary")
"""Columns of a model whose folded text is its search_text."""

_CHUNK = 5_000


def search_texts(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the folded text of each row of the columns `SEARCHED`, in that order."""
    return fold_all([" ".join(filter(None, row)) for row in rows])


def derive(connection: Connection, revision: int) -> None:
    """Bring is_new, first_year, first_period and search_text of the touched models up to date."""
    make_temporary(
        connection,
        "touched",
        "SELECT model FROM model_year WHERE since = :r UNION SELECT model FROM model_year WHERE until = :r "
        "UNION SELECT code FROM model WHERE since = :r",
        r=revision,
    )
    _undated_years_give_way(connection, revision)
    make_temporary(
        connection,
        "firsts",
        "SELECT y.model, MIN(y.year) AS first_year, MAX(y.period) AS first_period FROM model_year y "
        "JOIN touched t ON t.model = y.model WHERE y.until = :forever GROUP BY y.model",
        forever=FOREVER,
    )
    _rewrite(
        connection,
        revision,
        "model_year",
        "SELECT y.model, y.year, (y.year = f.first_year) AS is_new FROM model_year y "
        "JOIN firsts f ON f.model = y.model WHERE y.until = :forever AND y.is_new <> (y.year = f.first_year)",
    )
    _rewrite(
        connection,
        revision,
        "model",
        "SELECT m.code, f.first_year, f.first_period FROM model m JOIN firsts f ON f.model = m.code "
        "WHERE m.until = :forever AND (m.first_year <> f.first_year OR m.first_period <> f.first_period)",
    )
    _fill_search_text(connection, revision)


def _undated_years_give_way(connection: Connection, revision: int) -> None:
    """An undated row ends once its model has a dated one, and comes back when the dated ones are gone.

    One that this very revision ended does not: who takes the last year of a model is told so by integrity.check.
    """
    years = VERSIONED["model_year"]
    close(
        connection,
        years,
        revision,
        "c.year = 0 AND c.model IN (SELECT model FROM touched) AND EXISTS "
        f"(SELECT 1 FROM model_year d WHERE d.model = c.model AND d.year > 0 AND d.until = {FOREVER})",
    )
    reopen(
        connection,
        years,
        revision,
        "v.year = 0 AND v.until < :r AND v.model IN (SELECT t.model FROM touched t JOIN model m ON m.code = t.model "
        f"WHERE m.until = {FOREVER} AND m.merged_into = '') AND NOT EXISTS "
        f"(SELECT 1 FROM model_year o WHERE o.model = v.model AND o.until = {FOREVER}) "
        "AND v.until = (SELECT MAX(l.until) FROM model_year l WHERE l.model = v.model AND l.year = 0)",
    )


def _rewrite(connection: Connection, revision: int, table: str, wanted: str) -> None:
    """Give the rows of `wanted` (key and derived columns) their derived values; their origin stays."""
    versioned = VERSIONED[table]
    make_temporary(connection, "wanted", wanted, forever=FOREVER)
    if not connection.scalar(text("SELECT 1 FROM wanted LIMIT 1")):
        return
    derived = [name for name in versioned.derived if name != "search_text"]
    values = {"r": revision, "forever": FOREVER}
    match = same_key(versioned, "w", table)
    settings = ", ".join(f"{name} = w.{name}" for name in derived)
    connection.execute(
        text(f"UPDATE {table} SET {settings} FROM wanted w WHERE {match} AND until = :forever AND since = :r"), values
    )
    connection.execute(
        text(
            f"UPDATE {table} SET until = :r WHERE until = :forever AND since < :r "
            f"AND EXISTS (SELECT 1 FROM wanted w WHERE {match})"
        ),
        values,
    )
    columns = ", ".join(versioned.columns)
    copied = ", ".join(f"w.{name}" if name in derived else f"v.{name}" for name in versioned.columns)
    connection.execute(
        text(
            f"INSERT INTO {table} ({columns}, since, until, origin) SELECT {copied}, :r, :forever, v.origin "
            f"FROM {table} v JOIN wanted w ON {same_key(versioned, 'w', 'v')} WHERE v.until = :r AND NOT EXISTS "
            f"(SELECT 1 FROM {table} c WHERE {same_key(versioned, 'c', 'v')} AND c.until = :forever)"
        ),
        values,
    )


def _fill_search_text(connection: Connection, revision: int) -> None:
    columns = [model.c[name] for name in SEARCHED]
    rows = iter(
        connection.execute(select(*columns).where(model.c.since == revision, model.c.search_text == "")).fetchall()
    )
    update = text(f"UPDATE model SET search_text = :search_text WHERE code = :code AND until = {FOREVER}")
    while chunk := list(islice(rows, _CHUNK)):
        connection.execute(
            update,
            [{"code": row.code, "search_text": found} for row, found in zip(chunk, search_texts(chunk), strict=True)],
        )
