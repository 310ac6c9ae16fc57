"""What an office meets once in ten years: a full disk, a lock that is never released, a clock set back, a line cut."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, select, text
from sqlalchemy.exc import OperationalError

from data_access import revisions
from data_access.engine import connect, reading, writing
from data_access.inspection import findings
from data_access.revisions import begin, current_revision
from data_access.schema import revision
from tests.conftest import OwnServer
from tests.faults.tally import Injected

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DVK_KILLS", "2"))
MakeUrl = Callable[[str], str]


def _write(engine: Engine, rows: int = 1, after: Callable[[Connection], Any] = lambda _: None) -> int:
    with begin(engine, "edit", account="can-bo") as running:
        turn = running.id
        running.write_tuples("setting", ("key", "value"), [(f"khoa-{n}", f"giá trị {turn}") for n in range(rows)])
        after(running.connection)
        return running.id


def _wrong(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return [finding.sentence for finding in findings(connection)]


def _newest(engine: Engine) -> int:
    with engine.connect() as connection:
        return current_revision(connection)


def _run_with_room(room: int, url: str, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run a module that cannot make any file larger than some bytes, as if the disk were full by then."""

    def shrink() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=os.environ | {"DVK_DATABASE_URL": url, "PYTHONPATH": str(ROOT)},
        preexec_fn=shrink,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_full_disk_stops_a_write_and_loses_nothing(make_database_url: MakeUrl, injected: Injected) -> None:
    url = make_database_url("sqlite")
    engine = connect(url)
    _write(engine)
    engine.dispose()
    room = Path(str(engine.url.database)).stat().st_size + 200_000
    ran = _run_with_room(room, url, "tests.faults.work", "write")
    injected("Đầy đĩa khi đang ghi", "sqlite")
    assert ran.returncode != 0
    assert "OperationalError" in ran.stderr
    committed = ran.stdout.split()[1:]
    assert _newest(engine) == 1 + len(committed)
    assert _wrong(engine) == []
    assert _write(engine) == 2 + len(committed)


@pytest.mark.parametrize("verb", ["backup", "dump"])
def test_a_full_disk_stops_a_copy_and_leaves_no_part_of_it(
    make_database_url: MakeUrl, tmp_path: Path, verb: str, injected: Injected
) -> None:
    url = make_database_url("sqlite")
    engine = connect(url)
    _write(engine)
    file = tmp_path / "sao-luu"
    ran = _run_with_room(2_000, url, "data_access", verb, str(file))
    injected("Đầy đĩa khi đang sao lưu, kết xuất", "sqlite")
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert list(tmp_path.glob("sao-luu*")) == []
    assert _wrong(engine) == []


def test_a_lock_that_is_never_released_ends_in_an_error_and_no_revision(
    sqlite_engine: Engine, injected: Injected
) -> None:
    @event.listens_for(sqlite_engine, "connect")
    def impatient(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout = 50")

    with writing(sqlite_engine), pytest.raises(OperationalError, match="locked"):
        _write(sqlite_engine)
    injected("Tệp SQLite bị tiến trình khác khóa mãi", "sqlite")
    assert _newest(sqlite_engine) == 0
    assert _write(sqlite_engine) == 1


def test_readers_go_on_while_a_write_is_open(engine: Engine) -> None:
    _write(engine)
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM setting"))
        assert _newest(engine) == 1
        assert _wrong(engine) == []


def test_a_clock_set_back_does_not_disturb_the_order(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, injected: Injected
) -> None:
    _write(engine)

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Earlier":
            return cls(2001, 1, 1, tzinfo=tz or UTC)

    monkeypatch.setattr(revisions, "datetime", Earlier)
    assert _write(engine) == 2
    injected("Đồng hồ máy chủ bị lùi hơn 20 năm", engine.dialect.name)
    monkeypatch.undo()
    assert _write(engine) == 3
    with engine.connect() as connection:
        moments = list(connection.scalars(select(revision.c.created_at).order_by(revision.c.id)))
    assert moments[1] < moments[0] < moments[2]
    assert _wrong(engine) == []


def test_a_connection_cut_in_the_middle_of_a_write_leaves_nothing(
    make_database_url: MakeUrl, injected: Injected
) -> None:
    url = make_database_url("postgresql")
    engine = connect(url)
    _write(engine)

    def cut(connection: Connection) -> None:
        own = connection.scalar(text("SELECT pg_backend_pid()"))
        with engine.connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": own})

    with pytest.raises(OperationalError):
        _write(engine, rows=50, after=cut)
    injected("Đứt kết nối giữa giao dịch", "postgresql")
    assert _newest(engine) == 1
    assert _wrong(engine) == []
    assert _write(engine) == 2


def test_idle_connections_that_were_cut_are_replaced(make_database_url: MakeUrl, injected: Injected) -> None:
    engine = connect(make_database_url("postgresql"))
    _write(engine)
    with engine.connect() as connection:
        pids = [connection.scalar(text("SELECT pg_backend_pid()"))]
    administrator = connect(engine.url.set(database="postgres").render_as_string(hide_password=False))
    with administrator.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pids[0]})
    administrator.dispose()
    injected("Đứt kết nối đang chờ sẵn", "postgresql")
    assert _newest(engine) == 1


@pytest.mark.long
def test_a_server_that_ends_in_the_middle_of_writes_loses_nothing_committed(
    own_server: OwnServer, injected: Injected
) -> None:
    engine = connect(own_server.url)
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.work", "write"],
            cwd=ROOT,
            env=os.environ | {"DVK_DATABASE_URL": own_server.url, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout is not None
        before = _newest(engine)
        said = [process.stdout.readline() for _ in range(2)]
        own_server.stop()
        injected("Máy chủ PostgreSQL dừng đột ngột khi đang ghi", "postgresql")
        said += process.communicate(timeout=300)[0].splitlines()
        assert process.returncode != 0
        own_server.start()
        committed = len(said) - 1  # the first line says that it is ready
        assert _newest(engine) - before - committed in {0, 1}  # 1: ended between the commit and hearing of it
        assert _wrong(engine) == []
