"""Which areas of the resolution the models serve, and what they achieved there."""

import pandas as pd
from sqlalchemy import Connection

from data_access.categories import categories
from data_access.cells import cells
from data_access.frames import typed
from data_access.outcomes import summed
from data_access.scope import Scope


def models_by_task_and_bloc(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Count the distinct models first registered in the scope, by the area they serve and by bloc.

    A model that serves two areas counts in both, so the areas are never added up. Every area has a row, in official
    order, for each bloc that has a model in any of them; '' if none has. Empty if no model of the scope serves any.
        task str · bloc str · models int64
    """
    inside = cells(connection, scope, "tasks")
    new = inside[inside["is_new"]]
    counted = new.groupby(["task", "bloc"], observed=True)["models"].sum()
    order = {code: place for place, code in enumerate(categories(connection, scope.revision, "bloc")["code"])}
    blocs = sorted({bloc for _, bloc in counted.index}, key=lambda code: order.get(code, len(order)))
    tasks = categories(connection, scope.revision, "task")["code"]
    lines = ((task, bloc, counted.get((task, bloc), 0)) for task in tasks for bloc in blocs)
    return typed(lines, {"task": "str", "bloc": "str", "models": "int64"})


def models_by_task(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Count the distinct models first registered in the scope that serve each area; areas are never added up.

    Every area has a row, in official order, also with none: task str · models int64
    """
    inside = cells(connection, scope, "tasks")
    counted = inside[inside["is_new"]].groupby("task", observed=True)["models"].sum()
    codes = categories(connection, scope.revision, "task")["code"]
    return typed(((code, counted.get(code, 0)) for code in codes), {"task": "str", "models": "int64"})


def outcomes_serving(connection: Connection, scope: Scope, task: str) -> pd.DataFrame:
    """Sum the outcomes of the models that serve an area, in the scope; columns of `outcomes_by_indicator`."""
    inside = cells(connection, scope, "task_outcomes")
    return summed(inside[inside["task"] == task])
