"""What the files in deploy/ name exists in the project: commands, paths, settings."""

import importlib.util
import re
import subprocess
from pathlib import Path

import pytest

from data_access.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
INSTALLED = "/opt/dan-van-kheo/"
OF_COMPOSE = {"DVK_DB_PASSWORD"}
"""Read by compose itself, not by the program."""

FILES = sorted(file for file in (ROOT / "deploy").iterdir() if file.is_file())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_command_and_path_exists(file: Path) -> None:
    told = file.read_text(encoding="utf-8")
    modules = set(re.findall(r"python(?:\S*) -m (\w+)", told)) - {"pip"}
    assert {name for name in modules if importlib.util.find_spec(name) is None} == set()
    paths = {path for path in re.findall(rf"{INSTALLED}([\w./-]+)", told) if not path.startswith((".venv", "data"))}
    paths |= set(re.findall(r"\b(deploy/[\w.@-]+\.(?:sh|yaml|conf)|deploy/Dockerfile)\b", told))
    assert {path for path in paths if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_setting_exists(file: Path) -> None:
    known = {f"DVK_{name.upper()}" for name in Settings.model_fields} | OF_COMPOSE
    assert set(re.findall(r"DVK_[A-Z_]+", file.read_text(encoding="utf-8"))) <= known


def test_the_files_were_found() -> None:
    assert {"nginx.conf", "Dockerfile", "compose.yaml", "backup.sh"} <= {file.name for file in FILES}


def test_a_backup_is_made_before_old_ones_go(tmp_path: Path) -> None:
    project = tmp_path / "dan-van-kheo"
    (project / "deploy").mkdir(parents=True)
    (project / "deploy" / "backup.sh").write_bytes((ROOT / "deploy" / "backup.sh").read_bytes())
    python = project / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\n[ "$WORKS" = yes ] && touch "$4"\n')
    python.chmod(0o755)
    copies = tmp_path / "copies"
    copies.mkdir()
    old, other = copies / "dan-van-kheo-2020-01-01-000000.sqlite3", copies / "thu-muc.txt"
    for file in (old, other):
        subprocess.run(["touch", "--date", "2020-01-01", str(file)], check=True)

    def run(works: str) -> int:
        command = ["sh", str(project / "deploy" / "backup.sh"), str(copies), "30"]
        return subprocess.run(command, env={"WORKS": works, "PATH": "/usr/bin:/bin"}, check=False).returncode

    assert run("no") != 0
    assert old.exists()
    assert run("yes") == 0
    assert not old.exists()
    assert other.exists()
    assert len(list(copies.glob("dan-van-kheo-*.sqlite3"))) == 1
