"""One record of a form is read and checked like a row of an upload; a blank cell empties."""

from typing import Any

import pytest

from uploads.datasets.models import MODELS
from uploads.datasets.reference import CATEGORIES
from uploads.datasets.results import OUTCOMES
from uploads.one_record import read_record
from uploads.values.catalogue import Catalogue, CategoryRow, UnitRow

CATALOGUE = Catalogue(
    (
        CategoryRow("bloc", "kinh-te", ("Khối Kinh tế",), 0, 0, False, {}),
        CategoryRow("bloc", "van-hoa", ("Khối Văn hóa",), 0, 0, False, {}),
        CategoryRow("indicator", "ho", ("Hộ được giúp",), 0, 0, False, {"measure_unit": "hộ"}),
    ),
    (UnitRow("DV-0001", ("Chi bộ Thuế",), "kinh-te", False),),
    {},
    {"DV-0001": frozenset({"kinh-te"})},
    {},
)
PLACE = {"unit": "", "bloc": ""}
YEAR = {"year": "2024", "period": "", "score": "", **PLACE}


def model(**cells: Any) -> Any:
    return read_record(MODELS, "model", {"name": "Xe đạp yêu thương", **PLACE, **cells}, CATALOGUE)


def test_a_blank_cell_is_a_value_of_its_own() -> None:
    values, faults = model(bloc="kinh-te", holder="", featured=False, summary="Tặng xe")
    assert not faults
    assert (values["holder"], values["featured"], values["summary"]) == ("", False, "Tặng xe")


def test_a_unit_brings_its_bloc_and_stands_under_no_other() -> None:
    values, faults = model(unit="DV-0001")
    assert (values["bloc"], faults) == ("kinh-te", {})
    assert model(unit="DV-0001", bloc="van-hoa")[1]["bloc"].code == "unit_of_other_bloc"
    assert model()[1]["bloc"].code == "required"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"score": "một trăm"}, "score", "not_a_number"),
        ({"score": "101"}, "score", "score_out_of_range"),
        ({"year": ""}, "year", "required"),
        ({"year": "24"}, "year", "not_a_year"),
    ],
)
def test_a_year_is_checked(cells: dict[str, str], column: str, code: str) -> None:
    assert read_record(MODELS, "model_year", {**YEAR, **cells}, CATALOGUE)[1][column].code == code


def test_an_outcome_is_told_in_the_unit_of_its_indicator() -> None:
    cells = {"indicator": "ho", "year": "2024", "value": "12", "measure_unit": ""}
    assert read_record(OUTCOMES, "outcome", cells, CATALOGUE)[0]["measure_unit"] == "hộ"
    faults = read_record(OUTCOMES, "outcome", {**cells, "measure_unit": "người"}, CATALOGUE)[1]
    assert faults["measure_unit"].code == "other_measure_unit"


def test_a_category_keeps_its_years_in_order_and_its_successor_in_its_list() -> None:
    cells = {"kind": "bloc", "name": "Khối Kinh tế", "year_from": "2021", "year_to": "2020", "successor": "ho"}
    faults = read_record(CATEGORIES, "category", cells, CATALOGUE)[1]
    assert {column: fault.code for column, fault in faults.items()} == {
        "year_to": "years_reversed",
        "successor": "unknown_successor",
    }
