"""Search at an earlier revision: the rows valid then, by a plain filter."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, or_, select

from data_access.categories import units
from data_access.frames import rows
from data_access.models import first_registered
from data_access.schema import award, model, model_task, model_year
from data_access.search_match import Hit, Order, Wanted, in_order
from data_access.search_rows import MARKS, marks_of, name_key, prominence_of
from data_access.search_words import holds_all
from data_access.text import fold
from data_access.versions import as_of

_READ = 20_000
"""So many models, the newest ones, are read at most."""

_BATCH = 500


def hits(connection: Connection, wanted: Wanted, limit: int) -> list[Hit]:
    """Return the models wanted, the newest first, at most `limit`."""
    scope, m, y = wanted.scope, model.c, model_year.c
    names = {row.code: fold(f"{row.name} {row.short_name}") for row in rows(units(connection, scope.revision))}
    ever = _ever(scope.revision)
    columns = (m.code, y.year, y.bloc, y.subject_type, y.field, y.registered_level, y.unit, m.name, m.featured)
    found = connection.execute(
        first_registered(connection, scope, *columns, m.search_text, *(ever[mark].label(mark) for mark in MARKS))
        .where(m.merged_into == "", *([ever[wanted.mark]] if wanted.mark else []))
        .where(*([_serves(wanted.task, scope.revision)] if wanted.task else []))
        .where(*(_may_hold(word, names) for word in wanted.words))
        .order_by(y.year.desc(), m.code.desc())
        .limit(_READ)
    )
    kept: list[Row[Any]] = []
    for row in found:
        if holds_all(wanted.words, f"{row.search_text} {names.get(row.unit, '')}"):
            kept.append(row)
            if len(kept) == limit:
                break
    served = _served(connection, scope.revision, [row.code for row in kept])
    return [_hit(row, " ".join(served.get(row.code, ()))) for row in kept]


def listed(connection: Connection, wanted: Wanted, order: Order, limit: int, offset: int) -> list[str]:
    """Return the codes of the models wanted, a part of them in the given order."""
    return [hit.model for hit in in_order(hits(connection, wanted, _READ), order)[offset : offset + limit]]


def _ever(revision: int) -> dict[str, ColumnElement[bool]]:
    y = model_year.alias()
    years = {
        "recognized": y.c.status == "recognized",
        "exemplary": y.c.is_exemplary.is_(True),
        "replicated": y.c.is_replicated.is_(True),
    }
    valid = and_(y.c.model == model.c.code, y.c.since <= revision, y.c.until > revision)
    ever = {mark: exists().where(valid, condition) for mark, condition in years.items()}
    return {**ever, "awarded": exists().where(award.c.model == model.c.code, as_of(award, revision))}


def _serves(task: str, revision: int) -> ColumnElement[bool]:
    c = model_task.c
    return exists().where(c.model == model.c.code, c.task == task, as_of(model_task, revision))


def _served(connection: Connection, revision: int, codes: list[str]) -> dict[str, list[str]]:
    """Return model -> the codes of the areas it serves, of those that serve any."""
    c, served = model_task.c, dict[str, list[str]]()
    for start in range(0, len(codes), _BATCH):
        chosen = c.model.in_(codes[start : start + _BATCH])
        for code, task in connection.execute(
            select(c.model, c.task).where(chosen, as_of(model_task, revision)).order_by(c.model, c.task)
        ):
            served.setdefault(code, []).append(task)
    return served


def _may_hold(word: str, unit_names: dict[str, str]) -> ColumnElement[bool]:
    inside = [unit for unit, name in unit_names.items() if word in name]
    return or_(model.c.search_text.contains(word, autoescape=True), model_year.c.unit.in_(inside))


def _hit(row: Row[Any], tasks: str) -> Hit:
    ever = {mark: bool(getattr(row, mark)) for mark in MARKS}
    return Hit(
        row.code,
        row.year,
        row.bloc,
        row.subject_type,
        row.field,
        row.registered_level,
        row.unit,
        marks_of(ever),
        tasks,
        prominence_of(row.featured, ever),
        name_key(row.name),
    )
