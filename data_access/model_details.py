"""What hangs on one model: outcomes and awards by year, areas."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Connection, Table, select

from data_access.frames import typed
from data_access.schema import award, model_task, outcome
from data_access.versions import as_of

_OUTCOMES = {"year": "int64", "indicator": "str", "measure_unit": "str", "value": "Float64"}
_AWARDS = {"year": "int64", "form": "str", "authority": "str", "decision_no": "str", "decision_date": "object"}


def model_outcomes(connection: Connection, revision: int, code: str) -> pd.DataFrame:
    """Return the outcomes that have a value, by year: year int64 · indicator, measure_unit str · value float64."""
    found = _of(connection, outcome, _OUTCOMES, revision, code)
    return found[found["value"].notna()].astype({"value": "float64"})


def model_awards(connection: Connection, revision: int, code: str) -> pd.DataFrame:
    """Return the awards, by year: year int64 · form, authority, decision_no str · decision_date date or None."""
    return _of(connection, award, _AWARDS, revision, code)


def model_tasks(connection: Connection, revision: int, code: str) -> tuple[str, ...]:
    """Return the codes of the areas that a model serves."""
    c = model_task.c
    return tuple(
        connection.scalars(select(c.task).where(as_of(model_task, revision), c.model == code).order_by(c.task))
    )


def _of(connection: Connection, table: Table, kinds: Mapping[str, str], revision: int, code: str) -> pd.DataFrame:
    c = table.c
    found = select(*(c[name] for name in kinds)).where(as_of(table, revision), c.model == code)
    return typed(connection.execute(found.order_by(*table.primary_key.columns)), kinds)
