"""Models listed one by one, as a scope counts them."""

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, select

from data_access.categories import categories, period_years
from data_access.frames import typed
from data_access.schema import model, model_year
from data_access.scope import Scope
from data_access.versions import as_of


def newest_models(connection: Connection, scope: Scope, limit: int = 200) -> pd.DataFrame:
    """Return the models first registered in the scope, newest first, then by code; at most `limit`.

    One row per model; the same columns and dtypes when empty:
        code, name, bloc, unit, period, subject_type, field, status str · year int64 (0 = not known)
    Errors: SQLAlchemyError if the database cannot be reached.
    """
    y, m = model_year.c, model.c
    texts = (m.code, m.name, y.bloc, y.unit, y.period, y.subject_type, y.field, y.status)
    query = first_registered(connection, scope, *texts, y.year).order_by(y.year.desc(), m.code)
    kinds = {column.name: "str" for column in texts} | {"year": "int64"}
    return typed(connection.execute(query.limit(limit)), kinds)


def first_registered(connection: Connection, scope: Scope, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select columns of `model` and `model_year`, one row per model first registered in the scope, as counts do."""
    held = (model.c.code == model_year.c.model) & as_of(model, scope.revision)
    return entries_in(connection, scope, *columns).join_from(model_year, model, held).where(model_year.c.is_new)


def entries_in(connection: Connection, scope: Scope, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select columns of `model_year` alone, one row per model and year in the scope, new or carried on."""
    y = model_year.c
    first, last = period_years(connection, scope.revision, scope.period)
    periods = categories(connection, scope.revision, "period")
    contained = periods.loc[(periods["year_from"] >= first) & (periods["year_to"] <= last), "code"]
    dated = (y.year > 0) & y.year.between(first, last)
    inside = y.year.in_(scope.years) if scope.years else dated | ((y.year == 0) & y.period.in_(list(contained)))
    filters = (
        (y.bloc, scope.blocs),
        (y.subject_type, scope.subject_types),
        (y.field, scope.fields),
        (y.registered_level, scope.levels),
        (y.unit, scope.units),
    )
    return select(*columns).where(
        as_of(model_year, scope.revision), inside, *(c.in_(codes) for c, codes in filters if codes)
    )
