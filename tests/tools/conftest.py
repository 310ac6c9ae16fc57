"""Folders with the Makefile, the set-up and locks that ask for nothing, so that no test needs the network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "Dân vận khéo"
"""With a space and Vietnamese letters, as folders of offices have."""

OF_AN_OUTER_MAKE = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "PORT", "PYTHON"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder where nothing is set up."""
    return _new_project(tmp_path / FOLDER)


@pytest.fixture(scope="session")
def _installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = _new_project(tmp_path_factory.mktemp("installed") / FOLDER)
    _, errors = start_make(folder, "setup", f"PYTHON={sys.executable}").communicate()
    assert (folder / ".venv" / "bin" / "python").exists(), errors
    return folder


@pytest.fixture
def installed(_installed: Path, tmp_path: Path) -> Path:
    """A folder after `make setup`."""
    return Path(shutil.copytree(_installed, tmp_path / FOLDER, symlinks=True))


def start_make(folder: Path, *arguments: str, path: str | None = None) -> "subprocess.Popen[str]":
    """Start make in a folder as a person at a terminal would, without network, and with another PATH if given."""
    kept = {name: value for name, value in os.environ.items() if name not in OF_AN_OUTER_MAKE}
    return subprocess.Popen(
        ["make", *arguments],
        executable=shutil.which("make"),
        cwd=folder,
        env={**kept, "PIP_NO_INDEX": "1", "PATH": path or os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _new_project(folder: Path) -> Path:
    (folder / "tools").mkdir(parents=True)
    shutil.copyfile(ROOT / "Makefile", folder / "Makefile")
    shutil.copyfile(ROOT / "tools" / "set_up.py", folder / "tools" / "set_up.py")
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (folder / lock).write_text("# nothing\n")
    return folder
