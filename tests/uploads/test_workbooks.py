"""Workbooks as units send them: titles, merged headers, groups, totals, signatures, several and hidden sheets."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from sqlalchemy import Engine

from tests.seed.current import current
from tests.uploads.conftest import applied, checked, workbook
from uploads.unusable import UnusableFile

HEADER = ("STT", "Tên mô hình", "Đơn vị", "Loại", "Năm")
ROW = (1, "Vận động nhân dân hiến đất", "Đảng bộ Cục Thuế tỉnh", "Tập thể", 2024)


def drawn(draw: Callable[[Any, Any], None]) -> bytes:
    """Return an XLSX file whose only sheet is drawn by a function of the workbook and the sheet."""
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        draw(book, book.add_worksheet("Danh sách"))
    return out.getvalue()


def test_a_list_with_everything_around_it_is_read(sqlite_office: Engine) -> None:
    def draw(book: Any, sheet: Any) -> None:
        bold = book.add_format({"bold": True})
        sheet.merge_range("A1:C1", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", bold)
        sheet.merge_range("A2:H2", 'DANH SÁCH MÔ HÌNH "DÂN VẬN KHÉO" NĂM 2024', bold)
        sheet.merge_range("A3:H3", "(Kèm theo Báo cáo số 12-BC/ĐUK ngày 05/6/2024)")
        sheet.merge_range("A5:A6", "TT", bold)
        sheet.merge_range("B5:B6", "Tên mô hình", bold)
        sheet.merge_range("C5:C6", "Đơn vị đăng ký", bold)
        sheet.merge_range("D5:E5", "Loại hình", bold)
        sheet.write_row("D6", ("Tập thể", "Cá nhân"), bold)
        sheet.merge_range("F5:G5", "Cấp", bold)
        sheet.write_row("F6", ("Đăng ký", "Công nhận"), bold)
        sheet.merge_range("H5:H6", "Ghi chú", bold)
        sheet.write_row("A7", tuple(range(1, 9)))
        sheet.merge_range("A8:H8", "I. KHỐI KINH TẾ, TÀI CHÍNH, KỸ THUẬT", bold)
        sheet.write_row("A9", (1, "Hiến đất làm đường", "Sở GTVT", "x", "", "Cơ sở", "Tỉnh", ""))
        sheet.write_row("A10", (2, "Nuôi ong\nlấy mật", "Liên minh HTX", "", "X", "Cấp cơ sở", "", ""))
        sheet.write_row("A12", ("II", "Khối Nội chính, Tổng hợp"), bold)
        sheet.write_row("A13", (3, "Hòa giải ở cơ sở", "", "x", "", "Tỉnh", "", "mới"))
        sheet.write_row("B14", ("Tổng cộng: 3 mô hình",))
        sheet.write_row("F16", ("Đồng Hới, ngày 05 tháng 6 năm 2024",))
        sheet.write_row("F17", ("T/M BAN THƯỜNG VỤ",))
        sheet.write_row("F18", ("PHÓ BÍ THƯ",))
        sheet.write_row("F21", ("Nguyễn Văn Mẫu",))

    content = drawn(draw)
    preview = checked(sqlite_office, content)
    assert preview.names == ("Hiến đất làm đường", "Nuôi ong lấy mật", "Hòa giải ở cơ sở")
    assert preview.header_row == 5
    assert preview.problems == ()
    assert [warning.code for warning in preview.warnings] == ["year_of_title"]
    assert {skipped.row for skipped in preview.skipped} >= {1, 2, 3, 7, 8, 12, 14, 16, 17, 18, 21}
    assert applied(sqlite_office, content) == 3
    columns = ("bloc", "unit", "subject_type", "year", "registered_level", "recognized_level")
    assert current(sqlite_office, "model_year", *columns)[-3:] == [
        ("kinh-te", "DV01", "collective", 2024, "co-so", "tinh"),
        ("kinh-te", "DV06", "individual", 2024, "co-so", ""),
        ("noi-chinh", "", "collective", 2024, "tinh", ""),
    ]


def test_the_first_sheet_with_the_table_is_read_and_others_are_named(sqlite_office: Engine) -> None:
    content = workbook(Bìa=[("Báo cáo năm 2024",)], Một=[HEADER, ROW], Hai=[HEADER, (1, "Mô hình khác", *ROW[2:])])
    preview = checked(sqlite_office, content)
    assert preview.sheet == "Một"
    assert [warning.code for warning in preview.warnings] == ["other_sheets"]
    assert checked(sqlite_office, content, sheet="hai").names == ("Mô hình khác",)
    with pytest.raises(UnusableFile) as refused:
        checked(sqlite_office, content, sheet="Ba")
    assert refused.value.code == "no_such_sheet"


def test_hidden_sheets_are_left_out(sqlite_office: Engine) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", HEADER)
        sheet.write_row("A2", ROW)
        secret = book.add_worksheet("Nháp")
        secret.write_row("A1", HEADER)
        secret.write_row("A2", (1, "Bản nháp", *ROW[2:]))
        secret.hide()

    preview = checked(sqlite_office, drawn(draw))
    assert preview.names == (ROW[1],)
    assert preview.hidden_sheets == ("Nháp",)
    with pytest.raises(UnusableFile):
        checked(sqlite_office, drawn(draw), sheet="Nháp")


def test_dates_formulas_and_numbers_have_the_values_that_excel_shows(sqlite_office: Engine) -> None:
    def draw(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row("A1", (*HEADER, "Ngày quyết định", "Điểm", "Tiêu biểu"))
        sheet.write_row("A2", ROW)
        sheet.write_datetime("F2", date(2024, 6, 5), day)
        sheet.write_formula("G2", "=80+6.5", value=86.5)
        sheet.write_boolean("H2", True)
        sheet.write_row("A3", (2, "Mô hình thứ hai", *ROW[2:4]))
        sheet.write_formula("E3", "=E2", value=2024)
        sheet.write_number("F3", 45448)

    assert applied(sqlite_office, drawn(draw)) == 3
    again = "Tên mô hình;Đơn vị;Loại;Năm;Ngày quyết định;Điểm;Tiêu biểu\r\n" + "".join(
        f"{name};DV03;Tập thể;2024;05/06/2024;{score};{flag}\r\n"
        for name, score, flag in ((ROW[1], "86,5", "có"), ("Mô hình thứ hai", "", ""))
    )
    assert checked(sqlite_office, again).unchanged == 2


def test_a_cell_merged_over_rows_counts_in_each(sqlite_office: Engine) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", HEADER)
        for number in range(3):
            sheet.write_row(number + 1, 0, (number + 1, f"Mô hình {number}", "", "Tập thể", 2024))
        sheet.merge_range("C2:C4", "Đảng bộ Cục Thuế tỉnh", book.add_format())

    preview = checked(sqlite_office, drawn(draw))
    assert (preview.new, preview.problems) == (3, ())
