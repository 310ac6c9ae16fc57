"""How a model goes on from year to year: status, level, score, decision and award."""

import random
from datetime import date, timedelta
from typing import NamedTuple

from seed.quotas import Cell
from seed.units import YEARS, Unit

RECOGNITION_SCORE = 75

_LEVELS = ("co-so", "dang-bo-khoi", "tinh", "trung-uong")

_FIRST = {
    "registered": 4,
    "in_progress": 27,
    "under_review": 6,
    "recognized": 53,
    "not_recognized": 8,
    "discontinued": 2,
}
_FIRST_IN_LAST_YEAR = {"registered": 11, "in_progress": 26, "under_review": 15, "recognized": 43, "not_recognized": 5}
_NEXT = {
    "registered": {"in_progress": 50, "recognized": 36, "not_recognized": 5, "discontinued": 9},
    "in_progress": {"in_progress": 10, "under_review": 8, "recognized": 66, "not_recognized": 8, "discontinued": 8},
    "under_review": {"recognized": 82, "not_recognized": 18},
    "recognized": {"recognized": 93, "discontinued": 7},
    "not_recognized": {"in_progress": 60, "recognized": 30, "discontinued": 10},
}
_CARRIED_ON = {"registered": 1.0, "in_progress": 1.0, "under_review": 1.0, "recognized": 0.62, "not_recognized": 0.35}
"""Chance of a row in the next year. What is not decided goes on until it is."""

AWARDS = {
    "co-so": ("Giấy khen", "Cấp ủy cơ sở"),
    "dang-bo-khoi": ("Giấy khen", "Đảng ủy Khối"),
    "tinh": ("Bằng khen", "Chủ tịch UBND tỉnh"),
    "trung-uong": ("Bằng khen", "Tỉnh ủy"),
}
"""Form and authority by recognised level; the highest award known from practice is the province's."""


class Award(NamedTuple):
    form: str
    authority: str
    decision_no: str
    decision_date: date


class CourseYear(NamedTuple):
    """One year of a model. Score, marks and level are those of the review, none before it."""

    year: int
    status: str
    recognized_level: str
    score: float | None
    is_exemplary: bool | None
    is_replicated: bool | None
    decision_no: str
    decision_date: date | None
    award: Award | None


def drawn_course(cell: Cell, unit: Unit, chance: random.Random) -> list[CourseYear]:
    """Return the years of a model from its first to its last, without gaps."""
    last = YEARS[-1]
    quality = chance.gauss(84.0, 6.0)
    status = _drawn(_FIRST_IN_LAST_YEAR if cell.year == last else _FIRST, chance)
    course = [_reviewed(cell.year, status, cell.level, quality, unit, chance)]
    for year in range(cell.year + 1, last + 1):
        if chance.random() >= _CARRIED_ON.get(status, 0.0):
            break
        status = _drawn(_NEXT[status], chance)
        quality += chance.uniform(-1.0, 3.0)
        course.append(_reviewed(year, status, cell.level, quality, unit, chance, carried_on=True))
    return course


def _drawn(weights: dict[str, int], chance: random.Random) -> str:
    return chance.choices(tuple(weights), tuple(weights.values()))[0]


def _reviewed(
    year: int, status: str, level: str, quality: float, unit: Unit, chance: random.Random, carried_on: bool = False
) -> CourseYear:
    if status == "not_recognized":
        score = None if chance.random() < 0.1 else round(2 * min(max(quality - 18, 50), 74.5)) / 2
        return CourseYear(year, status, "", score, False, False, "", None, None)
    if status != "recognized":
        return CourseYear(year, status, "", None, None, None, "", None, None)
    score = None if chance.random() < 0.1 else round(2 * min(max(quality, RECOGNITION_SCORE), 98.5)) / 2
    recognized = _recognized_level(level, quality, chance)
    is_exemplary = quality > 88 and chance.random() < 0.7
    is_replicated = chance.random() < (0.45 if is_exemplary else 0.04) + (0.15 if carried_on else 0.0)
    decision_no, decision_date = _decision(year, recognized, unit)
    award = _award(recognized, is_exemplary, decision_date, unit, chance)
    return CourseYear(year, status, recognized, score, is_exemplary, is_replicated, decision_no, decision_date, award)


def _recognized_level(level: str, quality: float, chance: random.Random) -> str:
    """Mostly the level that was registered; one lower for the weaker, one higher for a few of the best."""
    rank = _LEVELS.index(level)
    if rank and quality < 82 and chance.random() < 0.4:
        return _LEVELS[rank - 1]
    if rank < 2 and quality > 92 and chance.random() < 0.3:
        return _LEVELS[rank + 1]
    return level


def _decision(year: int, level: str, unit: Unit) -> tuple[str, date]:
    """Return number and date of the decision: one a year and unit at its own level, one a year above it."""
    rank = _LEVELS.index(level)
    day = 20 + 2 * rank if rank else 3 + unit.number % 15
    number = 120 + 7 * rank if rank else 8 + (unit.number * 3 + year) % 70
    return f"{number}-QĐ/MH", _working_day(date(year, 12, day))


def _award(level: str, is_exemplary: bool, decided: date, unit: Unit, chance: random.Random) -> Award | None:
    likely = {"co-so": 0.2, "dang-bo-khoi": 0.3, "tinh": 0.6, "trung-uong": 0.8}[level]
    if chance.random() >= likely + (0.2 if is_exemplary else 0.0):
        return None
    form, authority = AWARDS[level]
    return Award(form, authority, f"{200 + unit.number}-QĐ/MH", _working_day(decided + timedelta(days=3)))


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
