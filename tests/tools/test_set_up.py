"""The set-up: done once, taken up again after a failure, and never by two at a time."""

import fcntl
import os
import subprocess
from pathlib import Path
from zipfile import ZipFile

from tests.tools.conftest import start_make

SAID_WHEN_INSTALLING = "Đang cài các thư viện"


def _finish(make: "subprocess.Popen[str]") -> tuple[int, str, str]:
    shown, errors = make.communicate()
    return make.returncode, shown, errors


def _stamps(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / ".venv").glob(".run-*"))


def test_setup_leaves_a_venv_with_pip_and_one_stamp(installed: Path) -> None:
    pip = subprocess.run([installed / ".venv" / "bin" / "python", "-m", "pip", "--version"], capture_output=True)
    assert pip.returncode == 0
    assert len(_stamps(installed)) == 1


def test_setup_does_nothing_when_nothing_changed(installed: Path) -> None:
    assert _finish(start_make(installed, "setup")) == (0, "", "")


def test_setup_installs_again_when_the_lock_changed(installed: Path) -> None:
    before = _stamps(installed)
    (installed / "requirements.lock").write_text("# something else\n")
    code, shown, _ = _finish(start_make(installed, "setup"))
    assert code == 0
    assert SAID_WHEN_INSTALLING in shown
    assert len(_stamps(installed)) == 1
    assert _stamps(installed) != before


def test_a_failed_install_is_said_in_one_sentence_and_leaves_no_stamp(installed: Path) -> None:
    (installed / "requirements.lock").write_text("a-library-that-is-nowhere==1.0\n")
    before = _stamps(installed)
    code, _, errors = _finish(start_make(installed, "setup"))
    assert code != 0
    assert "Không cài được các thư viện" in errors
    assert _stamps(installed) == before
    (installed / "requirements.lock").write_text("# mended\n")
    assert _finish(start_make(installed, "setup"))[0] == 0


def test_libraries_that_came_along_are_installed_without_the_network(installed: Path) -> None:
    wheel = installed / "goi" / "tung_bung-1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    with ZipFile(wheel, "w") as packed:
        packed.writestr("tung_bung.py", "here = True\n")
        info = "tung_bung-1.0.dist-info"
        packed.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: tung-bung\nVersion: 1.0\n")
        packed.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        packed.writestr(f"{info}/RECORD", "")
    (installed / "requirements.lock").write_text("tung-bung==1.0\n")
    assert _finish(start_make(installed, "setup"))[0] == 0
    imported = subprocess.run([installed / ".venv" / "bin" / "python", "-c", "import tung_bung"])
    assert imported.returncode == 0


def test_a_venv_whose_python_is_gone_is_made_anew(installed: Path) -> None:
    for python in (installed / ".venv" / "bin").glob("python*"):
        python.unlink()
    assert _finish(start_make(installed, "setup"))[0] == 0
    assert (installed / ".venv" / "bin" / "python").exists()


def test_a_second_setup_waits_for_the_first(installed: Path) -> None:
    (installed / "requirements.lock").write_text("# something else\n")
    folder = os.open(installed, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        make = start_make(installed, "setup")
        assert make.stdout
        assert make.stdout.readline() == "Một lệnh khác đang cài thư viện; đang chờ …\n"
        assert make.poll() is None
    finally:
        os.close(folder)
    code, shown, _ = _finish(make)
    assert code == 0
    assert SAID_WHEN_INSTALLING in shown


def test_a_setup_that_waited_finds_the_work_done(installed: Path) -> None:
    [stamp] = _stamps(installed)
    (installed / ".venv" / stamp).unlink()
    folder = os.open(installed, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        make = start_make(installed, "setup")
        assert make.stdout
        make.stdout.readline()
        (installed / ".venv" / stamp).touch()
    finally:
        os.close(folder)
    assert _finish(make) == (0, "", "")
