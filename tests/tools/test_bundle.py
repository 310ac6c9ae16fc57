"""The archive for a server without internet has the program and its wheels, and is all that such a server needs."""

import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from tools.bundle import default_archive, main, pack

APART = ("unshare", "--map-root-user", "--net", "--pid", "--fork", "--kill-child")
"""No network but its own loopback, and no process that outlives the command."""

FIRST_START = """
ip link set lo up
make run PORT=8501 &
exec python3 -c '
import socket, time, urllib.request
try:
    socket.create_connection(("192.0.2.1", 443), timeout=2)
except OSError:
    print("no network")
for _ in range(3000):
    try:
        print(urllib.request.urlopen("http://127.0.0.1:8501/readyz").read().decode())
        break
    except OSError:
        time.sleep(0.1)
print(urllib.request.urlopen("http://127.0.0.1:8501/").status)
'
"""


def _can_be_apart() -> bool:
    if any(shutil.which(name) is None for name in ("unshare", "ip", "make", "python3")):
        return False
    return not subprocess.run([*APART, "ip", "link", "set", "lo", "up"], capture_output=True, check=False).returncode


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


@pytest.mark.long
@pytest.mark.skipif(not _can_be_apart(), reason="a network of its own cannot be made here")
def test_a_server_without_network_installs_starts_and_answers(tmp_path: Path) -> None:
    if main(tmp_path / "bundle.tar.gz"):
        pytest.skip("the wheels cannot be downloaded here")
    with tarfile.open(tmp_path / "bundle.tar.gz") as packed:
        packed.extractall(tmp_path, filter="data")
    started = subprocess.run(
        [*APART, "sh", "-c", FIRST_START],
        cwd=tmp_path / "dan-van-kheo",
        env={"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    said = started.stdout.splitlines()
    assert "no network" in said, started.stderr
    assert '{"ready":true,"revision":2}' in said, started.stderr
    assert said[-1] == "200"
