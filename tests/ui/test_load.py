"""What a process keeps of a revision, and what a page gets of it."""

from pathlib import Path

import numpy as np
import pandas as pd

from tests.conftest import SetUp
from ui.load import prepared


def test_a_frame_is_made_once_and_each_caller_gets_a_copy_of_its_own(set_up: SetUp, tmp_path: Path) -> None:
    set_up(database_url=f"sqlite:///{tmp_path / 'kept.sqlite3'}")
    made = []

    def of_revision(number: int) -> pd.DataFrame:
        made.append(number)
        return pd.DataFrame({"models": [3, number]})

    frames = [prepared(of_revision, number) for number in (5, 5, 6)]
    assert [list(frame["models"]) for frame in frames] == [[3, 5], [3, 5], [3, 6]]
    assert made == [5, 6]
    assert not np.shares_memory(frames[0]["models"].to_numpy(), frames[1]["models"].to_numpy())
