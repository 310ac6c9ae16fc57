"""What whoever runs the server wants to know of the database: engine, schema, revision, size, who is signed in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, select, text

from data_access.revisions import current_revision
from data_access.schema import revision, session
from data_access.settings import settings


@dataclass(frozen=True)
class DatabaseFacts:
    """One moment of the database.

    engine     "SQLite 3.45.0", "PostgreSQL 18.1"
    revisions  how many of each action
    signed_in  sessions that are alive
    """

    engine: str
    schema: str
    revision: int
    bytes: int
    revisions: dict[str, int]
    signed_in: int


def database_facts(connection: Connection) -> DatabaseFacts:
    """Return what the database is like now. Errors: SQLAlchemyError if it cannot be reached."""
    sqlite = connection.dialect.name == "sqlite"
    size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    by_action = select(revision.c.action, func.count()).group_by(revision.c.action).order_by(revision.c.action)
    version = ".".join(str(number) for number in connection.dialect.server_version_info or ())
    return DatabaseFacts(
        engine=f"{'SQLite' if sqlite else 'PostgreSQL'} {version}",
        schema=str(MigrationContext.configure(connection).get_current_revision()),
        revision=current_revision(connection),
        bytes=int(connection.scalar(text(size if sqlite else "SELECT pg_database_size(current_database())")) or 0),
        revisions=dict(connection.execute(by_action).all()),
        signed_in=_signed_in(connection),
    )


def _signed_in(connection: Connection) -> int:
    now, given = datetime.now(UTC), settings()
    alive = select(func.count()).where(
        session.c.created_at > now - timedelta(hours=given.session_hours),
        session.c.last_seen_at > now - timedelta(minutes=given.session_idle_minutes),
    )
    return connection.scalar(alive) or 0
