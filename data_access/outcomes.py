"""What the models achieved, summed only within one indicator and measure unit."""

import pandas as pd
from sqlalchemy import Connection

from data_access.cells import cells
from data_access.scope import Scope


def outcomes_by_indicator(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Sum the outcomes of the scope; unlike units are never added.

    One row per indicator and measure unit:
        indicator str · measure_unit str · value float64 · models int64 (entries that brought a value)
    """
    return summed(cells(connection, scope, "outcomes"))


def summed(inside: pd.DataFrame) -> pd.DataFrame:
    """Sum cells of outcomes as `outcomes_by_indicator` does."""
    by_indicator = inside.groupby(["indicator", "measure_unit"], observed=True, as_index=False)[["value", "models"]]
    kinds = {"indicator": "str", "measure_unit": "str", "value": "float64", "models": "int64"}
    return by_indicator.sum().astype(kinds)
