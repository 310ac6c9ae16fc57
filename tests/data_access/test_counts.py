"""Counts of a handful of models that can be checked by eye."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Connection, Engine

from data_access import counts
from data_access.coverage import Coverage, coverage
from data_access.figures import headline
from data_access.history import holds_illustrative, revision_facts
from data_access.models import newest_models
from data_access.outcomes import outcomes_by_indicator
from data_access.scope import Scope

Write = Callable[..., int]
WHOLE = "2021-2025"
EARLY = "2021-2023"


def _year(model: str, year: int, **content: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"period": "", "status": "registered", "bloc": "kinh-te", "field": "an-sinh", "unit": "U1"}
    row |= {"subject_type": "collective", "registered_level": "co-so", "recognized_level": "", "is_exemplary": None}
    return {"model": model, "year": year} | row | content


YEARS = [
    _year("M1", 2022, status="recognized", recognized_level="tinh", is_exemplary=True),
    _year("M1", 2023),
    _year("M2", 2024, bloc="van-hoa", subject_type="individual", registered_level="dang-bo-khoi", unit="U2"),
    _year("M3", 0, period=EARLY, registered_level="", unit="", subject_type="", field=""),
    _year("M4", 0, period=WHOLE, registered_level="", unit=""),
]


@pytest.fixture
def revision(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> int:
    write_categories(engine)
    return write(
        engine,
        unit=[{"code": "U1", "name": "A", "bloc": "kinh-te"}, {"code": "U2", "name": "B", "bloc": "van-hoa"}],
        model=[{"code": code, "name": f"Mô hình {code}"} for code in ("M1", "M2", "M3", "M4")],
        model_year=YEARS,
        outcome=[
            {"model": "M1", "year": year, "indicator": "ho-duoc-giup", "value": value, "measure_unit": unit}
            for year, value, unit in ((2022, 10.0, "hộ"), (2023, 5.0, "hộ"), (2024, 2.0, "triệu đồng"))
        ],
        award=[{"model": "M1", "year": 2023, "form": "bằng khen", "authority": "", "decision_no": ""}],
    )


def _rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    return list(frame.itertuples(index=False, name=None))


@pytest.fixture
def connection(engine: Engine, revision: int) -> Any:
    with engine.connect() as opened:
        yield opened


def test_every_year_of_the_period_has_a_row_for_each_type(connection: Connection, revision: int) -> None:
    counted = counts.models_by_year(connection, Scope(revision, WHOLE))
    assert [row for row in _rows(counted) if row[2]] == [(2022, "collective", 1), (2024, "individual", 1)]
    assert len(counted) == 5 * 2
    assert counted.dtypes.astype(str).to_dict() == {"year": "int64", "subject_type": "str", "models": "int64"}


def test_an_undated_model_counts_in_every_period_that_contains_its_own(connection: Connection, revision: int) -> None:
    assert counts.undated_models(connection, Scope(revision, WHOLE)) == 2
    assert counts.undated_models(connection, Scope(revision, EARLY)) == 1
    assert counts.models_in(connection, Scope(revision, WHOLE)) == 4
    assert counts.models_in(connection, Scope(revision, EARLY)) == 2


def test_an_undated_model_counts_in_no_single_year(connection: Connection, revision: int) -> None:
    assert counts.models_in(connection, Scope(revision, WHOLE, years=(2021, 2022, 2023, 2024, 2025))) == 2


def test_a_model_carried_on_is_not_new(connection: Connection, revision: int) -> None:
    assert counts.models_in(connection, Scope(revision, WHOLE, years=(2023,))) == 0


def test_blocs_stand_in_official_order_also_without_models(connection: Connection, revision: int) -> None:
    assert _rows(counts.models_by_bloc(connection, Scope(revision, WHOLE))) == [("kinh-te", 3), ("van-hoa", 1)]
    assert _rows(counts.models_by_bloc(connection, Scope(revision, EARLY))) == [("kinh-te", 2), ("van-hoa", 0)]


def test_the_grid_of_blocs_and_fields_is_full(connection: Connection, revision: int) -> None:
    counted = counts.models_by_bloc_and_field(connection, Scope(revision, WHOLE))
    assert len(counted) == 2 * 3
    assert {row for row in _rows(counted) if row[2]} == {
        ("kinh-te", "an-sinh", 2),
        ("kinh-te", "", 1),
        ("van-hoa", "an-sinh", 1),
    }


def test_a_level_filter_looks_at_the_registered_level(connection: Connection, revision: int) -> None:
    scope = Scope(revision, WHOLE, levels=("dang-bo-khoi",))
    assert counts.models_in(connection, scope) == 1
    by_level = _rows(counts.models_by_level(connection, Scope(revision, WHOLE)))
    assert by_level == [("co-so", 1, 0), ("dang-bo-khoi", 1, 0), ("tinh", 0, 1), ("trung-uong", 0, 0)]


def test_a_cohort_counts_each_model_once(connection: Connection, revision: int) -> None:
    assert counts.cohort(connection, Scope(revision, WHOLE)) == counts.Cohort(4, 1, 1, 1, 0, 1)


def test_outcomes_add_up_only_within_one_measure_unit(connection: Connection, revision: int) -> None:
    found = _rows(outcomes_by_indicator(connection, Scope(revision, WHOLE)))
    assert found == [("ho-duoc-giup", "hộ", 15.0, 2), ("ho-duoc-giup", "triệu đồng", 2.0, 1)]


def test_coverage_counts_units_with_models_and_units_that_report(
    connection: Connection, engine: Engine, revision: int, write: Write
) -> None:
    assert coverage(connection, Scope(revision, EARLY)) == Coverage(1, 1, 2, False)
    later = write(engine, unit_year=[{"unit": "U2", "year": 2021, "member_count": 30, "has_plan": None}])
    with engine.connect() as newer:
        assert coverage(newer, Scope(later, EARLY)) == Coverage(1, 2, 2, False)
        assert coverage(newer, Scope(later, EARLY, blocs=("van-hoa",))) == Coverage(0, 1, 1, False)


def test_codes_that_are_not_known_select_nothing(connection: Connection, revision: int) -> None:
    scope = Scope(revision, WHOLE, blocs=("khong-co",))
    assert counts.models_in(connection, scope) == 0
    assert counts.models_by_year(connection, scope).empty
    assert newest_models(connection, scope).empty


def test_names_are_listed_newest_first(connection: Connection, revision: int) -> None:
    assert list(newest_models(connection, Scope(revision, WHOLE))["code"]) == ["M2", "M1", "M3", "M4"]
    assert list(newest_models(connection, Scope(revision, WHOLE), limit=1)["code"]) == ["M2"]


def _figures(total: float) -> list[dict[str, Any]]:
    stated = (("", "", total), ("collective", "", total - 1), ("collective", "dang-bo-khoi", 2.0))
    return [
        {"indicator": "mo-hinh", "period": WHOLE, "subject_type": kind, "level": level, "as_of": "2025", "value": value}
        | {"source_title": "Báo cáo"}
        for kind, level, value in stated
    ]


def test_the_published_figure_stands_until_more_are_itemised(engine: Engine, revision: int, write: Write) -> None:
    published = write(engine, figure=_figures(6))
    overtaken = write(engine, figure=_figures(3))
    with engine.connect() as connection:
        total = headline(connection, Scope(published, WHOLE)).total
        assert (total.shown, total.kind, total.itemised, total.published) == (6, "published", 4, 6)
        assert total.source_title == "Báo cáo"
        later = headline(connection, Scope(overtaken, WHOLE)).total
        assert (later.shown, later.kind, later.published) == (4, "itemised", 3)


def test_a_filter_or_another_period_shows_the_itemised_count(engine: Engine, revision: int, write: Write) -> None:
    published = write(engine, figure=_figures(6))
    with engine.connect() as connection:
        narrowed = headline(connection, Scope(published, WHOLE, blocs=("kinh-te",)))
        assert (narrowed.total.shown, narrowed.total.kind) == (3, "itemised")
        early = headline(connection, Scope(published, EARLY))
        assert (early.total.shown, early.total.published) == (2, None)


def test_levels_above_are_published_or_itemised_by_the_same_rule(engine: Engine, revision: int, write: Write) -> None:
    published = write(engine, figure=_figures(6))
    with engine.connect() as connection:
        above = headline(connection, Scope(published, WHOLE)).level_and_above
        assert (above.shown, above.kind, above.itemised) == (2, "published", 1)
        without = headline(connection, Scope(revision, WHOLE)).level_and_above
        assert (without.shown, without.kind) == (1, "itemised")


def test_illustrative_rows_are_told_from_real_ones(engine: Engine, revision: int, write: Write) -> None:
    marked = write(
        engine,
        illustrative=True,
        model=[{"code": "M5", "name": "Minh họa"}, {"code": "M6", "name": "Minh họa chưa rõ năm"}],
        model_year=[_year("M5", 2025, unit="U2"), _year("M6", 0, period=WHOLE)],
    )
    with engine.connect() as connection:
        assert not holds_illustrative(connection, Scope(revision, WHOLE))
        assert holds_illustrative(connection, Scope(marked, WHOLE))
        assert holds_illustrative(connection, Scope(marked, WHOLE, years=(2025,)))
        assert not holds_illustrative(connection, Scope(marked, EARLY))
        assert not holds_illustrative(connection, Scope(marked, WHOLE, years=(2024,)))
        facts = revision_facts(connection, marked)
    assert facts is not None
    assert facts.illustrative
    assert facts.created_at.utcoffset() is not None


def test_an_illustrative_unit_is_marked_where_it_is_shown_without_any_model(
    engine: Engine, revision: int, write: Write
) -> None:
    invented = {"code": "MH", "name": "Minh họa", "bloc": "kinh-te", "active_from": 2023}
    unit = write(engine, illustrative=True, unit=[invented])
    with engine.connect() as connection:
        assert not holds_illustrative(connection, Scope(revision, WHOLE))
        assert holds_illustrative(connection, Scope(unit, WHOLE, units=("MH",)))
        assert holds_illustrative(connection, Scope(unit, WHOLE, blocs=("kinh-te",), levels=("trung-uong",)))
        assert not holds_illustrative(connection, Scope(unit, WHOLE, blocs=("van-hoa",)))
        assert not holds_illustrative(connection, Scope(unit, WHOLE, years=(2022,)))


def test_an_illustrative_report_of_a_real_unit_is_marked_from_its_year_on(
    engine: Engine, revision: int, write: Write
) -> None:
    reported = write(engine, illustrative=True, unit_year=[{"unit": "U1", "year": 2023, "plan_no": "31-KH/MH"}])
    with engine.connect() as connection:
        assert holds_illustrative(connection, Scope(reported, WHOLE, years=(2024,)))
        assert not holds_illustrative(connection, Scope(reported, WHOLE, years=(2022,)))
        assert holds_illustrative(connection, Scope(reported, WHOLE, years=(2022,), units=("U1",)))
        assert not holds_illustrative(connection, Scope(reported, WHOLE, units=("U2",)))
