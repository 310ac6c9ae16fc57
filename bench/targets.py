"""What each part aims at and what it measured: noted while a whole run goes on, told in one table at its end."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from wording.numbers import amount

NOTES = "BENCH_NOTES"
"""Name of the environment variable that holds the file of a whole run; a part that runs by itself has none."""


@dataclass(frozen=True)
class Aimed:
    """One measurement that has a limit: the most that is allowed, or the least where `at_least`."""

    target: str
    where: str
    measured: float
    limit: float
    unit: str = ""
    at_least: bool = False

    @property
    def beyond(self) -> float:
        """The share by which the limit is missed; 0 or less where it is held."""
        return 1 - self.measured / self.limit if self.at_least else self.measured / self.limit - 1


def aim(target: str, where: str, measured: float, limit: float, unit: str = "", *, at_least: bool = False) -> None:
    """Note a measurement for the table at the end of a whole run."""
    if NOTES in os.environ:
        with Path(os.environ[NOTES]).open("a", encoding="utf-8") as notes:
            print(json.dumps(asdict(Aimed(target, where, measured, limit, unit, at_least))), file=notes)


def noted(notes: Path) -> list[Aimed]:
    """Return what was noted, in the order of time."""
    return [Aimed(**json.loads(line)) for line in notes.read_text(encoding="utf-8").splitlines()]


def summary(measurements: Iterable[Aimed]) -> list[tuple[str, ...]]:
    """Return the rows of a table: a head, then each target with the measurement that comes closest to missing it."""
    by_target: dict[str, list[Aimed]] = {}
    for one in measurements:
        by_target.setdefault(one.target, []).append(one)
    head = ("mục tiêu", "mức", "đo được, ở chỗ kém nhất", "kết quả")
    return [head, *(_row(target, held) for target, held in by_target.items())]


def _row(target: str, measurements: Sequence[Aimed]) -> tuple[str, ...]:
    worst = max(measurements, key=lambda one: one.beyond)
    missed = sum(one.beyond > 0 for one in measurements)
    unit = f" {worst.unit}" if worst.unit else ""
    result = "đạt"
    if missed:
        how = "thiếu" if worst.at_least else "hơn"
        result = f"**chưa đạt**: {how} {max(1, round(100 * worst.beyond))} %, ở {missed} trong {len(measurements)} chỗ"
    return (
        target,
        f"{'≥' if worst.at_least else '≤'} {amount(worst.limit)}{unit}",
        f"{amount(worst.measured)}{unit} ({worst.where})",
        result,
    )
