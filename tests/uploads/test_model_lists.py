"""Lists of models against what is stored: new models, new years, changed cells, and what is refused."""

import pytest
from sqlalchemy import Engine

from tests.seed.current import current
from tests.uploads.conftest import applied, checked, table
from uploads.plan.plan import Change

HEADER = ("Tên mô hình", "Loại", "Đơn vị", "Năm", "Trạng thái", "Điểm")
FIRST = ("Hòa giải ở cơ sở", "Tập thể", "DV03", "2023", "Đang triển khai", "")


def test_new_models_count_under_the_bloc_of_their_unit(office: Engine) -> None:
    preview = checked(office, table(HEADER, FIRST, ("Nuôi ong", "Cá nhân", "DV01", "2024", "", "")))
    assert [(row.row, row.name) for row in preview.new_rows] == [(2, "Hòa giải ở cơ sở"), (3, "Nuôi ong")]
    assert preview.effect.total == (14, 16)
    assert preview.effect.blocs["noi-chinh"] == (4, 5)
    assert preview.effect.blocs["kinh-te"] == (3, 4)


def test_codes_run_on_and_are_not_given_again(office: Engine) -> None:
    assert applied(office, table(HEADER, FIRST, ("Nuôi ong", "Cá nhân", "DV01", "2024", "", ""))) == 3
    assert current(office, "model", "code")[-2:] == [("DVK-000015",), ("DVK-000016",)]


def test_a_row_is_compared_cell_by_cell_and_a_blank_cell_keeps_what_is_stored(office: Engine) -> None:
    applied(office, table(HEADER, FIRST))
    same = ("HOÀ GIẢI ở cơ sở", "", "Cục Thuế", "2023", "", "")
    assert checked(office, table(HEADER, same)).unchanged == 1
    preview = checked(office, table(HEADER, (*FIRST[:4], "Được công nhận", "86,5")))
    assert preview.changed == 1
    assert preview.changes == (
        Change(2, "Hòa giải ở cơ sở", "Trạng thái", "Đang triển khai", "Được công nhận"),
        Change(2, "Hòa giải ở cơ sở", "Điểm", "—", "86,5"),
    )
    assert preview.effect.total == (15, 15)


def test_a_later_year_of_a_model_is_new_but_not_a_new_model(office: Engine) -> None:
    applied(office, table(HEADER, FIRST))
    later = table(HEADER, (*FIRST[:3], "2024", "Được công nhận", "90"))
    preview = checked(office, later)
    assert (preview.new, preview.changed) == (1, 0)
    assert preview.effect.total == (15, 15)
    applied(office, later)
    assert current(office, "model_year", "year", "is_new", model="DVK-000015") == [(2023, True), (2024, False)]


def test_rows_of_one_model_over_several_years_are_one_new_model(office: Engine) -> None:
    preview = checked(office, table(HEADER, (*FIRST[:3], "2024", "", ""), FIRST))
    assert (preview.new, preview.effect.total) == (2, (14, 15))
    applied(office, table(HEADER, (*FIRST[:3], "2024", "", ""), FIRST))
    assert current(office, "model", "first_year", code="DVK-000015") == [(2023,)]


def test_a_year_takes_the_place_of_a_period(office: Engine) -> None:
    name = "Mẹ đỡ đầu - Kết nối yêu thương"
    assert [year for (year,) in current(office, "model_year", "year", period="2021-2023")] == [0] * 14
    dated = table(("Tên mô hình", "Khối", "Năm"), (name, "các Ban đảng, Mặt trận, đoàn thể, các Hội", "2022"))
    preview = checked(office, dated)
    assert [(change.column, change.after) for change in preview.changes] == [("Năm", "2022")]
    applied(office, dated)
    assert len(current(office, "model_year", "year", year=0)) == 13


def test_a_period_may_stand_in_the_column_of_the_year(office: Engine) -> None:
    rows = (*FIRST[:3], "2021–2025", "", ""), ("Nuôi ong", "", "DV01", "giai đoạn 2021-2023", "", "")
    assert checked(office, table(HEADER, *rows)).new == 2
    applied(office, table(HEADER, *rows))
    periods = current(office, "model_year", "period", year=0)
    assert periods.count(("2021-2025",)) == 1
    assert periods.count(("2021-2023",)) == 15


def test_the_year_can_be_told_for_the_whole_list(office: Engine) -> None:
    rows = ("Tên mô hình", "Đơn vị"), ("Nuôi ong", "DV01")
    assert checked(office, table(*rows), year=2024).new == 1
    assert checked(office, table(("Danh sách mô hình năm 2023", ""), *rows)).new == 1


@pytest.mark.parametrize(
    ("title", "unit", "bloc"),
    [
        ("ĐẢNG BỘ CỤC THUẾ TỈNH", "DV03", "noi-chinh"),
        ("Đơn vị: Sở GTVT", "DV01", "kinh-te"),
        ("II. Khối Nội chính, Tổng hợp (2 mô hình)", "", "noi-chinh"),
    ],
)
def test_the_unit_or_bloc_can_be_told_above_the_whole_list(
    sqlite_office: Engine, title: str, unit: str, bloc: str
) -> None:
    rows = ("Tên mô hình", "Năm"), ("Nuôi ong", "2024")
    assert checked(sqlite_office, table((title, ""), *rows)).warnings[0].code == "group_of_title"
    applied(sqlite_office, table((title, ""), *rows))
    assert current(sqlite_office, "model", "unit", "bloc", name="Nuôi ong") == [(unit, bloc)]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (("", "Tập thể", "DV03", "2024", "", ""), "Tên mô hình", "required"),
        (("A", "Nhóm", "DV03", "2024", "", ""), "Loại", "unknown_subject_type"),
        (("A", "Tập thể", "Đảng bộ Cục Hải quan", "2024", "", ""), "Đơn vị", "unknown_unit"),
        (("A", "Tập thể", "", "2024", "", ""), "Khối", "required"),
        (("A", "Tập thể", "DV03", "", "", ""), "Năm", "required"),
        (("A", "Tập thể", "DV03", "năm ngoái", "", ""), "Năm", "not_a_year"),
        (("A", "Tập thể", "DV03", "2024", "xong", ""), "Trạng thái", "unknown_status"),
        (("A", "Tập thể", "DV03", "2024", "", "101"), "Điểm", "score_out_of_range"),
        (("A" * 1001, "Tập thể", "DV03", "2024", "", ""), "Tên mô hình", "too_long"),
    ],
)
def test_a_wrong_cell_is_told_with_row_column_code_and_remedy(
    sqlite_office: Engine, row: tuple[str, ...], column: str, code: str
) -> None:
    preview = checked(sqlite_office, table(HEADER, FIRST, row))
    assert [(problem.row, problem.column, problem.code) for problem in preview.problems] == [(3, column, code)]
    assert preview.problems[0].message.endswith(".")
    assert preview.new == 1


def test_all_problems_of_a_row_are_told_at_once(sqlite_office: Engine) -> None:
    preview = checked(sqlite_office, table(HEADER, ("", "Nhóm", "", "24", "xong", "nhiều")))
    codes = {problem.code for problem in preview.problems}
    assert codes == {"required", "unknown_subject_type", "not_a_year", "unknown_status", "not_a_number"}
    assert preview.problem_rows == 1


def test_unit_and_bloc_must_agree(sqlite_office: Engine) -> None:
    header = ("Tên mô hình", "Khối", "Đơn vị", "Năm")
    preview = checked(sqlite_office, table(header, ("A", "Khối Kinh tế, Tài chính, Kỹ thuật", "DV03", "2024")))
    assert [(problem.column, problem.code) for problem in preview.problems] == [("Khối", "unit_of_other_bloc")]
    assert "Khối Nội chính, Tổng hợp" in preview.problems[0].message


def test_the_same_model_twice_is_a_problem_and_names_the_first_row(sqlite_office: Engine) -> None:
    preview = checked(sqlite_office, table(HEADER, FIRST, ("hoà giải ở cơ sở", *FIRST[1:])))
    assert [(problem.row, problem.code) for problem in preview.problems] == [(3, "repeated_row")]
    assert "dòng 2" in preview.problems[0].message


def test_rows_of_one_model_that_disagree_on_it_are_a_problem(sqlite_office: Engine) -> None:
    header = ("Tên mô hình", "Đơn vị", "Năm", "Địa điểm")
    preview = checked(sqlite_office, table(header, ("A", "DV03", "2023", "Ba Đồn"), ("A", "DV03", "2024", "Lệ Thủy")))
    assert [(problem.row, problem.column, problem.code) for problem in preview.problems] == [
        (3, "Địa điểm", "contradicts_row")
    ]


def test_what_disagrees_is_told_by_its_name(sqlite_office: Engine) -> None:
    header = ("Tên mô hình", "Đơn vị", "Năm", "Nội dung nghị quyết")
    rows = (("A", "DV03", "2023", "Y tế"), ("A", "DV03", "2024", "y-te; giao-duc"))
    problems = checked(sqlite_office, table(header, *rows, delimiter="\t")).problems
    assert [(problem.code, problem.value) for problem in problems] == [("contradicts_row", "Y tế; Giáo dục")]


def test_a_row_with_a_wrong_cell_still_stands_beside_the_other_rows_of_its_model(sqlite_office: Engine) -> None:
    header = (*HEADER, "Địa điểm")
    rows = (
        ("A", "Tập thể", "DV03", "2023", "", "nhiều", ""),
        ("A", "Tập thể", "DV03", "2023", "", "", ""),
        ("B", "Tập thể", "DV03", "2023", "", "nhiều", "Ba Đồn"),
        ("B", "Tập thể", "DV03", "2024", "lạ", "", "Lệ Thủy"),
    )
    preview = checked(sqlite_office, table(header, *rows))
    assert [(problem.row, problem.code) for problem in preview.problems] == [
        (2, "not_a_number"), (3, "repeated_row"), (4, "not_a_number"), (5, "unknown_status"), (5, "contradicts_row"),
    ]  # fmt: skip
    assert preview.problem_rows == 4


def test_a_row_that_is_left_out_says_nothing_of_its_model(office: Engine) -> None:
    header = ("Tên mô hình", "Đơn vị", "Năm", "Địa điểm")
    rows = (("A", "DV03", "2023", "Ba Đồn"), ("A", "DV03", "2024", "Lệ Thủy"))
    applied(office, table(header, *rows), skip_problems=True)
    assert current(office, "model", "location", "first_year", name="A") == [("Ba Đồn", 2023)]
    rows = (("Nuôi ong", "DV03", "2023", "nhiều"), ("Nuôi ong", "DV03", "2024", "80"))
    applied(office, table(("Tên mô hình", "Đơn vị", "Năm", "Điểm"), *rows), skip_problems=True)
    assert current(office, "model", "first_year", name="Nuôi ong") == [(2024,)]


def test_a_likely_duplicate_is_a_warning(office: Engine) -> None:
    applied(office, table(HEADER, FIRST))
    preview = checked(office, table(HEADER, ("Mô hình hòa giải cơ sở", *FIRST[1:])))
    assert [(warning.row, warning.code) for warning in preview.warnings] == [(2, "likely_duplicate")]
    assert "DVK-000015" in preview.warnings[0].message


def test_a_code_says_which_model_is_meant(office: Engine) -> None:
    applied(office, table(HEADER, FIRST))
    header = ("Mã mô hình", "Tên mô hình", "Năm")
    preview = checked(office, table(header, ("dvk-000015", "Hòa giải ở khu dân cư", "2023")))
    assert [(change.column, change.after) for change in preview.changes] == [("Tên mô hình", "Hòa giải ở khu dân cư")]
    unknown = checked(office, table(header, ("DVK-999999", "A", "2023")))
    assert [problem.code for problem in unknown.problems] == ["unknown_model_code"]
    with_score = (*header, "Điểm")
    both = checked(office, table(with_score, ("DVK-999999", "", "2024", "1.234")))
    assert sorted(problem.code for problem in both.problems) == ["ambiguous_number", "unknown_model_code"]
    assert both.problem_rows == 1


def test_a_stored_model_without_a_unit_is_the_one_of_the_same_name_and_bloc(office: Engine) -> None:
    header = ("Tên mô hình", "Đơn vị", "Năm")
    name = "Vận động, thuyết phục đương sự tự nguyện thi hành án dân sự"
    preview = checked(office, table(header, (name, "DV03", "2022")))
    assert (preview.new, preview.changed) == (0, 1)
    assert ("Đơn vị", "—", "Đảng bộ Cục Thuế tỉnh") in [(c.column, c.before, c.after) for c in preview.changes]


def test_areas_of_the_resolution_are_a_list(office: Engine) -> None:
    header = ("Tên mô hình", "Đơn vị", "Năm", "Nhiệm vụ")
    applied(office, table(header, ("A", "DV03", "2024", '"Y tế; giáo dục"')))
    assert [task for (task,) in current(office, "model_task", "task", model="DVK-000015")] == ["giao-duc", "y-te"]
    preview = checked(office, table(header, ("A", "DV03", "2024", "Y tế")))
    assert [(change.before, change.after) for change in preview.changes] == [("Giáo dục; Y tế", "Y tế")]
    applied(office, table(header, ("A", "DV03", "2024", "Y tế")))
    assert current(office, "model_task", "task", model="DVK-000015") == [("y-te",)]
    assert checked(office, table(header, ("A", "DV03", "2024", "Giáo dục, Y tế"))).changes[0].after == "Giáo dục; Y tế"


def test_rows_that_a_file_does_not_have_stay(office: Engine) -> None:
    applied(office, table(HEADER, FIRST))
    assert len(current(office, "model", "code")) == 15


def test_new_rows_are_shown_as_they_were_understood(sqlite_office: Engine) -> None:
    preview = checked(sqlite_office, table(HEADER, (*FIRST[:3], "2024", "", "")), year=2023)
    assert preview.new_columns == ("Loại", "Khối", "Đơn vị", "Năm")
    assert preview.new_rows[0].cells == ("Tập thể", "Khối Nội chính, Tổng hợp", "Đảng bộ Cục Thuế tỉnh", "2024")
