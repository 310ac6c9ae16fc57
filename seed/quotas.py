"""How many models of each kind: the published proportions, held exactly, for any number of models."""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Cell(NamedTuple):
    """What a published total distinguishes: first year, subject type and registered level."""

    year: int
    subject_type: str
    level: str


_CELLS: tuple[tuple[int, str, str, int], ...] = (
    (2025, "collective", "trung-uong", 1),
    (2025, "collective", "tinh", 2),
    (2025, "collective", "dang-bo-khoi", 7),
    (2025, "collective", "co-so", 17),
    (2024, "collective", "tinh", 2),
    (2024, "collective", "dang-bo-khoi", 8),
    (2024, "collective", "co-so", 19),
    (2023, "collective", "co-so", 13),
    (2022, "collective", "co-so", 12),
    (2021, "collective", "co-so", 12),
    (2021, "collective", "dang-bo-khoi", 4),
    (2022, "collective", "dang-bo-khoi", 5),
    (2023, "collective", "dang-bo-khoi", 6),
    (2023, "individual", "dang-bo-khoi", 3),
    (2022, "individual", "dang-bo-khoi", 3),
    (2021, "individual", "dang-bo-khoi", 2),
    (2021, "individual", "co-so", 5),
    (2022, "individual", "co-so", 8),
    (2023, "individual", "co-so", 6),
    (2024, "individual", "co-so", 38),
    (2024, "individual", "dang-bo-khoi", 7),
    (2024, "individual", "tinh", 1),
    (2025, "individual", "co-so", 36),
    (2025, "individual", "dang-bo-khoi", 7),
    (2025, "individual", "tinh", 1),
)
"""The cells at the published size. The order matters: every published total is one run of neighbours, so that rounding
the running sum keeps each of them within one of its exact share at any other size."""

PUBLISHED_MODELS = sum(models for *_, models in _CELLS)


def cell_quotas(models: int) -> dict[Cell, int]:
    """Return how many of so many models fall into each cell, in the published proportions.

    Exact at the published size; at any other, each published total is less than one model off its share.
    """
    quotas: dict[Cell, int] = {}
    before = running = 0
    for year, subject_type, level, published in _CELLS:
        running += published
        upto = (2 * models * running + PUBLISHED_MODELS) // (2 * PUBLISHED_MODELS)
        quotas[Cell(year, subject_type, level)] = upto - before
        before = upto
    return quotas


def apportion(total: int, weights: Sequence[float], least: int = 0) -> list[int]:
    """Share out a whole number by weights, largest remainder first, each share at least ``least``.

    >>> apportion(10, [1, 1, 2])
    [3, 2, 5]

    Errors: ValueError if the total is less than ``least`` for each.
    """
    spread = total - least * len(weights)
    if spread < 0:
        raise ValueError(f"Cannot share {total} into {len(weights)} parts of at least {least}.")
    exact = [spread * weight / sum(weights) for weight in weights]
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(weights)), key=lambda part: (shares[part] - exact[part], part))
    for part in by_remainder[: spread - sum(shares)]:
        shares[part] += 1
    return [share + least for share in shares]


class Urn(Generic[T]):
    """Draws without replacement from counted lots, so that at the end each was drawn exactly as often as it counts."""

    def __init__(self, lots: Mapping[T, int], chance: random.Random) -> None:
        self._names = list(lots)
        self._left = list(lots.values())
        self._total = sum(self._left)
        self._chance = chance

    def __len__(self) -> int:
        return self._total

    def draw(self) -> T:
        """Take one lot out. Errors: IndexError if the urn is empty."""
        if not self._total:
            raise IndexError("The urn is empty.")
        point = int(self._chance.random() * self._total)
        lot = 0
        while point >= self._left[lot]:
            point -= self._left[lot]
            lot += 1
        self._left[lot] -= 1
        self._total -= 1
        return self._names[lot]


def cells_in_order(quotas: Mapping[Cell, int], chance: random.Random) -> Iterator[Cell]:
    """Yield each cell as often as its quota says: year after year, mixed within a year."""
    for year in sorted({cell.year for cell in quotas}):
        urn = Urn({cell: quota for cell, quota in quotas.items() if cell.year == year}, chance)
        while len(urn):
            yield urn.draw()
