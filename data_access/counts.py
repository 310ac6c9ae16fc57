"""Counts of models in a scope, all from the cube of its revision."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from data_access.categories import categories, period_years
from data_access.cells import cells
from data_access.frames import typed
from data_access.schema import SUBJECT_TYPES
from data_access.scope import Scope


@dataclass(frozen=True)
class Cohort:
    """The models first registered in a scope, and how many of them were ever, up to its revision:

    reviewed, and of these recognized; exemplary, replicated, awarded. No model is counted twice.
    """

    models: int
    reviewed: int
    recognized: int
    exemplary: int
    replicated: int
    awarded: int


def models_by_year(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Count the distinct models first registered in the scope, by year and subject type; only dated ones.

    Every year of the period (or of the filter) has a row for each subject type, also with none; models whose
    subject type is not known have rows with ''. Empty if no model of the scope has a year.
        year int64 · subject_type str · models int64
    """
    new = _new(connection, scope)
    dated = new[new["year"] > 0]
    if dated.empty:
        return typed([], {"year": "int64", "subject_type": "str", "models": "int64"})
    first, last = period_years(connection, scope.revision, scope.period)
    years = sorted(scope.years) or _span(first, last, dated["year"])
    counted = _summed(dated, ["year", "subject_type"])
    kinds = [*SUBJECT_TYPES, *(kind for kind in counted["subject_type"].unique() if kind not in SUBJECT_TYPES)]
    grid = pd.MultiIndex.from_product([years, kinds], names=["year", "subject_type"])
    full = counted.set_index(["year", "subject_type"])["models"].reindex(grid, fill_value=0).reset_index()
    return full.astype({"year": "int64", "subject_type": "str", "models": "int64"})


def undated_models(connection: Connection, scope: Scope) -> int:
    """Count the models of the scope whose year is not known."""
    new = _new(connection, scope)
    return int(new.loc[new["year"] == 0, "models"].sum())


def models_by_bloc(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Count the distinct models first registered in the scope, by bloc.

    Every bloc valid in the period has a row, in official order, also with none; models without a bloc come last
    under ''.
        bloc str · models int64
    """
    counted = _summed(_new(connection, scope), ["bloc"]).set_index("bloc")["models"]
    codes = _valid_codes(connection, scope, "bloc", list(counted.index))
    return typed(((code, counted.get(code, 0)) for code in codes), {"bloc": "str", "models": "int64"})


def models_by_bloc_and_field(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Count the distinct models first registered in the scope on the full grid of blocs and fields.

    Models whose field is not known are under ''.
        bloc str · field str · models int64
    """
    counted = _summed(_new(connection, scope), ["bloc", "field"])
    blocs = _valid_codes(connection, scope, "bloc", list(counted["bloc"]))
    fields = _valid_codes(connection, scope, "field", list(counted["field"]))
    found = counted.set_index(["bloc", "field"])["models"]
    lines = ((bloc, field, found.get((bloc, field), 0)) for bloc in blocs for field in fields)
    return typed(lines, {"bloc": "str", "field": "str", "models": "int64"})


def models_by_level(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Count the models first registered in the scope by their level, and the recognitions in its years by theirs.

    A model that is recognised in two years counts twice.
    Every level has a row in official order; '' (not known, or not recognised) is left out.
        level str · registered int64 · recognized int64
    """
    new = _new(connection, scope)
    inside = cells(connection, scope)
    registered = _summed(new, ["registered_level"]).set_index("registered_level")["models"]
    recognized = _summed(inside, ["recognized_level"], "recognized").set_index("recognized_level")["recognized"]
    codes = categories(connection, scope.revision, "level")["code"]
    lines = ((code, registered.get(code, 0), recognized.get(code, 0)) for code in codes)
    return typed(lines, {"level": "str", "registered": "int64", "recognized": "int64"})


def cohort(connection: Connection, scope: Scope) -> Cohort:
    """Follow the models first registered in the scope up to its revision."""
    new = _new(connection, scope)
    parts = ("reviewed", "recognized", "exemplary", "replicated", "awarded")
    return Cohort(int(new["models"].sum()), *(int(new[f"cohort_{part}"].sum()) for part in parts))


def models_in(connection: Connection, scope: Scope) -> int:
    """Count the distinct models first registered in the scope."""
    return int(_new(connection, scope)["models"].sum())


def _new(connection: Connection, scope: Scope) -> pd.DataFrame:
    inside = cells(connection, scope)
    return inside[inside["is_new"]]


def _summed(frame: pd.DataFrame, by: list[str], measure: str = "models") -> pd.DataFrame:
    summed = frame.groupby(by, observed=True, as_index=False)[[measure]].sum()
    return summed.astype({name: "int64" if name == "year" else "str" for name in by})


def _valid_codes(connection: Connection, scope: Scope, kind: str, used: list[str]) -> list[str]:
    """Return the codes of a kind valid in the period, and those that are used all the same; '' last."""
    known = categories(connection, scope.revision, kind)
    first, last = period_years(connection, scope.revision, scope.period)
    valid = (known["year_from"] <= last) & ((known["year_to"] == 0) | (known["year_to"] >= first))
    listed = list(known.loc[valid | known["code"].isin(used), "code"])
    return [*listed, *([""] if "" in used else [])]


def _span(first: int, last: int, known: "pd.Series[int]") -> list[int]:
    """Return the years of the period; without a period, those from the first to the last known."""
    return list(range(first or int(known.min()), (last if last < 9999 else int(known.max())) + 1))
