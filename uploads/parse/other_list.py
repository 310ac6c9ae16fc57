"""Which list a file is when another one was chosen, told by its headers alone."""

from collections.abc import Sequence
from functools import cache

from uploads.datasets import DATASETS
from uploads.datasets.columns import Dataset
from uploads.parse.headers import HeaderIndex

_VAGUE = 6
_CLEARLY_MORE = 2


def likelier_list(headers: Sequence[str], chosen: Dataset) -> Dataset | None:
    """Return the list that the headers name clearly more columns of, all required ones among them; None if none."""
    named = _named(headers, chosen)
    found = {code: _named(headers, dataset) for code, dataset in DATASETS.items() if dataset is not chosen}
    best = max(found, key=lambda code: len(found[code]))
    complete = {column.code for column in DATASETS[best].required} <= found[best]
    return DATASETS[best] if complete and len(found[best]) >= len(named) + _CLEARLY_MORE else None


@cache
def _index(code: str) -> HeaderIndex:
    return HeaderIndex(DATASETS[code])


def _named(headers: Sequence[str], dataset: Dataset) -> set[str]:
    """Return the columns of a list that are named by the headers, or by the lowest part of one of several rows."""
    index, columns = _index(dataset.code), set[str]()
    for header in headers:
        match = index.match(header)
        if not match.known:
            match = index.match(header.rpartition(" – ")[2])
        columns |= {match.mark[0]} if match.mark else set(match.columns[:1] if match.rank < _VAGUE else ())
    return columns
