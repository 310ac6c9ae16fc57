"""Search in the index, which knows the current revision alone."""

from types import ModuleType

from sqlalchemy import Connection

from data_access import search_fts5, search_gin
from data_access.cells import cells
from data_access.frames import rows
from data_access.memory import remember
from data_access.scope import Scope
from data_access.search_match import FACETS, MANY_VALUED, Hit, Order, Wanted
from data_access.search_words import mark_word

_ORDERS = {
    "newest": "year DESC, model DESC",
    "prominent": "prominence DESC, year DESC, model DESC",
    "name": "name_key, model",
}


def hits(connection: Connection, wanted: Wanted, limit: int) -> list[Hit]:
    """Return the models wanted in any order; if there are more than `limit`, any `limit` of them."""
    found: list[Hit] = _engine(connection).hits(connection, wanted.words, _mark_groups(connection, wanted), limit)
    return found


def listed(connection: Connection, wanted: Wanted, order: Order, limit: int, offset: int) -> list[str]:
    """Return the codes of the models wanted, a part of them in the given order."""
    groups = _mark_groups(connection, wanted)
    times = _times(connection, wanted.scope) if order == "newest" else ()
    condition = f"year BETWEEN {times[0][0]:d} AND {times[-1][0]:d}" if times else "TRUE"
    found: list[str] = _engine(connection).listed(
        connection, wanted.words, groups, condition, _ORDERS[order], limit, offset
    )
    return found


def _engine(connection: Connection) -> ModuleType:
    return search_fts5 if connection.dialect.name == "sqlite" else search_gin


def _mark_groups(connection: Connection, wanted: Wanted) -> list[list[str]]:
    """Return the words that stand for the filters: of each group a model has at least one."""
    times = _times(connection, wanted.scope)
    groups = [[mark_word("year", year) if year else mark_word("period", period) for year, period in times]]
    groups += [
        [mark_word(facet, code) for code in chosen]
        for facet, name in FACETS.items()
        if facet != "year" and (chosen := getattr(wanted.scope, name))
    ]
    groups += [[mark_word(facet, asked)] for facet in MANY_VALUED if (asked := getattr(wanted, facet))]
    return [group for group in groups if group]


def _times(connection: Connection, scope: Scope) -> tuple[tuple[int, str], ...]:
    """Return the years and undated periods that occur in a scope, in order; none if all there are do.

    If none occurs, one that no model has.
    """

    def occurring(within: Scope) -> set[tuple[int, str]]:
        found = cells(connection, within)[["year", "period"]].drop_duplicates()
        return {(row.year, row.period) for row in rows(found)}

    def read() -> tuple[tuple[int, str], ...]:
        inside = occurring(Scope(scope.revision, scope.period, scope.years))
        if inside == occurring(Scope(scope.revision)):
            return ()
        return tuple(sorted(inside)) or ((0, ""),)

    if not scope.period and not scope.years:
        return ()
    return remember(connection, ("search times", scope.revision, scope.period, scope.years), read)
