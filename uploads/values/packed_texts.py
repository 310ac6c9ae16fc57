"""A column of long texts that takes little memory: a million summaries would take more than all else together."""

from collections.abc import Iterable, Iterator
from typing import overload

import pyarrow as pa

_CHUNK = 20_000
_BETWEEN = "\x1f"
_CODEC = "lz4"


class PackedTexts:
    """Texts, None for a blank one, to be appended and read by their place; all but the last thousands are packed.

    A text never holds the unit separator: cleaned cells have none.
    """

    def __init__(self) -> None:
        self._packed: list[tuple[int, bytes]] = []
        self._rest: list[str | None] = []
        self._opened: tuple[int, list[str | None]] = (-1, [])

    def __len__(self) -> int:
        return len(self._packed) * _CHUNK + len(self._rest)

    def __iadd__(self, texts: Iterable[str | None]) -> "PackedTexts":
        self._rest += texts
        while len(self._rest) >= _CHUNK:
            chunk = _BETWEEN.join([text or "" for text in self._rest[:_CHUNK]]).encode()
            self._packed.append((len(chunk), pa.compress(chunk, codec=_CODEC, asbytes=True)))
            del self._rest[:_CHUNK]
        return self

    @overload
    def __getitem__(self, place: int) -> str | None: ...
    @overload
    def __getitem__(self, place: slice) -> list[str | None]: ...
    def __getitem__(self, place: int | slice) -> str | list[str | None] | None:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        chunk, inside = divmod(place, _CHUNK)
        return self._chunk(chunk)[inside]

    def __iter__(self) -> Iterator[str | None]:
        for chunk in range(len(self._packed) + 1):
            yield from self._chunk(chunk)

    def _chunk(self, number: int) -> list[str | None]:
        if number == len(self._packed):
            return self._rest
        if self._opened[0] != number:
            size, packed = self._packed[number]
            text = pa.decompress(packed, size, codec=_CODEC, asbytes=True).decode()
            self._opened = number, [one or None for one in text.split(_BETWEEN)]
        return self._opened[1]
