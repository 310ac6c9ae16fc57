"""The tables and columns that several sections have."""

from collections.abc import Sequence

import pandas as pd

from exports.story_parts import Column, Table
from wording.headline import Stated

MODELS = Column("models", "Mô hình", "count")
TOTAL = Column("models", "Tổng số", "count")
SHARE = Column("share", "Tỷ lệ", "share")


def whole_table(title: str, frame: pd.DataFrame, *columns: Column) -> Table:
    """Return a table of all rows of a frame."""
    chosen = frame.reset_index(drop=True)
    return Table(title, chosen, columns, len(chosen))


def stated_table(title: str, stated: Sequence[Stated]) -> Table:
    """Return big figures as a table of what, how much, and where it comes from."""
    frame = pd.DataFrame(
        {
            "label": [one.label for one in stated],
            "value": [one.value for one in stated],
            "note": [one.note for one in stated],
        }
    )
    columns = (Column("label", "Nội dung"), Column("value", "Số liệu"), Column("note", "Ghi chú"))
    return whole_table(title, frame, *columns)
