"""Areas of the resolution: their models and what these achieved."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from data_access.model_cards import found_models
from data_access.outcomes import outcomes_by_indicator
from data_access.scope import Scope
from data_access.tasks import models_by_task, outcomes_serving

Write = Callable[..., int]
WHOLE = "2021-2025"
AREA = "thu-ngan-sach"


@pytest.fixture
def revision(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> int:
    """M1 and M2 serve the area, M3 does not; M1 was carried on, and has an outcome of a year without a row."""
    write_categories(engine)
    years = (("M1", 2022, "kinh-te"), ("M1", 2023, "kinh-te"), ("M2", 2023, "van-hoa"), ("M3", 2023, "van-hoa"))
    reached = (("M1", 2022, 10.0), ("M1", 2024, 5.0), ("M2", 2023, 1.0), ("M3", 2023, 100.0))
    return write(
        engine,
        category=[{"kind": "task", "code": "y-te", "name": "Y tế", "position": 2}],
        model=[{"code": code, "name": f"Mô hình {code}", "bloc": "kinh-te"} for code in ("M1", "M2", "M3")],
        model_year=[{"model": model, "year": year, "bloc": bloc} for model, year, bloc in years],
        model_task=[{"model": model, "task": AREA} for model in ("M1", "M2")],
        outcome=[
            {"model": model, "year": year, "indicator": "ho-duoc-giup", "value": value, "measure_unit": "hộ"}
            for model, year, value in reached
        ],
    )


@pytest.fixture
def connection(engine: Engine, revision: int) -> Any:
    with engine.connect() as opened:
        yield opened


def test_every_area_has_a_row(connection: Connection, revision: int) -> None:
    found = models_by_task(connection, Scope(revision, WHOLE))
    assert dict(zip(found["task"], found["models"], strict=True)) == {AREA: 2, "y-te": 0}
    early = models_by_task(connection, Scope(revision, WHOLE, years=(2022,)))
    assert early["models"].tolist() == [1, 0]


def test_the_models_of_an_area_are_those_counted_for_it(connection: Connection, revision: int) -> None:
    def serving(task: str, **filters: Any) -> list[str]:
        return list(found_models(connection, Scope(revision, WHOLE, **filters), "", "", task, "newest")["code"])

    assert serving(AREA) == ["M2", "M1"]
    assert serving(AREA, blocs=("kinh-te",)) == ["M1"]
    assert serving("y-te") == []


@pytest.mark.parametrize(
    ("filters", "value", "entries"),
    [({}, 16.0, 3), ({"years": (2023,)}, 1.0, 1), ({"blocs": ("kinh-te",)}, 15.0, 2), ({"years": (2024,)}, 5.0, 1)],
)
def test_the_outcomes_of_an_area_are_those_of_its_models(
    connection: Connection, revision: int, filters: dict[str, Any], value: float, entries: int
) -> None:
    found = outcomes_serving(connection, Scope(revision, WHOLE, **filters), AREA)
    assert found.values.tolist() == [["ho-duoc-giup", "hộ", value, entries]]


def test_outcomes_of_areas_follow_the_rules_of_all_outcomes(engine: Engine, revision: int, write: Write) -> None:
    everything = write(engine, model_task=[{"model": "M3", "task": AREA}])
    for scope in (Scope(everything, WHOLE), Scope(everything, "2021-2023"), Scope(everything, "", blocs=("kinh-te",))):
        with engine.connect() as connection:
            assert outcomes_serving(connection, scope, AREA).equals(outcomes_by_indicator(connection, scope))
