"""What is missing or does not agree is found."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from data_access import quality
from data_access.duplicates import Pair, judge_distinct, judged_distinct, likely_duplicates
from data_access.revisions import current_revision

Write = Callable[..., int]


@pytest.fixture
def filled(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> Engine:
    write_categories(engine)
    of_all = {"subject_type": "", "level": ""}
    units = [{"code": code, "name": f"Chi bộ {code}", "kind": "cell", "bloc": "kinh-te"} for code in ("A", "B", "C")]
    names = {
        "DVK-000001": ("Xe đạp yêu thương, cùng em đến trường", "A"),
        "DVK-000002": ("Xe đạp yêu thương – cùng em tới trường", "A"),
        "DVK-000003": ("Xe đạp yêu thương, cùng em đến trường", "B"),
        "DVK-000004": ("Thắp sáng đường quê giai đoạn 1", ""),
        "DVK-000005": ("Thắp sáng đường quê, giai đoạn 2", "B"),
    }
    write(
        engine,
        unit=units,
        unit_year=[{"unit": "A", "year": 2023, "bloc": "kinh-te", "has_plan": True, "member_count": 20}],
        model=[
            {"code": code, "name": name, "unit": unit, "bloc": "kinh-te", "field": "an-sinh" if unit else ""}
            for code, (name, unit) in names.items()
        ],
        model_year=[
            {"model": code, "year": 2022, "unit": unit, "bloc": "kinh-te", "status": "recognized"}
            for code, (_, unit) in names.items()
        ],
        outcome=[
            {"model": "DVK-000001", "year": 2022, "indicator": "ho-duoc-giup", "value": 5.0, "measure_unit": ""},
            {"model": "DVK-000003", "year": 2022, "indicator": "ho-duoc-giup", "value": 7.0, "measure_unit": "hộ"},
        ],
        figure=[
            {"indicator": indicator, "value": value, "period": "2021-2025", "as_of": "2024", **of_all}
            for indicator, value in (("mo-hinh", 9.0), ("ho-duoc-giup", 1.0))
        ],
    )
    return engine


def test_published_figures_stand_beside_what_can_be_counted(filled: Engine) -> None:
    with filled.connect() as connection:
        frame = quality.reconciliation(connection, 2)
    assert frame[["indicator", "published", "itemised"]].values.tolist() == [["mo-hinh", 9.0, 5]]


def test_missing_values_are_counted_and_listed(filled: Engine) -> None:
    with filled.connect() as connection:
        frame = quality.missing_values(connection, 2).set_index("code")
        counts = {code: (row["missing"], row["looked_at"]) for code, row in frame.to_dict("index").items()}
        assert counts["don-vi"] == (1, 5)
        assert counts["cap-cong-nhan"] == (5, 5)
        assert quality.records_missing(connection, 2, "don-vi")["code"].tolist() == ["DVK-000004"]
        listed = quality.records_missing(connection, 2, "cap-dang-ky")
    assert listed["year"].tolist() == [2022] * 5


@pytest.mark.parametrize("code", [one.code for one in quality.MISSING])
def test_every_kind_of_gap_can_be_listed_on_an_empty_database(engine: Engine, code: str) -> None:
    with engine.connect() as connection:
        assert quality.records_missing(connection, 0, code).empty


def test_units_without_models_or_plans_are_named(filled: Engine) -> None:
    with filled.connect() as connection:
        frame = quality.units_without(connection, 2, 2023, "2021-2025").set_index("code")
    assert list(frame.index) == ["B", "C"]
    assert frame["has_model"].to_dict() == {"B": True, "C": False}
    assert not frame["plan_known"].any()


def test_outcomes_without_a_unit_are_named(filled: Engine) -> None:
    with filled.connect() as connection:
        count, listed = quality.outcomes_without_unit(connection, 2)
    assert count == 1
    assert listed["code"].tolist() == ["DVK-000001"]


def test_duplicates_are_alike_in_name_and_place_and_equal_in_their_numbers(filled: Engine) -> None:
    with filled.connect() as connection:
        found = likely_duplicates(connection, current_revision(connection))
    assert found == [Pair("DVK-000001", "DVK-000002")]


def test_a_pair_judged_distinct_is_remembered_once(filled: Engine) -> None:
    pair = Pair("DVK-000001", "DVK-000002")
    for _ in range(2):
        judge_distinct(filled, pair, lambda connection: "lan")
    with filled.connect() as connection:
        assert judged_distinct(connection) == {pair}
    with pytest.raises(LookupError):
        judge_distinct(filled, Pair("DVK-000001", "DVK-999999"), lambda connection: "lan")
