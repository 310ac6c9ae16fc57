"""Files that are either there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give the path of a part file, readable by its owner alone, that takes the name `target` at the end of the block.

    Its content is on the disk before it is renamed; if the block raises, no file is left behind.
    Errors: FileExistsError if `target` is there already, so that no backup replaces another; OSError.
    """
    if target.exists():
        raise FileExistsError(17, "exists", str(target))
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        yield part
        _synchronise(part)
        part.replace(target)
        if os.name == "posix":
            _synchronise(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _synchronise(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
