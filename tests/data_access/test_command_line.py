"""The commands say what they did, or in one Vietnamese sentence why not."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from data_access.__main__ import main
from data_access.command_line import guarded
from data_access.dump import DumpProblem
from data_access.engine import connect
from data_access.settings import ROOT
from tests.conftest import SetUp

Ran = tuple[int, str, str]
"""Exit code, stdout, stderr."""


@pytest.fixture
def run(set_up: SetUp, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command on a database in this process: run(url, "status", port="x")."""

    def ran(url: str, *arguments: str, **changed: str) -> Ran:
        set_up(database_url=url, **changed)
        try:
            code = guarded(lambda: main(arguments), DumpProblem)
        except SystemExit as ended:
            code = int(ended.code or 0)
        connect(url).dispose()
        return code, *capsys.readouterr()

    return ran


def test_a_database_is_made_backed_up_and_moved(run: Callable[..., Ran], tmp_path: Path) -> None:
    url, other = (f"sqlite:///{tmp_path}/{name}.sqlite3" for name in ("one", "two"))
    assert run(url, "upgrade")[0] == 0
    code, said, _ = run(url, "status")
    assert (code, "Phiên bản dữ liệu: 0" in said) == (0, True)
    assert run(url, "backup", str(tmp_path / "copy.sqlite3"))[0] == 0
    assert run(url, "dump", str(tmp_path / "dump.zip"))[0] == 0
    assert run(other, "load", str(tmp_path / "dump.zip"))[0] == 0
    assert (tmp_path / "copy.sqlite3").stat().st_size > 0


@pytest.mark.parametrize(
    ("arguments", "changed", "expected"),
    [
        (("status",), {}, "Chưa có cơ sở dữ liệu"),
        (("upgrade",), {"port": "x"}, "DVK_PORT"),
        (("load", "khong-co.zip"), {}, "Không tìm thấy"),
        (("erase",), {}, "Dòng lệnh không đúng"),
    ],
)
def test_what_stops_a_command_is_one_sentence(
    run: Callable[..., Ran], tmp_path: Path, arguments: tuple[str, ...], changed: dict[str, str], expected: str
) -> None:
    code, _, said = run(f"sqlite:///{tmp_path}/none.sqlite3", *arguments, **changed)
    assert code == 2
    assert expected in said
    assert len(said.strip().splitlines()) == 1


def test_help_is_vietnamese(run: Callable[..., Ran], tmp_path: Path) -> None:
    code, said, _ = run(f"sqlite:///{tmp_path}/a.sqlite3", "--help")
    assert code == 0
    assert said.startswith("Cách dùng: ")
    assert "options" not in said


def test_the_log_of_a_process_has_the_cause_when_asked_for(tmp_path: Path) -> None:
    changed = {"DVK_DATABASE_URL": f"sqlite:///{tmp_path}/a.sqlite3", "DVK_LOG_LEVEL": "DEBUG"}
    ran = subprocess.run(
        [sys.executable, "-m", "data_access", "load", str(tmp_path / "none.zip")],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | changed,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (ran.returncode, "FileNotFoundError" in ran.stderr) == (2, True)
