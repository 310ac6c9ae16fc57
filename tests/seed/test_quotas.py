"""The published proportions at any size."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seed.quotas import Cell, Urn, apportion, cell_quotas, cells_in_order


def _early(cell: Cell) -> bool:
    return cell.year <= 2023


PUBLISHED: dict[str, tuple[int, Callable[[Cell], bool]]] = {
    "all": (225, lambda cell: True),
    "collective": (108, lambda cell: cell.subject_type == "collective"),
    "individual": (117, lambda cell: cell.subject_type == "individual"),
    "2021-2023": (79, _early),
    "2021-2023 collective": (52, lambda cell: _early(cell) and cell.subject_type == "collective"),
    "2021-2023 individual": (27, lambda cell: _early(cell) and cell.subject_type == "individual"),
    "collective at the level": (15, lambda c: _early(c) and c.subject_type == "collective" and c.level != "co-so"),
    "individual at the level": (8, lambda c: _early(c) and c.subject_type == "individual" and c.level != "co-so"),
    "2024-2025": (146, lambda cell: not _early(cell)),
    "2024-2025 collective": (56, lambda cell: not _early(cell) and cell.subject_type == "collective"),
    "2024-2025 individual": (90, lambda cell: not _early(cell) and cell.subject_type == "individual"),
}


def _counted(quotas: dict[Cell, int], within: Callable[[Cell], bool]) -> int:
    return sum(quota for cell, quota in quotas.items() if within(cell))


@pytest.mark.parametrize("total", PUBLISHED)
def test_a_published_total_is_met_exactly(total: str) -> None:
    published, within = PUBLISHED[total]
    assert _counted(cell_quotas(225), within) == published


@given(st.integers(0, 3_000_000))
def test_at_any_size_every_published_total_is_within_one_of_its_share(models: int) -> None:
    quotas = cell_quotas(models)
    assert sum(quotas.values()) == models
    assert min(quotas.values()) >= 0
    for published, within in PUBLISHED.values():
        assert abs(_counted(quotas, within) - models * published / 225) <= 1


def test_up_to_2023_no_model_is_registered_above_the_level_of_the_bloc_committee() -> None:
    early = {cell.level for cell in cell_quotas(225) if _early(cell)}
    assert early == {"co-so", "dang-bo-khoi"}


@given(st.integers(0, 10_000), st.lists(st.floats(0.01, 100), min_size=1, max_size=40))
def test_shares_sum_to_the_whole_and_stay_within_one_of_their_weight(total: int, weights: list[float]) -> None:
    shares = apportion(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - total * weight / sum(weights)) <= 1.0001


def test_more_parts_than_the_whole_has_room_for_are_refused() -> None:
    with pytest.raises(ValueError, match="3 into 4 parts"):
        apportion(3, [1, 1, 1, 1], least=1)


@given(st.dictionaries(st.text(), st.integers(0, 30), max_size=8), st.integers())
def test_an_urn_gives_out_exactly_what_is_in_it(lots: dict[str, int], random_seed: int) -> None:
    urn = Urn(lots, random.Random(random_seed))
    drawn = Counter(urn.draw() for _ in range(len(urn)))
    assert drawn == Counter(lots)
    with pytest.raises(IndexError):
        urn.draw()


def test_models_come_year_after_year() -> None:
    quotas = cell_quotas(225)
    cells = list(cells_in_order(quotas, random.Random(7)))
    assert [cell.year for cell in cells] == sorted(cell.year for cell in cells)
    assert Counter(cells) == Counter(quotas)
