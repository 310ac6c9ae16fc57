"""One archive for a server without internet: the program as committed and the wheels of its libraries.

Usage: python -m tools.bundle [ARCHIVE.tar.gz]. On the server: unpack, `make run`. The wheels fit the operating system,
the processor and the Python version of the machine that makes the archive.
"""

import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

from tools.set_up import WHEELS

ROOT = Path(__file__).resolve().parent.parent


def main(archive: Path) -> int:
    """Write the archive and return 0; 1 with one Vietnamese sentence if a wheel or a file cannot be had."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        print("Chỉ đóng gói được từ thư mục mã nguồn có git.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder) / WHEELS
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        asked = ["--only-binary", ":all:", "--requirement", str(ROOT / "requirements.lock"), "--dest", str(wheels)]
        if subprocess.run([*command, *asked]).returncode:
            print("Không tải được các thư viện; nguyên nhân ở ngay trên.", file=sys.stderr)
            return 1
        archive.parent.mkdir(parents=True, exist_ok=True)
        pack(archive, [name for name in listed.stdout.decode().split("\0") if name], wheels)
    print(f"Đã đóng gói vào {archive}. Trên máy chủ: giải nén rồi chạy make run trong thư mục dan-van-kheo.")
    return 0


def pack(archive: Path, files: list[str], wheels: Path) -> None:
    """Write the files of the project and the wheels into an archive, all under the folder dan-van-kheo."""
    with tarfile.open(archive, "w:gz", compresslevel=1) as packed:  # wheels are compressed already
        for name in files:
            packed.add(ROOT / name, f"dan-van-kheo/{name}")
        packed.add(wheels, f"dan-van-kheo/{WHEELS}")


def default_archive() -> Path:
    """Return the name that carries the version of the program."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return ROOT / "dist" / f"dan-van-kheo-{version}.tar.gz"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else default_archive()))
