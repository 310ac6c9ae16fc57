"""What an editor looks for: models, outcomes and awards by the folded words of a search."""

import pandas as pd
from sqlalchemy import ColumnElement, Connection, func, select

from data_access.frames import typed
from data_access.schema import award, category, model, outcome, unit
from data_access.scope import Scope
from data_access.search import search
from data_access.text import fold
from data_access.versions import as_of

FOUND = 12
"""How many hits are listed; a longer list is narrowed by another word."""


def models_found(connection: Connection, revision: int, words: str) -> pd.DataFrame:
    """Return the first models that the search of the showcase finds, in its order; merged ones are none.

    One row per model, at most `FOUND`; the same columns when empty: code, name, unit_name ('' without one), bloc str.
    Errors: SQLAlchemyError if the database cannot be reached.
    """
    codes = search(connection, Scope(revision), words).codes[:FOUND]
    query = (
        select(model.c.code, model.c.name, func.coalesce(unit.c.name, ""), model.c.bloc)
        .outerjoin(unit, (unit.c.code == model.c.unit) & as_of(unit, revision))
        .where(as_of(model, revision), model.c.code.in_(codes))
    )
    found = {row.code: row for row in connection.execute(query)}
    kinds = dict.fromkeys(("code", "name", "unit_name", "bloc"), "str")
    return typed((found[code] for code in codes if code in found), kinds)


def outcomes_found(connection: Connection, revision: int, words: str) -> pd.DataFrame:
    """Return the first outcomes of the models found, the latest year first.

    One row per outcome, at most `FOUND`: model, name, indicator, value (object), measure_unit, year (int64).
    """
    c = outcome.c
    query = (
        select(c.model, model.c.name, category.c.name, c.value, c.measure_unit, c.year)
        .join(model, (model.c.code == c.model) & as_of(model, revision))
        .join(
            category,
            (category.c.kind == "indicator") & (category.c.code == c.indicator) & as_of(category, revision),
        )
        .where(as_of(outcome, revision), *_holds(words))
        .order_by(c.year.desc(), c.model, c.indicator)
        .limit(FOUND)
    )
    texts = dict.fromkeys(("model", "name", "indicator"), "str")
    return typed(connection.execute(query), texts | {"value": "object", "measure_unit": "str", "year": "int64"})


def awards_found(connection: Connection, revision: int, words: str) -> pd.DataFrame:
    """Return the first awards of the models found, the latest year first.

    One row per award, at most `FOUND`: model, name, form, authority, decision_no, year (int64).
    """
    c = award.c
    query = (
        select(c.model, model.c.name, c.form, c.authority, c.decision_no, c.year)
        .join(model, (model.c.code == c.model) & as_of(model, revision))
        .where(as_of(award, revision), *_holds(words))
        .order_by(c.year.desc(), c.model, c.form)
        .limit(FOUND)
    )
    texts = dict.fromkeys(("model", "name", "form", "authority", "decision_no"), "str")
    return typed(connection.execute(query), texts | {"year": "int64"})


def _holds(words: str) -> list[ColumnElement[bool]]:
    return [model.c.search_text.contains(word, autoescape=True) for word in fold(words).split()]
