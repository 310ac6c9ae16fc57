"""The cells of a cube that lie in a scope: what every count starts from."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import Connection

from data_access import cubes
from data_access.categories import categories, period_years
from data_access.scope import Scope


def cells(connection: Connection, scope: Scope, cube: str = "models") -> pd.DataFrame:
    """Return the cells of a cube within the scope; columns and dtypes as `cubes.cells`.

    A cell without a year counts in every period that contains its own period, and in no single year.
    """
    every = cubes.cells(connection, cube, scope.revision)
    chosen = _in_time(connection, scope, every)
    for column, codes in (
        ("bloc", scope.blocs),
        ("subject_type", scope.subject_types),
        ("field", scope.fields),
        ("registered_level", scope.levels),
        ("unit", scope.units),
    ):
        if codes:
            chosen &= every[column].isin(codes).to_numpy()
    return every[chosen]


def _in_time(connection: Connection, scope: Scope, every: pd.DataFrame) -> npt.NDArray[np.bool_]:
    first, last = period_years(connection, scope.revision, scope.period)
    year = every["year"].to_numpy()
    dated = (year > 0) & (year >= first) & (year <= last)
    if scope.years:
        return np.asarray(dated & np.isin(year, scope.years))
    periods = categories(connection, scope.revision, "period")
    contained = periods.loc[(periods["year_from"] >= first) & (periods["year_to"] <= last), "code"]
    return np.asarray(dated | ((year == 0) & every["period"].isin(contained).to_numpy()))
