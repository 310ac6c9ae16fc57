"""What changed from one revision to a later one: counted figures, published figures, models cell by cell, the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select, text

from data_access.counts import cohort, models_by_bloc, models_in
from data_access.coverage import coverage
from data_access.figures import published_figures
from data_access.frames import typed
from data_access.schema import OF_A_MODEL, SUBJECT_TYPES, VERSIONED, Versioned
from data_access.scope import Scope
from data_access.versions import as_of, differs, same_key

_TELLING = {"model": "code", **dict.fromkeys(OF_A_MODEL, "model")}
"""Tables that tell about a model, with the column that names it."""

LISTED = 100
"""How many models of each kind of change are listed."""


@dataclass(frozen=True)
class Cell:
    """One cell about a model that differs; None = the row is not there, or the cell is not known.

    key  the rest of the row's key: the year, the area, the indicator …
    """

    model: str
    table: str
    key: tuple[Any, ...]
    column: str
    before: Any
    after: Any


_FIGURE = ["indicator", "period", "subject_type", "level"]


def count_changes(connection: Connection, before: int, after: int, period: str) -> pd.DataFrame:
    """Return the itemised figures of a period at both revisions, also those that are equal.

    One row per figure: models, collective, individual, units, reviewed, recognized, exemplary, replicated, awarded,
    and one `bloc` row for each bloc that either revision knows.
        figure, bloc str ('' but for the figure `bloc`) · before, after int64
    """
    earlier, later = (_counted(connection, Scope(revision, period)) for revision in (before, after))
    keys = list(dict.fromkeys([*later, *earlier]))
    lines = [(*key, earlier.get(key, 0), later.get(key, 0)) for key in keys]
    return typed(lines, {"figure": "str", "bloc": "str", "before": "int64", "after": "int64"})


def published_changes(connection: Connection, before: int, after: int) -> pd.DataFrame:
    """Return the published figures whose value differs; NA = not stated then.

    indicator, period, subject_type, level str · before, after Float64
    """
    earlier, later = (
        published_figures(connection, revision).set_index(_FIGURE)["value"].astype("Float64")
        for revision in (before, after)
    )
    both = pd.DataFrame({"before": earlier, "after": later}).reset_index()
    equal = (both["before"] == both["after"]).fillna(False) | (both["before"].isna() & both["after"].isna())
    return both[~equal.astype(bool)].reset_index(drop=True)


def model_changes(connection: Connection, before: int, after: int, limit: int = LISTED) -> pd.DataFrame:
    """Return the models that were added, changed or removed; of each kind the first `limit` by code.

    A model is changed if any row about it differs: itself, a year, an area, an outcome, an award, a photo.
        change str (added | changed | removed) · total int64 (all of that kind) · code, name str
    """
    touched = " UNION ".join(
        f"SELECT {'a' if opened else 'b'}.{column} AS model {_differing(connection, VERSIONED[table], opened)}"
        for table, column in _TELLING.items()
        for opened in (True, False)
    )
    found = connection.execute(
        text(
            f"WITH touched AS ({touched}), told AS (SELECT t.model AS code, COALESCE(a.name, b.name) AS name, "
            "CASE WHEN b.code IS NULL THEN 'added' WHEN a.code IS NULL THEN 'removed' ELSE 'changed' END AS change "
            "FROM touched t LEFT JOIN model a ON a.code = t.model AND a.since <= :after AND a.until > :after "
            "LEFT JOIN model b ON b.code = t.model AND b.since <= :before AND b.until > :before), "
            "placed AS (SELECT change, COUNT(*) OVER (PARTITION BY change) AS total, code, name, "
            "ROW_NUMBER() OVER (PARTITION BY change ORDER BY code) AS place FROM told) "
            "SELECT change, total, code, name FROM placed WHERE place <= :most ORDER BY change, code"
        ),
        {"before": before, "after": after, "most": limit},
    )
    return typed(found, {"change": "str", "total": "int64", "code": "str", "name": "str"})


def cell_changes(connection: Connection, before: int, after: int, models: Sequence[str]) -> list[Cell]:
    """Return every cell about the given models that differs, by model, in the order of the tables and their columns.

    A row that one revision lacks gives one cell for each of its columns that is filled; if none is (an area has no
    columns), one cell with column '', in which '' stands where the row is.
    """
    found: list[Cell] = []
    for table, column in _TELLING.items():
        versioned = VERSIONED[table]
        earlier, later = (_rows_about(connection, versioned, column, models, revision) for revision in (before, after))
        for key in sorted({*earlier, *later}):
            found += _cells(versioned, key, earlier.get(key), later.get(key))
    return sorted(found, key=lambda cell: cell.model)


def table_changes(connection: Connection, before: int, after: int) -> pd.DataFrame:
    """Count the rows that differ in the tables that are not about one model; tables without a difference are left out.

    table str · added, changed, removed int64
    """
    lines = []
    for name, versioned in VERSIONED.items():
        if name in _TELLING:
            continue
        there = "EXISTS (SELECT 1 FROM {name} o WHERE {same} AND o.since <= :{at} AND o.until > :{at})"
        had = there.format(name=name, same=same_key(versioned, "o", "a"), at="before")
        has = there.format(name=name, same=same_key(versioned, "o", "b"), at="after")
        opened = f"SELECT COUNT(*), SUM(CASE WHEN {had} THEN 1 ELSE 0 END) {_differing(connection, versioned, True)}"
        closed = f"SELECT COUNT(*), SUM(CASE WHEN {has} THEN 1 ELSE 0 END) {_differing(connection, versioned, False)}"
        span = {"before": before, "after": after}
        (brought, changed), (ended, replaced) = (
            (int(row[0]), int(row[1] or 0))
            for row in (connection.execute(text(q), span).one() for q in (opened, closed))
        )
        if brought or ended:
            lines.append((name, brought - changed, changed, ended - replaced))
    return typed(lines, {"table": "str", "added": "int64", "changed": "int64", "removed": "int64"})


def _counted(connection: Connection, scope: Scope) -> dict[tuple[str, str], int]:
    followed = cohort(connection, scope)
    figures = {("models", ""): followed.models}
    for kind in SUBJECT_TYPES:
        figures[kind, ""] = models_in(connection, Scope(scope.revision, scope.period, subject_types=(kind,)))
    by_bloc = models_by_bloc(connection, scope)
    figures |= {("bloc", code): int(models) for code, models in zip(by_bloc["bloc"], by_bloc["models"], strict=True)}
    figures["units", ""] = coverage(connection, scope).with_models
    for part in ("reviewed", "recognized", "exemplary", "replicated", "awarded"):
        figures[part, ""] = getattr(followed, part)
    return figures


def _differing(connection: Connection, versioned: Versioned, opened: bool) -> str:
    """Return FROM and WHERE of the rows `a` valid at :after that were otherwise, or of `b` valid at :before that are.

    Only what people give is compared, not what is derived from it.
    """
    name = versioned.table.name
    equal = f"{same_key(versioned, 'a', 'b')} AND NOT {differs(connection, versioned.given, 'a', 'b')}"
    now = "a.since <= :after AND a.until > :after"
    then = "b.since <= :before AND b.until > :before"
    if opened:
        return (
            f"FROM {name} a WHERE {now} AND a.since > :before AND NOT EXISTS "
            f"(SELECT 1 FROM {name} b WHERE {equal} AND {then})"
        )
    return (
        f"FROM {name} b WHERE {then} AND b.until <= :after AND NOT EXISTS "
        f"(SELECT 1 FROM {name} a WHERE {equal} AND {now})"
    )


def _rows_about(
    connection: Connection, versioned: Versioned, column: str, models: Sequence[str], revision: int
) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    table = versioned.table
    names = (*versioned.key, *versioned.given)
    found = connection.execute(
        select(*(table.c[name] for name in names)).where(as_of(table, revision), table.c[column].in_(models))
    )
    keys = len(versioned.key)
    return {tuple(row[:keys]): tuple(row[keys:]) for row in found}


def _cells(
    versioned: Versioned, key: tuple[Any, ...], before: tuple[Any, ...] | None, after: tuple[Any, ...] | None
) -> list[Cell]:
    where = (key[0], versioned.table.name, key[1:])
    nothing = (None,) * len(versioned.given)
    pairs = zip(versioned.given, before or nothing, after or nothing, strict=True)
    cells = [
        Cell(*where, column, old, new) for column, old, new in pairs if old != new and not (_empty(old) and _empty(new))
    ]
    if cells or (before is None) == (after is None):
        return cells
    return [Cell(*where, "", None if before is None else "", None if after is None else "")]


def _empty(value: object) -> bool:
    return value is None or value == ""
