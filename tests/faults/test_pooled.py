"""Many share few connections: data are written, read and undone through PgBouncer, which lends them by transaction."""

import configparser
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from data_access.engine import connect, reading
from data_access.inspection import findings
from data_access.migrate import upgrade
from data_access.revisions import current_revision
from data_access.undo import undo
from seed.add import add_published
from tests.e2e.conftest import free_port
from tests.faults.servers import DATABASE, two_servers
from uploads import upload
from uploads.apply import StalePlan
from uploads.datasets import DATASETS
from uploads.parse.source import source_of_bytes
from uploads.plan.planning import Request

ROOT = Path(__file__).parents[2]
PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
pytestmark = [pytest.mark.long, pytest.mark.skipif(PGBOUNCER is None, reason="pgbouncer is not installed")]


@pytest.fixture
def pooled(_short_folder: Path, postgresql_url: str) -> Iterator[str]:
    """Address of an empty database behind deploy/pgbouncer.ini, which has two connections for everybody."""
    assert postgresql_url
    folder = _short_folder / f"pooled{time.monotonic_ns()}"
    folder.mkdir()
    given = configparser.ConfigParser()
    given.read(ROOT / "deploy" / "pgbouncer.ini", encoding="utf-8")
    port = free_port()
    with two_servers(folder) as servers:
        given["databases"] = {"*": f"host=127.0.0.1 port={servers.primary.port}"}
        (folder / "users.txt").write_text('"postgres" ""\n', encoding="utf-8")
        changed = {"listen_port": port, "auth_type": "trust", "auth_file": folder / "users.txt", "default_pool_size": 2}
        given["pgbouncer"].update({name: str(value) for name, value in changed.items()})
        with (folder / "pgbouncer.ini").open("w", encoding="utf-8") as file:
            given.write(file)
        user = "pgserver" if os.geteuid() == 0 else None  # it does not run as root
        process = subprocess.Popen([str(PGBOUNCER), "-q", str(folder / "pgbouncer.ini")], user=user, cwd="/")
        url = f"postgresql://postgres@127.0.0.1:{port}/{DATABASE}"
        try:
            _wait(url)
            yield url
        finally:
            connect(url).dispose()
            process.terminate()
            process.wait(timeout=20)


def _wait(url: str) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            with connect(url).connect():
                return
        except OperationalError:
            if time.monotonic() > end:
                raise


def test_data_are_written_read_and_undone_by_many_at_once_over_two_connections(pooled: str) -> None:
    engine = connect(pooled)
    upgrade(engine)
    add_published(engine)

    def added(number: int) -> int | None:
        rows = "".join(f"Mô hình {number}.{place},Khối Nội chính,2024\n" for place in range(20))
        source = source_of_bytes("danh-sach.csv", f"Tên mô hình,Khối,Năm\n{rows}".encode())
        request = Request(source, DATASETS["models"])
        while True:
            try:
                return upload.apply(engine, request, upload.check(engine, request), account="can-bo").revision
            except StalePlan:
                continue

    with ThreadPoolExecutor(6) as clerks:
        made = list(clerks.map(added, range(12)))
    assert sorted(number for number in made if number) == list(range(2, 14))
    assert undo(engine, 13, "can-bo") == 14
    with reading(engine) as connection:
        assert current_revision(connection) == 14
        assert [finding.sentence for finding in findings(connection)] == []
