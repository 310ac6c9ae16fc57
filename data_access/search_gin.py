"""Look-up in PostgreSQL's index of words.

A GIN index collects all that matches before it gives the first row: dear where a word is common, most of all for the
beginning of a word. Going through rows and comparing them is cheap where many match. A sample of the rows tells which
it is, and which of the words are rare enough to be looked up; what is found so is compared with the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, text

from data_access.search_match import Hit

_COLUMNS = ", ".join(Hit._fields)
_SAMPLED = 2_000
"""About so many rows are in a sample."""

_ALONG = 60_000
"""So many rows at most are compared along the index of an order before all that match are looked up instead."""

_MARGIN = 2.5
"""So many times as many rows are compared at most as the sample lets expect."""

_BEGINNING, _MARK, _FETCHED = 0.5, 0.2, 5.0
"""Prices in rows that are compared one after the other: an entry of the index that a beginning of words has, one that a
mark has, and a row that is fetched by itself."""

_SIZE = f"(SELECT GREATEST(reltuples, {_SAMPLED}) FROM pg_class WHERE oid = 'model_index'::regclass)"
_PREPARED = text("SELECT set_config('work_mem', '32MB', true), set_config('jit', 'off', true)")
"""For this transaction: room for all that a look-up collects, without which whole pages must be compared again; and no
compiling, which takes longer than the query."""

_COMPARED = "words @@ CAST(:asked AS tsquery)"
_LOOKED_UP = (
    f"WITH found AS MATERIALIZED (SELECT {_COLUMNS} FROM model_index WHERE words @@ CAST(:sought AS tsquery) "
    f"AND ({_COMPARED}) IS TRUE) SELECT {{columns}} FROM found WHERE {{condition}}"
)
"""Planned as if all rows were wanted: for a few, the planner would rather go through the table."""


@dataclass(frozen=True)
class Part:
    """One of the conditions that all must hold, as tsquery; the price of an entry; the share of rows that meet it.

    skips  whether its entries are passed over where rarer parts have none; all those of a beginning are collected
    """

    asked: str
    price: float
    share: float = 1.0
    skips: bool = False


@dataclass(frozen=True)
class Sample:
    """How many rows there are, what share of them meets all parts, and the parts, the rarest first."""

    rows: float
    whole: float
    parts: tuple[Part, ...]

    @property
    def asked(self) -> str:
        return _all_of(self.parts)

    def along(self, limit: int) -> float:
        """Return how many rows must be compared until so many match."""
        return limit / self.whole

    def cheapest(self, limit: float) -> tuple[str, float]:
        """Return the parts to look up so that so many rows are found, and its price in rows compared."""
        found, read, ways = self.rows, 0.0, []
        for number, part in enumerate(self.parts, 1):
            entries = self.rows * part.share
            read += part.price * (min(entries, found) if part.skips else entries)
            found *= part.share
            fetched = min(found, limit * found / (self.rows * self.whole))
            ways.append((read + fetched * _FETCHED, _all_of(self.parts[:number])))
        price, sought = min(ways)
        return sought, price


def hits(connection: Connection, words: tuple[str, ...], groups: list[list[str]], limit: int) -> list[Hit]:
    """Return the rows that have all words, and one mark of each group; at most `limit`."""
    parts = _parts(words, groups)
    if not parts:
        everything = connection.execute(text(f"SELECT {_COLUMNS} FROM model_index LIMIT :limit"), {"limit": limit})
        return [Hit(*row) for row in everything]
    met = sample(connection, parts)
    sought, price = met.cheapest(limit)
    values = {"asked": met.asked, "sought": sought, "limit": limit}
    if met.along(limit) < price:
        values["percent"] = min(100.0, 100 * _MARGIN * met.along(limit) / met.rows)
        somewhere = "model_index TABLESAMPLE SYSTEM (:percent) REPEATABLE (1)"
        some = text(f"SELECT {_COLUMNS} FROM {somewhere} WHERE ({_COMPARED}) IS TRUE LIMIT :limit")
        found = [Hit(*row) for row in connection.execute(some, values)]
        if len(found) == limit:
            return found
    looked_up = text(_LOOKED_UP.format(columns=_COLUMNS, condition="TRUE") + " LIMIT :limit")
    return [Hit(*row) for row in connection.execute(looked_up, values)]


def listed(
    connection: Connection,
    words: tuple[str, ...],
    groups: list[list[str]],
    condition: str,
    order: str,
    limit: int,
    offset: int,
) -> list[str]:
    """Return the codes of such rows that meet the condition too, a part of them in the given order."""
    parts, part = _parts(words, groups), f" ORDER BY {order} LIMIT :limit OFFSET :offset"
    values: dict[str, object] = {"limit": limit, "offset": offset}
    if not parts:
        return list(connection.scalars(text(f"SELECT model FROM model_index WHERE {condition}{part}"), values))
    met = sample(connection, parts)
    values |= {"asked": met.asked, "sought": met.cheapest(met.rows)[0], "along": _ALONG}
    if met.along(offset + limit) < _ALONG:
        along = f"SELECT model, words FROM model_index WHERE {condition} ORDER BY {order} LIMIT :along"
        compared = text(f"SELECT model FROM ({along}) AS near WHERE {_COMPARED} LIMIT :limit OFFSET :offset")
        found = list(connection.scalars(compared, values))
        if len(found) == limit:
            return found
    looked_up = text(_LOOKED_UP.format(columns="model", condition=condition) + part)
    return list(connection.scalars(looked_up, values))


def _parts(words: tuple[str, ...], groups: list[list[str]]) -> list[Part]:
    beginnings = [Part(f"'{word}':*", _BEGINNING) for word in words]
    marks = (" | ".join(f"'{mark}'" for mark in group) for group in groups)
    return beginnings + [Part(f"({group})", _MARK, skips=True) for group in marks]


def _all_of(parts: Sequence[Part]) -> str:
    return " & ".join(part.asked for part in parts)


def sample(connection: Connection, parts: Sequence[Part]) -> Sample:
    """Compare some rows that lie all over the table with each of the parts."""
    asked = {f"part{number}": part.asked for number, part in enumerate(parts)}
    counted = "".join(f", COUNT(*) FILTER (WHERE words @@ CAST(:{name} AS tsquery))" for name in asked)
    statement = text(
        f"SELECT {_SIZE}, COUNT(*), COUNT(*) FILTER (WHERE {_COMPARED}){counted} "
        f"FROM model_index TABLESAMPLE SYSTEM (100.0 * {_SAMPLED} / {_SIZE}) REPEATABLE (1)"
    )
    connection.execute(_PREPARED)
    rows, sampled, *counts = connection.execute(statement, {"asked": _all_of(parts), **asked}).one()
    # half a row more, as what no row of the sample has may still be somewhere
    whole, *shares = ((count + 0.5) / (sampled + 1) for count in counts)
    met = (replace(part, share=share) for part, share in zip(parts, shares, strict=True))
    return Sample(rows, whole, tuple(sorted(met, key=lambda part: part.share)))
