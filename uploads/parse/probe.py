"""Whether an old workbook (XLS) can be opened with ordinary memory: tried in a process of its own.

An XLS says in every cell where it stands, up to column 65,536, and the reader makes room for the whole rectangle before
anybody can ask how large it is: a damaged byte can ask for a hundred gigabytes. XLSX and ODS are looked into beforehand
(`packed.py`).
"""

import io
import resource
import subprocess
import sys
from contextlib import suppress

from python_calamine import CalamineWorkbook

from data_access.settings import ROOT

MOST = 2 << 30
"""Bytes of address space: four times what a full sheet of 65,536 rows and 256 columns takes."""
LONGEST = 60
"""Seconds."""


def opens_with_ordinary_memory(content: bytes) -> bool:
    """Return whether reading ends in anything but the end of its process; damage is named by whoever reads it next."""
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "uploads.parse.probe"],
            cwd=ROOT,
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def main() -> int:
    """Open every sheet of the workbook on stdin; 1 if there is not enough memory, a signal ends it if even less."""
    with suppress(ValueError, OSError):  # not every system limits the address space
        resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name)
    except MemoryError:
        return 1
    except BaseException:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
