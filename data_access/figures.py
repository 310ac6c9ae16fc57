"""Published figures, and which of two truths a headline shows: the published figure or the itemised count."""

from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd
from sqlalchemy import Connection, select

from data_access.categories import categories
from data_access.counts import models_in
from data_access.frames import typed
from data_access.memory import remember
from data_access.schema import figure
from data_access.scope import Scope
from data_access.versions import as_of

MODELS = "mo-hinh"
LEVEL_OF_INTEREST = "dang-bo-khoi"
_KEY = ["indicator", "period", "subject_type", "level"]


@dataclass(frozen=True)
class HeadlineFigure:
    """One figure of the headline.

    shown      what stands on the screen; None = not known
    kind       whether that is the published figure or the itemised count
    itemised   how many the database can list one by one
    published  the published figure of this period, if there is one
    """

    shown: int | None
    kind: Literal["published", "itemised"]
    itemised: int
    published: int | None
    source_title: str = ""
    source_address: str = ""
    as_of: str = ""


@dataclass(frozen=True)
class Headline:
    """The figures of the first screen."""

    total: HeadlineFigure
    collective: HeadlineFigure
    individual: HeadlineFigure
    level_and_above: HeadlineFigure


def published_figures(connection: Connection, revision: int) -> pd.DataFrame:
    """Return the latest statement of every published figure.

    One row per indicator, period, subject type and level; the same columns and dtypes when empty:
        value float64 · all other columns str
    Errors: SQLAlchemyError if the database cannot be reached.
    """

    def read() -> pd.DataFrame:
        texts = [*_KEY, "as_of", "measure_unit", "source_title", "source_address", "note"]
        kinds = {**dict.fromkeys(texts, "str"), "value": "float64"}
        query = select(*(figure.c[name] for name in kinds)).where(as_of(figure, revision)).order_by(figure.c.as_of)
        return typed(connection.execute(query), kinds).drop_duplicates(_KEY, keep="last", ignore_index=True)

    return remember(connection, ("figures", revision), read)


def headline(connection: Connection, scope: Scope) -> Headline:
    """Return the headline figures: published where the period as a whole is asked and not yet overtaken."""
    total = _figure(connection, scope)
    return Headline(
        total,
        _figure(connection, scope, "collective"),
        _figure(connection, scope, "individual"),
        _level_and_above(connection, scope),
    )


def _figure(connection: Connection, scope: Scope, subject_type: str = "") -> HeadlineFigure:
    itemised = _itemised(connection, scope, subject_type)
    published = _published(connection, scope, [subject_type], "")
    return _choose(scope, itemised, published)


def _level_and_above(connection: Connection, scope: Scope) -> HeadlineFigure:
    levels = categories(connection, scope.revision, "level")
    position = levels.loc[levels["code"] == LEVEL_OF_INTEREST, "position"]
    above = levels.loc[levels["position"] >= (position.iloc[0] if len(position) else 0), "code"]
    asked = tuple(code for code in above if not scope.levels or code in scope.levels)
    itemised = _itemised(connection, scope, "", asked) if asked else 0
    known = _itemised(connection, scope, "", tuple(code for code in levels["code"] if not scope.levels))
    published = _published(connection, scope, ["collective", "individual"], LEVEL_OF_INTEREST)
    chosen = _choose(scope, itemised, published)
    if chosen.kind == "itemised" and not itemised and not known:
        return HeadlineFigure(None, "itemised", 0, chosen.published)
    return chosen


def _itemised(connection: Connection, scope: Scope, subject_type: str, levels: tuple[str, ...] = ()) -> int:
    if subject_type:
        if scope.subject_types and subject_type not in scope.subject_types:
            return 0
        scope = replace(scope, subject_types=(subject_type,))
    return models_in(connection, replace(scope, levels=levels or scope.levels))


def _published(connection: Connection, scope: Scope, subject_types: list[str], level: str) -> pd.DataFrame:
    figures = published_figures(connection, scope.revision)
    return figures[
        (figures["indicator"] == MODELS)
        & (figures["period"] == scope.period)
        & figures["subject_type"].isin(subject_types)
        & (figures["level"] == level)
    ]


def _choose(scope: Scope, itemised: int, published: pd.DataFrame) -> HeadlineFigure:
    if published.empty or not scope.period:
        return HeadlineFigure(itemised, "itemised", itemised, None)
    stated = int(published["value"].sum())
    stands = not scope.narrowed and itemised <= stated
    return HeadlineFigure(
        stated if stands else itemised,
        "published" if stands else "itemised",
        itemised,
        stated,
        published["source_title"].iloc[0],
        published["source_address"].iloc[0],
        published["as_of"].max(),
    )
