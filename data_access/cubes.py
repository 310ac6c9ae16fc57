"""Figures counted once, by the writer of a revision, and kept with it (docs/decisions/0003).

A cube has one row per combination of dimensions that occurs; all its measures add up, over cells and over models.
So a small revision does not count everything again: it takes what the touched models contributed before off the
previous cube and adds what they contribute now.
"""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, insert, select, text

from data_access.memory import remember
from data_access.schema import REVIEWED, STATUSES, cube
from data_access.versions import make_temporary

_WHERE = ("year", "period", "bloc", "unit", "subject_type", "field", "registered_level")
_FEW_MODELS = 20_000
_DECIMALS = 4


@dataclass(frozen=True)
class Cube:
    """One stored cube.

    reads       the versioned tables it is counted from, each with its column that names the model
    dimensions  columns of a cell; `codes` of them are text
    measures    columns that add up: int64, or float64 where named in `decimals`
    select      its SELECT for revision :r; {only} is replaced by a condition on the models counted
    """

    name: str
    reads: dict[str, str]
    dimensions: tuple[str, ...]
    measures: tuple[str, ...]
    select: str
    decimals: tuple[str, ...] = ()


def _valid(alias: str) -> str:
    return f"{alias}.since <= :r AND {alias}.until > :r"


def _total(condition: str) -> str:
    return f"SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)"


_COHORT = ("reviewed", "recognized", "exemplary", "replicated", "awarded")
_reviewed = ", ".join(f"'{status}'" for status in REVIEWED)
_EVER_COUNTED = (
    ", ".join(_total(f"y.is_new AND ever.{part} = 1") for part in _COHORT[:-1])
    + f", {_total('y.is_new AND rewarded.model IS NOT NULL')} "
)
_EVER_JOINED = "LEFT JOIN ever ON ever.model = y.model LEFT JOIN rewarded ON rewarded.model = y.model "

_EVER = (
    "WITH ever AS (SELECT e.model, "
    f"MAX(CASE WHEN e.status IN ({_reviewed}) THEN 1 ELSE 0 END) AS reviewed, "
    "MAX(CASE WHEN e.status = 'recognized' THEN 1 ELSE 0 END) AS recognized, "
    "MAX(CASE WHEN e.is_exemplary THEN 1 ELSE 0 END) AS exemplary, "
    "MAX(CASE WHEN e.is_replicated THEN 1 ELSE 0 END) AS replicated "
    f"FROM model_year e WHERE {_valid('e')} AND {{only_e}} GROUP BY e.model), "
    f"rewarded AS (SELECT DISTINCT a.model FROM award a WHERE {_valid('a')} AND {{only_a}}) "
)
"""What each model ever was, also for the cube of areas, which few models may serve: told to look among the models of
another table, PostgreSQL expects one, and looks a million up one by one."""

MODELS = Cube(
    name="models",
    reads={"model_year": "model", "award": "model"},
    dimensions=(*_WHERE, "recognized_level", "is_new"),
    measures=(
        "models",
        *STATUSES,
        "exemplary",
        "replicated",
        "scored",
        "score_hundredths",
        *(f"cohort_{part}" for part in _COHORT),
    ),
    select=(
        f"{_EVER}SELECT y.year, y.period, y.bloc, y.unit, y.subject_type, y.field, y.registered_level, "
        "y.recognized_level, y.is_new, COUNT(*), "
        + ", ".join(_total(f"y.status = '{status}'") for status in STATUSES)
        + f", {_total('y.is_exemplary')}, {_total('y.is_replicated')}, COUNT(y.score), "
        "CAST(COALESCE(SUM(CAST(ROUND(CAST(y.score * 100 AS NUMERIC)) AS INTEGER)), 0) AS BIGINT), "
        + f"{_EVER_COUNTED}FROM model_year y {_EVER_JOINED}"
        f"WHERE {_valid('y')} AND {{only_y}} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9"
    ),
)

_OUTCOMES = (
    "SELECT o.year, COALESCE(y.period, CASE WHEN o.year = 0 THEN m.first_period ELSE '' END), "
    "COALESCE(y.bloc, m.bloc), COALESCE(y.unit, m.unit), COALESCE(y.subject_type, m.subject_type), "
    "COALESCE(y.field, m.field), COALESCE(y.registered_level, ''), {and_task}o.indicator, o.measure_unit, "
    "COUNT(*), SUM(o.value) FROM outcome o {of_task}"
    f"JOIN model m ON m.code = o.model AND {_valid('m')} "
    f"LEFT JOIN model_year y ON y.model = o.model AND y.year = o.year AND {_valid('y')} "
    f"WHERE {_valid('o')} AND {{{{only_o}}}} AND o.value IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9"
)

OUTCOMES = Cube(
    name="outcomes",
    reads={"outcome": "model", "model_year": "model", "model": "code"},
    dimensions=(*_WHERE, "indicator", "measure_unit"),
    measures=("models", "value"),
    decimals=("value",),
    select=_OUTCOMES.format(and_task="", of_task=""),
)

TASK_OUTCOMES = Cube(
    name="task_outcomes",
    reads={**OUTCOMES.reads, "model_task": "model"},
    dimensions=(*_WHERE, "task", "indicator", "measure_unit"),
    measures=OUTCOMES.measures,
    decimals=OUTCOMES.decimals,
    select=_OUTCOMES.format(and_task="t.task, ", of_task=f"JOIN model_task t ON t.model = o.model AND {_valid('t')} ")
    + ", 10",
)

TASKS = Cube(
    name="tasks",
    reads={"model_task": "model", "model_year": "model", "award": "model"},
    dimensions=(*_WHERE, "is_new", "task"),
    measures=("models", *(f"cohort_{part}" for part in _COHORT)),
    select=(
        f"{_EVER}SELECT y.year, y.period, y.bloc, y.unit, y.subject_type, y.field, y.registered_level, "
        f"y.is_new, t.task, COUNT(*), {_EVER_COUNTED}"
        f"FROM model_task t JOIN model_year y ON y.model = t.model AND {_valid('y')} {_EVER_JOINED}"
        f"WHERE {_valid('t')} AND {{only_t}} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9"
    ),
)

CUBES = {one.name: one for one in (MODELS, OUTCOMES, TASKS, TASK_OUTCOMES)}


def compute(connection: Connection, one: Cube, revision: int, only: str = "") -> pd.DataFrame:
    """Count a cube at a revision; `only` names a temporary table (column model) that limits the models counted.

    Returns one row per cell in the order of its dimensions: codes str, year int64, is_new bool, measures int64
    (float64 where the cube says so).
    """
    conditions = {
        f"only_{alias}": f"{alias}.model IN (SELECT model FROM {only})" if only else "1 = 1" for alias in "eayot"
    }
    rows = connection.execute(text(one.select.format(**conditions)), {"r": revision}).fetchall()
    cells = pd.DataFrame([tuple(row) for row in rows], columns=[*one.dimensions, *one.measures])
    return _ordered(one, cells)


def store(connection: Connection, revision: int, changed: set[str]) -> None:
    """Keep every cube with the revision being written; `changed` names the tables that it changed."""
    for one in CUBES.values():
        before = _stored_revision(connection, one.name, revision - 1)
        if before and not changed & set(one.reads):
            values: dict[str, object] = {"equals": before, "content": None}
        else:
            values = {"equals": None, "content": _packed(_counted(connection, one, revision, bool(before)))}
        connection.execute(insert(cube).values(revision=revision, name=one.name, **values))


def complete(connection: Connection, revision: int) -> None:
    """Keep the cubes with a revision that it lacks, as after an upgrade of the program; 0 = there is none."""
    for one in CUBES.values() if revision else ():
        if not _stored_revision(connection, one.name, revision):
            content = _packed(compute(connection, one, revision))
            connection.execute(insert(cube).values(revision=revision, name=one.name, equals=None, content=content))


def cells(connection: Connection, name: str, revision: int) -> pd.DataFrame:
    """Return the cells of a cube, as `compute` does but with codes as categories; kept by the process."""
    one = CUBES[name]
    stored = remember(connection, ("cube at", name, revision), lambda: _stored_revision(connection, name, revision))
    return remember(connection, ("cube", name, stored or revision), lambda: _read(connection, one, stored, revision))


def stored_cells(connection: Connection, one: Cube, revision: int) -> pd.DataFrame | None:
    """Return the cells kept under a revision itself, past all memory; None if it keeps none."""
    content = connection.scalar(select(cube.c.content).where(cube.c.revision == revision, cube.c.name == one.name))
    return _unpacked(content) if content else None


def _read(connection: Connection, one: Cube, stored: int, revision: int) -> pd.DataFrame:
    kept = stored_cells(connection, one, stored)
    frame = compute(connection, one, revision) if kept is None else kept
    texts = [column for column in one.dimensions if column not in {"year", "is_new"}]
    return frame.astype(dict.fromkeys(texts, "category"))


def _stored_revision(connection: Connection, name: str, revision: int) -> int:
    """Return the revision under which the content of a cube is stored; 0 if it is not."""
    row = connection.execute(select(cube.c.equals).where(cube.c.revision == revision, cube.c.name == name)).first()
    return 0 if row is None else int(row.equals or revision)


def _counted(connection: Connection, one: Cube, revision: int, has_before: bool) -> pd.DataFrame:
    if not has_before:
        return compute(connection, one, revision)
    if any(_many_rows(connection, table, revision) for table in one.reads):
        return compute(connection, one, revision)
    touched = " UNION ".join(
        f"SELECT {column} AS model FROM {table} WHERE {bound} = :r"
        for table, column in one.reads.items()
        for bound in ("since", "until")
    )
    make_temporary(connection, "counted_again", touched, r=revision)
    if (connection.scalar(text("SELECT COUNT(*) FROM counted_again")) or 0) > _FEW_MODELS:
        return compute(connection, one, revision)
    before = _read(connection, one, _stored_revision(connection, one.name, revision - 1), revision - 1)
    gone = compute(connection, one, revision - 1, "counted_again")
    gone[list(one.measures)] *= -1
    parts = [before.astype(gone.dtypes.to_dict()), gone, compute(connection, one, revision, "counted_again")]
    summed = pd.concat(parts, ignore_index=True).groupby(list(one.dimensions), sort=False, as_index=False).sum()
    return _ordered(one, summed[summed["models"] != 0])


def _many_rows(connection: Connection, table: str, revision: int) -> bool:
    """Return whether a revision brought so many rows that counting all anew is cheaper than finding the models."""
    opened = connection.scalar(text(f"SELECT COUNT(*) FROM {table} WHERE since = :r"), {"r": revision})
    return (opened or 0) > _FEW_MODELS


def _ordered(one: Cube, frame: pd.DataFrame) -> pd.DataFrame:
    kinds: dict[str, str] = dict.fromkeys(one.measures, "int64") | dict.fromkeys(one.decimals, "float64")
    kinds |= {name: {"year": "int64", "is_new": "bool"}.get(name, "str") for name in one.dimensions}
    typed = frame.astype(kinds)
    for name in one.decimals:
        typed[name] = typed[name].round(_DECIMALS)
    return typed.sort_values(list(one.dimensions), ignore_index=True)


def _packed(frame: pd.DataFrame) -> bytes:
    table = pa.Table.from_pandas(frame, preserve_index=False)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue().to_pybytes())


def _unpacked(content: bytes) -> pd.DataFrame:
    frame: pd.DataFrame = pa.ipc.open_file(pa.BufferReader(content)).read_all().to_pandas()
    return frame
