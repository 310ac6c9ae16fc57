"""Bring a database to the schema of this program, also when two processes start at once."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, delete

from data_access import cubes, search_index
from data_access.engine import DatabaseUnusable, writing
from data_access.revisions import current_revision
from data_access.schema import cube

_FOLDER = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Run the migrations that the database has not, in one transaction under the writer lock.

    Makes the search index anew, and the cubes of the current revision that are not kept.

    Errors: DatabaseUnusable if the database was made by a newer program; SQLAlchemyError if it cannot be written.
    """
    with writing(engine) as connection:
        if is_current(connection):
            return
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        search_index.rebuild(connection)
        cubes.complete(connection, current_revision(connection))


def rebuild(engine: Engine) -> None:
    """Make anew what is derived from the data, as when an inspection found it false: cubes and the index of search.

    Cubes of earlier revisions are counted again on demand. A dashboard that runs keeps what it has read until it ends.
    """
    with writing(engine) as connection:
        connection.execute(delete(cube))
        cubes.complete(connection, current_revision(connection))
        search_index.rebuild(connection)


def is_current(connection: Connection) -> bool:
    """Whether the database has all migrations of this program.

    Errors: DatabaseUnusable if the database was made by a newer program.
    """
    found = MigrationContext.configure(connection).get_current_revision()
    known = _known()
    if found is not None and found not in known:
        raise DatabaseUnusable(
            f"Cơ sở dữ liệu (cấu trúc {found}) mới hơn chương trình này. Hãy cài phiên bản chương trình mới hơn."
        )
    return found == known[0]


def require_current(connection: Connection) -> None:
    """Make sure that the database has all migrations of this program.

    Errors: DatabaseUnusable, which says what to run.
    """
    if not is_current(connection):
        raise DatabaseUnusable("Cơ sở dữ liệu chưa được nâng cấp. Hãy chạy: python -m data_access upgrade")


def fits(connection: Connection) -> bool:
    """Whether this program may write: the database has its structure, not that of an earlier or a later version."""
    return MigrationContext.configure(connection).get_current_revision() == _known()[0]


@cache
def _known() -> tuple[str, ...]:
    """Return the structures that this program knows, its own first."""
    return tuple(one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config
