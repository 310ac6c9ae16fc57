"""The Makefile: it explains itself and finds a Python that can be used, or says what to install."""

import re
import shutil
from pathlib import Path

import pytest

from tests.tools.conftest import start_make

TASKS = [
    "help",
    "setup",
    "run",
    "test",
    "test-long",
    "mutants",
    "lint",
    "lock",
    "audit",
    "bench",
    "soak",
    "pictures",
    "bundle",
    "clean",
]
COMMANDS_OF_THE_MAKEFILE = ("sh", "awk", "cksum", "cut", "mkdir", "touch")

SUITABLE = '#!/bin/sh\n[ "$1" = -c ] && exit 0\necho "chosen: ${0##*/} $*"\nmkdir -p .venv && touch "$3"\n'
"""A Python that is good for everything, and tells that it was chosen and for what."""

NOT_INSTALLED = "#!/bin/sh\nexit 127\n"
"""What a version manager leaves in PATH for a version that is not installed."""


@pytest.fixture
def without_python(tmp_path: Path) -> Path:
    """A folder to use as PATH: the commands that the Makefile needs, and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in COMMANDS_OF_THE_MAKEFILE:
        (folder / name).symlink_to(shutil.which(name) or name)
    return folder


def _add(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def test_make_alone_lists_every_task_with_what_it_does(project: Path) -> None:
    shown, _ = start_make(project).communicate()
    assert [line.split()[1] for line in shown.splitlines()] == TASKS
    assert all(re.fullmatch(r"make [a-z-]+ +\S.{8,}", line) for line in shown.splitlines())


def test_without_a_python_the_message_names_the_commands_that_install_it(project: Path, without_python: Path) -> None:
    make = start_make(project, "run", path=str(without_python))
    _, errors = make.communicate()
    assert make.returncode != 0
    assert "Chưa tìm thấy Python 3.11, 3.12 hoặc 3.13" in errors
    assert "sudo apt install python3 python3-venv" in errors
    assert "make run PYTHON=" in errors
    assert not (project / ".venv").exists()


def test_the_newest_python_that_starts_is_chosen(project: Path, without_python: Path) -> None:
    _add(without_python, "python3.13", NOT_INSTALLED)
    _add(without_python, "python3.12", SUITABLE)
    _add(without_python, "python3", SUITABLE)
    shown, _ = start_make(project, "setup", path=str(without_python)).communicate()
    assert "chosen: python3.12 tools/set_up.py requirements.lock" in shown


def test_a_python_that_is_named_comes_first(project: Path, without_python: Path, tmp_path: Path) -> None:
    _add(without_python, "python3.13", SUITABLE)
    _add(tmp_path, "python-elsewhere", SUITABLE)
    shown, _ = start_make(
        project, "setup", f"PYTHON={tmp_path / 'python-elsewhere'}", path=str(without_python)
    ).communicate()
    assert "chosen: python-elsewhere" in shown
