"""Areas of the resolution are counted further: the cube of areas has more measures, outcomes by area are a new cube.

What was kept is counted again: that of the current revision by `migrate.upgrade`, earlier ones on demand.
"""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute("DELETE FROM cube WHERE name = 'tasks'")


def downgrade() -> None:
    op.execute("DELETE FROM cube WHERE name IN ('tasks', 'task_outcomes')")
