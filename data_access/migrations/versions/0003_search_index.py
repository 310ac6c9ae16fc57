"""The index of search. It is derived, and `migrate.upgrade` makes it anew after every migration."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the database count as one without the index, so that an upgrade makes it."""


def downgrade() -> None:
    """Leave the index: an older program does not look at it."""
