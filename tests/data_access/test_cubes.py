"""Stored cubes say what counting again would say."""

from collections.abc import Callable, Hashable
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data_access import cubes
from data_access.revisions import begin
from data_access.schema import cube
from data_access.undo import undo

Write = Callable[..., int]


@pytest.fixture(autouse=True)
def _categories(engine: Engine, write_categories: Callable[[Engine], int]) -> None:
    write_categories(engine)


def _write_two_models(engine: Engine, write: Write) -> int:
    return write(
        engine,
        model=[{"code": code, "name": "Mô hình", "bloc": "kinh-te"} for code in ("M1", "M2")],
        model_year=[
            {"model": "M1", "year": 2022, "bloc": "kinh-te", "status": "recognized", "score": 80.25},
            {"model": "M1", "year": 2023, "bloc": "kinh-te", "status": "in_progress", "score": None},
            {"model": "M2", "year": 2022, "bloc": "kinh-te", "status": "recognized", "score": 0.1},
        ],
        award=[
            {"model": "M1", "year": 2023, "form": form, "authority": "", "decision_no": ""}
            for form in ("bằng khen", "giấy khen")
        ],
        outcome=[{"model": "M1", "year": 2022, "indicator": "ho-duoc-giup", "value": 12.5, "measure_unit": "hộ"}],
        model_task=[{"model": "M1", "task": "thu-ngan-sach"}],
    )


def _cells(engine: Engine, name: str, revision: int) -> list[dict[Hashable, Any]]:
    with engine.connect() as connection:
        return cubes.cells(connection, name, revision).to_dict("records")


def _assert_right(engine: Engine, revision: int) -> None:
    with engine.connect() as connection:
        for name, one in cubes.CUBES.items():
            computed = cubes.compute(connection, one, revision)
            stored = cubes.cells(connection, name, revision).astype(computed.dtypes.to_dict())
            assert stored.reset_index(drop=True).equals(computed), name


def test_models_of_equal_dimensions_are_one_cell(engine: Engine, write: Write) -> None:
    revision = _write_two_models(engine, write)
    found = {(cell["year"], cell["is_new"]): cell for cell in _cells(engine, "models", revision)}
    assert set(found) == {(2022, True), (2023, False)}
    first = found[2022, True]
    assert (first["models"], first["recognized"], first["scored"], first["score_hundredths"]) == (2, 2, 2, 8035)
    assert (first["cohort_recognized"], first["cohort_awarded"]) == (2, 1)
    assert found[2023, False]["scored"] == 0


def test_outcomes_and_areas_have_cells_of_their_own(engine: Engine, write: Write) -> None:
    revision = _write_two_models(engine, write)
    (outcome,) = _cells(engine, "outcomes", revision)
    assert (outcome["indicator"], outcome["measure_unit"], outcome["value"]) == ("ho-duoc-giup", "hộ", 12.5)
    tasks = _cells(engine, "tasks", revision)
    assert sorted((cell["year"], cell["is_new"], cell["models"], cell["cohort_awarded"]) for cell in tasks) == [
        (2022, True, 1, 1),
        (2023, False, 1, 0),
    ]
    (reached,) = _cells(engine, "task_outcomes", revision)
    assert (reached["task"], reached["value"]) == ("thu-ngan-sach", 12.5)


def test_cells_that_lose_their_last_model_vanish(engine: Engine, write: Write) -> None:
    revision = _write_two_models(engine, write)
    with begin(engine, "edit") as running:
        running.end("model", [("M2",)])
        running.end("model_year", [("M2", 2022)])
    _assert_right(engine, running.id)
    undone = undo(engine, revision=running.id)
    _assert_right(engine, undone)
    assert _cells(engine, "models", undone) == _cells(engine, "models", revision)


def test_a_revision_that_a_cube_does_not_read_points_to_the_earlier_one(engine: Engine, write: Write) -> None:
    counted = _write_two_models(engine, write)
    for number in (1, 2):
        last = write(engine, setting=[{"key": "place", "value": f"Nơi {number}"}])
    with engine.connect() as connection:
        rows = connection.execute(select(cube.c.equals, cube.c.content).where(cube.c.revision == last)).fetchall()
    assert [tuple(row) for row in rows] == [(counted, None)] * len(cubes.CUBES)
    assert _cells(engine, "models", last) == _cells(engine, "models", counted)


def test_a_cube_that_is_not_stored_is_counted_on_demand(engine: Engine, write: Write) -> None:
    revision = _write_two_models(engine, write)
    stored = _cells(engine, "models", revision)
    with engine.begin() as connection:
        connection.execute(cube.delete())
    engine.dispose()
    with engine.connect() as connection:
        computed = cubes.compute(connection, cubes.MODELS, revision).to_dict("records")
    assert computed == stored


def test_a_change_of_the_bloc_of_a_model_moves_its_outcomes(engine: Engine, write: Write) -> None:
    _write_two_models(engine, write)
    revision = write(
        engine,
        outcome=[{"model": "M2", "year": 2025, "indicator": "ho-duoc-giup", "value": 3.0, "measure_unit": "hộ"}],
    )
    assert {cell["bloc"] for cell in _cells(engine, "outcomes", revision)} == {"kinh-te"}
    revision = write(engine, model=[{"code": "M2", "name": "Mô hình", "bloc": "van-hoa"}])
    _assert_right(engine, revision)
    assert {cell["bloc"]: cell["value"] for cell in _cells(engine, "outcomes", revision)} == {
        "kinh-te": 12.5,
        "van-hoa": 3.0,
    }
