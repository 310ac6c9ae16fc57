"""How far each bloc and each unit has come, side by side; counts from the cube, members from what units report."""

from dataclasses import replace

import pandas as pd
from sqlalchemy import Connection

from data_access.categories import period_years, units
from data_access.cells import cells
from data_access.counts import models_by_bloc
from data_access.coverage import active_units, unit_years
from data_access.scope import Scope

_OF_NEW = {
    "models": "models",
    "reviewed": "cohort_reviewed",
    "recognized": "cohort_recognized",
    "exemplary": "cohort_exemplary",
    "awarded": "cohort_awarded",
}
"""Measure -> column of the cube, summed over the models first registered in the scope."""

_MEASURES = (*_OF_NEW, "active")


def last_active_year(connection: Connection, scope: Scope) -> int:
    """Return the last year of the scope in which any model is active; 0 if no model of the scope has a year."""
    inside = cells(connection, scope)
    return int(inside["year"].max()) if len(inside) else 0


def bloc_standings(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return what the blocs have done in the scope.

    One row per bloc valid in the period, in official order, also without models; models without a bloc come last
    under ''. Only the chosen blocs if the scope names any.
        bloc str
        models, reviewed, recognized, exemplary, awarded int64: of the models first registered in the scope
        active int64: models active in `last_active_year`
        units, units_with_models, units_with_members int64: of the units active in the last year of the scope
        members Int64: of these units, each in the last year up to then that it reported; NA = no unit reported
    """
    by_bloc = models_by_bloc(connection, scope)[["bloc"]]
    if scope.blocs:
        by_bloc = by_bloc[by_bloc["bloc"].isin(scope.blocs)]
    counted = _counted(connection, scope, "bloc")
    active = active_units(connection, scope).assign(idle=lambda frame: frame["code"].isin(_idle(connection, scope)))
    active["members"] = active["code"].map(members(connection, scope))
    grouped = active.groupby("bloc")
    found = by_bloc.set_index("bloc").join(counted)
    found["units"] = grouped.size()
    found["units_with_models"] = grouped.size() - grouped["idle"].sum()
    found["units_with_members"] = grouped["members"].count()
    whole = [*_MEASURES, "units", "units_with_models", "units_with_members"]
    found[whole] = found[whole].fillna(0).astype("int64")
    found["members"] = grouped["members"].sum(min_count=1)
    return found.reset_index().astype({"bloc": "str", "members": "Int64"})


def unit_standings(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return what the units have done in the scope, by name.

    One row per unit active in the last year of the scope, and per other unit that has a model in it; measures and
    members as in `bloc_standings`.
        unit, name, kind, bloc str · models, reviewed, recognized, exemplary, awarded, active int64 · members Int64
    """
    counted = _counted(connection, scope, "unit")
    known = units(connection, scope.revision)
    shown = known["code"].isin(active_units(connection, scope)["code"]) | known["code"].isin(counted.index)
    found = known.loc[shown, ["code", "name", "kind", "bloc"]].rename(columns={"code": "unit"})
    found = found.join(counted, on="unit")
    found[list(_MEASURES)] = found[list(_MEASURES)].fillna(0).astype("int64")
    found["members"] = found["unit"].map(members(connection, scope)).astype("Int64")
    return found.reset_index(drop=True)


def idle_units(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return the units active in the last year of the scope that registered no model in it; columns of `units`.

    A unit that registered while it was in another bloc is not idle, whichever bloc the scope asks for.
    """
    active = active_units(connection, scope)
    return active[active["code"].isin(_idle(connection, scope))].reset_index(drop=True)


def members(connection: Connection, scope: Scope) -> "pd.Series[int]":
    """Return the members of each unit in the last year it reported up to the end of the scope: unit -> Int64."""
    reported = unit_years(connection, scope.revision)
    _, last = period_years(connection, scope.revision, scope.period)
    known = reported[reported["member_count"].notna() & (reported["year"] <= (max(scope.years, default=last)))]
    return known.sort_values("year").drop_duplicates("unit", keep="last").set_index("unit")["member_count"]


def _idle(connection: Connection, scope: Scope) -> set[str]:
    inside = cells(connection, replace(scope, blocs=()))
    busy = set(inside.loc[inside["is_new"], "unit"].unique())
    return set(units(connection, scope.revision)["code"]) - busy


def _counted(connection: Connection, scope: Scope, by: str) -> pd.DataFrame:
    """Sum the measures by one dimension, which becomes the index."""
    inside = cells(connection, scope)
    new = inside[inside["is_new"]].groupby(by, observed=True)[list(_OF_NEW.values())].sum()
    counted = new.rename(columns={column: measure for measure, column in _OF_NEW.items()})
    lasting = inside[(inside["year"] > 0) & (inside["year"] == last_active_year(connection, scope))]
    active = lasting.groupby(by, observed=True)["models"].sum().rename("active")
    both = counted.join(active, how="outer").fillna(0).astype("int64")
    both.index = both.index.astype("str")
    return both[[*_MEASURES]]
