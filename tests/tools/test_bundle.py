"""The archive for a server without internet has the program and its wheels, in one folder."""

import re
import tarfile
from pathlib import Path

from tools.bundle import default_archive, pack


def test_an_archive_holds_program_and_wheels(tmp_path: Path) -> None:
    wheels = tmp_path / "goi"
    wheels.mkdir()
    (wheels / "a-1.0-py3-none-any.whl").write_bytes(b"wheel")
    pack(tmp_path / "bundle.tar.gz", ["Makefile", "tools/set_up.py"], wheels)
    with tarfile.open(tmp_path / "bundle.tar.gz") as packed:
        names = set(packed.getnames())
        assert names >= {
            "dan-van-kheo/Makefile",
            "dan-van-kheo/tools/set_up.py",
            "dan-van-kheo/goi/a-1.0-py3-none-any.whl",
        }
        assert all(name.startswith("dan-van-kheo") for name in names)


def test_the_archive_names_the_version() -> None:
    assert re.fullmatch(r"dan-van-kheo-\d+\.\d+\.\d+\.tar\.gz", default_archive().name)
