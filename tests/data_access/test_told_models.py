"""Single models and the areas they serve, on both engines."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, insert

from data_access.coverage import units_without_models
from data_access.engine import writing
from data_access.model_cards import model_cards
from data_access.schema import photo
from data_access.scope import Scope
from data_access.tasks import models_by_task_and_bloc
from data_access.told_models import (
    awards_of,
    featured_models,
    first_photos,
    outcomes_of,
    sourced_facts,
    told_models,
    years_of,
)


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


@pytest.mark.parametrize("table", ["model_year", "model_task", "outcome", "award"])
def test_a_model_is_illustrative_while_any_row_told_of_it_is(
    engine: Engine, revision: int, write: Callable[..., int], table: str
) -> None:
    row: dict[str, dict[str, object]] = {
        "model_year": {"year": 2023},
        "model_task": {"task": "thu-ngan-sach"},
        "outcome": {"year": 2024, "indicator": "ho-duoc-giup", "value": 7.0, "measure_unit": "hộ"},
        "award": {"year": 2024, "form": "Giấy khen", "authority": "", "decision_no": ""},
    }
    write(engine, illustrative=True, **{table: [{"model": "M2", **row[table]}]})
    edited = write(engine, model=[{"code": "M2", "name": "Hai", "location": "Phường Đồng Hới"}])
    codes = ("M1", "M2")
    with engine.connect() as connection:
        assert list(told_models(connection, edited, codes)["illustrative"]) == [False, True]
        assert list(model_cards(connection, edited, codes)["illustrative"]) == [False, True]
        assert not model_cards(connection, revision, codes)["illustrative"].any()


def test_a_real_model_under_illustrative_facts_says_what_its_source_tells(
    engine: Engine, revision: int, write: Callable[..., int]
) -> None:
    real = {"code": "M4", "name": "Bốn", "bloc": "kinh-te", "source": "Tạp chí"}
    in_2023 = [{"model": code, "year": 2023} for code in ("M4", "M5")]
    plain = write(engine, model=[real, {**real, "code": "M5"}], model_year=in_2023)
    laid_over = [{**real, "unit": "U1"}, {**real, "code": "M6", "unit": "U1", "source": "Minh họa"}]
    in_2024 = [{"model": code, "year": 2024} for code in ("M4", "M6")]
    mixed = write(engine, illustrative=True, model=laid_over, model_year=in_2024)
    edited = write(engine, model=[{"code": "M4", "location": "Phường Đồng Hới"}])
    confirmed = write(engine, model=[{"code": "M4", "source": "Báo cáo"}])
    codes = ("M4", "M5", "M6")
    with engine.connect() as connection:
        assert sourced_facts(connection, plain, codes) == {}
        assert sourced_facts(connection, mixed, codes) == {"M4": ("name", "bloc")}
        assert sourced_facts(connection, edited, codes) == {"M4": ("name", "bloc")}
        assert sourced_facts(connection, confirmed, codes) == {}


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
