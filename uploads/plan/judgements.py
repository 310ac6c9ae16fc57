"""What a person decides on rows that seem new but resemble a stored model."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from uploads.parse.reading import Reading


class Verdict(Enum):
    """What such a row is: a model of its own, the stored one, or nothing that is to be written."""

    DISTINCT = "distinct"
    SAME = "same"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided on a row, and the code of the stored model that it resembles."""

    verdict: Verdict
    model: str


Judgements = Mapping[int, Judgement]
"""The number of a row that Excel shows -> what was decided on it."""


def left_out(judgements: Judgements) -> frozenset[int]:
    """Return the rows that are not to be read."""
    return frozenset(row for row, one in judgements.items() if one.verdict is Verdict.LEFT_OUT)


def told_apart(reading: Reading, judgements: Judgements) -> dict[int, str]:
    """Return the models that rows were judged not to be, by the index of the row."""
    return {
        index: judgements[row].model
        for index, row in enumerate(reading.numbers)
        if row in judgements and judgements[row].verdict is Verdict.DISTINCT
    }


def take_as_stored(reading: Reading, judgements: Judgements) -> None:
    """Let the rows that were judged to be a stored model be about it, as if its code stood there; it keeps its name."""
    same = {row: one.model for row, one in judgements.items() if one.verdict is Verdict.SAME}
    if not same:
        return
    codes = reading.columns.setdefault("code", [None] * reading.rows)
    for index, row in enumerate(reading.numbers):
        if row in same:
            codes[index], reading.columns["name"][index] = same[row], None
