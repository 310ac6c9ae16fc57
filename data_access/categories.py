"""What the figures are counted by: categories, units and the profile of the organisation, at a revision."""

import json

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import typed
from data_access.memory import remember
from data_access.schema import category, setting, unit
from data_access.text import in_alphabet
from data_access.versions import as_of

TIME_ZONE = "Asia/Ho_Chi_Minh"
"""Of an office that has not set its own."""


def categories(connection: Connection, revision: int, kind: str) -> pd.DataFrame:
    """Return the categories of a kind in their official order.

    One row per category; the same columns and dtypes when empty:
        code, name, short_name, successor   str
        position, year_from, year_to        int64, years 0 = not limited
        attrs                               object, a dict
    Errors: SQLAlchemyError if the database cannot be reached.
    """

    def read() -> pd.DataFrame:
        c = category.c
        kinds = dict.fromkeys(("code", "name", "short_name", "successor"), "str")
        kinds |= dict.fromkeys(("position", "year_from", "year_to"), "int64")
        query = select(*(c[name] for name in kinds), c.attrs).where(c.kind == kind, as_of(category, revision))
        frame = typed(connection.execute(query.order_by(c.position)), kinds | {"attrs": "object"})
        return frame.assign(
            attrs=pd.Series([json.loads(text) if text else {} for text in frame["attrs"]], dtype="object")
        )

    return remember(connection, ("categories", revision, kind), read)


def period_years(connection: Connection, revision: int, period: str) -> tuple[int, int]:
    """Return the first and last year of a period; (0, 9999) for '' and for a code that is not known."""
    periods = categories(connection, revision, "period")
    found = periods[periods["code"] == period]
    if found.empty:
        return 0, 9999
    return int(found["year_from"].iloc[0]), int(found["year_to"].iloc[0]) or 9999


def units(connection: Connection, revision: int) -> pd.DataFrame:
    """Return all units by name, in the order of the alphabet and of the numbers in it.

    One row per unit; the same columns and dtypes when empty:
        code, name, short_name, kind, bloc   str
        active_from, active_to               int64, 0 = not limited
    Errors: SQLAlchemyError if the database cannot be reached.
    """

    def read() -> pd.DataFrame:
        c = unit.c
        kinds = dict.fromkeys(("code", "name", "short_name", "kind", "bloc"), "str")
        kinds |= dict.fromkeys(("active_from", "active_to"), "int64")
        query = select(*(c[name] for name in kinds)).where(as_of(unit, revision)).order_by(c.code)
        frame = typed(connection.execute(query), kinds)
        keys = [in_alphabet(name) for name in frame["name"]]
        return frame.iloc[sorted(range(len(frame)), key=keys.__getitem__)].reset_index(drop=True)

    return remember(connection, ("units", revision), read)


def time_zone(connection: Connection, revision: int) -> str:
    """Return the time zone of the office."""
    return profile(connection, revision).get("time_zone") or TIME_ZONE


def profile(connection: Connection, revision: int) -> dict[str, str]:
    """Return the settings of the organisation: key -> text. Keys that were never set are absent."""

    def read() -> dict[str, str]:
        rows = connection.execute(select(setting.c.key, setting.c.value).where(as_of(setting, revision)))
        return {row.key: row.value for row in rows}

    return remember(connection, ("profile", revision), read)
