"""What happens to a model over the years."""

import random
import re
from datetime import date

import pytest

from seed.courses import CourseYear, drawn_course
from seed.quotas import Cell, cell_quotas
from seed.units import YEARS, illustrative_units

DECIDED = {"recognized", "not_recognized", "discontinued"}


@pytest.fixture(scope="module")
def courses() -> list[tuple[Cell, list[CourseYear]]]:
    chance = random.Random(7)
    units = illustrative_units(chance)
    return [(cell, drawn_course(cell, chance.choice(units), chance)) for cell in cell_quotas(225) for _ in range(80)]


def test_years_follow_each_other_from_the_first(courses: list[tuple[Cell, list[CourseYear]]]) -> None:
    for cell, course in courses:
        assert [year.year for year in course] == list(range(cell.year, cell.year + len(course)))
        assert course[-1].year <= YEARS[-1]


def test_a_model_without_a_decision_goes_on_until_there_is_one(courses: list[tuple[Cell, list[CourseYear]]]) -> None:
    for _, course in courses:
        assert course[-1].year == YEARS[-1] or course[-1].status in DECIDED
        assert all(year.status != "discontinued" for year in course[:-1])
        assert all(year.status != "registered" for year in course[1:])


def test_where_there_is_a_score_it_decides_the_recognition(courses: list[tuple[Cell, list[CourseYear]]]) -> None:
    scored = [year for _, course in courses for year in course if year.score is not None]
    assert scored
    for year in scored:
        assert year.score is not None
        assert 0 <= year.score <= 100
        assert (year.score >= 75) == (year.status == "recognized")


def test_only_a_recognised_model_has_level_decision_mark_and_award(
    courses: list[tuple[Cell, list[CourseYear]]],
) -> None:
    for _, course in courses:
        for year in course:
            recognized = year.status == "recognized"
            assert bool(year.recognized_level) == bool(year.decision_no) == bool(year.decision_date) == recognized
            assert recognized or not (year.is_exemplary or year.is_replicated or year.award)


def test_decisions_cannot_be_taken_for_real_ones_and_fall_on_working_days(
    courses: list[tuple[Cell, list[CourseYear]]],
) -> None:
    decisions: list[tuple[str, date, int]] = []
    for _, course in courses:
        for year in course:
            if year.decision_date:
                decisions.append((year.decision_no, year.decision_date, year.year))
            if year.award:
                decisions.append((year.award.decision_no, year.award.decision_date, year.year))
    assert decisions
    for number, day, year_of in decisions:
        assert re.fullmatch(r"\d+-QĐ/MH", number)
        assert day.year == year_of
        assert day.weekday() < 5


def test_every_status_and_recognised_level_occurs(courses: list[tuple[Cell, list[CourseYear]]]) -> None:
    years = [year for _, course in courses for year in course]
    assert {year.status for year in years} == {
        "registered",
        "in_progress",
        "under_review",
        "recognized",
        "not_recognized",
        "discontinued",
    }
    assert {year.recognized_level for year in years} == {"", "co-so", "dang-bo-khoi", "tinh", "trung-uong"}
