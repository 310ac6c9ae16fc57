"""What a search wants, and what one model that it finds tells: both sources of search speak of these."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, Protocol

from sqlalchemy import Connection

from data_access.scope import Scope

Order = Literal["newest", "prominent", "name"]

FACETS = {
    "year": "years",
    "bloc": "blocs",
    "subject_type": "subject_types",
    "field": "fields",
    "level": "levels",
    "unit": "units",
}
"""Facet -> the filter of the scope that it narrows."""

MANY_VALUED = {"mark": "marks", "task": "tasks"}
"""Facet of which a model may have several values -> the column of a hit that holds them, as words."""


class Hit(NamedTuple):
    """A model found: what facets count and orders compare.

    `marks` are words of `search_rows.MARKS`, `tasks` the codes of the areas of the resolution it serves.
    """

    model: str
    year: int
    bloc: str
    subject_type: str
    field: str
    level: str
    unit: str
    marks: str
    tasks: str
    prominence: int
    name_key: str


@dataclass(frozen=True)
class Wanted:
    """The models of a scope with every one of the folded words, and with mark and task where they are given."""

    scope: Scope
    words: tuple[str, ...]
    mark: str = ""
    task: str = ""

    @property
    def narrowed_by(self) -> tuple[str, ...]:
        """The facets that are filtered by."""
        narrowed = (facet for facet, name in FACETS.items() if getattr(self.scope, name))
        return (*narrowed, *(facet for facet in MANY_VALUED if getattr(self, facet)))

    def without(self, *facets: str) -> "Wanted":
        """Return the same search less some of its filters."""
        inside: dict[str, Any] = {FACETS[facet]: () for facet in facets if facet in FACETS}
        beside: dict[str, Any] = {facet: "" for facet in facets if facet in MANY_VALUED}
        return replace(self, scope=replace(self.scope, **inside), **beside)

    def keeps(self, hit: Hit, *, but: str = "") -> bool:
        """Whether a hit passes the filters, one of them left aside."""
        return all(
            facet == but or not (chosen := getattr(self.scope, name)) or getattr(hit, facet) in chosen
            for facet, name in FACETS.items()
        ) and all(
            facet == but or not (asked := getattr(self, facet)) or asked in getattr(hit, column).split()
            for facet, column in MANY_VALUED.items()
        )


class Source(Protocol):
    """Where models are looked up: the index of the current revision, or the rows of an earlier one."""

    def hits(self, connection: Connection, wanted: Wanted, limit: int) -> list[Hit]:
        """Return the models wanted in any order; if there are more than `limit`, any `limit` of them."""

    def listed(self, connection: Connection, wanted: Wanted, order: Order, limit: int, offset: int) -> list[str]:
        """Return the codes of the models wanted, a part of them in the given order."""


def in_order(hits: Sequence[Hit], order: Order) -> list[Hit]:
    """Return the hits as the sources order them."""
    newest = sorted(hits, key=lambda hit: (hit.year, hit.model), reverse=True)
    if order == "prominent":
        return sorted(newest, key=lambda hit: -hit.prominence)
    return sorted(hits, key=lambda hit: (hit.name_key, hit.model)) if order == "name" else newest
