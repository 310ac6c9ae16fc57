"""The lists beside that of models: units, years of units, outcomes, awards, published figures, categories."""

import pytest
from sqlalchemy import Engine

from tests.seed.current import current
from tests.uploads.conftest import applied, checked, table
from ui.intake_words import attention
from uploads.datasets import DATASETS
from uploads.parse.other_list import likelier_list

UNIT_HEADER = ("Mã đơn vị", "Tên đơn vị", "Khối", "Số đảng viên")
BLOC = "Nội chính, Tổng hợp"


@pytest.mark.parametrize(
    ("headers", "chosen", "likelier"),
    [
        (("Mã đơn vị", "Tên đơn vị", "Loại", "Khối", "Số đảng viên"), "models", "units"),
        (("STT", "Tên mô hình", "Loại hình – Cá nhân", "Đơn vị đăng ký", "Lĩnh vực", "Cấp đăng ký"), "units", "models"),
        (("Tên mô hình", "Đơn vị", "Năm", "Chỉ tiêu", "Giá trị", "ĐVT"), "models", "outcomes"),
        (("Tên mô hình", "Loại", "Đơn vị", "Năm"), "models", None),
        (("Tên đơn vị", "Khối", "Số đảng viên"), "units", None),
        ((), "models", None),
    ],
)
def test_the_headers_tell_that_another_list_was_meant(
    headers: tuple[str, ...], chosen: str, likelier: str | None
) -> None:
    found = likelier_list(headers, DATASETS[chosen])
    assert (found.code if found else None) == likelier


@pytest.mark.parametrize(("year", "warned"), [(2020, True), (2021, False), (2025, False), (2026, True)])
def test_members_of_a_year_outside_the_usual_period_are_told_before_they_are_written(
    sqlite_office: Engine, year: int, warned: bool
) -> None:
    content = table(UNIT_HEADER, ("DV03", "", "", "260"))
    preview = checked(sqlite_office, content, "units", year=year)
    assert [warning.code for warning in preview.warnings] == ["year_outside_period"] * warned
    assert (f"năm {year}, ngoài giai đoạn 2021–2025" in attention(preview)) == warned
    named = table(UNIT_HEADER[:3], ("DV03", "", BLOC))
    assert not checked(sqlite_office, named, "units", year=year).warnings


def test_an_unknown_unit_is_answered_with_what_it_is_also_called_and_with_the_way_to_add_it(office: Engine) -> None:
    header = ("Tên mô hình", "Đơn vị", "Năm")
    [problem] = checked(office, table(header, ("Ngày không giấy", "Đảng bộ Sở GTVT Quảng Bình", "2024"))).problems
    assert problem.code == "unknown_unit"
    assert "Gần nhất: “Đảng bộ Sở Giao thông vận tải”" in problem.message
    assert problem.message.endswith("nếu là đơn vị mới, hãy thêm vào danh sách Đơn vị trước.")


def test_members_beside_units_are_those_of_the_year_that_was_told(office: Engine) -> None:
    applied(office, table(UNIT_HEADER, ("DV03", "", "", "260")), "units", year=2025)
    assert current(office, "unit_year", "year", "member_count", unit="DV03") == [(2024, 254), (2025, 260)]


def test_a_unit_without_a_code_is_found_by_name_or_gets_one(office: Engine) -> None:
    rows = (("", "đảng bộ cục thuế tỉnh", BLOC, "255"), ("", "Chi bộ Thi hành án", BLOC, "12"))
    preview = checked(office, table(UNIT_HEADER, *rows), "units", year=2024)
    assert (preview.new, preview.changed) == (1, 1)
    applied(office, table(UNIT_HEADER, *rows), "units", year=2024)
    assert current(office, "unit", "code", "kind", name="Chi bộ Thi hành án") == [("DV-0001", "cell")]


def test_a_given_code_and_a_new_one_in_one_file_never_meet(office: Engine) -> None:
    rows = (("DV-0001", "Chi bộ Một", BLOC, ""), ("", "Chi bộ Hai", BLOC, ""), ("DV-ABCDE", "Chi bộ Ba", BLOC, ""))
    applied(office, table(UNIT_HEADER, *rows), "units", year=2024)
    applied(office, table(UNIT_HEADER, ("", "Chi bộ Bốn", BLOC, "")), "units", year=2024)
    names = {name: code for code, name in current(office, "unit", "code", "name")}
    assert [names[f"Chi bộ {one}"] for one in ("Một", "Hai", "Ba", "Bốn")] == [
        "DV-0001", "DV-0002", "DV-ABCDE", "DV-0003",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (("", "", BLOC, "1"), "Tên đơn vị", "required"),
        (("", "Chi bộ Mới", "", "1"), "Khối", "required"),
        (("", "Chi bộ Mới", "Khối Lạ", "1"), "Khối", "unknown_bloc"),
        (("", "Chi bộ Mới", BLOC, "nhiều"), "Số đảng viên", "not_a_count"),
        (("DV99", "Đảng bộ Cục Thuế tỉnh", BLOC, ""), "Tên đơn vị", "unit_name_taken"),
    ],
)
def test_what_is_wrong_with_a_unit(sqlite_office: Engine, row: tuple[str, ...], column: str, code: str) -> None:
    preview = checked(sqlite_office, table(UNIT_HEADER, row), "units")
    assert [(problem.column, problem.code) for problem in preview.problems] == [(column, code)]


def test_the_same_unit_twice_is_a_problem(sqlite_office: Engine) -> None:
    rows = (
        ("DV03", "", "", "1"),
        ("", "Đảng bộ Cục Thuế tỉnh", "", "2"),
        ("", "Chi bộ A", BLOC, ""),
        ("", "Chi bộ A", BLOC, ""),
    )
    preview = checked(sqlite_office, table(UNIT_HEADER, *rows), "units")
    assert [(problem.row, problem.code) for problem in preview.problems] == [(3, "repeated_row"), (5, "repeated_row")]


@pytest.mark.parametrize(
    ("dataset", "header", "rows", "found"),
    [
        (
            "units",
            UNIT_HEADER,
            (("DV03", "", "", "nhiều"), ("DV03", "", "", "1")),
            [(2, "not_a_count"), (3, "repeated_row")],
        ),
        (
            "outcomes",
            ("Mã mô hình", "Tên mô hình", "Năm", "Chỉ tiêu", "Giá trị"),
            (("DVK-000001", "", "2024", "dang-vien", "x"), ("DVK-000001", "", "2024", "dang-vien", "1")),
            [(2, "not_a_number"), (3, "repeated_row")],
        ),
        (
            "categories",
            ("Danh mục", "Tên", "Từ năm", "Mục kế thừa", "Thuộc tính"),
            (("Khối", "Khối Mới", "x", "khong-co", "{"),),
            [(2, "not_a_year"), (2, "unknown_successor"), (2, "bad_json")],
        ),
    ],
)
def test_a_row_with_a_wrong_cell_is_checked_further(
    sqlite_office: Engine, dataset: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], found: object
) -> None:
    preview = checked(sqlite_office, table(header, *rows), dataset)
    assert [(problem.row, problem.code) for problem in preview.problems] == found


def test_years_of_units(office: Engine) -> None:
    header = ("Đơn vị", "Năm", "Số đảng viên", "Có kế hoạch", "Số kế hoạch", "Đã phổ biến")
    rows = table(header, ("Cục Thuế", "2025", "1.260", "x", "12-KH/ĐU", "Có"), ("DV02", "2025", "", "không", "", ""))
    assert checked(office, rows, "unit_years").new == 2
    applied(office, rows, "unit_years")
    columns = ("unit", "bloc", "member_count", "has_plan", "plan_no", "disseminated")
    assert current(office, "unit_year", *columns, year=2025) == [
        ("DV02", "dang-doan-the", None, False, "", None),
        ("DV03", "noi-chinh", 1260, True, "12-KH/ĐU", True),
    ]
    assert checked(office, rows, "unit_years").unchanged == 2


def test_outcomes_of_a_model(office: Engine) -> None:
    applied(
        office,
        table(("Danh mục", "Mã", "Tên", "Thuộc tính"), ("Chỉ tiêu", "ho", "Hộ được giúp", '{"measure_unit": "hộ"}')),
        "categories",
    )
    header = ("Tên mô hình", "Năm", "Chỉ tiêu", "Giá trị", "ĐVT")
    name = "Mẹ đỡ đầu - Kết nối yêu thương"
    rows = table(header, (name, "2022", "Hộ được giúp", "120", ""))
    assert checked(office, rows, "outcomes").new == 1
    applied(office, rows, "outcomes")
    assert current(office, "outcome", "year", "indicator", "value", "measure_unit") == [(2022, "ho", 120.0, "hộ")]
    wrong = table(header, (name, "2022", "Hộ được giúp", "120", "người"), ("Không có", "2022", "ho", "1", ""))
    preview = checked(office, wrong, "outcomes")
    assert [problem.code for problem in preview.problems] == ["other_measure_unit", "unknown_model"]


def test_awards_of_a_model(office: Engine) -> None:
    header = ("Mã mô hình", "Năm", "Hình thức", "Cấp khen", "Số QĐ", "Ngày ký")
    rows = table(header, ("DVK-000001", "2023", "Giấy khen", "Đảng ủy Khối", "15-QĐ/ĐUK", "5/1/2024"))
    applied(office, rows, "awards")
    assert checked(office, rows, "awards").unchanged == 1
    later = table(header, ("DVK-000001", "2023", "giấy khen", "Đảng ủy khối", "15-QĐ/ĐUK", "6/1/2024"))
    assert [(c.before, c.after) for c in checked(office, later, "awards").changes] == [("05/01/2024", "06/01/2024")]


def test_published_figures_stand_under_their_own_period(office: Engine) -> None:
    header = ("Chỉ tiêu", "Giai đoạn", "Loại", "Tính đến", "Giá trị", "Nguồn")
    rows = table(header, ("Mô hình", "2021–2025", "", "12/2025", "301", "Báo cáo tổng kết"))
    preview = checked(office, rows, "figures")
    assert (preview.new, preview.problems) == (1, ())
    assert preview.effect.total == (14, 14)


def test_a_category_gets_its_code_from_its_name(office: Engine) -> None:
    header = ("Danh mục", "Tên", "Từ năm", "Đến năm")
    rows = ("Lĩnh vực", "Vùng đồng bào có đạo", "", ""), ("Giai đoạn", "2026–2030", "2026", "2030")
    applied(office, table(header, *rows), "categories")
    assert ("field", "vung-dong-bao-co-dao") in current(office, "category", "kind", "code")
    wrong = table(header, ("Lĩnh vực", "Khác", "2030", "2026"), ("Màu", "Đỏ", "", ""))
    codes = [problem.code for problem in checked(office, wrong, "categories").problems]
    assert codes == ["years_reversed", "unknown_kind"]
