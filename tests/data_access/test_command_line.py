"""The commands say what they did, or in one Vietnamese sentence why not."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _run(url: str, *arguments: str, **variables: str) -> tuple[int, str, str]:
    ran = subprocess.run(
        [sys.executable, "-m", "data_access", *arguments],
        cwd=ROOT,
        env=os.environ | {"DVK_DATABASE_URL": url, "PYTHONIOENCODING": "utf-8"} | variables,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


def test_a_database_is_made_backed_up_and_moved(tmp_path: Path) -> None:
    url, other = (f"sqlite:///{tmp_path}/{name}.sqlite3" for name in ("one", "two"))
    assert _run(url, "upgrade")[0] == 0
    code, said, _ = _run(url, "status")
    assert (code, "Phiên bản dữ liệu: 0" in said) == (0, True)
    assert _run(url, "backup", str(tmp_path / "copy.sqlite3"))[0] == 0
    assert _run(url, "dump", str(tmp_path / "dump.zip"))[0] == 0
    assert _run(other, "load", str(tmp_path / "dump.zip"))[0] == 0
    assert (tmp_path / "copy.sqlite3").stat().st_size > 0


def test_what_stops_a_command_is_one_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/none.sqlite3"
    for arguments, variables, expected in (
        (("status",), {}, "Chưa có cơ sở dữ liệu"),
        (("upgrade",), {"DVK_PORT": "x"}, "DVK_PORT"),
        (("load", str(tmp_path / "none.zip")), {}, "Không tìm thấy"),
        (("erase",), {}, "Dòng lệnh không đúng"),
    ):
        code, _, said = _run(url, *arguments, **variables)
        assert code == 2
        assert expected in said
        assert len(said.strip().splitlines()) == 1


def test_the_log_has_the_cause_when_asked_for(tmp_path: Path) -> None:
    arguments = ("load", str(tmp_path / "none.zip"))
    code, _, said = _run(f"sqlite:///{tmp_path}/a.sqlite3", *arguments, DVK_LOG_LEVEL="DEBUG")
    assert (code, "FileNotFoundError" in said) == (2, True)


def test_help_is_vietnamese(tmp_path: Path) -> None:
    code, said, _ = _run(f"sqlite:///{tmp_path}/a.sqlite3", "--help")
    assert code == 0
    assert said.startswith("Cách dùng: ")
    assert "options" not in said
