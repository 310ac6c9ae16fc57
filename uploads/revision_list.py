"""The history of the data, as lines for people and machines."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from data_access.schema import revision, upload_file

_SHOWN_ACTIONS = {
    "seed": "khởi tạo",
    "upload": "tải lên",
    "edit": "sửa",
    "undo": "hoàn tác",
    "restore": "khôi phục",
    "clear": "xóa dữ liệu minh họa",
}


@dataclass(frozen=True)
class RevisionEntry:
    """One revision; `has_file` says whether its original file can still be opened."""

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
    has_file: bool

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "created_at": self.created_at.isoformat()}

    def sentence(self) -> str:
        """Return the entry as one Vietnamese line."""
        what = _SHOWN_ACTIONS.get(self.action, self.action)
        about = (
            f" phiên bản {self.undoes}"
            if self.undoes
            else f" phiên bản {self.note}"
            if self.action == "restore"
            else ""
        )
        file = f", tệp “{self.file_name}”" if self.file_name else ""
        who = f", {self.account}" if self.account else ""
        return (
            f"{self.id}. {self.created_at:%d/%m/%Y %H:%M} UTC: {what}{about}{file}{who}; "
            f"thêm {self.added}, sửa {self.changed}, bớt {self.removed}"
        )


def revision_list(connection: Connection, limit: int) -> list[RevisionEntry]:
    """Return the latest revisions, the newest first."""
    held = upload_file.c.content.is_not(None).label("has_file")
    query = (
        select(*(revision.c[name] for name in RevisionEntry.__dataclass_fields__ if name != "has_file"), held)
        .outerjoin(upload_file, upload_file.c.revision == revision.c.id)
        .order_by(revision.c.id.desc())
        .limit(limit)
    )
    return [RevisionEntry(**{**row._mapping, "has_file": bool(row.has_file)}) for row in connection.execute(query)]
