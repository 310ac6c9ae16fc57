"""Starting the real process when it cannot start: one clear sentence, no traceback, an exit code."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


BOUND_BY_PERMISSIONS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Before a command: it may no more than the permissions of files allow, also where the tests run as root."""


def start(*before: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*before, sys.executable, "dashboard.py"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def refusal(ended: "subprocess.CompletedProcess[str]") -> str:
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    lines = [line for line in ended.stderr.splitlines() if line]
    assert len(lines) == 1
    return lines[0]


def test_a_taken_port_is_named(make_database_url: Callable[[str], str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        url = make_database_url("sqlite")
        assert f"Không mở được cổng {port}" in refusal(start(DVK_DATABASE_URL=url, DVK_PORT=port))


def test_a_broken_setting_is_named() -> None:
    assert "DVK_PORT" in refusal(start(DVK_PORT="tám nghìn"))


def test_a_postgresql_server_that_does_not_answer_is_named() -> None:
    told = refusal(start(DVK_DATABASE_URL="postgresql://ai:gi@127.0.0.1:9/khong"))
    assert "Không kết nối được cơ sở dữ liệu tại 127.0.0.1:9" in told


def test_a_database_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    told = refusal(start(DVK_DATABASE_URL=f"sqlite:///{tmp_path}"))
    assert str(tmp_path) in told


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
        told = refusal(start(*BOUND_BY_PERMISSIONS, DVK_DATABASE_URL=url))
    finally:
        file.parent.chmod(0o755)
        file.chmod(0o644)
    assert f"Không mở được để ghi tệp cơ sở dữ liệu {file}" in told


def test_a_database_made_by_a_newer_program_is_refused(make_database_url: Callable[[str], str]) -> None:
    url = make_database_url("sqlite")
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert "(cấu trúc 9999) mới hơn chương trình này" in refusal(start(DVK_DATABASE_URL=url))


def test_a_database_without_the_latest_structure_says_how_to_upgrade(tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite3"
    sqlite3.connect(file).close()
    assert "python -m data_access upgrade" in refusal(start(DVK_DATABASE_URL=f"sqlite:///{file}"))
