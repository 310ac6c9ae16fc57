"""The uploaded file as bytes that can be opened again and again."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from uploads.unusable import UnusableFile

BLOCK = 1 << 20


@dataclass(frozen=True)
class Source:
    """A file to upload: its name, its size in bytes, and its bytes or the path where they are."""

    name: str
    size: int
    held: bytes | Path

    def open(self) -> BinaryIO:
        """Return a stream at the start of the file."""
        return io.BytesIO(self.held) if isinstance(self.held, bytes) else self.held.open("rb")

    def start(self, length: int) -> bytes:
        """Return the first bytes, at most `length` of them."""
        with self.open() as stream:
            return stream.read(length)

    def blocks(self) -> Iterator[bytes]:
        """Yield all bytes, block by block."""
        with self.open() as stream:
            while block := stream.read(BLOCK):
                yield block

    def sha256(self) -> str:
        """Return the hexadecimal SHA-256 of the bytes."""
        digest = hashlib.sha256()
        for block in self.blocks():
            digest.update(block)
        return digest.hexdigest()


def source_of_bytes(name: str, content: bytes) -> Source:
    """Return the source of a file held in memory, for instance one sent by a browser."""
    return Source(name, len(content), content)


def source_of_path(path: Path) -> Source:
    """Return the source of a file on disk.

    Errors: UnusableFile if there is no such file or it may not be read.
    """
    try:
        with path.open("rb"):
            size = path.stat().st_size
    except OSError as error:
        raise UnusableFile(
            "unreadable_file", f"Không mở được tệp “{path}”. Hãy kiểm tra đường dẫn và quyền đọc tệp."
        ) from error
    return Source(path.name, size, path.absolute())
