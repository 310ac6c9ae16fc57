"""Which of what a revision shows is illustrative, told by the origin of its rows."""

from sqlalchemy import ColumnElement, Connection, exists, false, func, literal, or_, select, union_all

from data_access.memory import remember
from data_access.schema import OF_A_MODEL, VERSIONED, model, revision, unit, unit_year
from data_access.versions import as_of


def illustrative_revisions(connection: Connection, number: int) -> frozenset[int]:
    """Return the illustrative revisions up to this one."""
    asked = select(revision.c.id).where(revision.c.illustrative, revision.c.id <= number)
    return remember(connection, ("illustrative revisions", number), lambda: frozenset(connection.scalars(asked)))


def tells_illustrative(connection: Connection, number: int) -> ColumnElement[bool]:
    """Return the condition that a row of `model` or any row that hangs on it, valid at a revision, is illustrative."""
    brought = illustrative_revisions(connection, number)
    if not brought:
        return false()
    hanging = (VERSIONED[name].table.alias() for name in OF_A_MODEL)
    return or_(
        model.c.origin.in_(brought),
        *(exists().where(t.c.model == model.c.code, as_of(t, number), t.c.origin.in_(brought)) for t in hanging),
    )


def illustrative_units(connection: Connection, number: int) -> dict[str, int]:
    """Return the units with anything illustrative: code -> its first illustrative year, 0 if the unit itself is."""
    brought = illustrative_revisions(connection, number)
    if not brought:
        return {}

    def read() -> dict[str, int]:
        own = select(unit.c.code, literal(0)).where(as_of(unit, number), unit.c.origin.in_(brought))
        reported = (
            select(unit_year.c.unit, func.min(unit_year.c.year))
            .where(as_of(unit_year, number), unit_year.c.origin.in_(brought))
            .group_by(unit_year.c.unit)
        )
        found: dict[str, int] = {}
        for code, year in connection.execute(union_all(own, reported)):
            found[code] = min(year, found.get(code, year))
        return found

    return remember(connection, ("illustrative units", number), read)
