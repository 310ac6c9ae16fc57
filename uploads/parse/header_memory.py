"""Headers that a person explained: now, or once before for a header of the same shape."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import Connection, delete, insert, select

from data_access.schema import header_mapping
from uploads.datasets.columns import Dataset
from uploads.parse.headers import header_key


@dataclass(frozen=True)
class ToldHeaders:
    """What is told about headers: header -> column, '' = pass over. `now` goes before what is remembered by shape."""

    now: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def about(self, headers: Iterable[str]) -> Mapping[str, str]:
        """Return what is told about a header row, by the keys of its headers."""
        remembered = self.before.get(shape_of(headers), {}) if self.before else {}
        told = {**remembered, **self.now}
        return {header_key(header): column for header, column in told.items()}

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all headers that anything is told about."""
        mappings = (self.now, *self.before.values())
        return frozenset(header_key(header) for mapping in mappings for header in mapping)


def shape_of(headers: Iterable[str]) -> str:
    """Return what is the same for two files with the same headers: a SHA-256 of their folded words, in order."""
    return hashlib.sha256("\n".join(header_key(header) for header in headers).encode()).hexdigest()


def told_headers(connection: Connection, dataset: Dataset, now: Mapping[str, str]) -> ToldHeaders:
    """Return what is told now together with what is remembered for the dataset. This is a read-only operation."""
    kept = select(header_mapping.c.shape, header_mapping.c.mapping).where(header_mapping.c.dataset == dataset.code)
    before = {row.shape: _still_valid(dataset, json.loads(row.mapping)) for row in connection.execute(kept)}
    return ToldHeaders(now, before)


def _still_valid(dataset: Dataset, mapping: Mapping[str, str]) -> dict[str, str]:
    return {header: column for header, column in mapping.items() if not column or dataset.has(column)}


def remember_headers(connection: Connection, dataset: Dataset, headers: Iterable[str], now: Mapping[str, str]) -> None:
    """Keep what was told about headers of this shape, over what was told before."""
    shape = shape_of(headers)
    same = (header_mapping.c.dataset == dataset.code) & (header_mapping.c.shape == shape)
    before = connection.scalar(select(header_mapping.c.mapping).where(same))
    told = {**(json.loads(before) if before else {}), **now}
    connection.execute(delete(header_mapping).where(same))
    connection.execute(
        insert(header_mapping).values(
            dataset=dataset.code,
            shape=shape,
            mapping=json.dumps(told, ensure_ascii=False, sort_keys=True),
            saved_at=datetime.now(UTC),
        )
    )
