"""A process killed at any moment leaves whole revisions behind, no earlier one is touched, and sessions hold.

`make test` kills writes alone; `make test-long` every verb, DVK_KILLS times on each engine.
"""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from data_access.backup import backup
from data_access.dump import dump
from data_access.engine import connect
from data_access.migrate import is_current
from data_access.revisions import current_revision
from seed.add import add_published
from tests.conftest import ENGINES
from tests.faults.tally import Injected
from tests.faults.whole import digests, is_signed_in, sign_in, wrong

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DVK_KILLS", "2"))
LONGEST = 0.8
"""Seconds of work before the kill, at most: several revisions, so that every step of one can be hit."""

MakeUrl = Callable[[str], str]

WORKING = {
    "write": "Dừng đột ngột khi đang ghi một phiên bản",
    "upload": "Dừng đột ngột khi đang tải lên",
    "undo": "Dừng đột ngột khi đang hoàn tác",
    "restore": "Dừng đột ngột khi đang khôi phục",
}


def _started(url: str, *command: str) -> "subprocess.Popen[str]":
    environment = os.environ | {"DVK_DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _exit_code(url: str, *command: str) -> int:
    with _started(url, *command) as process:
        process.communicate()
        return process.returncode


def _kill_after(process: "subprocess.Popen[str]", seconds: float) -> str:
    """Let a process work for a while, end it as a power cut would, and return what it said meanwhile."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=seconds)
    process.kill()
    said, _ = process.communicate()
    return said


@pytest.fixture
def started_store(database_url: str) -> str:
    """A database with the facts and three revisions made the way the killed processes go on."""
    add_published(connect(database_url))
    process = _started(database_url, "tests.faults.work", "write")
    assert process.stdout is not None
    while process.stdout.readline().strip() != "4":
        assert process.poll() is None
    process.kill()
    process.communicate()
    return database_url


@pytest.mark.parametrize(
    "verb", ["write", *(pytest.param(verb, marks=pytest.mark.long) for verb in WORKING if verb != "write")]
)
def test_a_kill_leaves_whole_revisions(started_store: str, verb: str, injected: Injected) -> None:
    engine = connect(started_store)
    chance = random.Random(f"{verb} {engine.dialect.name}")
    token = sign_in(engine)
    for _ in range(KILLS):
        before = digests(engine)
        process = _started(started_store, "tests.faults.work", verb)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        committed = [int(line) for line in _kill_after(process, chance.uniform(0, LONGEST)).split()]
        injected(WORKING[verb], engine.dialect.name)
        after = digests(engine)
        assert after[: len(before)] == before
        assert len(after) - len(before) - len(committed) in {0, 1}  # 1: killed between the commit and saying so
        assert wrong(engine) == []
        assert is_signed_in(engine, token)


@pytest.mark.long
@pytest.mark.parametrize("kind", ENGINES)
def test_a_killed_upgrade_is_made_good_by_the_next(make_empty_url: MakeUrl, kind: str, injected: Injected) -> None:
    chance = random.Random(f"upgrade {kind}")
    for _ in range(KILLS):
        url = make_empty_url(kind)
        _kill_after(_started(url, "data_access", "upgrade"), chance.uniform(0.3, 2))
        injected("Dừng đột ngột khi đang nâng cấp cấu trúc", kind)
        assert _exit_code(url, "data_access", "upgrade") == 0
        with connect(url).connect() as connection:
            assert is_current(connection)
        assert wrong(connect(url)) == []


@pytest.mark.long
@pytest.mark.parametrize("kind", ENGINES)
def test_a_killed_seed_is_made_good_by_the_next(make_database_url: MakeUrl, kind: str, injected: Injected) -> None:
    chance = random.Random(f"seed {kind}")
    for _ in range(KILLS):
        url = make_database_url(kind)
        _kill_after(_started(url, "seed"), chance.uniform(0.5, 4))
        injected("Dừng đột ngột khi đang nạp số liệu ban đầu", kind)
        assert wrong(connect(url)) == []
        assert _exit_code(url, "seed") == 0
        with connect(url).connect() as connection:
            assert current_revision(connection) == 2
        assert wrong(connect(url)) == []


@pytest.mark.long
@pytest.mark.parametrize("kind", ENGINES)
def test_a_killed_load_leaves_an_empty_database_that_takes_it(
    make_database_url: MakeUrl, tmp_path: Path, kind: str, injected: Injected
) -> None:
    chance = random.Random(f"load {kind}")
    source = make_database_url("sqlite")
    assert _exit_code(source, "seed") == 0
    token = sign_in(connect(source))
    dump(connect(source), tmp_path / "dump.zip")
    expected = digests(connect(source))
    for _ in range(KILLS):
        url = make_database_url(kind)
        _kill_after(_started(url, "data_access", "load", str(tmp_path / "dump.zip")), chance.uniform(0.8, 2.5))
        injected("Dừng đột ngột khi đang nạp bản kết xuất", kind)
        if not digests(connect(url)):
            assert _exit_code(url, "data_access", "load", str(tmp_path / "dump.zip")) == 0
        assert digests(connect(url)) == expected
        assert is_signed_in(connect(url), token)
        assert wrong(connect(url)) == []


@pytest.mark.long
@pytest.mark.parametrize("verb", ["dump", "backup"])
def test_a_killed_copy_leaves_no_file(started_store: str, tmp_path: Path, verb: str, injected: Injected) -> None:
    engine = connect(started_store)
    chance = random.Random(f"{verb} {engine.dialect.name}")
    named = {"dump": "Dừng đột ngột khi đang kết xuất", "backup": "Dừng đột ngột khi đang sao lưu"}
    copy = {"dump": dump, "backup": backup}[verb]
    for turn in range(KILLS):
        file = tmp_path / f"copy{turn}"
        process = _started(started_store, "data_access", verb, str(file))
        _kill_after(process, chance.uniform(0.5, 1.5))
        injected(named[verb], engine.dialect.name)
        if file.exists():  # then it is whole
            assert process.returncode in (0, -9)
        file.unlink(missing_ok=True)
        copy(engine, file)  # a part file left behind is in nobody's way
        assert file.exists()
    if verb == "backup" and engine.dialect.name == "sqlite":
        restored = connect(f"sqlite:///{tmp_path}/copy0")
        assert digests(restored) == digests(engine)
        assert wrong(restored) == []


@pytest.mark.long
@pytest.mark.parametrize("kind", ENGINES)
def test_processes_that_upgrade_at_once_all_succeed(make_empty_url: MakeUrl, kind: str, injected: Injected) -> None:
    for _ in range(KILLS):
        url = make_empty_url(kind)
        started = [_started(url, "data_access", "upgrade") for _ in range(2)]
        injected("Hai tiến trình cùng nâng cấp một lúc", kind)
        for process in started:
            process.communicate(timeout=300)
        assert [process.returncode for process in started] == [0, 0]
        assert wrong(connect(url)) == []
