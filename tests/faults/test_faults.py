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
from sqlalchemy import Connection, Engine, event, insert, select, text
from sqlalchemy.exc import OperationalError

from accounts import sessions, throttle
from accounts.sessions import open_session
from data_access import revisions
from data_access.engine import connect, writing
from data_access.migrate import upgrade
from data_access.revisions import begin, current_revision
from data_access.schema import account, revision
from seed.add import add_published
from tests.conftest import ENGINES, OwnServer, SmallDisk
from tests.faults.tally import Injected
from tests.faults.whole import digests, is_signed_in, sign_in, unharmed, wrong

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DVK_KILLS", "2"))
MakeUrl = Callable[[str], str]


def _write(engine: Engine, rows: int = 1, after: Callable[[Connection], Any] = lambda _: None) -> int:
    with begin(engine, "edit", account="can-bo") as running:
        turn = running.id
        running.write_tuples("setting", ("key", "value"), [(f"khoa-{n}", f"giá trị {turn}") for n in range(rows)])
        after(running.connection)
        return running.id


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
    with unharmed(engine):
        ran = _run_with_room(room, url, "tests.faults.work", "write")
    injected("Đầy đĩa khi đang ghi", "sqlite")
    assert ran.returncode != 0
    assert "OperationalError" in ran.stderr
    committed = ran.stdout.split()[1:]
    assert _newest(engine) == 1 + len(committed)
    assert _write(engine) == 2 + len(committed)


def _tidied(engine: Engine) -> None:
    """Let PostgreSQL give back what a write that failed has left, and what it keeps of its journal."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for statement in ("VACUUM", "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"):
                connection.execute(text(statement))


def _uploaded(url: str, file: Path) -> "subprocess.CompletedProcess[str]":
    return _ran(url, "uploads", "apply", str(file), "--dataset", "models", "--account", "can-bo")


def _ran(url: str, module: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command of the project on a database to its end, whatever that is."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=os.environ | {"DVK_DATABASE_URL": url, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.long
@pytest.mark.parametrize("kind", ENGINES)
def test_an_upload_onto_a_full_disk_is_refused_in_words_and_passes_once_there_is_room(
    kind: str, small_disk: SmallDisk, request: pytest.FixtureRequest, tmp_path: Path, injected: Injected
) -> None:
    if kind == "postgresql":
        url = request.getfixturevalue("server_on_small_disk").url
    else:
        url = f"sqlite:///{small_disk.folder}/office.sqlite3"
        upgrade(connect(url))
    engine = connect(url)
    add_published(engine)
    file = tmp_path / "danh-sach.csv"
    rows = "".join(f"Mô hình thứ {number} của danh sách,Khối Nội chính,2024\n" for number in range(8_000))
    file.write_text(f"Tên mô hình,Khối,Năm\n{rows}", encoding="utf-8")
    token = sign_in(engine)
    for _ in range(KILLS):
        before = digests(engine)
        _tidied(engine)
        small_disk.fill(room=500_000)
        ran = _uploaded(url, file)
        injected("Đầy đĩa khi đang tải lên", kind)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr.splitlines()[-1].startswith("Đĩa chứa cơ sở dữ liệu đã đầy; chưa có gì thay đổi.")
        assert digests(engine) == before
        small_disk.free()
        assert wrong(engine) == []
        assert is_signed_in(engine, token)
    assert _uploaded(url, file).returncode == 0
    assert digests(engine)[:-1] == before
    assert wrong(engine) == []
    engine.dispose()


@pytest.mark.long
def test_a_server_that_has_no_room_for_its_journal_ends_and_loses_nothing_committed(
    server_on_small_disk: OwnServer, small_disk: SmallDisk, injected: Injected
) -> None:
    engine = connect(server_on_small_disk.url)
    before = _newest(engine)
    with unharmed(engine):
        small_disk.fill(room=8_000_000)  # for rows, but not for another part of the journal
        said, code = _written_until_it_ends(server_on_small_disk.url)
        injected("Hết chỗ cho nhật ký giao dịch của PostgreSQL", "postgresql")
        assert code != 0
        small_disk.free()
        server_on_small_disk.start()
    assert _newest(engine) - before - len(said) in {0, 1}  # 1: ended between the commit and hearing of it
    assert _write(engine) == _newest(engine)


@pytest.mark.parametrize("verb", ["backup", "dump"])
def test_a_full_disk_stops_a_copy_and_leaves_no_part_of_it(
    make_database_url: MakeUrl, tmp_path: Path, verb: str, injected: Injected
) -> None:
    url = make_database_url("sqlite")
    engine = connect(url)
    _write(engine)
    file = tmp_path / "sao-luu"
    with unharmed(engine):
        ran = _run_with_room(2_000, url, "data_access", verb, str(file))
    injected("Đầy đĩa khi đang sao lưu, kết xuất", "sqlite")
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert list(tmp_path.glob("sao-luu*")) == []


def test_a_lock_that_is_never_released_ends_in_an_error_and_no_revision(
    sqlite_engine: Engine, injected: Injected
) -> None:
    @event.listens_for(sqlite_engine, "connect")
    def impatient(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout = 50")

    with unharmed(sqlite_engine), writing(sqlite_engine), pytest.raises(OperationalError, match="locked"):
        _write(sqlite_engine)
    injected("Tệp SQLite bị tiến trình khác khóa mãi", "sqlite")
    assert _newest(sqlite_engine) == 0
    assert _write(sqlite_engine) == 1


def test_readers_go_on_while_a_write_is_open(engine: Engine) -> None:
    _write(engine)
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM setting"))
        assert _newest(engine) == 1
        assert wrong(engine) == []


def test_a_clock_set_back_disturbs_neither_the_order_nor_who_is_signed_in(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, injected: Injected
) -> None:
    _write(engine)
    with writing(engine) as connection:
        connection.execute(insert(account).values(name="lan", role="editor", created_at=datetime.now(UTC)))
        token = open_session(connection, "lan", "127.0.0.1")
        while throttle.admit(connection, "lan", "127.0.0.1", ""):
            pass

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Earlier":
            return cls(2001, 1, 1, tzinfo=tz or UTC)

    for module in (revisions, sessions, throttle):
        monkeypatch.setattr(module, "datetime", Earlier)
    assert _write(engine) == 2
    injected("Đồng hồ máy chủ bị lùi hơn 20 năm", engine.dialect.name)
    with writing(engine) as connection:
        assert sessions.signed_in(connection, token) is not None
        assert throttle.admit(connection, "lan", "127.0.0.1", "") is not None
    monkeypatch.undo()
    assert _write(engine) == 3
    with engine.connect() as connection:
        assert sessions.signed_in(connection, token) is not None
        moments = list(connection.scalars(select(revision.c.created_at).order_by(revision.c.id)))
    assert moments[1] < moments[0] < moments[2]
    assert wrong(engine) == []


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

    with unharmed(engine), pytest.raises(OperationalError):
        _write(engine, rows=50, after=cut)
    injected("Đứt kết nối giữa giao dịch", "postgresql")
    assert _newest(engine) == 1
    assert _write(engine) == 2


def test_idle_connections_that_were_cut_are_replaced(make_database_url: MakeUrl, injected: Injected) -> None:
    engine = connect(make_database_url("postgresql"))
    _write(engine)
    with engine.connect() as connection:
        pids = [connection.scalar(text("SELECT pg_backend_pid()"))]
    administrator = connect(engine.url.set(database="postgres").render_as_string(hide_password=False))
    with unharmed(engine), administrator.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pids[0]})
    administrator.dispose()
    injected("Đứt kết nối đang chờ sẵn", "postgresql")
    assert _newest(engine) == 1


def _written_until_it_ends(url: str) -> tuple[list[str], int]:
    """Write revision after revision until the server refuses; return what was committed and how the process ended."""
    ran = _ran(url, "tests.faults.work", "write")
    return ran.stdout.splitlines()[1:], ran.returncode


@pytest.mark.long
def test_a_damaged_page_of_the_server_is_told_by_the_check(own_server: OwnServer, injected: Injected) -> None:
    engine = connect(own_server.url)
    _write(engine, rows=500)
    with engine.connect() as connection:
        place = connection.scalar(text("SELECT pg_relation_filepath('setting')"))
        connection.execute(text("CHECKPOINT"))
    own_server.stop()
    file = Path(own_server.server.pgdata) / str(place)
    sound = file.read_bytes()
    with file.open("r+b") as damaged:
        damaged.write(b"\xee" * 4_096)
    injected("Trang đĩa hỏng", "postgresql")
    own_server.start()
    assert any("không đọc được phần này" in sentence for sentence in wrong(engine))
    own_server.stop()
    file.write_bytes(sound)
    own_server.start()
    assert wrong(engine) == []


def test_a_damaged_page_of_a_sqlite_file_is_told_by_the_check(sqlite_engine: Engine, injected: Injected) -> None:
    _write(sqlite_engine, rows=500)
    with sqlite_engine.connect() as connection:
        page = connection.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = 'setting'"))
        size = connection.scalar(text("PRAGMA page_size"))
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    sqlite_engine.dispose()
    file = Path(str(sqlite_engine.url.database))
    sound = file.read_bytes()
    with file.open("r+b") as damaged:
        damaged.seek((page - 1) * size)
        damaged.write(b"\xee" * size)
    injected("Trang đĩa hỏng", "sqlite")
    assert any("không đọc được phần này" in sentence for sentence in wrong(sqlite_engine))
    sqlite_engine.dispose()
    file.write_bytes(sound)
    assert wrong(sqlite_engine) == []


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
        assert wrong(engine) == []
