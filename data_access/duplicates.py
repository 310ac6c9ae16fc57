"""Models that are probably one: alike in name and in the same unit, or bloc where no unit is known."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, Engine, func, insert, select

from data_access.engine import writing
from data_access.revisions import Author
from data_access.schema import FOREVER, model, not_duplicate
from data_access.text import fold
from data_access.versions import as_of

SIMILAR = 88
"""Names at least this alike, of 100, are shown to an editor."""

COMPARED = 20_000
"""With more models only equal names are found: comparing each with each would take minutes."""

_DIGITS = re.compile(r"\d+")
_NOT_WORD = re.compile(r"[^\w]+")

Named = tuple[str, str]
"""Code and folded name of a model."""


@dataclass(frozen=True, order=True)
class Pair:
    """Two codes, the smaller first."""

    first: str
    second: str


def pair_of(one: str, other: str) -> Pair:
    """Return the pair of two codes, in whichever order they come."""
    return Pair(min(one, other), max(one, other))


def likely_duplicates(connection: Connection, revision: int) -> list[Pair]:
    """Return the pairs of models that are probably one, by code; pairs judged before are among them."""
    c = model.c
    whole = (as_of(model, revision), c.merged_into == "")
    if (connection.scalar(select(func.count()).select_from(model).where(*whole)) or 0) > COMPARED:
        return _equally_named(connection, revision)
    by_unit: dict[str, list[Named]] = defaultdict(list)
    by_bloc: dict[str, list[Named]] = defaultdict(list)
    in_a_unit: dict[str, list[Named]] = defaultdict(list)
    for row in connection.execute(select(c.code, c.name, c.unit, c.bloc).where(*whole).order_by(c.code)):
        named = (row.code, " ".join(_NOT_WORD.sub(" ", fold(row.name)).split()))
        if row.unit:
            by_unit[row.unit].append(named)
            in_a_unit[row.bloc].append(named)
        else:
            by_bloc[row.bloc].append(named)
    found = {pair for models in by_unit.values() for pair in _alike(models, [])}
    found |= {pair for bloc, models in by_bloc.items() for pair in _alike(models, in_a_unit[bloc])}
    return sorted(found)


def _alike(models: list[Named], others: list[Named]) -> Iterator[Pair]:
    """Yield the pairs of alike names among the models, and between them and the others."""
    for place, (code, name) in enumerate(models):
        rest = [*models[place + 1 :], *others]
        names = [other for _, other in rest]
        for other, _score, at in process.extract(
            name, names, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR, limit=None
        ):
            if _DIGITS.findall(other) == _DIGITS.findall(name):
                yield pair_of(code, rest[at][0])


def _equally_named(connection: Connection, revision: int) -> list[Pair]:
    c = model.c
    groups = (
        select(func.min(c.code), func.max(c.code))
        .where(as_of(model, revision), c.merged_into == "")
        .group_by(c.name, c.unit, c.bloc)
        .having(func.count() > 1)
    )
    return sorted(Pair(first, second) for first, second in connection.execute(groups))


def judged_distinct(connection: Connection) -> set[Pair]:
    """Return the pairs that an editor has said are not the same."""
    pairs = connection.execute(select(not_duplicate.c.first_model, not_duplicate.c.second_model))
    return {Pair(first, second) for first, second in pairs}


def judge_distinct(engine: Engine, pair: Pair, author: Author) -> None:
    """Note that two models are not the same; once is enough.

    Errors: whatever the author raises; LookupError if one of them is gone.
    """
    with writing(engine) as connection:
        account = author(connection)
        held = select(func.count()).select_from(model)
        if connection.scalar(held.where(model.c.until == FOREVER, model.c.code.in_([pair.first, pair.second]))) != 2:
            raise LookupError(f"Không còn mô hình {pair.first} hoặc {pair.second}.")
        if pair not in judged_distinct(connection):
            note_distinct(connection, pair, account)


def note_distinct(connection: Connection, pair: Pair, account: str) -> None:
    """Note within a transaction that two models, of which nobody has said so yet, are not the same."""
    connection.execute(
        insert(not_duplicate).values(
            first_model=pair.first, second_model=pair.second, account=account, said_at=datetime.now(UTC)
        )
    )
