"""How far a committee that starts from an empty profile has come."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from data_access.categories import profile
from data_access.schema import category, figure, model, unit
from data_access.versions import as_of

MOST = 1_000
"""Nobody needs to be led who has as many; more are not counted."""


@dataclass(frozen=True)
class Beginnings:
    """What is there of all that the pages need: the name of the organisation, and how many of each, up to MOST."""

    organisation: str
    blocs: int
    periods: int
    units: int
    models: int
    figures: int

    @property
    def finished(self) -> bool:
        """Whether nobody has to be led any more; units may also come with the lists of models."""
        return bool(self.organisation and self.blocs and self.periods and self.models)

    @property
    def shows_nothing(self) -> bool:
        """Whether there is neither a model nor a published figure to show."""
        return not self.models and not self.figures


def beginnings(connection: Connection, revision: int) -> Beginnings:
    """Return what is there at a revision.

    Errors: SQLAlchemyError if the database cannot be reached.
    """
    by_kind = select(category.c.kind, func.count()).where(as_of(category, revision)).group_by(category.c.kind)
    kinds: dict[str, int] = dict(connection.execute(by_kind).all())
    counted = {}
    for table in (unit, model, figure):
        some = select(table.c.since).where(as_of(table, revision)).limit(MOST).subquery()
        counted[table.name] = connection.scalar(select(func.count()).select_from(some)) or 0
    return Beginnings(
        organisation=profile(connection, revision).get("organisation", ""),
        blocs=kinds.get("bloc", 0),
        periods=kinds.get("period", 0),
        units=counted["unit"],
        models=counted["model"],
        figures=counted["figure"],
    )
