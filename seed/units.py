"""The 70 illustrative units: as many as are published, with as many members, under names that nobody can mistake."""

import random
from collections.abc import Iterator
from typing import NamedTuple

from seed.quotas import apportion

YEARS = (2021, 2022, 2023, 2024, 2025)

MEMBERS = {2021: 4951, 2022: 5003, 2023: 5046, 2024: 5080, 2025: 5080}
"""Members of all units by year; those of 2024, and of the last year, are the published figure."""

_COMMITTEES = {"dang-doan-the": 7, "kinh-te": 14, "noi-chinh": 9, "van-hoa": 10}
_CELLS = {"dang-doan-the": 12, "kinh-te": 6, "noi-chinh": 6, "van-hoa": 6}

_CELL_MEMBERS = 562
_LEAST_IN_COMMITTEE = 34
"""A grassroots committee has 30 members at least; four are left to lose on the way back to 2021."""
_LEAST_IN_CELL = 7
_MOST_IN_CELL = 29

_WITHOUT_PLAN = {2021: 6, 2022: 2}
"""So many of the smallest units had no plan of their own yet in the first years; since 2023 all have, as published."""

WITHOUT_MODEL = 2
"""Units that register no model at all."""


class Unit(NamedTuple):
    """An illustrative unit; ``members`` in 2024, ``zeal`` how many models it registers compared with others."""

    code: str
    name: str
    short_name: str
    kind: str
    bloc: str
    number: int
    members: int
    zeal: float


def illustrative_units(chance: random.Random) -> list[Unit]:
    """Return 40 committees and 30 cells over the four blocs; their members sum to the published 5.080."""
    committees = _numbered(_COMMITTEES, chance)
    cells = _numbered(_CELLS, chance)
    in_committees = apportion(
        MEMBERS[2024] - _CELL_MEMBERS, [chance.lognormvariate(0, 0.6) for _ in committees], _LEAST_IN_COMMITTEE
    )
    in_cells = _capped(
        apportion(_CELL_MEMBERS, [chance.uniform(0.2, 1.2) for _ in cells], _LEAST_IN_CELL), _MOST_IN_CELL
    )
    units = [
        _unit("committee", "DB", "Đảng bộ", number, bloc, members, chance)
        for number, (bloc, members) in enumerate(zip(committees, in_committees, strict=True), 1)
    ]
    units += [
        _unit("cell", "CB", "Chi bộ", number, bloc, members, chance)
        for number, (bloc, members) in enumerate(zip(cells, in_cells, strict=True), 1)
    ]
    idle = sorted(units, key=lambda unit: (unit.members, unit.code))[:WITHOUT_MODEL]
    return [unit._replace(zeal=0.0) if unit in idle else unit for unit in units]


class UnitYear(NamedTuple):
    """What is reported of one unit in one year."""

    unit: str
    year: int
    bloc: str
    member_count: int
    has_plan: bool
    plan_no: str
    disseminated: bool


def unit_years(units: list[Unit], chance: random.Random) -> Iterator[UnitYear]:
    """Yield a row a unit and year; the members of a year sum to `MEMBERS`."""
    small_first = sorted(units, key=lambda unit: (unit.members, unit.code))
    for year in YEARS:
        counts = {unit.code: unit.members for unit in units}
        _grow(counts, [unit for unit in units if unit.kind == "committee"], MEMBERS[year] - MEMBERS[2024], chance)
        late = {unit.code for unit in small_first[: _WITHOUT_PLAN.get(year, 0)]}
        for unit in units:
            plan_no = "" if unit.code in late else f"{3 + (unit.number * 7 + year) % 38:02d}-KH/MH"
            yield UnitYear(unit.code, year, unit.bloc, counts[unit.code], bool(plan_no), plan_no, True)


def _numbered(by_bloc: dict[str, int], chance: random.Random) -> list[str]:
    """Return the bloc of unit 1, 2, …: mixed, so that a number says nothing about the bloc."""
    blocs = [bloc for bloc, units in by_bloc.items() for _ in range(units)]
    chance.shuffle(blocs)
    return blocs


def _unit(kind: str, mark: str, word: str, number: int, bloc: str, members: int, chance: random.Random) -> Unit:
    name = f"{word} cơ sở minh họa {number:02d}"
    zeal = members**0.4 * chance.uniform(0.5, 1.5)
    return Unit(f"MH-{mark}-{number:02d}", name, f"{word} minh họa {number:02d}", kind, bloc, number, members, zeal)


def _capped(counts: list[int], most: int) -> list[int]:
    """Move what is over ``most`` to the smallest."""
    counts = list(counts)
    while max(counts) > most:
        counts[counts.index(max(counts))] -= 1
        counts[counts.index(min(counts))] += 1
    return counts


def _grow(counts: dict[str, int], units: list[Unit], change: int, chance: random.Random) -> None:
    """Spread a small change over the units by size; none loses more than the few it has above the legal least."""
    step = 1 if change > 0 else -1
    room = {unit.code: 4 + (unit.members - _LEAST_IN_COMMITTEE) // 8 for unit in units}
    for _ in range(abs(change)):
        code = chance.choices(list(room), weights=list(room.values()))[0]
        counts[code] += step
        room[code] -= 1
