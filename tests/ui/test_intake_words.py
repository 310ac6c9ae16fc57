"""What the page for uploads makes of names, findings and long texts."""

import pytest
from psycopg.errors import DiskFull
from sqlalchemy.exc import OperationalError

from ui.file_names import LONGEST, shown_name
from ui.intake_problems import remedies
from ui.intake_state import Intake
from uploads.parse.problems import Problem
from uploads.upload import Receipt
from uploads.work import Work


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("mô hình.xlsx", "mô hình.xlsx"),
        ("C:\\Danh sách\\2024.xlsx", "2024.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("bao\u202ecsv.exe", "bao csv.exe"),
        ("hai\ndòng\t.csv", "hai dòng .csv"),
        ("\u200f\u0000", "tệp không tên"),
    ],
)
def test_a_name_is_kept_as_one_readable_line(sent: str, kept: str) -> None:
    assert shown_name(sent) == kept


def test_a_long_name_is_cut_in_the_middle_and_keeps_its_suffix() -> None:
    name = shown_name("a" * 10_000 + ".xlsx")
    assert len(name) == LONGEST
    assert name.endswith("a.xlsx")


def test_findings_are_grouped_by_remedy_with_the_rows_of_each_value() -> None:
    found = [
        Problem(3, "Khối", "Khối Nông nghiệp", "unknown_bloc", "Không có khối này."),
        Problem(4, "Tên mô hình", "", "required", "Chưa có tên mô hình."),
        Problem(7, "Khối", "Khối Nông nghiệp", "unknown_bloc", "Không có khối này."),
        Problem(9, "Khối", "Khối Y tế", "unknown_bloc", "Không có khối này."),
    ]
    first, second = remedies(found)
    assert first.title == "Sửa cột “Khối”"
    assert first.rows == 3
    assert first.values[("Khối Nông nghiệp", "Không có khối này.")] == [3, 7]
    assert second.title == "Điền ô còn trống: cột “Tên mô hình”"


def test_a_full_disk_is_told_beside_the_preview() -> None:
    def refuse() -> Receipt:
        raise OperationalError("INSERT", {}, DiskFull("could not extend file"))

    work: Work[Receipt] = Work()
    work.end(refuse)
    intake = Intake(applying=work)
    intake.settle()
    assert intake.notice is not None
    kind, title, text = intake.notice
    assert (kind, title) == ("bad", "Chưa ghi gì")
    assert text.startswith("Đĩa chứa cơ sở dữ liệu đã đầy")
