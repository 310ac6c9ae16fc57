"""The models of one unit and those of one area of the resolution, listed from an index alone."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_index("ix_model_year_unit", "model_year", ["unit", "model", "year", "period", "since", "until"])
    op.create_index("ix_model_task_task", "model_task", ["task", "model", "since", "until"])


def downgrade() -> None:
    op.drop_index("ix_model_task_task", table_name="model_task")
    op.drop_index("ix_model_year_unit", table_name="model_year")
