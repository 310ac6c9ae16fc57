"""What a card of the showcase tells of a model, and the lists behind the cards."""

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, exists, select

from data_access.frames import typed
from data_access.model_details import model_tasks
from data_access.origins import tells_illustrative
from data_access.photos import still_kept
from data_access.schema import award, model, model_photo, model_task, model_year, photo
from data_access.scope import Scope
from data_access.search_match import Order, Wanted
from data_access.search_source import answered
from data_access.search_words import typed_words
from data_access.versions import as_of

LISTED = 10_000
"""So many found models are given out as a file at most."""

_TEXTS = ("code", "name", "holder", "unit", "bloc", "field", "subject_type", "period", "level", "status", "photo")
_FLAGS = ("exemplary", "replicated", "awarded", "illustrative")
_KINDS = dict.fromkeys(_TEXTS, "str") | dict.fromkeys(_FLAGS, "bool") | {"year": "int64"}
_BATCH = 500
_MERGES = 20


def model_cards(connection: Connection, revision_number: int, codes: tuple[str, ...]) -> pd.DataFrame:
    """Return the models with the given codes, in that order; codes that are not known and merged models are left out.

    Bloc, unit, type, field and level are those of the first year, as models are counted. One row per model; the same
    columns and dtypes when empty:
        code, name, holder, unit, bloc, field, subject_type, period, level, photo (SHA-256 or '') str
        year int64, 0 = not known · exemplary, replicated, awarded (ever), illustrative (anything told of it) bool
    Errors: SQLAlchemyError if the database cannot be reached.
    """
    found: dict[str, tuple[object, ...]] = {}
    for start in range(0, len(codes), _BATCH):
        found |= _batch(connection, revision_number, codes[start : start + _BATCH])
    return typed((found[code] for code in dict.fromkeys(codes) if code in found), _KINDS)


def found_models(
    connection: Connection, scope: Scope, typed: str, mark: str, task: str, order: Order, limit: int = LISTED
) -> pd.DataFrame:
    """Return the cards of all models that `search.search` finds, in order, at most `limit`."""
    wanted = Wanted(scope, typed_words(typed), mark, task)
    codes = answered(connection, scope.revision, lambda source: source.listed(connection, wanted, order, limit, 0))
    return model_cards(connection, scope.revision, tuple(codes))


def related_models(connection: Connection, revision_number: int, code: str, limit: int = 4) -> pd.DataFrame:
    """Return cards of other models that serve the same area of the resolution or are of the same field.

    Up to half of them share an area, by code; the others are of the same field, the most prominent first.
    """
    shared = [one for one in _same_area(connection, revision_number, code, limit + 1) if one != code]
    alike = [one for one in _same_field(connection, revision_number, code, 2 * limit) if one != code]
    half = limit // 2
    chosen = tuple(dict.fromkeys([*shared[:half], *alike, *shared[half:]]))[:limit]
    return model_cards(connection, revision_number, chosen)


def successor(connection: Connection, revision_number: int, code: str) -> str:
    """Return the code of the model that a merged one went into, through all merges; `code` itself if it was not."""
    for _ in range(_MERGES):
        merged = select(model.c.merged_into).where(as_of(model, revision_number), model.c.code == code)
        into = connection.scalar(merged)
        if not into:
            break
        code = into
    return code


def _same_area(connection: Connection, revision_number: int, code: str, limit: int) -> list[str]:
    c = model_task.c
    found: list[str] = []
    for task in model_tasks(connection, revision_number, code):
        serving = select(c.model).where(c.task == task, as_of(model_task, revision_number)).order_by(c.model)
        found += connection.scalars(serving.limit(limit))
    return found


def _same_field(connection: Connection, revision_number: int, code: str, limit: int) -> list[str]:
    y = model_year.c
    own = select(y.field).where(y.model == code, y.is_new, as_of(model_year, revision_number))
    field = connection.scalar(own)
    if not field:
        return []
    wanted = Wanted(Scope(revision_number, fields=(field,)), ())
    return answered(
        connection, revision_number, lambda source: source.listed(connection, wanted, "prominent", limit, 0)
    )


def _batch(connection: Connection, revision_number: int, codes: tuple[str, ...]) -> dict[str, tuple[object, ...]]:
    m, y = model.c, model_year.c
    illustrative = tells_illustrative(connection, revision_number)
    awarded = exists().where(award.c.model == m.code, as_of(award, revision_number))
    ever = [_ever(revision_number, "is_exemplary"), _ever(revision_number, "is_replicated"), awarded, illustrative]
    p = model_photo.c
    shown = (
        select(p.photo)
        .join(photo, still_kept("card"))
        .where(p.model == m.code, as_of(model_photo, revision_number))
        .order_by(p.position, p.photo)
        .limit(1)
        .scalar_subquery()
    )
    own = (m.code, m.name, m.holder, y.unit, y.bloc, y.field, y.subject_type, y.period, y.registered_level, y.status)
    rows = connection.execute(
        select(*own, shown, *ever, y.year)
        .join_from(model, model_year, and_(y.model == m.code, y.is_new, as_of(model_year, revision_number)))
        .where(as_of(model, revision_number), m.merged_into == "", m.code.in_(codes))
    )
    return {row[0]: tuple("" if value is None else value for value in row) for row in rows}


def _ever(revision_number: int, flag: str) -> ColumnElement[bool]:
    years = model_year.alias()
    valid = as_of(years, revision_number)
    return exists().where(years.c.model == model.c.code, valid, years.c[flag].is_(True))
