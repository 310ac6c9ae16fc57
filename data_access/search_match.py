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


class Hit(NamedTuple):
    """A model found: what facets count and orders compare. `marks` are words of `search_index.MARKS`."""

    model: str
    year: int
    bloc: str
    subject_type: str
    field: str
    level: str
    unit: str
    marks: str
    prominence: int
    name_key: str


@dataclass(frozen=True)
class Wanted:
    """The models of a scope with every one of the folded words, and with the mark where one is given."""

    scope: Scope
    words: tuple[str, ...]
    mark: str = ""

    @property
    def narrowed_by(self) -> tuple[str, ...]:
        """The facets that are filtered by, the mark included."""
        narrowed = [facet for facet, name in FACETS.items() if getattr(self.scope, name)]
        return (*narrowed, *(["mark"] if self.mark else []))

    def without(self, *facets: str) -> "Wanted":
        """Return the same search less some of its filters."""
        emptied: dict[str, Any] = {FACETS[facet]: () for facet in facets if facet in FACETS}
        scope = replace(self.scope, **emptied)
        return replace(self, scope=scope, mark="" if "mark" in facets else self.mark)

    def keeps(self, hit: Hit, *, but: str = "") -> bool:
        """Whether a hit passes the filters, one of them left aside."""
        passed = all(
            facet == but or not (chosen := getattr(self.scope, name)) or getattr(hit, facet) in chosen
            for facet, name in FACETS.items()
        )
        return passed and (but == "mark" or not self.mark or self.mark in hit.marks.split())


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
