"""Single records: what is stored now, and saving some of them so that nobody's work is lost unseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, and_, select
from sqlalchemy import Row as SqlRow

from data_access.codes import new_codes
from data_access.revisions import Author, begin
from data_access.schema import FOREVER, VERSIONED
from data_access.schema import revision as revisions
from data_access.versions import as_of

NEW = "+"
"""Stands as the first part of a key for the code that a new record is given when it is saved."""


@dataclass(frozen=True)
class Stored:
    """One row: its key, its content by column (derived columns left out), and the revision that brought it as it is."""

    table: str
    key: tuple[Any, ...]
    values: Mapping[str, Any]
    since: int


@dataclass(frozen=True)
class Edit:
    """A row to be written, or to be ended if `values` is None; columns that `values` leaves out keep what is stored.

    `seen` is the row as its editor saw it, None for a new one.
    """

    table: str
    key: tuple[Any, ...]
    values: Mapping[str, Any] | None
    seen: Stored | None


@dataclass(frozen=True)
class Overtaken:
    """An edit whose row is not as its editor saw it; `now` is the row as it is, None if it is gone."""

    edit: Edit
    now: Stored | None


class EditConflict(Exception):
    """Somebody else changed what was to be saved; nothing was written. `overtaken` lists the edits concerned."""

    def __init__(self, overtaken: Sequence[Overtaken]) -> None:
        self.overtaken = tuple(overtaken)
        super().__init__(f"{len(self.overtaken)} bản ghi đã được người khác thay đổi.")


@dataclass(frozen=True)
class Saved:
    """What was saved: the number of the revision, and the code that a new record was given ('' if there was none)."""

    revision: int
    code: str


def stored_row(connection: Connection, revision: int, table: str, key: Sequence[Any]) -> Stored | None:
    """Return the row with this key at a revision; None if there is none."""
    one = VERSIONED[table]
    conditions = [one.table.c[name] == part for name, part in zip(one.key, key, strict=True)]
    row = connection.execute(select(one.table).where(as_of(one.table, revision), *conditions)).first()
    return None if row is None else _stored(table, row)


def rows_under(connection: Connection, revision: int, table: str, owner: str) -> list[Stored]:
    """Return the rows whose key begins with `owner` (the years of a model, the units' years …), ordered by key."""
    one = VERSIONED[table]
    parts = [one.table.c[name] for name in one.key]
    query = select(one.table).where(as_of(one.table, revision), parts[0] == owner).order_by(*parts)
    return [_stored(table, row) for row in connection.execute(query)]


def all_rows(connection: Connection, revision: int, table: str) -> list[Stored]:
    """Return every row of a small table, ordered by key."""
    one = VERSIONED[table]
    query = select(one.table).where(as_of(one.table, revision)).order_by(*(one.table.c[name] for name in one.key))
    return [_stored(table, row) for row in connection.execute(query)]


def save(engine: Engine, edits: Sequence[Edit], *, account: str | Author, note: str = "") -> Saved:
    """Save edits as one revision, all or none.

    Errors: EditConflict if a row is no longer as its editor saw it, or a new key is taken already; NothingChanged;
    IntegrityProblem if something still refers to a row that would end.
    """
    with begin(engine, "edit", account=account, note=note) as running:
        code = ""
        if any(edit.key[0] == NEW for edit in edits):
            code = new_codes(running.connection, edits[0].table)(0)
            edits = [_with_code(edit, code) for edit in edits]
        overtaken = [one for edit in edits if (one := _overtaken(running.connection, edit))]
        if overtaken:
            raise EditConflict(overtaken)
        for edit in edits:
            if edit.values is None:
                running.end(edit.table, [edit.key])
        for edit in edits:
            if edit.values is not None:
                key = dict(zip(VERSIONED[edit.table].key, edit.key, strict=True))
                running.write(edit.table, [{**key, **edit.values}])
        return Saved(running.id, code)


def _with_code(edit: Edit, code: str) -> Edit:
    if edit.key[0] != NEW:
        return edit
    return Edit(edit.table, (code, *edit.key[1:]), edit.values, edit.seen)


def _overtaken(connection: Connection, edit: Edit) -> Overtaken | None:
    """A row that came back as its editor saw it, or that holds what was to be saved already, is in nobody's way."""
    one = VERSIONED[edit.table]
    same_key = and_(*(one.table.c[name] == part for name, part in zip(one.key, edit.key, strict=True)))
    row = connection.execute(select(one.table).where(one.table.c.until == FOREVER, same_key)).first()
    now = None if row is None else _stored(edit.table, row)
    if now is None or edit.seen is None:
        as_seen = now is None and edit.seen is None
    else:
        as_seen = now.since == edit.seen.since or now.values == edit.seen.values
    if as_seen or (now is not None and edit.values is not None and edit.values.items() <= now.values.items()):
        return None
    return Overtaken(edit, now)


def _stored(table: str, row: SqlRow[Any]) -> Stored:
    one, held = VERSIONED[table], row._mapping
    values = {name: held[name] for name in one.given}
    return Stored(table, tuple(held[name] for name in one.key), values, held["since"])


def rebased(edits: Sequence[Edit], overtaken: Sequence[Overtaken]) -> list[Edit]:
    """Return the edits on top of what others saved meanwhile: what the editor changed, and all else as it is now."""
    now = {(one.edit.table, one.edit.key): one.now for one in overtaken}
    return [_rebased(edit, now[edit.table, edit.key]) if (edit.table, edit.key) in now else edit for edit in edits]


def _rebased(edit: Edit, now: Stored | None) -> Edit:
    if edit.values is None or now is None:
        return Edit(edit.table, edit.key, edit.values, now)
    before = edit.seen.values if edit.seen else {}
    changed = {name: value for name, value in edit.values.items() if name not in before or before[name] != value}
    return Edit(edit.table, edit.key, {**now.values, **changed}, now)


def who_brought(connection: Connection, revision: int) -> tuple[str, datetime] | None:
    """Return account and time of a revision; None if there is no such revision."""
    row = connection.execute(
        select(revisions.c.account, revisions.c.created_at).where(revisions.c.id == revision)
    ).first()
    return None if row is None else (row.account, row.created_at)
