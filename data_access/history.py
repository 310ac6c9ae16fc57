"""What a revision was, and whether a scope holds illustrative data."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, literal, select

from data_access.categories import period_years
from data_access.cells import cells
from data_access.coverage import active_units
from data_access.memory import remember
from data_access.models import entries_in
from data_access.origins import illustrative_revisions, illustrative_units
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
    """Whether anything that the pages of a scope show is illustrative: a year of a model in it, a unit, its reports.

    What the counts leave out marks nothing.
    """
    brought = illustrative_revisions(connection, scope.revision)
    if not brought:
        return False
    if _shows_illustrative_unit(connection, scope):
        return True
    years = entries_in(connection, scope, literal(1)).where(model_year.c.origin.in_(brought))
    return connection.execute(years.limit(1)).first() is not None


def _shows_illustrative_unit(connection: Connection, scope: Scope) -> bool:
    since = illustrative_units(connection, scope.revision)
    if any(code in since for code in scope.units):  # the page of a unit tells all its years
        return True
    _, last = period_years(connection, scope.revision, scope.period)
    last = max(scope.years, default=last)
    marked = {code for code, year in since.items() if year <= last}
    return not (
        marked.isdisjoint(active_units(connection, scope)["code"])
        and marked.isdisjoint(cells(connection, scope)["unit"].unique())
    )
