"""Search in the index, which knows the current revision alone."""

from typing import Any

from sqlalchemy import Connection, text

from data_access.cells import cells
from data_access.frames import rows
from data_access.memory import remember
from data_access.scope import Scope
from data_access.search_match import FACETS, MANY_VALUED, Hit, Order, Wanted
from data_access.search_words import mark_word

_COLUMNS = ", ".join(Hit._fields)
_ORDERS = {
    "newest": "year DESC, model DESC",
    "prominent": "prominence DESC, year DESC, model DESC",
    "name": "name_key, model",
}

_FEW = 20_000
"""Up to so many rows are looked up and sorted; of more, the first ones in order are found sooner by going along."""


def hits(connection: Connection, wanted: Wanted, limit: int) -> list[Hit]:
    """Return the models wanted in any order; if there are more than `limit`, any `limit` of them."""
    groups = _mark_groups(connection, wanted)
    if connection.dialect.name == "sqlite":
        condition = "id IN (SELECT rowid FROM model_words WHERE model_words MATCH :match LIMIT :limit)"
        match = _fts5(wanted.words, groups)
    else:
        condition, match = "words @@ CAST(:match AS tsquery)", _tsquery(wanted.words, groups)
    statement = text(f"SELECT {_COLUMNS} FROM model_index WHERE {condition if match else 'TRUE'} LIMIT :limit")
    return [Hit(*row) for row in connection.execute(statement, {"match": match, "limit": limit})]


def listed(connection: Connection, wanted: Wanted, order: Order, limit: int, offset: int) -> list[str]:
    """Return the codes of the models wanted, a part of them in the given order.

    Where many are wanted, goes along the index of the order and compares row by row until it has enough; where few
    are, looks them all up and sorts them.
    """
    groups = _mark_groups(connection, wanted)
    values: dict[str, Any] = {"limit": limit, "offset": offset}
    years = wanted.scope.years if order == "newest" else ()
    condition = f"year BETWEEN {min(years):d} AND {max(years):d}" if years else "TRUE"
    if not wanted.words and not groups:
        pass
    elif connection.dialect.name != "sqlite":
        # IS TRUE hides the comparison from the GIN index, which would first collect all that match
        condition += " AND (words @@ CAST(:match AS tsquery)) IS TRUE"
        values["match"] = _tsquery(wanted.words, groups)
    elif _fts5_finds(connection, match := _fts5(wanted.words, groups), _FEW) < _FEW:
        condition += " AND id IN (SELECT rowid FROM model_words WHERE model_words MATCH :match)"
        values["match"] = match
    else:
        compared, words = _substrings(wanted.words, groups)
        condition += f" AND {compared}"
        values |= words
    statement = text(
        f"SELECT model FROM model_index WHERE {condition} ORDER BY {_ORDERS[order]} LIMIT :limit OFFSET :offset"
    )
    return list(connection.scalars(statement, values))


def _fts5_finds(connection: Connection, match: str, limit: int) -> int:
    found = text("SELECT COUNT(*) FROM (SELECT rowid FROM model_words WHERE model_words MATCH :match LIMIT :limit)")
    return connection.scalar(found, {"match": match, "limit": limit}) or 0


def _mark_groups(connection: Connection, wanted: Wanted) -> list[list[str]]:
    """Return the words that stand for the filters: of each group a model has at least one."""
    scope = wanted.scope
    groups = [_times(connection, scope)] if scope.period or scope.years else []
    groups += [
        [mark_word(facet, code) for code in chosen]
        for facet, name in FACETS.items()
        if facet != "year" and (chosen := getattr(scope, name))
    ]
    groups += [[mark_word(facet, asked)] for facet in MANY_VALUED if (asked := getattr(wanted, facet))]
    return [group for group in groups if group]


def _times(connection: Connection, scope: Scope) -> list[str]:
    """Return the words of the years and undated periods that occur in a scope; none if all there are do.

    If none occurs, a word that no model has.
    """

    def occurring(within: Scope) -> set[tuple[int, str]]:
        found = cells(connection, within)[["year", "period"]].drop_duplicates()
        return {(row.year, row.period) for row in rows(found)}

    def read() -> list[str]:
        inside = occurring(Scope(scope.revision, scope.period, scope.years))
        if inside == occurring(Scope(scope.revision)):
            return []
        words = [mark_word("year", year) if year else mark_word("period", period) for year, period in sorted(inside)]
        return words or [mark_word("year", 0)]

    return remember(connection, ("search times", scope.revision, scope.period, scope.years), read)


def _fts5(words: tuple[str, ...], groups: list[list[str]]) -> str:
    parts = [f'"{word}" *' for word in words]
    parts += ["(" + " OR ".join(f'"{mark}"' for mark in group) + ")" for group in groups]
    return " AND ".join(parts)


def _tsquery(words: tuple[str, ...], groups: list[list[str]]) -> str:
    parts = [f"'{word}':*" for word in words]
    parts += ["(" + " | ".join(f"'{mark}'" for mark in group) + ")" for group in groups]
    return " & ".join(parts)


def _substrings(words: tuple[str, ...], groups: list[list[str]]) -> tuple[str, dict[str, str]]:
    """Return the condition that the text `words` of a row has the words and marks, and its values."""
    values: dict[str, str] = {}
    conditions = []
    for number, word in enumerate(words):
        values[f"word{number}"] = f" {word}"
        conditions.append(f"instr(' ' || words, :word{number})")
    for number, group in enumerate(groups):
        names = [f"mark{number}_{place}" for place in range(len(group))]
        values |= dict(zip(names, (f"{mark} " for mark in group), strict=True))
        conditions.append("(" + " OR ".join(f"instr(words || ' ', :{name})" for name in names) + ")")
    return " AND ".join(conditions), values
