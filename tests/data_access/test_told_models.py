"""Single models and the areas they serve, on both engines."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, insert

from data_access.coverage import units_without_models
from data_access.engine import writing
from data_access.schema import photo
from data_access.scope import Scope
from data_access.tasks import models_by_task_and_bloc
from data_access.told_models import awards_of, featured_models, first_photos, outcomes_of, told_models, years_of


@pytest.fixture
def revision(engine: Engine, write_categories: Callable[[Engine], int], write: Callable[..., int]) -> int:
    write_categories(engine)
    return write(
        engine,
        unit=[{"code": "U1", "name": "A", "bloc": "kinh-te"}, {"code": "U2", "name": "B", "bloc": "van-hoa"}],
        model=[
            {"code": "M1", "name": "Một", "featured": True, "bloc": "kinh-te"},
            {"code": "M2", "name": "Hai", "featured": True, "bloc": "van-hoa"},
            {"code": "M3", "name": "Ba", "featured": False, "bloc": ""},
        ],
        model_year=[
            {"model": model, "year": year, "bloc": bloc, "unit": unit, "is_exemplary": score and True, "score": score}
            for model, year, bloc, unit, score in (
                ("M1", 2021, "kinh-te", "U1", 91.5),
                ("M1", 2022, "kinh-te", "U1", None),
                ("M2", 2024, "van-hoa", "", None),
                ("M3", 2024, "", "", None),
            )
        ],
        model_task=[{"model": "M1", "task": "thu-ngan-sach"}, {"model": "M3", "task": "thu-ngan-sach"}],
        outcome=[
            {"model": "M1", "year": 2021, "indicator": "ho-duoc-giup", "value": 10.0, "measure_unit": "hộ"},
            {"model": "M1", "year": 2022, "indicator": "ho-duoc-giup", "value": 5.0, "measure_unit": "hộ"},
            {"model": "M2", "year": 2024, "indicator": "ho-duoc-giup", "value": None, "measure_unit": "hộ"},
        ],
        award=[{"model": "M1", "year": 2022, "form": "Bằng khen", "authority": "Tỉnh ủy", "decision_no": "1"}],
        model_photo=[
            {"model": "M1", "photo": "b" * 64, "position": 1, "caption": "Trước"},
            {"model": "M1", "photo": "a" * 64, "position": 2, "caption": "Sau"},
            {"model": "M2", "photo": "c" * 64, "position": 1, "caption": "Đã xóa"},
        ],
    )


def test_models_are_told_in_the_order_asked_for(engine: Engine, revision: int) -> None:
    with engine.connect() as connection:
        assert featured_models(connection, Scope(revision, "2021-2025")) == ("M1", "M2")
        assert featured_models(connection, Scope(revision, "2021-2025"), 1) == ("M1",)
        assert featured_models(connection, Scope(revision, "2021-2025", years=(2024,))) == ("M2",)
        told = told_models(connection, revision, ("M2", "khong-co", "M1"))
        nothing = told_models(connection, revision, ())
    assert list(told["name"]) == ["Hai", "Một"]
    assert list(told["illustrative"]) == [False, False]
    assert nothing.dtypes.to_dict() == told.dtypes.to_dict()


def test_years_outcomes_and_awards_belong_to_their_model(engine: Engine, revision: int) -> None:
    with engine.connect() as connection:
        years = years_of(connection, revision, ("M1",))
        outcomes = outcomes_of(connection, revision, ("M1", "M2"))
        awards = awards_of(connection, revision, ("M1", "M2"))
    assert list(years["year"]) == [2021, 2022]
    assert years["score"].dropna().tolist() == [91.5]
    assert outcomes.to_dict("records") == [
        {"model": "M1", "indicator": "ho-duoc-giup", "measure_unit": "hộ", "value": 15.0}
    ]
    assert list(awards["form"]) == ["Bằng khen"]


def test_the_first_photo_that_was_not_erased_is_taken(engine: Engine, revision: int) -> None:
    with writing(engine) as connection:
        kept = [("a" * 64, b"sau"), ("b" * 64, b"truoc"), ("c" * 64, None)]
        rows = [{"sha256": sha, "size": "full", "width": 1, "height": 1, "content": content} for sha, content in kept]
        connection.execute(insert(photo), rows)
    with engine.connect() as connection:
        assert first_photos(connection, revision, ("M1", "M2", "M3"), "full") == {"M1": (b"truoc", "Trước")}
        assert first_photos(connection, revision, ("M1",), "card") == {}


def test_an_area_counts_its_models_by_bloc(engine: Engine, revision: int) -> None:
    with engine.connect() as connection:
        counted = models_by_task_and_bloc(connection, Scope(revision, "2021-2025"))
        none = models_by_task_and_bloc(connection, Scope(revision, "2021-2025", blocs=("van-hoa",)))
    assert list(counted.itertuples(index=False, name=None)) == [
        ("thu-ngan-sach", "kinh-te", 1),
        ("thu-ngan-sach", "", 1),
    ]
    assert none.empty
    assert none.dtypes.to_dict() == counted.dtypes.to_dict()


def test_units_without_a_model_in_the_scope_are_listed(engine: Engine, revision: int) -> None:
    with engine.connect() as connection:
        assert list(units_without_models(connection, Scope(revision, "2021-2025"))["code"]) == ["U2"]
        assert list(units_without_models(connection, Scope(revision, "2021-2025", years=(2024,)))["code"]) == [
            "U1",
            "U2",
        ]
