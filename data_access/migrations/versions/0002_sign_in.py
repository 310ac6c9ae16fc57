"""Sign-in: when a password was set, who an account is at the single sign-on, which browser an attempt came from."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column(
        "account", sa.Column("password_at", sa.DateTime(), nullable=True, comment="when the password was set")
    )
    op.add_column(
        "account",
        sa.Column(
            "subject",
            sa.String(length=400),
            server_default="",
            nullable=False,
            comment="issuer and identifier at the single sign-on",
        ),
    )
    op.add_column("login_attempt", sa.Column("browser", sa.String(length=64), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("login_attempt", "browser")
    op.drop_column("account", "subject")
    op.drop_column("account", "password_at")
