"""The history of the data: its revisions, the newest first, and the files that they came from."""

import zlib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from data_access.schema import revision, upload_file


@dataclass(frozen=True)
class RevisionEntry:
    """One revision. `created_at` is aware, in UTC.

    undone_by  the latest revision that undid it, if any
    has_file   whether its original file can still be opened
    """

    id: int
    created_at: datetime
    account: str
    action: str
    dataset: str
    file_name: str
    file_sha256: str
    note: str
    added: int
    changed: int
    removed: int
    undoes: int | None
    illustrative: bool
    undone_by: int | None
    has_file: bool

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "created_at": self.created_at.isoformat()}


def revision_list(connection: Connection, limit: int, before: int | None = None) -> list[RevisionEntry]:
    """Return the latest revisions, the newest first; with `before` only those with a smaller number."""
    query = _entries().order_by(revision.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(revision.c.id < before)
    return [_entry(row) for row in connection.execute(query)]


def revision_entry(connection: Connection, number: int) -> RevisionEntry | None:
    """Return one revision; None if there is no such revision."""
    row = connection.execute(_entries().where(revision.c.id == number)).first()
    return None if row is None else _entry(row)


def kept_file(connection: Connection, number: int) -> tuple[str, bytes] | None:
    """Return name and bytes of the file that a revision was uploaded from; None if there is none or it was erased."""
    row = connection.execute(
        select(revision.c.file_name, upload_file.c.content)
        .join(upload_file, upload_file.c.revision == revision.c.id)
        .where(revision.c.id == number)
    ).first()
    if row is None or row.content is None:
        return None
    return row.file_name, zlib.decompress(row.content)


def _entries() -> Select[Any]:
    later = revision.alias()
    undone_by = select(func.max(later.c.id)).where(later.c.undoes == revision.c.id).scalar_subquery()
    held = [name for name in RevisionEntry.__dataclass_fields__ if name in revision.c]
    return select(
        *(revision.c[name] for name in held),
        undone_by.label("undone_by"),
        upload_file.c.content.is_not(None).label("has_file"),
    ).outerjoin(upload_file, upload_file.c.revision == revision.c.id)


def _entry(row: Row[Any]) -> RevisionEntry:
    return RevisionEntry(**{**row._mapping, "has_file": bool(row.has_file)})
