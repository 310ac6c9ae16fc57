"""Models found by typed text and filters: the page to show, how many there are, and what each further filter gives.

Without text the counts come from the cube. With text, up to `COUNTED` models are counted one by one; where there are
more, only that is known, so that an answer takes as long at 1,000,000 models as at 1,000.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

import pandas as pd
from sqlalchemy import Connection

from data_access.cells import cells
from data_access.scope import Scope
from data_access.search_match import FACETS, MANY_VALUED, Hit, Order, Source, Wanted, in_order
from data_access.search_rows import MARKS
from data_access.search_source import answered
from data_access.search_words import typed_words

COUNTED = 1_000
"""Up to so many models found by text are counted; above that "more than" is said."""

PAGE = 24
"""Models on a page."""

_CUBE_COLUMNS = {"level": "registered_level"}

Facets = dict[str, dict[str, int | None]]


@dataclass(frozen=True)
class Found:
    """The answer to a search.

    codes   models of the page, in the asked order, at most `PAGE`
    page    the page given, from 1
    total   how many were found; if not `exact`, there are more
    facets  facet -> value -> how many have this value and pass all other filters; None where that was not counted
    """

    codes: tuple[str, ...]
    page: int
    total: int
    exact: bool
    facets: Facets

    @property
    def pages(self) -> int:
        """How many pages can be asked for, at least one."""
        return max(1, -(-self.total // PAGE))


def search(
    connection: Connection,
    scope: Scope,
    typed: str = "",
    mark: str = "",
    task: str = "",
    order: Order = "newest",
    page: int = 1,
) -> Found:
    """Find the models first registered in the scope whose text has all typed words, each by its beginning.

    `mark` keeps those that were ever `recognized`, `exemplary`, `replicated` or `awarded`, `task` those that serve this
    area of the resolution. A page out of range gives the nearest one.
    Errors: SQLAlchemyError if the database cannot be reached.
    """
    wanted = Wanted(scope, typed_words(typed), mark if mark in MARKS else "", task)
    return answered(connection, scope.revision, lambda source: _found(connection, source, wanted, order, page))


def _found(connection: Connection, source: Source, wanted: Wanted, order: Order, page: int) -> Found:
    if wanted.words:
        few, facets = _text_facets(connection, source, wanted)
        total, exact = min(len(few), COUNTED), len(few) <= COUNTED
    else:
        facets = _cube_facets(connection, wanted)
        total, exact = _cube_total(connection, wanted), True
        few = source.hits(connection, wanted, COUNTED) if total <= COUNTED else []
    page = min(max(1, page), max(1, -(-total // PAGE)))
    start = (page - 1) * PAGE
    if exact and total <= COUNTED:
        codes = [hit.model for hit in in_order(few, order)[start : start + PAGE]]
    else:
        codes = source.listed(connection, wanted, order, PAGE, start)
    return Found(tuple(codes), page, total, exact, facets)


def _text_facets(connection: Connection, source: Source, wanted: Wanted) -> tuple[list[Hit], Facets]:
    """Return the models found, one more than `COUNTED` if there are more, and the facets."""
    narrowed_by = wanted.narrowed_by
    hits = cache(lambda asked: source.hits(connection, asked, COUNTED + 1))
    wide = hits(wanted.without(*narrowed_by))
    if len(wide) <= COUNTED:
        few = [hit for hit in wide if wanted.keeps(hit)]
        return few, {
            facet: _counts(facet, (hit for hit in wide if wanted.keeps(hit, but=facet)))
            for facet in (*FACETS, *MANY_VALUED)
        }
    few = hits(wanted)
    facets: Facets = {}
    for facet in (*FACETS, *MANY_VALUED):
        others = hits(wanted.without(facet))
        counts = _counts(facet, others)
        facets[facet] = counts if len(others) <= COUNTED else dict.fromkeys(counts)
    return few, facets


def _counts(facet: str, hits: Iterable[Hit]) -> dict[str, int | None]:
    if facet in MANY_VALUED:
        return dict(Counter(value for hit in hits for value in getattr(hit, MANY_VALUED[facet]).split()))
    return dict(Counter(str(getattr(hit, facet)) for hit in hits))


def _cube_facets(connection: Connection, wanted: Wanted) -> Facets:
    measure, new = _measure(wanted), cache(partial(_new, connection))
    facets: Facets = {}
    for facet in (*FACETS, "task"):
        others = wanted.without(facet)
        inside = new(others, "tasks" if facet == "task" else _cube(others))
        counted = inside.groupby(_CUBE_COLUMNS.get(facet, facet), observed=True)[measure].sum()
        facets[facet] = {str(code): int(models) for code, models in counted.items() if models}
    inside = new(wanted, _cube(wanted))
    facets["mark"] = {mark: models for mark in MARKS if (models := int(inside[f"cohort_{mark}"].sum()))}
    return facets


def _cube_total(connection: Connection, wanted: Wanted) -> int:
    return int(_new(connection, wanted, _cube(wanted))[_measure(wanted)].sum())


def _measure(wanted: Wanted) -> str:
    return f"cohort_{wanted.mark}" if wanted.mark else "models"


def _cube(wanted: Wanted) -> str:
    """Return which cube counts the models wanted: that of areas counts a model once for each area it serves."""
    return "tasks" if wanted.task else "models"


def _new(connection: Connection, wanted: Wanted, cube: str) -> pd.DataFrame:
    inside = cells(connection, wanted.scope, cube)
    served = inside["is_new"] & (inside["task"] == wanted.task) if wanted.task else inside["is_new"]
    return inside[served]
