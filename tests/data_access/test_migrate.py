"""The migrations make the schema that the program is written for, however many processes run them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, text

from data_access import cubes, migrate
from data_access.engine import DatabaseUnusable, connect, writing
from data_access.migrate import is_current, upgrade
from data_access.schema import metadata
from data_access.search_index import TABLES

ROOT = Path(__file__).parents[2]
_DROP_ALL = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"


def _emptied(engine: Engine) -> Engine:
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text(_DROP_ALL))
        return engine
    with engine.begin() as connection:
        for name in [*TABLES[::-1], *(table.name for table in reversed(metadata.sorted_tables)), "alembic_version"]:
            connection.execute(text(f'DROP TABLE "{name}"'))
    return engine


def test_the_migrated_schema_equals_the_declared_one(engine: Engine) -> None:
    with engine.connect() as connection:
        # SQLite gives defaults back as text of its own, which Alembic cannot compare
        defaults = engine.dialect.name == "postgresql"
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": defaults,
                "include_name": lambda name, kind, _parents: kind != "table" or not name.startswith(TABLES),
            },
        )
        assert compare_metadata(context, metadata) == []


def test_upgrading_again_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        assert is_current(connection)


def test_an_upgrade_counts_what_the_current_revision_does_not_keep(
    engine: Engine, write_categories: Callable[[Engine], int]
) -> None:
    revision = write_categories(engine)
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM cube WHERE name = 'tasks'"))
        config = migrate._config()
        config.attributes["connection"] = connection
        command.downgrade(config, "-1")
    upgrade(engine)
    with engine.connect() as connection:
        assert cubes.stored_cells(connection, cubes.TASKS, revision) is not None


def test_two_processes_that_upgrade_at_once_both_succeed(database_url: str) -> None:
    engine = _emptied(connect(database_url))
    engine.dispose()
    program = "import sys; from data_access import engine, migrate; migrate.upgrade(engine.connect(sys.argv[1]))"
    started = [
        subprocess.Popen([sys.executable, "-c", program, database_url], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60)[1] for process in started]
    assert [process.returncode for process in started] == [0, 0], said
    with engine.connect() as connection:
        assert is_current(connection)
        assert connection.scalar(text("SELECT COUNT(*) FROM alembic_version")) == 1


def test_a_database_of_a_newer_program_is_refused_and_left_as_it_is(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnusable, match="mới hơn chương trình này"):
        upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
