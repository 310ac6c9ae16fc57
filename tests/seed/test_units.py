"""The illustrative units."""

import random
import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from seed.units import illustrative_units, unit_years


@given(st.integers())
def test_forty_committees_and_thirty_cells_have_5080_members(random_seed: int) -> None:
    units = illustrative_units(random.Random(random_seed))
    assert Counter(unit.kind for unit in units) == {"committee": 40, "cell": 30}
    assert sum(unit.members for unit in units) == 5080
    assert {unit.bloc for unit in units} == {"dang-doan-the", "kinh-te", "noi-chinh", "van-hoa"}
    assert sum(1 for unit in units if not unit.zeal) == 2


@given(st.integers())
def test_members_by_year_are_lawful_and_those_of_2024_and_2025_are_the_published_ones(random_seed: int) -> None:
    chance = random.Random(random_seed)
    units = illustrative_units(chance)
    years = list(unit_years(units, chance))
    kinds = {unit.code: unit.kind for unit in units}
    sums = Counter[int]()
    for row in years:
        sums[row.year] += row.member_count
        if kinds[row.unit] == "committee":
            assert row.member_count >= 30
        else:
            assert 3 <= row.member_count < 30
    assert sums[2024] == sums[2025] == 5080
    assert sums[2021] < sums[2022] < sums[2023] < 5080
    assert len(years) == 70 * 5


def test_every_name_and_code_says_that_the_unit_is_illustrative() -> None:
    for unit in illustrative_units(random.Random(7)):
        assert re.fullmatch(r"(Đảng bộ|Chi bộ) cơ sở minh họa \d\d", unit.name)
        assert re.fullmatch(r"MH-(DB|CB)-\d\d", unit.code)


def test_since_2023_every_unit_has_a_plan_and_has_made_the_movement_known() -> None:
    chance = random.Random(7)
    rows = [row for row in unit_years(illustrative_units(chance), chance) if row.year >= 2023]
    assert all(row.has_plan and row.disseminated for row in rows)
    assert all(re.fullmatch(r"\d\d-KH/MH", row.plan_no) for row in rows)
