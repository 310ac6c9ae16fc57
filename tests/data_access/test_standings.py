"""Blocs and units side by side, from a handful of rows."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Connection, Engine

from data_access.scope import Scope
from data_access.standings import bloc_standings, idle_units, last_active_year, members, unit_standings

Write = Callable[..., int]
WHOLE = "2021-2025"
MEASURES = ["models", "reviewed", "recognized", "exemplary", "awarded", "active"]


def _year(model: str, year: int, **content: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"status": "registered", "bloc": "kinh-te", "unit": "U1", "is_exemplary": None}
    return {"model": model, "year": year} | row | content


@pytest.fixture
def revision(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> int:
    """U1 is in kinh-te; U2 went from there to van-hoa; U3 has no model; U4 ended in 2022; M3 has no unit."""
    write_categories(engine)
    return write(
        engine,
        unit=[
            {"code": code, "name": f"Đơn vị {code}", "bloc": bloc, "active_to": last}
            for code, bloc, last in (
                ("U1", "kinh-te", 0),
                ("U2", "van-hoa", 0),
                ("U3", "van-hoa", 0),
                ("U4", "kinh-te", 2022),
            )
        ],
        unit_year=[
            {"unit": unit, "year": year, "bloc": bloc, "member_count": count}
            for unit, year, bloc, count in (
                ("U1", 2022, "kinh-te", 100),
                ("U1", 2023, "kinh-te", 120),
                ("U1", 2024, "kinh-te", None),
                ("U2", 2022, "kinh-te", 50),
                ("U4", 2022, "kinh-te", 30),
            )
        ],
        model=[{"code": code, "name": f"Mô hình {code}"} for code in ("M1", "M2", "M3", "M4")],
        model_year=[
            _year("M1", 2022, status="recognized", is_exemplary=True),
            _year("M1", 2023, status="not_recognized"),
            _year("M2", 2022, unit="U2", status="not_recognized"),
            _year("M3", 2023, unit="", bloc="van-hoa"),
            _year("M4", 2022, unit="U4"),
        ],
        award=[{"model": "M1", "year": 2023, "form": "giấy khen", "authority": "", "decision_no": ""}],
    )


@pytest.fixture
def connection(engine: Engine, revision: int) -> Any:
    with engine.connect() as opened:
        yield opened


def _by(frame: pd.DataFrame, key: str, columns: list[str]) -> dict[str, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in frame[[key, *columns]].itertuples(index=False, name=None)}


def test_blocs_show_what_they_registered_and_how_it_went_on(connection: Connection, revision: int) -> None:
    found = bloc_standings(connection, Scope(revision, WHOLE))
    assert _by(found, "bloc", MEASURES) == {"kinh-te": (3, 2, 1, 1, 1, 1), "van-hoa": (1, 0, 0, 0, 0, 1)}
    assert last_active_year(connection, Scope(revision, WHOLE)) == 2023


def test_a_bloc_has_the_units_that_belong_to_it_at_the_end_of_the_scope(connection: Connection, revision: int) -> None:
    columns = ["units", "units_with_models", "units_with_members", "members"]
    whole = bloc_standings(connection, Scope(revision, WHOLE))
    assert _by(whole, "bloc", columns) == {"kinh-te": (1, 1, 1, 120), "van-hoa": (2, 1, 1, 50)}
    early = bloc_standings(connection, Scope(revision, WHOLE, years=(2022,)))
    assert _by(early, "bloc", columns)["kinh-te"] == (2, 2, 2, 130)


def test_members_nobody_reported_are_not_known(connection: Connection, revision: int) -> None:
    found = bloc_standings(connection, Scope(revision, WHOLE, years=(2021,)))
    assert found["members"].isna().all()
    assert members(connection, Scope(revision, WHOLE, years=(2021,))).empty


def test_units_stand_with_what_they_registered(connection: Connection, revision: int) -> None:
    found = unit_standings(connection, Scope(revision, WHOLE))
    assert _by(found, "unit", MEASURES) == {
        "U1": (1, 1, 1, 1, 1, 1),
        "U2": (1, 1, 0, 0, 0, 0),
        "U3": (0, 0, 0, 0, 0, 0),
        "U4": (1, 0, 0, 0, 0, 0),
    }
    assert found.dtypes.astype(str).to_dict() == dict.fromkeys(("unit", "name", "kind", "bloc"), "str") | dict.fromkeys(
        MEASURES, "int64"
    ) | {"members": "Int64"}


def test_a_unit_that_changed_bloc_counts_where_its_models_were_counted(connection: Connection, revision: int) -> None:
    economy = unit_standings(connection, Scope(revision, WHOLE, blocs=("kinh-te",)))
    assert dict(zip(economy["unit"], economy["bloc"], strict=True)) == {
        "U1": "kinh-te",
        "U2": "van-hoa",
        "U4": "kinh-te",
    }
    culture = Scope(revision, WHOLE, blocs=("van-hoa",))
    assert list(idle_units(connection, culture)["code"]) == ["U3"]


def test_idle_units_are_those_without_a_new_model_in_the_scope(connection: Connection, revision: int) -> None:
    assert list(idle_units(connection, Scope(revision, WHOLE))["code"]) == ["U3"]
    assert list(idle_units(connection, Scope(revision, WHOLE, years=(2023,)))["code"]) == ["U1", "U2", "U3"]


def test_without_units_and_models_the_frames_are_empty(
    engine: Engine, write_categories: Callable[[Engine], int]
) -> None:
    scope = Scope(write_categories(engine), WHOLE)
    with engine.connect() as connection:
        assert unit_standings(connection, scope).empty
        assert idle_units(connection, scope).empty
        assert last_active_year(connection, scope) == 0
        blocs = bloc_standings(connection, scope)
    assert list(blocs["bloc"]) == ["kinh-te", "van-hoa"]
    assert blocs[[*MEASURES, "units"]].sum().sum() == 0
