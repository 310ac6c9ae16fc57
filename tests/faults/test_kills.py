"""A process killed at any moment of a write leaves whole revisions behind, and no earlier one is touched.

`make test` kills writes alone; `make test-long` every verb, DVK_KILLS times on each engine.
"""

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from data_access.dump import dump
from data_access.engine import connect, reading
from data_access.inspection import findings
from data_access.migrate import is_current
from data_access.revisions import current_revision
from data_access.schema import VERSIONED
from data_access.versions import as_of

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DVK_KILLS", "2"))
LONGEST = 0.8
"""Seconds of work before the kill, at most: several revisions, so that every step of one can be hit."""

MakeUrl = Callable[[str], str]


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


def _digests(engine: Engine) -> list[str]:
    """Return a digest of everything that is valid at each revision, from the first on."""
    with reading(engine) as connection:
        return [
            hashlib.sha256(
                repr(
                    [
                        sorted(
                            map(
                                tuple, connection.execute(select(*one.table.c[one.columns]).where(as_of(one.table, at)))
                            )
                        )
                        for one in VERSIONED.values()
                    ]
                ).encode()
            ).hexdigest()
            for at in range(1, current_revision(connection) + 1)
        ]


def _wrong(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return [finding.sentence for finding in findings(connection)]


@pytest.fixture
def started_store(database_url: str) -> str:
    """A database with four revisions made the way the killed processes go on."""
    process = _started(database_url, "tests.faults.work", "write")
    assert process.stdout is not None
    while process.stdout.readline().strip() != "4":
        assert process.poll() is None
    process.kill()
    process.communicate()
    return database_url


@pytest.mark.parametrize(
    "verb", ["write", *(pytest.param(verb, marks=pytest.mark.long) for verb in ("undo", "restore"))]
)
def test_a_kill_leaves_whole_revisions(started_store: str, verb: str) -> None:
    chance = random.Random(f"{verb} {started_store.split(':')[0]}")
    engine = connect(started_store)
    for _ in range(KILLS):
        before = _digests(engine)
        process = _started(started_store, "tests.faults.work", verb)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        committed = [int(line) for line in _kill_after(process, chance.uniform(0, LONGEST)).split()]
        after = _digests(engine)
        assert after[: len(before)] == before
        assert len(after) - len(before) - len(committed) in {0, 1}  # 1: killed between the commit and saying so
        assert _wrong(engine) == []


@pytest.mark.long
def test_a_killed_upgrade_is_made_good_by_the_next(tmp_path: Path) -> None:
    chance = random.Random("upgrade")
    for turn in range(KILLS):
        url = f"sqlite:///{tmp_path}/upgrade{turn}.sqlite3"
        _kill_after(_started(url, "data_access", "upgrade"), chance.uniform(0.3, 2))
        assert _exit_code(url, "data_access", "upgrade") == 0
        with connect(url).connect() as connection:
            assert is_current(connection)
        assert _wrong(connect(url)) == []


@pytest.mark.long
def test_a_killed_seed_is_made_good_by_the_next(make_database_url: MakeUrl) -> None:
    chance = random.Random("seed")
    for kind in ("sqlite", "postgresql"):
        for _ in range(KILLS):
            url = make_database_url(kind)
            _kill_after(_started(url, "seed"), chance.uniform(0.5, 4))
            assert _wrong(connect(url)) == []
            assert _exit_code(url, "seed") == 0
            with connect(url).connect() as connection:
                assert current_revision(connection) == 2
            assert _wrong(connect(url)) == []


@pytest.mark.long
def test_a_killed_load_leaves_an_empty_database_that_takes_it(
    started_store: str, make_database_url: MakeUrl, tmp_path: Path
) -> None:
    chance = random.Random("load")
    dump(connect(started_store), tmp_path / "dump.zip")
    expected = _digests(connect(started_store))
    for turn in range(KILLS):
        url = make_database_url(("sqlite", "postgresql")[turn % 2])
        _kill_after(_started(url, "data_access", "load", str(tmp_path / "dump.zip")), chance.uniform(0.8, 2))
        if not _digests(connect(url)):
            assert _exit_code(url, "data_access", "load", str(tmp_path / "dump.zip")) == 0
        assert _digests(connect(url)) == expected
        assert _wrong(connect(url)) == []


@pytest.mark.long
def test_a_killed_dump_leaves_no_file(started_store: str, tmp_path: Path) -> None:
    chance = random.Random("dump")
    for turn in range(KILLS):
        file = tmp_path / f"dump{turn}.zip"
        process = _started(started_store, "data_access", "dump", str(file))
        _kill_after(process, chance.uniform(0.5, 1.5))
        if file.exists():  # then it is whole
            assert process.returncode in (0, -9)
        file.unlink(missing_ok=True)
        dump(connect(started_store), file)  # a part file left behind is in nobody's way
        assert file.exists()
