"""What a revision was, and whether a scope holds illustrative data."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, false, select

from data_access.categories import period_years
from data_access.memory import remember
from data_access.schema import model_year, revision
from data_access.scope import Scope
from data_access.versions import as_of


@dataclass(frozen=True)
class RevisionFacts:
    """One line of the history; created_at is aware, in UTC."""

    id: int
    created_at: datetime
    action: str
    illustrative: bool
    note: str


def revision_facts(connection: Connection, number: int) -> RevisionFacts | None:
    """Return what a revision was; None if there is no such revision."""

    def read() -> RevisionFacts | None:
        c = revision.c
        row = connection.execute(
            select(c.id, c.created_at, c.action, c.illustrative, c.note).where(c.id == number)
        ).first()
        return None if row is None else RevisionFacts(*row)

    return remember(connection, ("revision", number), read)


def holds_illustrative(connection: Connection, scope: Scope) -> bool:
    """Whether any model row in the scope is illustrative; the same filters as the counts."""
    illustrative = remember(
        connection,
        ("illustrative revisions", scope.revision),
        lambda: set(
            connection.scalars(select(revision.c.id).where(revision.c.illustrative, revision.c.id <= scope.revision))
        ),
    )
    if not illustrative:
        return False
    c = model_year.c
    first, last = period_years(connection, scope.revision, scope.period)
    inside = c.year.in_(scope.years) if scope.years else (c.year == 0) | c.year.between(first, last)
    conditions = [
        column.in_(codes)
        for column, codes in (
            (c.bloc, scope.blocs),
            (c.subject_type, scope.subject_types),
            (c.field, scope.fields),
            (c.registered_level, scope.levels),
            (c.unit, scope.units),
        )
        if codes
    ]
    question = select(1).where(
        as_of(model_year, scope.revision), c.origin.in_(illustrative) if illustrative else false(), inside, *conditions
    )
    return connection.execute(question.limit(1)).first() is not None
