"""What a revision was, and whether a scope holds illustrative data."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, literal, select

from data_access.memory import remember
from data_access.models import entries_in
from data_access.schema import model_year, revision
from data_access.scope import Scope


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
    """Whether any year of a model in the scope is illustrative; what the counts leave out marks nothing."""
    illustrative = remember(
        connection,
        ("illustrative revisions", scope.revision),
        lambda: set(
            connection.scalars(select(revision.c.id).where(revision.c.illustrative, revision.c.id <= scope.revision))
        ),
    )
    if not illustrative:
        return False
    brought = entries_in(connection, scope, literal(1)).where(model_year.c.origin.in_(illustrative))
    return connection.execute(brought.limit(1)).first() is not None
