"""One engine a database: SQLite as the embedded default, PostgreSQL as the shared one."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from data_access import gauges
from data_access.settings import settings

OLDEST_SQLITE = (3, 35, 0)
OLDEST_POSTGRESQL = (14, 0)
REVISIONS, ACCOUNTS = 0x44564B, 0x44564C
"""What writers write, and the advisory lock of PostgreSQL under which writers of the same wait for each other."""

_WRITES = "dvk_writes"
_LOCKED = text(
    "SELECT pg_advisory_xact_lock(:key), set_config('default_statistics_target', '25', true), "
    "set_config('jit', 'off', true)"
)
"""The writer's lock; and for this transaction smaller samples of what it loads, as autovacuum looks more closely later,
and no compiling of queries that run once."""
_NOTICES_A_DEAD_SERVER = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}
"""Seconds, the last one milliseconds: a machine that vanished answers nothing, not even that it is gone."""
_NEVER_PREPARES = {"prepare_threshold": None}
"""A statement prepared on one connection is not there on the next one that PgBouncer lends."""


class DatabaseUnusable(Exception):
    """The database cannot be used; the message says why in one Vietnamese sentence, the cause is chained."""


def connect(url: str | None = None) -> Engine:
    """Return the engine of a database, one a process and address. Opens no connection yet.

    Errors: DatabaseUnusable if the address cannot be read or its folder cannot be made.
    """
    return _engine(url or settings().database_url)


@cache
def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise DatabaseUnusable("Địa chỉ trong DVK_DATABASE_URL hoặc DVK_DATABASE_READ_URL không đúng dạng.") from error
    if address.get_backend_name() == "sqlite":
        return _sqlite(url, address.database)
    address = address.set(drivername="postgresql+psycopg")
    arguments = {**_NOTICES_A_DEAD_SERVER, **_NEVER_PREPARES}
    engine = create_engine(address, pool_pre_ping=True, pool_size=10, connect_args=arguments, hide_parameters=True)
    _count_statements(engine)
    return engine


def _sqlite(url: str, file: str | None) -> Engine:
    if file and file != ":memory:":
        try:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseUnusable(f"Không tạo được thư mục chứa cơ sở dữ liệu: {Path(file).parent}.") from error
    engine = create_engine(url, pool_size=10, hide_parameters=True)
    _count_statements(engine)

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, so that DDL and reads are inside them too
        for pragma in (
            "busy_timeout=15000",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _count_statements(engine: Engine) -> None:
    """Let the process count its statements and their time (`gauges`)."""

    @event.listens_for(engine, "before_cursor_execute")
    def _begins(_connection: Connection, _cursor: Any, _text: str, _given: Any, context: Any, _many: bool) -> None:
        context.dvk_began = time.perf_counter()

    @event.listens_for(engine, "after_cursor_execute")
    def _ends(_connection: Connection, _cursor: Any, _text: str, _given: Any, context: Any, _many: bool) -> None:
        gauges.took("dvk_query_seconds", time.perf_counter() - context.dvk_began)


@contextmanager
def writing(engine: Engine, what: int = REVISIONS) -> Iterator[Connection]:
    """Open the one write transaction that may run at a time; commits at the end, rolls back on any exception.

    what  REVISIONS or ACCOUNTS; on PostgreSQL signing in does not wait for a long upload, SQLite has one writer in all

    Errors: OperationalError if another writer holds the lock for longer than the time-out.
    """
    with (
        engine.connect().execution_options(**{_WRITES: True}) as connection,
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            connection.execute(_LOCKED, {"key": what})
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one moment of the database however long it reads; writers go on beside it."""
    options: dict[str, Any] = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**options) as connection:
        yield connection


def check_usable(engine: Engine) -> None:
    """Make sure that the database answers, is new enough and can be written.

    Errors: DatabaseUnusable with one Vietnamese sentence.
    """
    where = _where(engine.url)
    try:
        with engine.connect() as connection:
            version = tuple(connection.dialect.server_version_info or ())
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        raise DatabaseUnusable(_why_closed(engine.dialect.name, where, error)) from error
    oldest = OLDEST_SQLITE if engine.dialect.name == "sqlite" else OLDEST_POSTGRESQL
    if version < oldest:
        name = "SQLite" if engine.dialect.name == "sqlite" else "PostgreSQL"
        found, needed = (".".join(map(str, numbers)) for numbers in (version, oldest))
        raise DatabaseUnusable(f"{name} {found} quá cũ; cần từ phiên bản {needed} trở lên.")
    try:
        with writing(engine) as connection:
            connection.execute(text("CREATE TEMPORARY TABLE writable_probe (a INTEGER)"))
            if engine.dialect.name == "sqlite":
                connection.execute(text("PRAGMA user_version = 1"))
            connection.execute(text("DROP TABLE writable_probe"))
    except SQLAlchemyError as error:
        raise DatabaseUnusable(
            f"Không ghi được vào cơ sở dữ liệu tại {where}. Hãy kiểm tra quyền ghi, dung lượng đĩa và tiến trình khác."
        ) from error


def _where(address: URL) -> str:
    """Return where a database is, without what is secret in its address."""
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    if address.host:
        return f"{address.host}:{address.port or 5432}"
    hosts = address.query.get("host", "")
    return hosts if isinstance(hosts, str) else ", ".join(hosts)


def _why_closed(dialect: str, where: str, error: SQLAlchemyError) -> str:
    if dialect != "sqlite":
        return f"Không kết nối được cơ sở dữ liệu tại {where}. Hãy kiểm tra DVK_DATABASE_URL và máy chủ dữ liệu."
    if "not a database" in str(error):
        return f"Tệp {where} không phải cơ sở dữ liệu SQLite. Hãy kiểm tra DVK_DATABASE_URL."
    return f"Không mở được để ghi tệp cơ sở dữ liệu {where}. Hãy kiểm tra DVK_DATABASE_URL và quyền ghi tệp, thư mục."
