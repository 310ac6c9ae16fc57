"""Headers as staff write them, what is asked about the unclear ones, and what is remembered."""

import pytest
from sqlalchemy import Engine

from tests.uploads.conftest import applied, checked, table
from uploads.datasets import DATASETS
from uploads.datasets.columns import Dataset
from uploads.parse.headers import HeaderIndex, map_headers
from uploads.plan.preview import Preview
from uploads.unusable import HeaderQuestion, UnclearHeaders, UnusableFile


def _columns(*headers: str, dataset: str = "models") -> list[str]:
    """Return the column that each of these headers is read as; '' if none."""
    index = HeaderIndex(DATASETS[dataset])
    mapping = map_headers([(header,) for header in headers], index, lambda _: {}, lambda *_: None)
    return [mapping.columns.get(place) or "=".join(mapping.marks.get(place, ())) for place in range(len(headers))]


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        ("TT|Tên mô hình|Tên đơn vị|Thuộc khối|Năm đăng ký", "|name|unit|bloc|year"),
        ("STT|TÊN MÔ HÌNH|ĐƠN VỊ ĐĂNG KÝ|LĨNH VỰC|NĂM", "|name|unit|field|year"),
        ("ten mo hinh|don vi|khoi|nam", "name|unit|bloc|year"),
        ("Tên mô hình (*)|Đơn vị thực hiện:|Khối|Năm [bắt buộc]", "name|unit|bloc|year"),
        ("Tên mô hình “Dân vận khéo”|Chi bộ, đảng bộ|Năm", "name|unit|year"),
        ("Mô hình|Tập thể|Cá nhân|Năm", "name|subject_type=collective|subject_type=individual|year"),
        ("Tên mô hinh|Đơn vi|Lĩnh vưc|Năm", "name|unit|field|year"),
        ("Số TT|Tên mô hình, điển hình|Đ/v|Họ và tên|Giai đoạn", "|name|unit|holder|period"),
        (
            "Tên mô hình|Đơn vị|Cấp đăng ký|Cấp công nhận|Điểm thẩm định",
            "name|unit|registered_level|recognized_level|score",
        ),
        (
            "Tên MH DVK|TCCS Đảng trực thuộc|Năm ĐK|Cấp ĐK|Cấp CN|Điểm TĐ|QĐ công nhận|Ngày tháng năm QĐ",
            "name|unit|year|registered_level|recognized_level|score|decision_no|decision_date",
        ),
        ("Mô hình/ Điển hình DVK|Đơn vị/Chi bộ|Cụm/khối|Năm công nhận", "name|unit|bloc|year"),
        ("Tên mô hình|Hình thức (tập thể/cá nhân)|Thời gian (năm)", "name|subject_type|year"),
    ],
)
def test_headers_are_recognised(headers: str, columns: str) -> None:
    assert "|".join(_columns(*headers.split("|"))) == columns


@pytest.mark.parametrize(
    ("dataset", "headers", "columns"),
    [
        ("units", "Tên TCCSĐ|Loại hình TCCSĐ|TS ĐV|Thuộc khối", "name|kind|member_count|bloc"),
        ("units", "Đơn vị|Số đảng viên tính đến ngày 31/12/2023|Khối", "name|member_count|bloc"),
        (
            "unit_years",
            "Đơn vị|Năm|Đã ban hành KH|Số KH|Tuyên truyền, phổ biến",
            "unit|year|has_plan|plan_no|disseminated",
        ),
        ("awards", "Tên MH|Hình thức khen|Cơ quan ra QĐ|Số QĐ", "model_name|form|authority|decision_no"),
    ],
)
def test_headers_of_other_lists_are_recognised(dataset: str, headers: str, columns: str) -> None:
    assert "|".join(_columns(*headers.split("|"), dataset=dataset)) == columns


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_every_label_and_code_means_its_column(dataset: Dataset) -> None:
    labels = [column.label for column in dataset.columns]
    assert _columns(*labels, dataset=dataset.code) == [column.code for column in dataset.columns]


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_no_synonym_means_the_label_of_another_column(dataset: Dataset) -> None:
    labels = {column.label.lower(): column.code for column in dataset.columns}
    for column in dataset.columns:
        for header in (*column.synonyms, *column.vague):
            assert labels.get(header.lower(), column.code) == column.code, header


def test_a_column_that_is_not_known_is_reported_and_passed_over(sqlite_office: Engine) -> None:
    preview = checked(
        sqlite_office, table(("Tên mô hình", "Khối", "Năm", "Màu sắc"), ("A", "Nội chính, Tổng hợp", "2024", "đỏ"))
    )
    assert [(warning.code, warning.column) for warning in preview.warnings] == [("unmatched_column", "Màu sắc")]
    assert preview.headers[3].is_unmatched


AMBIGUOUS = table(("Tên mô hình", "Khối", "Năm", "Cấp"), ("Mô hình A", "Nội chính, Tổng hợp", "2024", "Tỉnh"))


def test_an_ambiguous_header_is_asked_about_and_the_answer_is_remembered(office: Engine) -> None:
    with pytest.raises(UnclearHeaders) as asked:
        checked(office, AMBIGUOUS)
    assert asked.value.questions == (HeaderQuestion("Cấp", ("registered_level", "recognized_level")),)
    assert _read_as(checked(office, AMBIGUOUS, headers={"Cấp": "recognized_level"})) == "recognized_level"
    with pytest.raises(UnclearHeaders):
        checked(office, AMBIGUOUS)
    assert applied(office, AMBIGUOUS, headers={"Cấp": "recognized_level"}) == 3
    assert _read_as(checked(office, AMBIGUOUS)) == "recognized_level"
    assert _read_as(checked(office, AMBIGUOUS, headers={"CẤP": ""})) == ""


def _read_as(preview: Preview) -> str:
    return preview.headers[3].column


def test_two_headers_for_one_column_are_asked_about(sqlite_office: Engine) -> None:
    content = table(("Tên mô hình", "Thuộc khối", "Tên khối", "Năm"), ("A", "Nội chính, Tổng hợp", "x", "2024"))
    with pytest.raises(UnclearHeaders) as asked:
        checked(sqlite_office, content)
    assert [question.header for question in asked.value.questions] == ["Thuộc khối", "Tên khối"]
    preview = checked(sqlite_office, content, headers={"Thuộc khối": "bloc", "Tên khối": ""})
    assert preview.new == 1


def test_a_header_that_stands_twice_is_asked_about_and_the_first_is_read_where_told(sqlite_office: Engine) -> None:
    content = table(("Tên mô hình", "Khối", "Năm", "Năm"), ("A", "Nội chính, Tổng hợp", "2024", "2021"))
    with pytest.raises(UnclearHeaders, match="“Năm” đứng ở nhiều cột"):
        checked(sqlite_office, content)
    preview = checked(sqlite_office, content, headers={"Năm": "year"})
    assert preview.new == 1
    assert [(warning.code, warning.column) for warning in preview.warnings] == [("unmatched_column", "Năm")]


def test_headers_of_no_known_table_are_all_asked_about(sqlite_office: Engine) -> None:
    content = table(("Đề tài", "Nơi làm", "Khi nào"), ("Mô hình A", "Cục Thuế", "2024"))
    with pytest.raises(UnclearHeaders) as asked:
        checked(sqlite_office, content)
    assert [question.header for question in asked.value.questions] == ["Đề tài", "Nơi làm", "Khi nào"]
    told = {"Đề tài": "name", "Nơi làm": "unit", "Khi nào": "year"}
    assert checked(sqlite_office, content, headers=told).new == 1


def test_an_answer_must_name_a_column(sqlite_office: Engine) -> None:
    with pytest.raises(UnusableFile) as refused:
        checked(sqlite_office, AMBIGUOUS, headers={"Cấp": "no_such"})
    assert refused.value.code == "no_such_column"


def test_two_columns_ticked_with_x_say_the_type(sqlite_office: Engine) -> None:
    rows = [("Tên mô hình", "Đơn vị", "Tập thể", "Cá nhân", "Năm"), ("A", "DV01", "x", "", "2024")]
    assert applied(sqlite_office, table(*rows, ("B", "DV01", "", "Nguyễn Văn Mẫu", "2024"))) == 3
    again = [("Tên mô hình", "Đơn vị", "Loại", "Chủ thể", "Năm"), ("A", "DV01", "Tập thể", "", "2024")]
    assert checked(sqlite_office, table(*again, ("B", "DV01", "Cá nhân", "Nguyễn Văn Mẫu", "2024"))).unchanged == 2
    both = checked(sqlite_office, table(*rows, ("C", "DV01", "x", "x", "2024")))
    assert [(problem.row, problem.code) for problem in both.problems] == [(3, "several_marks")]
