"""A copy of the database to go back to, made while others write."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from data_access.dump import dump
from data_access.whole_file import whole_file


def backup(engine: Engine, file: Path) -> None:
    """Write a consistent copy: a database file for SQLite, the content of `dump` for PostgreSQL.

    Errors: FileExistsError if `file` is there already; DumpProblem if the schema is not that of this program;
    SQLAlchemyError, sqlite3.Error, OSError.
    """
    if engine.dialect.name != "sqlite":
        dump(engine, file)
        return
    with whole_file(file) as part, engine.connect() as connection, closing(sqlite3.connect(part)) as copy:
        source = connection.connection.driver_connection
        if not isinstance(source, sqlite3.Connection):
            raise TypeError(f"expected a connection of sqlite3, found {type(source)}")
        source.backup(copy)  # in one step: it reads one snapshot, and writers go on beside it
        copy.execute("PRAGMA journal_mode = DELETE")  # the copy is one file, without a write-ahead log beside it
