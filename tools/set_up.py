"""Make .venv and install a lock into it. `make` runs this before any library is there: the standard library must do.

Usage: python tools/set_up.py LOCK STAMP, in the folder of the project.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VENV = Path(".venv")
IN_VENV = VENV / "bin" / "python"
WHEELS = Path("goi")
"""Libraries that came along in the archive of `make bundle`: with them nothing is asked of the network."""


def main(lock: Path, stamp: Path) -> int:
    """Return 0 when .venv holds what the lock asks for and the stamp says so, else 1 with one Vietnamese sentence.

    The stamp is written last, so that an interrupted run is taken up again by the next one. It replaces the stamps of
    other contents of the same lock; they share its name up to the last hyphen.
    """
    with _alone():
        if stamp.exists() and _works():
            return 0  # another `make` has just done the same
        print("Đang cài các thư viện (chỉ lần đầu và sau mỗi lần nâng cấp) …", flush=True)
        if not _works() and subprocess.run([sys.executable, "-m", "venv", "--clear", VENV]).returncode:
            print("Không tạo được thư mục .venv: hãy kiểm tra quyền ghi và dung lượng đĩa.", file=sys.stderr)
            return 1
        source = ("--no-index", "--find-links", WHEELS) if WHEELS.is_dir() else ()
        if subprocess.run([IN_VENV, *_INSTALL, lock, *source]).returncode:
            print(
                "Không cài được các thư viện; nguyên nhân ở ngay trên. Hãy kiểm tra kết nối Internet rồi chạy lại; "
                "nếu máy không có Internet, xem docs/cai-dat.md.",
                file=sys.stderr,
            )
            return 1
        for old in VENV.glob(f"{stamp.name.rpartition('-')[0]}-*"):
            old.unlink()
        stamp.touch()
    return 0


_SUITABLE = "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))"
_INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--requirement")


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other run is at work in this folder; the lock ends with the process, however that ends."""
    folder = os.open(".", os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Một lệnh khác đang cài thư viện; đang chờ …", flush=True)
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _works() -> bool:
    """Whether .venv has a suitable Python that starts and has pip, which an interruption or a removed Python undoes."""
    try:
        return all(
            subprocess.run([IN_VENV, *question], capture_output=True).returncode == 0
            for question in (("-c", _SUITABLE), ("-m", "pip", "--version"))
        )
    except OSError:
        return False


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
    except KeyboardInterrupt:
        sys.exit(130)
