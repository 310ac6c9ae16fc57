"""Frames from rows, rows of a frame as named tuples, and the names of its codes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows; their fields are the columns. pandas' own stubs type every field as any scalar."""
    return iter(frame.itertuples(index=False))


def named(frame: pd.DataFrame) -> dict[str, str]:
    """Return code -> name of a frame of categories or units, in its order."""
    return dict(zip(frame["code"], frame["name"], strict=True))


def typed(found: Iterable[Sequence[Any]], kinds: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows as a frame with these columns and dtypes, also if there are none.

    Each column is made of its dtype at once: a small frame of objects costs several times as much to convert.
    """
    lines = list(found)
    columns: Iterable[Sequence[Any]] = zip(*lines, strict=True) if lines else repeat(())
    made = {name: pd.array(column, dtype=kind) for (name, kind), column in zip(kinds.items(), columns, strict=False)}  # type: ignore[call-overload] # of any dtype
    return pd.DataFrame(made, copy=False)
