"""Rows of a frame as named tuples."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows; their fields are the columns. pandas' own stubs type every field as any scalar."""
    return iter(frame.itertuples(index=False))
