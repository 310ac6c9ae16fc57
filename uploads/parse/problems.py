"""What is wrong with a row, said so that its author can mend it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from uploads.values.cells import shown
from uploads.values.parsers import Fault
from wording.texts import cut

MOST = 100_000


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: the row that Excel shows, the header of the column ('' = the row as a whole), the value as it stands
    in the file, a stable code, and a Vietnamese sentence with the remedy."""

    row: int
    column: str
    value: str
    code: str
    message: str


@dataclass
class Findings:
    """All problems and warnings of a file; `bad` are the indexes of the rows that cannot be applied,
    `bad_cells` those together with the header of the column.

    Beyond `MOST` problems only their number is kept: nobody reads more, and memory stays bounded.
    """

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)
    bad_cells: set[tuple[int, str]] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, index: int, row: int, column: str, value: Any, fault: Fault) -> None:
        """Note a problem of the row at `index` (its place among the rows that were read, from 0)."""
        self.bad.add(index)
        self.bad_cells.add((index, column))
        self.counts[fault.code] += 1
        if len(self.problems) < MOST:
            self.problems.append(Problem(row, column, _as_seen(value), fault.code, fault.message))

    def warn(self, row: int, column: str, value: Any, code: str, message: str) -> None:
        if len(self.warnings) < MOST:
            self.warnings.append(Problem(row, column, _as_seen(value), code, message))

    def sort(self) -> None:
        """Put the findings into the order of the rows."""
        self.problems.sort(key=lambda problem: problem.row)
        self.warnings.sort(key=lambda warning: warning.row)


def _as_seen(value: Any) -> str:
    return "" if value is None else cut(shown(value), 200)
