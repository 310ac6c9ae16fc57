"""Every stored picture has the SHA-256 of its bytes beside it, so that a check of the store finds a damaged one."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_photo = sa.table(
    "photo", sa.column("sha256"), sa.column("size"), sa.column("content", sa.LargeBinary), sa.column("digest")
)


def upgrade() -> None:
    comment = "SHA-256 of content, as it was stored"
    op.add_column("photo", sa.Column("digest", sa.String(64), server_default="", nullable=False, comment=comment))
    connection = op.get_bind()
    keys = connection.execute(sa.select(_photo.c.sha256, _photo.c.size).where(_photo.c.content.is_not(None))).fetchall()
    for sha256, size in keys:  # one picture in memory at a time
        this = sa.and_(_photo.c.sha256 == sha256, _photo.c.size == size)
        content: bytes = connection.scalar(sa.select(_photo.c.content).where(this)) or b""
        connection.execute(sa.update(_photo).where(this).values(digest=hashlib.sha256(content).hexdigest()))


def downgrade() -> None:
    op.drop_column("photo", "digest")
