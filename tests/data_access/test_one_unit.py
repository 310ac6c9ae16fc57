"""One unit with its years, blocs, models and awards."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Connection, Engine

from data_access.one_unit import (
    Rank,
    UnitFacts,
    awards_in,
    bloc_history,
    models_of,
    rank_in_bloc,
    unit_facts,
    years_of_unit,
)
from data_access.scope import Scope

Write = Callable[..., int]
WHOLE = "2021-2025"


def _year(model: str, year: int, **content: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"period": "", "status": "registered", "bloc": "kinh-te", "unit": "U1", "is_exemplary": None}
    return {"model": model, "year": year} | row | content


@pytest.fixture
def revision(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> int:
    """U1 went from kinh-te to van-hoa in 2023; U2 and U3 are in van-hoa too."""
    write_categories(engine)
    award = {"year": 2023, "authority": "Chủ tịch UBND tỉnh", "decision_no": "12"}
    return write(
        engine,
        unit=[
            {"code": code, "name": f"Đơn vị {code}", "bloc": "van-hoa", "kind": "cell"} for code in ("U1", "U2", "U3")
        ],
        unit_year=[
            {"unit": "U1", "year": year, "bloc": bloc, "member_count": count, "has_plan": plan}
            for year, bloc, count, plan in ((2021, "kinh-te", 20, False), (2023, "van-hoa", 22, True))
        ],
        model=[{"code": code, "name": f"Mô hình {code}"} for code in ("M1", "M2", "M3", "M4")],
        model_year=[
            _year("M1", 2022, status="recognized", is_exemplary=True),
            _year("M1", 2023, status="in_progress", bloc="van-hoa"),
            _year("M2", 2023, bloc="van-hoa"),
            _year("M3", 2023, unit="U2", bloc="van-hoa"),
            _year("M4", 0, period=WHOLE),
        ],
        award=[{"model": model, "form": "bằng khen"} | award for model in ("M1", "M3")],
    )


@pytest.fixture
def connection(engine: Engine, revision: int) -> Any:
    with engine.connect() as opened:
        yield opened


def test_a_unit_is_known_by_its_code(connection: Connection, revision: int) -> None:
    assert unit_facts(connection, revision, "U1") == UnitFacts("U1", "Đơn vị U1", "cell", "van-hoa", 0, 0, "")
    assert unit_facts(connection, revision, "U9") is None


def test_years_join_what_was_reported_and_what_was_registered(connection: Connection, revision: int) -> None:
    years = years_of_unit(connection, revision, "U1")
    columns = ["year", "bloc", "models", "active"]
    assert years[columns].values.tolist() == [
        [2021, "kinh-te", 0, 0],
        [2022, "kinh-te", 1, 1],
        [2023, "van-hoa", 1, 2],
    ]
    assert years["member_count"].tolist() == [20, pd.NA, 22]
    assert years["has_plan"].tolist() == [False, pd.NA, True]
    assert years_of_unit(connection, revision, "U3").empty


def test_the_blocs_of_a_unit_follow_each_other(connection: Connection, revision: int) -> None:
    years = years_of_unit(connection, revision, "U1")
    assert bloc_history(years, "van-hoa") == [("kinh-te", 2021, 2022), ("van-hoa", 2023, 0)]
    assert bloc_history(years, "khac") == [("kinh-te", 2021, 2022), ("van-hoa", 2023, 2023), ("khac", 2024, 0)]
    assert bloc_history(years[:0], "van-hoa") == [("van-hoa", 0, 0)]


def test_a_unit_is_ranked_among_those_of_its_bloc(connection: Connection, revision: int) -> None:
    assert rank_in_bloc(connection, Scope(revision, WHOLE, units=("U1",)), "U1") == Rank(1, 3, 0)
    assert rank_in_bloc(connection, Scope(revision, WHOLE, years=(2023,)), "U2") == Rank(1, 3, 1)
    assert rank_in_bloc(connection, Scope(revision, WHOLE), "U9") is None


def test_models_are_listed_once_with_their_last_year_in_the_scope(connection: Connection, revision: int) -> None:
    columns = ["code", "year", "status", "exemplary", "is_new", "total"]
    listed = models_of(connection, Scope(revision, WHOLE, units=("U1",)))
    assert listed[columns].values.tolist() == [
        ["M1", 2023, "in_progress", True, True, 3],
        ["M2", 2023, "registered", False, True, 3],
        ["M4", 0, "registered", False, True, 3],
    ]
    later = models_of(connection, Scope(revision, WHOLE, years=(2023,), units=("U1",)), limit=1)
    assert later[columns].values.tolist() == [["M1", 2023, "in_progress", False, False, 2]]


def test_awards_are_those_of_the_models_of_the_scope(connection: Connection, revision: int) -> None:
    found = awards_in(connection, Scope(revision, WHOLE, units=("U1",)))
    assert found.values.tolist() == [["M1", "Mô hình M1", "bằng khen", "Chủ tịch UBND tỉnh", "12", 2023, 1]]
    assert awards_in(connection, Scope(revision, WHOLE, units=("U3",))).empty
