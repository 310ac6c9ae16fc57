"""One unit: what it is, its years, the blocs it belonged to, its models and their awards."""

from dataclasses import dataclass, replace

import pandas as pd
from sqlalchemy import Connection, case, func, select

from data_access.cells import cells
from data_access.coverage import unit_years
from data_access.frames import rows, typed
from data_access.models import entries_in
from data_access.schema import award, model, model_year, unit
from data_access.scope import Scope
from data_access.standings import unit_standings
from data_access.versions import as_of


@dataclass(frozen=True)
class UnitFacts:
    """What a unit is; years are 0 where not limited, texts '' where not known."""

    code: str
    name: str
    kind: str
    bloc: str
    active_from: int
    active_to: int
    successor: str


@dataclass(frozen=True)
class Rank:
    """The place of a unit among those of its bloc by models registered; `sharing` others have as many."""

    place: int
    of: int
    sharing: int


def unit_facts(connection: Connection, revision: int, code: str) -> UnitFacts | None:
    """Return what a unit is at a revision; None if there is no such unit."""
    c = unit.c
    row = connection.execute(
        select(c.code, c.name, c.kind, c.bloc, c.active_from, c.active_to, c.successor).where(
            c.code == code, as_of(unit, revision)
        )
    ).first()
    return None if row is None else UnitFacts(*row)


def years_of_unit(connection: Connection, revision: int, code: str) -> pd.DataFrame:
    """Return what a unit reported and registered, year by year, whatever the period.

    One row per year that has a report or a model:
        year int64 · bloc str ('' = not known; as reported, else as its models were counted) · member_count Int64 ·
        has_plan boolean · plan_no str · disseminated boolean · models, active int64
    """
    reported = unit_years(connection, revision)
    own = reported[reported["unit"] == code].set_index("year")
    inside = cells(connection, Scope(revision, units=(code,)))
    inside = inside[inside["year"] > 0].astype({"bloc": "str"})
    active = inside.groupby("year")["models"].sum()
    new = inside[inside["is_new"]].groupby("year")["models"].sum()
    counted_under = inside.groupby("year")["bloc"].first()
    years = pd.Index(sorted({*own.index, *active.index}), name="year")
    found = own.drop(columns="unit").reindex(years)
    found["bloc"] = found["bloc"].where(found["bloc"].fillna("") != "", counted_under.reindex(years)).fillna("")
    found["plan_no"] = found["plan_no"].fillna("")
    found["models"] = new.reindex(years, fill_value=0)
    found["active"] = active.reindex(years, fill_value=0)
    kinds = {"year": "int64", "bloc": "str", "member_count": "Int64", "plan_no": "str", "models": "int64"}
    return found.reset_index().astype(kinds | {"active": "int64", "has_plan": "boolean", "disseminated": "boolean"})


def bloc_history(years: pd.DataFrame, current: str) -> list[tuple[str, int, int]]:
    """Return the blocs a unit belonged to in turn, as (bloc, first year, last year); the last year of the present is 0.

    `years` is `years_of_unit`; `current` its bloc now. A unit without years has the current one alone, from year 0.
    """
    spells: list[tuple[str, int, int]] = []
    for row in rows(years[years["bloc"] != ""]):
        if spells and spells[-1][0] == row.bloc:
            spells[-1] = (row.bloc, spells[-1][1], row.year)
        else:
            spells.append((row.bloc, row.year, row.year))
    if spells and spells[-1][0] == current:
        spells[-1] = (current, spells[-1][1], 0)
    elif current:
        spells.append((current, spells[-1][2] + 1 if spells else 0, 0))
    return spells


def rank_in_bloc(connection: Connection, scope: Scope, code: str) -> Rank | None:
    """Return the place of a unit among the units of its bloc in the scope; None if it is not among them."""
    standings = unit_standings(connection, replace(scope, blocs=(), units=())).set_index("unit")
    if code not in standings.index:
        return None
    models = standings.loc[standings["bloc"] == standings.at[code, "bloc"], "models"]
    own = models[code]
    return Rank(1 + int((models > own).sum()), len(models), int((models == own).sum()) - 1)


def models_of(connection: Connection, scope: Scope, limit: int = 50) -> pd.DataFrame:
    """Return the models active in the scope, new or carried on, each with its last year there; the latest first.

    One row per model, at most `limit`; the same columns and dtypes when empty:
        code, name, period, first_period, subject_type, status, recognized_level str ·
        year, first_year int64 (0 = not known) · exemplary, is_new bool (in the scope) · total int64 (of all)
    """
    y, m = model_year.c, model.c
    last_year = func.max(y.year)
    own = entries_in(connection, scope, y.model)
    listed = (
        own.add_columns(last_year.label("year"), func.count().over().label("total"))
        .group_by(y.model)
        .order_by(last_year.desc(), y.model)
        .limit(limit)
        .subquery()
    )
    marked = (
        own.add_columns(
            func.max(case((y.is_exemplary, 1), else_=0)).label("exemplary"),
            func.max(case((y.is_new, 1), else_=0)).label("is_new"),
        )
        .where(y.model.in_(select(listed.c.model)))
        .group_by(y.model)
        .subquery()
    )
    columns = (m.code, m.name, y.period, m.first_period, y.subject_type, y.status, y.recognized_level)
    numbers = (y.year, m.first_year)
    last = (
        select(*columns, *numbers, marked.c.exemplary, marked.c.is_new, listed.c.total)
        .join_from(listed, marked, marked.c.model == listed.c.model)
        .join(model_year, (y.model == listed.c.model) & (y.year == listed.c.year))
        .join(model, (m.code == y.model) & as_of(model, scope.revision))
        .where(as_of(model_year, scope.revision))
        .order_by(y.year.desc(), m.code)
    )
    kinds = {column.name: "str" for column in columns} | {column.name: "int64" for column in numbers}
    return typed(connection.execute(last), kinds | {"exemplary": "bool", "is_new": "bool", "total": "int64"})


def awards_in(connection: Connection, scope: Scope, limit: int = 50) -> pd.DataFrame:
    """Return the awards of the models active in the scope, the latest first.

    One row per award, at most `limit`; the same columns and dtypes when empty:
        model, name, form, authority, decision_no str · year, total int64 (of all)
    """
    a = award.c
    inside = entries_in(connection, scope, model_year.c.model).distinct()
    listed = (
        select(a.model, a.form, a.authority, a.decision_no, a.year, func.count().over().label("total"))
        .where(as_of(award, scope.revision), a.model.in_(inside))
        .order_by(a.year.desc(), a.model, a.form)
        .limit(limit)
        .subquery()
    )
    o = listed.c
    found = connection.execute(
        select(o.model, model.c.name, o.form, o.authority, o.decision_no, o.year, o.total)
        .join_from(listed, model, (model.c.code == o.model) & as_of(model, scope.revision))
        .order_by(o.year.desc(), o.model, o.form)
    )
    texts = dict.fromkeys(("model", "name", "form", "authority", "decision_no"), "str")
    return typed(found, texts | {"year": "int64", "total": "int64"})
