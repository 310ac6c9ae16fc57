"""Revision 2: illustrative, in the published proportions, and gone without a trace."""

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from data_access.revisions import begin
from data_access.schema import FOREVER, VERSIONED, revision
from data_access.undo import clear_illustrative
from seed.facts import named_models
from seed.illustrative import illustrative
from seed.prose import BODIES, POSTS
from tests.seed.current import current


def _state(engine: Engine, number: int | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """Return key and content of all rows valid now, or at a revision, by table."""
    state = {}
    with engine.connect() as connection:
        for name, versioned in VERSIONED.items():
            c = versioned.table.c
            valid = (c.until == FOREVER,) if number is None else (c.since <= number, c.until > number)
            columns = [c[column] for column in versioned.columns]
            rows = connection.execute(select(*columns).where(*valid).order_by(*(c[key] for key in versioned.key)))
            state[name] = [tuple(row) for row in rows]
    return state


def test_every_published_total_is_met_exactly(seeded: Engine) -> None:
    first = current(seeded, "model_year", "year", "subject_type", "registered_level", is_new=True)
    early = [row for row in first if row[0] <= 2023]
    assert Counter(kind for _, kind, _ in first) == {"collective": 108, "individual": 117}
    assert Counter(kind for _, kind, _ in early) == {"collective": 52, "individual": 27}
    assert Counter((kind, level) for _, kind, level in early) == {
        ("collective", "dang-bo-khoi"): 15,
        ("individual", "dang-bo-khoi"): 8,
        ("collective", "co-so"): 37,
        ("individual", "co-so"): 19,
    }
    assert len(current(seeded, "model", "code")) == 225


def test_seventy_units_have_5080_members_and_two_of_them_no_model(seeded: Engine) -> None:
    units = {code for (code,) in current(seeded, "unit", "code")}
    with_model = {unit for (unit,) in current(seeded, "model_year", "unit") if unit}
    assert len(units) == 70
    assert len(units - with_model) == 2
    for year in (2024, 2025):
        assert sum(members for (members,) in current(seeded, "unit_year", "member_count", year=year)) == 5080


def test_all_years_fields_levels_blocs_and_areas_occur(seeded: Engine) -> None:
    years = current(seeded, "model_year", "year", "field", "registered_level", "bloc", "status")
    assert {row[0] for row in years} == {2021, 2022, 2023, 2024, 2025}
    for place, kind in ((1, "field"), (2, "level"), (3, "bloc")):
        assert {row[place] for row in years} == {code for (code,) in current(seeded, "category", "code", kind=kind)}
    assert {row[4] for row in years} == {
        "registered",
        "in_progress",
        "under_review",
        "recognized",
        "not_recognized",
        "discontinued",
    }
    tasks = {task for (task,) in current(seeded, "model_task", "task")}
    assert tasks == {code for (code,) in current(seeded, "category", "code", kind="task")}
    assert len({unit for (unit,) in current(seeded, "outcome", "measure_unit")}) >= 8


def test_a_model_serves_one_to_three_areas(seeded: Engine) -> None:
    areas = Counter(model for (model,) in current(seeded, "model_task", "model"))
    assert len(areas) == 225
    assert set(areas.values()) <= {1, 2, 3}


def test_holders_are_posts_or_bodies_and_never_persons(seeded: Engine) -> None:
    holders = current(seeded, "model", "code", "subject_type", "holder")
    for code, subject_type, holder in holders:
        if code in named_models():
            assert holder == ""
        else:
            assert holder in (POSTS if subject_type == "individual" else BODIES)


def test_named_models_keep_name_and_bloc_and_get_no_result_score_or_award(seeded: Engine) -> None:
    stored = {code: (name, bloc) for code, name, bloc in current(seeded, "model", "code", "name", "bloc")}
    for code, model in named_models().items():
        assert stored[code] == model
        assert current(seeded, "outcome", "value", model=code) == []
        assert current(seeded, "award", "form", model=code) == []
        years = current(seeded, "model_year", "year", "score", "recognized_level", "decision_no", model=code)
        assert {row[1:] for row in years} == {(None, "", "")}
        assert 2021 <= years[0][0] <= 2023
    assert current(seeded, "model", "unit", code="DVK-000014") == [("",)]


def test_names_are_unique_and_places_invented(seeded: Engine) -> None:
    models = current(seeded, "model", "code", "name", "location")
    assert len({name for _, name, _ in models}) == 225
    for code, _, location in models:
        assert code in named_models() or re.fullmatch(r"|(Địa bàn|Bộ phận) minh họa \d\d+", location)


def test_every_row_of_the_second_revision_is_marked_as_illustrative(seeded: Engine) -> None:
    with seeded.connect() as connection:
        marks = connection.execute(select(revision.c.id, revision.c.action, revision.c.illustrative)).fetchall()
    assert [tuple(row) for row in marks] == [(1, "seed", False), (2, "seed", True)]


def test_clearing_leaves_exactly_the_facts(seeded: Engine) -> None:
    facts = _state(seeded, 1)
    cleared = clear_illustrative(seeded, "admin")
    assert cleared.kept == []
    assert _state(seeded) == facts


def test_clearing_keeps_what_was_really_uploaded(seeded: Engine) -> None:
    with begin(seeded, "upload", dataset="models") as upload:
        upload.write("model", [{"code": "DVK-000226", "name": "Vườn rau sạch", "bloc": "kinh-te"}])
        upload.write("model_year", [{"model": "DVK-000226", "year": 2024, "bloc": "kinh-te", "status": "registered"}])
    clear_illustrative(seeded, "admin")
    assert len(current(seeded, "model", "code")) == 15
    assert current(seeded, "model", "name", code="DVK-000226") == [("Vườn rau sạch",)]
    assert current(seeded, "unit", "code") == []


def test_the_same_number_and_seed_make_the_same_rows() -> None:
    assert list(illustrative(225, 7)) == list(illustrative(225, 7))


def test_another_seed_makes_other_models_with_the_same_totals() -> None:
    def names(random_seed: int) -> set[str]:
        return {row[1] for batch in illustrative(225, random_seed) if batch.table == "model" for row in batch.rows}

    assert names(7) != names(8)


@given(st.integers(14, 1200), st.integers(0, 1000))
@settings(max_examples=25, deadline=None)
def test_any_number_of_models_is_made_whole(models: int, random_seed: int) -> None:
    rows: dict[str, list[dict[str, Any]]] = {}
    for batch in illustrative(models, random_seed):
        rows.setdefault(batch.table, []).extend(dict(zip(batch.columns, row, strict=True)) for row in batch.rows)
    codes = [row["code"] for row in rows["model"]]
    assert codes == [f"DVK-{number:06d}" for number in range(1, models + 1)]
    assert {row["model"] for row in rows["model_year"]} == set(codes)
    assert sum(row["is_new"] for row in rows["model_year"]) == models
    generated = [(row["unit"], row["name"]) for row in rows["model"] if "name" in row]
    assert len(set(generated)) == len(generated)


def test_fewer_models_than_the_article_names_are_refused() -> None:
    with pytest.raises(ValueError, match="14 models"):
        next(illustrative(13))
