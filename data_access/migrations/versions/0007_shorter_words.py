"""The words that stand for filters in the index of search are shorter; `migrate.upgrade` makes it anew."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the database count as one of the older index, so that an upgrade makes it anew."""


def downgrade() -> None:
    """Leave the index: what an older program looks for in it is made by its `rebuild`."""
