"""Going back: undo one revision, restore an earlier state, clear the illustrative data. Each is a new revision."""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

from data_access.integrity import target_condition
from data_access.revisions import Author, begin
from data_access.schema import FOREVER, VERSIONED, Reference, Versioned
from data_access.versions import close, differs, make_temporary, reopen, same_key


@dataclass(frozen=True)
class Conflict:
    """Why a revision cannot be undone.

    why       "changed": the row `key` of `table` was changed after it; "refers": it refers to a row that would go
    revision  the later revision that brought the row as it is now; 0 if the row is gone
    """

    table: str
    key: tuple[str | int, ...]
    why: str
    revision: int


class UndoConflict(Exception):
    """Nothing was undone; `conflicts` lists every row that stands in the way."""

    def __init__(self, revision: int, conflicts: list[Conflict]) -> None:
        self.conflicts = conflicts
        super().__init__(
            f"Không thể hoàn tác phiên bản {revision}: có {len(conflicts)} dòng đã được thay đổi "
            "hoặc đang được phiên bản sau sử dụng."
        )


@dataclass(frozen=True)
class Kept:
    """An illustrative row that stays, because a row of other origin depends on it."""

    table: str
    key: tuple[str | int, ...]


@dataclass(frozen=True)
class Cleared:
    """What clearing the illustrative data did: the revision, and the illustrative rows that had to stay."""

    revision: int
    kept: list[Kept]


def undo(engine: Engine, revision: int, account: str | Author = "") -> int:
    """Undo one revision and return the number of the new one.

    Errors: UndoConflict with all conflicts; LookupError if there is no such revision; NothingChanged.
    """
    with begin(engine, "undo", account=account, undoes=_existing(engine, revision)) as running:
        found = conflicts(running.connection, revision)
        if found:
            raise UndoConflict(revision, found)
        for versioned in VERSIONED.values():
            name = versioned.table.name
            opened = f"SELECT 1 FROM {name} o WHERE {same_key(versioned, 'o', 'c')} AND {_of('o')} = :undone"
            close(running.connection, versioned, running.id, f"EXISTS ({opened})", undone=revision)
            reopen(running.connection, versioned, running.id, "v.until = :undone", undone=revision)
        return running.id


def conflicts(connection: Connection, revision: int) -> list[Conflict]:
    """List what stands in the way of undoing a revision; empty if it can be undone. Writes nothing."""
    found: list[Conflict] = []
    for versioned in VERSIONED.values():
        found += _changed_since(connection, revision, versioned)
    for versioned in VERSIONED.values():
        for reference in versioned.references:
            found += _referring(connection, revision, versioned, reference)
    return list(dict.fromkeys(found))


def restore(engine: Engine, revision: int, account: str | Author = "") -> int:
    """Make today's state equal to that of an earlier revision and return the number of the new one.

    Errors: LookupError if there is no such revision; NothingChanged if the states are equal already.
    """
    _existing(engine, revision)
    with begin(engine, "restore", account=account, note=str(revision)) as running:
        for versioned in VERSIONED.values():
            name = versioned.table.name
            then = "a.since <= :then AND a.until > :then"
            changed = differs(running.connection, versioned.given, "a", "c")
            equal = (
                f"SELECT 1 FROM {name} a WHERE {same_key(versioned, 'a', 'c')} AND {then} "
                f"AND NOT {changed} AND a.origin = c.origin"
            )
            close(running.connection, versioned, running.id, f"NOT EXISTS ({equal})", then=revision)
            reopen(running.connection, versioned, running.id, then.replace("a.", "v."), then=revision)
        return running.id


def clear_illustrative(engine: Engine, account: str | Author = "") -> Cleared:
    """Close the illustrative rows and reopen what they replaced; rows of other origin stay.

    Illustrative rows on which others depend stay too and are listed.
    Errors: NothingChanged if there is no illustrative row that can go.
    """
    with begin(engine, "clear", account=account) as running:
        kept = _choose_closing(running.connection)
        for versioned in VERSIONED.values():
            closing = f"closing_{versioned.table.name}"
            chosen = f"EXISTS (SELECT 1 FROM {closing} x WHERE {same_key(versioned, 'x', 'c')})"
            close(running.connection, versioned, running.id, chosen)
            reopen(running.connection, versioned, running.id, _replaced(versioned))
        return Cleared(running.id, kept)


def illustrative_rows_needed(engine: Engine) -> list[Kept]:
    """List the illustrative rows that `clear_illustrative` would have to keep. Writes nothing."""
    with engine.connect() as connection:
        kept = _choose_closing(connection)
        connection.rollback()
        return kept


def _existing(engine: Engine, revision: int) -> int:
    with engine.connect() as connection:
        if not connection.scalar(text("SELECT 1 FROM revision WHERE id = :r"), {"r": revision}):
            raise LookupError(f"Không có phiên bản {revision}.")
    return revision


def _of(alias: str) -> str:
    """Return the revision of a row that is looked up by its key.

    The sign keeps the index on `since` out: it would lead through all rows of the revision again for each of them.
    """
    return f"+{alias}.since"


def _changed_since(connection: Connection, revision: int, versioned: Versioned) -> list[Conflict]:
    name = versioned.table.name
    keys = ", ".join(f"o.{column}" for column in versioned.key)
    changed = differs(connection, versioned.given, "o", "c")
    values = {"r": revision, "forever": FOREVER}
    opened = connection.execute(
        text(
            f"SELECT {keys}, COALESCE(c.since, 0) FROM {name} o LEFT JOIN {name} c ON {same_key(versioned, 'c', 'o')} "
            f"AND c.until = :forever WHERE o.since = :r AND (c.since IS NULL OR {changed})"
        ),
        values,
    )
    ended = connection.execute(
        text(
            f"SELECT {keys}, c.since FROM {name} o JOIN {name} c ON {same_key(versioned, 'c', 'o')} "
            f"AND c.until = :forever WHERE o.until = :r AND NOT EXISTS "
            f"(SELECT 1 FROM {name} n WHERE {same_key(versioned, 'n', 'o')} AND {_of('n')} = :r)"
        ),
        values,
    )
    return [Conflict(name, tuple(row[:-1]), "changed", row[-1]) for row in (*opened, *ended)]


def _referring(connection: Connection, revision: int, versioned: Versioned, reference: Reference) -> list[Conflict]:
    """Find current rows that refer to a key that the undo would close, and that it would not close itself."""
    name, target = versioned.table.name, VERSIONED[reference.target]
    keys = ", ".join(f"c.{column}" for column in versioned.key)
    found = connection.execute(
        text(
            f"SELECT {keys}, c.since FROM {name} c JOIN {reference.target} t ON t.code = c.{reference.column} "
            f"AND t.since = :r{target_condition(reference, 't')} "
            f"WHERE c.until = :forever AND c.{reference.column} <> '' "
            f"AND NOT EXISTS (SELECT 1 FROM {reference.target} b WHERE {same_key(target, 'b', 't')} AND b.until = :r) "
            f"AND NOT EXISTS (SELECT 1 FROM {name} o WHERE {same_key(versioned, 'o', 'c')} AND {_of('o')} = :r)"
        ),
        {"r": revision, "forever": FOREVER},
    )
    return [Conflict(name, tuple(row[:-1]), "refers", row[-1]) for row in found]


_ILLUSTRATIVE = "(SELECT id FROM revision WHERE illustrative)"


def _replaced(versioned: Versioned) -> str:
    """Return the condition on the version `v` that an illustrative row, now being cleared, replaced."""
    name = versioned.table.name
    return (
        f"v.origin NOT IN {_ILLUSTRATIVE} "
        f"AND EXISTS (SELECT 1 FROM closing_{name} x WHERE {same_key(versioned, 'x', 'v')}) "
        f"AND EXISTS (SELECT 1 FROM {name} i WHERE {same_key(versioned, 'i', 'v')} AND {_of('i')} = v.until "
        f"AND i.origin IN {_ILLUSTRATIVE}) "
        f"AND NOT EXISTS (SELECT 1 FROM {name} w WHERE {same_key(versioned, 'w', 'v')} "
        f"AND w.origin NOT IN {_ILLUSTRATIVE} AND w.since >= v.until)"
    )


def _choose_closing(connection: Connection) -> list[Kept]:
    """Fill closing_<table> with the keys of the illustrative rows that can go; return those that cannot."""
    for versioned in VERSIONED.values():
        make_temporary(
            connection,
            f"closing_{versioned.table.name}",
            f"SELECT {', '.join(versioned.key)} FROM {versioned.table.name} "
            f"WHERE until = :forever AND origin IN {_ILLUSTRATIVE}",
            forever=FOREVER,
        )
    kept: list[Kept] = []
    while found := [*_needed_by_reference(connection), *_needed_as_year(connection)]:
        kept += found
        for one in found:
            versioned = VERSIONED[one.table]
            where = " AND ".join(f"{name} = :k{place}" for place, name in enumerate(versioned.key))
            values = {f"k{place}": value for place, value in enumerate(one.key)}
            connection.execute(text(f"DELETE FROM closing_{one.table} WHERE {where}"), values)
    return kept


def _needed_by_reference(connection: Connection) -> list[Kept]:
    found: dict[Kept, None] = {}
    for versioned in VERSIONED.values():
        name = versioned.table.name
        for reference in versioned.references:
            target = VERSIONED[reference.target]
            keys = ", ".join(f"x.{column}" for column in target.key)
            rows = connection.execute(
                text(
                    f"SELECT DISTINCT {keys} FROM {name} c JOIN closing_{reference.target} x "
                    f"ON x.code = c.{reference.column}{target_condition(reference, 'x')} WHERE c.until = :forever "
                    f"AND NOT EXISTS (SELECT 1 FROM closing_{name} y WHERE {same_key(versioned, 'y', 'c')}) "
                    f"AND NOT EXISTS (SELECT 1 FROM {reference.target} v WHERE {same_key(target, 'v', 'x')} "
                    f"AND {_replaced(target)})"
                ),
                {"forever": FOREVER},
            )
            found |= {Kept(reference.target, tuple(row)): None for row in rows}
    return list(found)


def _needed_as_year(connection: Connection) -> list[Kept]:
    """A model that stays needs a year: its first one stays, unless an undated one can come back."""
    rows = connection.execute(
        text(
            "SELECT m.code, m.first_year FROM model m WHERE m.until = :forever AND m.merged_into = '' "
            "AND NOT EXISTS (SELECT 1 FROM closing_model x WHERE x.code = m.code) "
            "AND EXISTS (SELECT 1 FROM closing_model_year x WHERE x.model = m.code AND x.year = m.first_year) "
            "AND NOT EXISTS (SELECT 1 FROM model_year u WHERE u.model = m.code AND u.year = 0 "
            f"AND u.origin NOT IN {_ILLUSTRATIVE}) "
            "AND NOT EXISTS (SELECT 1 FROM model_year y WHERE y.model = m.code AND y.until = :forever AND NOT EXISTS "
            "(SELECT 1 FROM closing_model_year x WHERE x.model = y.model AND x.year = y.year))"
        ),
        {"forever": FOREVER},
    )
    return [Kept("model_year", tuple(row)) for row in rows]
