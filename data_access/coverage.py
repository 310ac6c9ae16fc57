"""How many units take part."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, select

from data_access.categories import period_years, units
from data_access.cells import cells
from data_access.figures import published_figures
from data_access.frames import typed
from data_access.memory import remember
from data_access.schema import unit_year
from data_access.scope import Scope
from data_access.versions import as_of

UNITS = "to-chuc-co-so-dang"


@dataclass(frozen=True)
class Coverage:
    """Units of a scope.

    with_models  units with a model first registered in the scope
    with_data    units with a model or a unit_year in the scope
    total        units active in its last year in its blocs; the published number while no unit is stored;
                 None = not known
    published    whether total is the published number
    """

    with_models: int
    with_data: int
    total: int | None
    published: bool

    @property
    def without_models(self) -> int:
        """How many of the stored units have no model; 0 while none is stored."""
        return 0 if self.total is None or self.published else self.total - self.with_models


def coverage(connection: Connection, scope: Scope) -> Coverage:
    """Count the units of the scope that take part."""
    known = units(connection, scope.revision)
    inside = cells(connection, scope)
    with_models = {code for code in inside.loc[inside["is_new"], "unit"].unique() if code}
    with_data = {code for code in inside["unit"].unique() if code} | _reporting(connection, scope)
    if known.empty:
        figures = published_figures(connection, scope.revision)
        stated = figures.loc[figures["indicator"] == UNITS, "value"]
        total = int(stated.iloc[-1]) if len(stated) and not scope.narrowed else None
        return Coverage(len(with_models), len(with_data), total, total is not None)
    active = active_units(connection, scope)
    codes = set(active["code"])
    return Coverage(len(with_models & codes), len(with_data & codes), len(active), False)


def units_without_models(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return the active units of the scope in which no model was first registered, by name; columns of `units`."""
    inside = cells(connection, scope)
    active = active_units(connection, scope)
    return active[~active["code"].isin(inside.loc[inside["is_new"], "unit"].unique())]


def active_units(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return the units active in the last year of the scope, in its blocs and units; columns of `units`."""
    known = units(connection, scope.revision)
    _, last = period_years(connection, scope.revision, scope.period)
    last = max(scope.years) if scope.years else last
    active = (known["active_from"] <= last) & ((known["active_to"] == 0) | (known["active_to"] >= min(last, 9998)))
    if scope.blocs:
        active &= known["bloc"].isin(scope.blocs)
    if scope.units:
        active &= known["code"].isin(scope.units)
    return known[active]


def unit_years(connection: Connection, revision: int) -> pd.DataFrame:
    """Return what the units report by year.

    One row per unit and year: unit str · year int64 · bloc str · member_count Int64 · has_plan boolean ·
    plan_no str · disseminated boolean; NA = not known.
    """

    def read() -> pd.DataFrame:
        kinds = {"unit": "str", "year": "int64", "bloc": "str", "member_count": "Int64"}
        kinds |= {"has_plan": "boolean", "plan_no": "str", "disseminated": "boolean"}
        query = select(*(unit_year.c[name] for name in kinds)).where(as_of(unit_year, revision))
        return typed(connection.execute(query), kinds)

    return remember(connection, ("unit years", revision), read)


def _reporting(connection: Connection, scope: Scope) -> set[str]:
    reported = unit_years(connection, scope.revision)
    first, last = period_years(connection, scope.revision, scope.period)
    inside = (reported["year"] >= first) & (reported["year"] <= last)
    if scope.years:
        inside &= reported["year"].isin(scope.years)
    return set(reported.loc[inside, "unit"])
