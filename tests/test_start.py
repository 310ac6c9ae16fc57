"""Starting when that is impossible: one clear sentence, no traceback, an exit code."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import uvicorn

from dashboard import ROOT, main
from data_access import logs
from tests.conftest import SetUp

BOUND_BY_PERMISSIONS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Before a command: it may no more than the permissions of files allow, also where the tests run as root."""


@pytest.fixture
def refused(set_up: SetUp, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Start with changed settings in this process; return the one sentence that says why it cannot be."""

    def started(**changed: str) -> str:
        set_up(**changed)
        monkeypatch.setattr(logs, "configure", lambda level, form: None)
        monkeypatch.setattr(uvicorn, "run", lambda *_, **__: pytest.fail("it was served"))
        return _sentence(main(), capsys.readouterr().err)

    return started


def _started_apart(*before: str, **environment: str) -> str:
    """Start the real process; return the one sentence that says why it cannot be."""
    ended = subprocess.run(
        [*before, sys.executable, "dashboard.py"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return _sentence(ended.returncode, ended.stderr)


def _sentence(code: int, said: str) -> str:
    assert code == 1
    lines = [line for line in said.splitlines() if line]
    assert len(lines) == 1
    return lines[0]


def test_a_taken_port_is_named(make_database_url: Callable[[str], str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        url = make_database_url("sqlite")
        assert f"Không mở được cổng {port}" in _started_apart(DVK_DATABASE_URL=url, DVK_PORT=port)


def test_a_broken_setting_is_named(refused: Callable[..., str]) -> None:
    assert "DVK_PORT" in refused(port="tám nghìn")


def test_a_postgresql_server_that_does_not_answer_is_named(refused: Callable[..., str]) -> None:
    told = refused(database_url="postgresql://ai:gi@127.0.0.1:9/khong")
    assert "Không kết nối được cơ sở dữ liệu tại 127.0.0.1:9" in told


def test_a_database_that_cannot_be_written_is_named(refused: Callable[..., str], tmp_path: Path) -> None:
    assert str(tmp_path) in refused(database_url=f"sqlite:///{tmp_path}")


@pytest.mark.skipif(
    bool(BOUND_BY_PERMISSIONS) and shutil.which("setpriv") is None, reason="root without setpriv may write everything"
)
def test_a_database_without_permission_to_write_is_named(
    make_database_url: Callable[[str], str], tmp_path: Path
) -> None:
    url = make_database_url("sqlite")
    file = Path(url.removeprefix("sqlite:///"))
    file.chmod(0o444)
    file.parent.chmod(0o555)
    try:
        told = _started_apart(*BOUND_BY_PERMISSIONS, DVK_DATABASE_URL=url)
    finally:
        file.parent.chmod(0o755)
        file.chmod(0o644)
    assert f"Không mở được để ghi tệp cơ sở dữ liệu {file}" in told


def test_a_database_made_by_a_newer_program_is_refused(
    make_database_url: Callable[[str], str], refused: Callable[..., str]
) -> None:
    url = make_database_url("sqlite")
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert "(cấu trúc 9999) mới hơn chương trình này" in refused(database_url=url)


def test_a_database_without_the_latest_structure_says_how_to_upgrade(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    file = tmp_path / "old.sqlite3"
    sqlite3.connect(file).close()
    assert "python -m data_access upgrade" in refused(database_url=f"sqlite:///{file}")
