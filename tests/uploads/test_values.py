"""One cell to one value, by type; whatever could be two things is a fault."""

from datetime import date, datetime
from typing import Any

import pytest

from uploads.datasets.columns import SHOWN_KINDS, Kind
from uploads.values.cells import Cell, clean_column, one_line, several_lines
from uploads.values.formulas import neutralised, restored
from uploads.values.keys import loose_key, name_key
from uploads.values.lookups import Entry, Lookup
from uploads.values.parsers import Fault, as_of, count, day, decimal, flag, names, year
from uploads.values.shown import decimal_text


def _told(value: Any) -> Any:
    return value.code if isinstance(value, Fault) else value


@pytest.mark.parametrize(
    "cell", ["5.080", "5,080", "5080", "5 080", "5\u00a0080", 5080, 5080.0, "5080,0", "5.080 đảng viên"]
)
def test_a_count_is_read_however_it_is_grouped(cell: Cell) -> None:
    assert count(cell) == 5080


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("12,5", "not_a_count"),
        ("nhiều", "not_a_count"),
        ("-3", "count_out_of_range"),
        ("5.08", "not_a_count"),
        ("1e3", "not_a_count"),
        ("9" * 400, "count_out_of_range"),
    ],
)
def test_what_is_no_count_is_a_fault(cell: Cell, code: str) -> None:
    assert _told(count(cell)) == code


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.234,5", 1234.5),
        ("1234.5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 234,5", 1234.5),
        ("0,75", 0.75),
        ("86,5", 86.5),
        ("1.234.567", 1234567.0),
        ("12345", 12345.0),
        (86.5, 86.5),
        ("-2,5", -2.5),
        ("0.125", 0.125),
        ("86,50 điểm", 86.5),
    ],
)
def test_a_decimal_is_read_with_either_sign(cell: Cell, value: float) -> None:
    assert decimal(cell) == value


@pytest.mark.parametrize("cell", ["1.234", "1,234", "12.345"])
def test_a_number_that_could_be_two_things_is_never_guessed(cell: Cell) -> None:
    assert _told(decimal(cell)) == "ambiguous_number"


def test_a_number_beyond_all_measure_is_a_fault() -> None:
    assert _told(decimal("9" * 400)) == "number_out_of_range"


@pytest.mark.parametrize("value", [0.1, 1234.5, 1234567.0, 0.125, 12.345, 1e-7, 123456789.125, 1e15, 86.5])
def test_a_decimal_is_written_so_that_it_reads_back(value: float) -> None:
    assert decimal(decimal_text(value)) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2024", 2024),
        (2024.0, 2024),
        ("Năm 2024", 2024),
        ("2024.0", 2024),
        (date(2024, 5, 6), 2024),
        ("24", "not_a_year"),
        ("1900", "year_out_of_range"),
        ("hai nghìn", "not_a_year"),
        ("", None),
        ("-", None),
    ],
)
def test_years(cell: Cell, value: Any) -> None:
    assert _told(year(cell)) == value


@pytest.mark.parametrize(
    "cell",
    [
        "05/06/2024",
        "5/6/2024",
        "05-06-2024",
        "05.06.2024",
        "ngày 5 tháng 6 năm 2024",
        "2024-06-05",
        45448,
        "45448",
        date(2024, 6, 5),
        datetime(2024, 6, 5, 8, 30),
        "5/6/24",
        "05/06/2024 08:30",
    ],
)
def test_a_day_is_read_day_first_or_as_a_serial_number(cell: Cell) -> None:
    assert day(cell) == date(2024, 6, 5)


@pytest.mark.parametrize(
    ("cell", "code"), [("31/02/2024", "no_such_day"), ("06/2024", "not_a_day"), ("13/13/2024", "no_such_day")]
)
def test_what_is_no_day_is_a_fault(cell: Cell, code: str) -> None:
    assert _told(day(cell)) == code


@pytest.mark.parametrize(
    ("cell", "value"),
    [("06/2024", "2024-06"), ("Tháng 6 năm 2024", "2024-06"), ("2024", "2024"), ("9/6/2024", "2024-06-09")],
)
def test_a_figure_can_be_as_of_a_day_a_month_or_a_year(cell: Cell, value: str) -> None:
    assert as_of(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [("x", True), ("X", True), ("✓", True), ("Có", True), ("không", False), ("", None), ("có lẽ", "not_a_flag")],
)
def test_yes_and_no(cell: Cell, value: Any) -> None:
    assert _told(flag(cell)) == value


def test_names_stand_apart_by_semicolon_or_line() -> None:
    assert names("Sở GTVT; Sở  Giao thông\nSở GTVT") == ("Sở GTVT", "Sở Giao thông")


UNITS = Lookup(
    "unit",
    "đơn vị",
    (
        Entry("DV01", ("Đảng bộ Sở Giao thông vận tải", "Sở GTVT")),
        Entry("DV02", ("Chi bộ Báo Hòa Bình",)),
        Entry("DV03", ("Đảng bộ Sở Y tế",)),
        Entry("DV04", ("Chi bộ Sở Y tế",)),
        Entry("DV05", ("Đảng bộ Sở Y tế",), in_use=False),
    ),
)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("DV01", "DV01"),
        ("dv01", "DV01"),
        ("Sở Giao thông vận tải", "DV01"),
        ("đảng bộ sở GTVT", "DV01"),
        ("so gtvt", "DV01"),
        ("CHI BỘ BÁO HOÀ BÌNH", "DV02"),
        ("Báo Hòa Bình", "DV02"),
        ("Chi bộ Sở Y tế", "DV04"),
        ("Đảng bộ Sở Y tế", "DV03"),
    ],
)
def test_a_unit_is_found_blind_to_accents_case_and_prefix(cell: str, code: str) -> None:
    assert UNITS.find(cell) == code


def test_a_name_of_several_is_not_guessed() -> None:
    assert _told(UNITS.find("Sở Y tế")) == "ambiguous_unit"


def test_an_unknown_name_is_told_the_nearest() -> None:
    fault = UNITS.find("Đảng bộ Sở Giao thông và vận tải tỉnh")
    assert isinstance(fault, Fault)
    assert fault.code == "unknown_unit"
    assert "“Đảng bộ Sở Giao thông vận tải”" in fault.message


def test_names_that_share_one_word_beside_their_usual_beginning_are_not_near() -> None:
    names = ("Chi bộ cơ sở minh họa 01", "Chi bộ cơ sở minh họa 02", "Đảng bộ Sở Giao thông vận tải")
    units = Lookup("unit", "đơn vị", tuple(Entry(name, (name,)) for name in names))
    assert units.nearest("Chi bộ Liên minh Hợp tác xã") == []
    assert units.nearest("Chi bộ Sở Giao thông công chính") == ["Đảng bộ Sở Giao thông vận tải"]


def test_keys_of_names() -> None:
    assert name_key("Hòa giải – “ở cơ sở”") == name_key("hoà  giải ở cơ sở")
    assert name_key("Thuỷ lợi") == name_key("Thủy lợi")
    assert loose_key("Văn hóa – Xã hội") == "van hoa xa hoi"


def test_a_whole_column_is_cleaned_as_its_cells_are() -> None:
    cells: list[Cell] = ["a", " b ", "c\u00a0d", "e\u0302", 5.0, "x\r\ny", "'=1", "", "a\x1fb"]
    for clean in (one_line, several_lines):
        assert clean_column(cells, clean) == [clean(str(5) if cell == 5.0 else str(cell)) for cell in cells]


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-3", "@SUM(A1)", "'=x", "''=x", "thường", "'thường", "", "＝1"])
def test_a_formula_is_neutralised_and_restored(text: str) -> None:
    assert restored(neutralised(text)) == text
    assert not neutralised(text).startswith(("=", "+", "-", "@"))


def test_every_type_is_explained_to_staff() -> None:
    assert SHOWN_KINDS.keys() == set(Kind)
