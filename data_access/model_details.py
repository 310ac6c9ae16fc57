"""What hangs on one model: outcomes and awards by year, areas, photos."""

import pandas as pd
from sqlalchemy import Connection, Table, select

from data_access.schema import award, model_photo, model_task, outcome, photo
from data_access.versions import as_of


def model_outcomes(connection: Connection, revision: int, code: str) -> pd.DataFrame:
    """Return the outcomes that have a value, by year: year int64 · indicator, measure_unit str · value float64."""
    found = _of(connection, outcome, ("year", "indicator", "measure_unit", "value"), revision, code)
    known = found[found["value"].notna()]
    kinds = {"year": "int64", "indicator": "str", "measure_unit": "str", "value": "float64"}
    return known.astype(kinds)


def model_awards(connection: Connection, revision: int, code: str) -> pd.DataFrame:
    """Return the awards, by year: year int64 · form, authority, decision_no str · decision_date date or None."""
    found = _of(connection, award, ("year", "form", "authority", "decision_no", "decision_date"), revision, code)
    return found.astype({"year": "int64", "form": "str", "authority": "str", "decision_no": "str"})


def model_tasks(connection: Connection, revision: int, code: str) -> tuple[str, ...]:
    """Return the codes of the areas that a model serves."""
    c = model_task.c
    return tuple(
        connection.scalars(select(c.task).where(as_of(model_task, revision), c.model == code).order_by(c.task))
    )


def model_photos(connection: Connection, revision: int, code: str) -> pd.DataFrame:
    """Return the photos that still have their bytes, in order: photo (SHA-256), caption str."""
    p = model_photo.c
    kept = (photo.c.sha256 == p.photo) & (photo.c.size == "card") & photo.c.content.is_not(None)
    found = select(p.photo, p.caption).join(photo, kept).where(as_of(model_photo, revision), p.model == code)
    rows = connection.execute(found.order_by(p.position, p.photo)).fetchall()
    return pd.DataFrame([tuple(row) for row in rows], columns=["photo", "caption"]).astype("str")


def _of(connection: Connection, table: Table, names: tuple[str, ...], revision: int, code: str) -> pd.DataFrame:
    c = table.c
    found = select(*(c[name] for name in names)).where(as_of(table, revision), c.model == code)
    rows = connection.execute(found.order_by(*table.primary_key.columns)).fetchall()
    return pd.DataFrame([tuple(row) for row in rows], columns=list(names), dtype="object")
