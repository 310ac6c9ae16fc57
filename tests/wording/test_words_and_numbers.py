"""Numbers, dates and sentences as Vietnamese readers write them."""

from datetime import UTC, date, datetime

import pandas as pd

from charts.labels import wrapped
from data_access.counts import Cohort
from ui.components import csv_bytes, table
from ui.first_html import rewritten
from wording.cohort import step_labels
from wording.headline import period_in_words
from wording.numbers import amount, count, day, moment, percent, times
from wording.takeaways import chosen_part, leading_bloc, leading_level, leading_pair, leading_year, review_rate


def test_numbers_have_dots_for_thousands_and_a_comma_for_decimals() -> None:
    assert count(5080) == "5.080"
    assert count(None) == "—"
    assert amount(1234.5) == "1.234,5"
    assert amount(1200.0) == "1.200"
    assert percent(71, 225) == "31,6%"
    assert percent(1, 0) == "—"
    assert times(2.68) == "2,7"


def test_dates_are_day_month_year_in_the_time_zone_of_the_office() -> None:
    assert day(date(2024, 6, 5)) == "05/06/2024"
    assert day("2024-06") == "06/2024"
    assert moment(datetime(2024, 6, 5, 20, 30, tzinfo=UTC), "Asia/Ho_Chi_Minh") == "06/06/2024 03:30"


def test_the_leading_bloc_is_named_and_ties_are_said() -> None:
    assert leading_bloc(pd.DataFrame({"name": ["Khối A", "Khối B"], "models": [3, 1]})) == (
        "Khối A nhiều nhất: 3 mô hình, 75,0%."
    )
    tie = pd.DataFrame({"name": ["Khối A", "Khối B", "Khối C"], "models": [3, 3, 1]})
    assert leading_bloc(tie) == "Khối A và Khối B cùng nhiều nhất: mỗi khối 3 mô hình."
    assert leading_bloc(pd.DataFrame({"name": ["Khối A", "Khối B"], "models": [2, 2]})) == (
        "Các khối bằng nhau: mỗi khối 2 mô hình."
    )
    assert "Chưa có" in leading_bloc(pd.DataFrame({"name": ["Khối A"], "models": [0]}))
    assert leading_bloc(tie, partly=True).startswith("Trong 7 mô hình đã nhập chi tiết, Khối A và Khối B cùng")
    alone = pd.DataFrame({"name": ["Khối A", "Khối B"], "models": [7, 0]})
    assert leading_bloc(alone) == "Khối A có 7 mô hình, các khối khác chưa có."
    assert chosen_part("Năm 2024", 75, 225) == "Năm 2024 có 75 trên 225 mô hình, 33,3%."


def test_the_leading_year_is_set_against_the_year_before() -> None:
    years = pd.DataFrame({"year": [2023, 2024], "models": [28, 75]})
    assert leading_year(years) == "Năm 2024 có 75 mô hình, gấp 2,7 lần năm 2023."
    close = pd.DataFrame({"year": [2023, 2024], "models": [70, 75]})
    assert leading_year(close) == "Năm 2024 nhiều nhất: 75 mô hình, tăng 5 so với năm 2023."
    even = pd.DataFrame({"year": [2023, 2024], "models": [7, 7]})
    assert leading_year(even) == "Các năm 2023 và 2024 cùng nhiều nhất: 7 mô hình mỗi năm."
    assert "Chưa có" in leading_year(pd.DataFrame({"year": [], "models": []}))


def test_rates_say_their_denominator_and_nothing_reviewed_is_said() -> None:
    assert review_rate(Cohort(225, 156, 135, 37, 40, 56)) == (
        "135 trên 156 mô hình đã thẩm định được công nhận, đạt 86,5%."
    )
    assert review_rate(Cohort(14, 0, 0, 0, 0, 0)).startswith("Chưa có số liệu")


def test_levels_and_pairs_are_told_in_one_sentence() -> None:
    levels = pd.DataFrame({"name": ["Cơ sở", "Đảng bộ Khối"], "registered": [2, 5], "recognized": [1, 1]})
    assert leading_level(levels) == ("Phần lớn đăng ký ở cấp Đảng bộ Khối: 5 trên 7 mô hình; 2 lượt được công nhận.")
    grid = pd.DataFrame({"bloc_name": ["Khối A"], "field_name": ["Kinh tế"], "models": [4]})
    assert leading_pair(grid) == "Tập trung nhất ở lĩnh vực Kinh tế của Khối A: 4 mô hình."


def test_labels_wrap_between_words_and_lose_nothing() -> None:
    text = "Khối các Ban đảng, Mặt trận, đoàn thể, các Hội"
    assert wrapped(text, 20).replace("\n", " ") == text
    assert max(len(line) for line in wrapped(text, 20).split("\n")) <= 20


def test_labels_break_where_a_reader_pauses() -> None:
    assert wrapped("Khối Kinh tế, Tài chính, Kỹ thuật") == "Khối Kinh tế,\nTài chính, Kỹ thuật"
    assert wrapped("Khối Văn hóa - Xã hội và Trường học") == "Khối Văn hóa - Xã hội\nvà Trường học"
    assert wrapped("Quốc phòng - an ninh", 12) == "Quốc phòng -\nan ninh"


def test_a_period_stands_in_a_sentence() -> None:
    assert period_in_words("2021–2025") == "giai đoạn 2021–2025"
    assert period_in_words("Nhiệm kỳ 2020–2025") == "nhiệm kỳ 2020–2025"


def test_tables_escape_what_comes_from_data() -> None:
    assert "<script>" not in table(pd.DataFrame({"Tên": ["<script>alert(1)</script>"]}))


def test_csv_opens_in_excel_and_runs_no_formula() -> None:
    written = csv_bytes(pd.DataFrame({"Tên": ["=1+1", "Mẹ đỡ đầu"]}))
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig").splitlines() == ["Tên", "'=1+1", "Mẹ đỡ đầu"]


def test_the_first_html_is_vietnamese() -> None:
    page = rewritten(b'<html lang="en"><head><title>Streamlit</title></head></html>').decode()
    assert 'lang="vi"' in page
    assert "<title>Dân vận khéo</title>" in page
    assert "/dich.js" in page
    assert "/bang-mo.js" in page


def test_steps_that_no_model_took_are_told_in_words() -> None:
    some = step_labels(Cohort(models=225, reviewed=164, recognized=151, exemplary=43, replicated=0, awarded=65))
    assert some == ["225", "164/225 (72,9%)", "151/164 (92,1%)", "43/225 (19,1%)", "chưa có", "65/225 (28,9%)"]
    none = step_labels(Cohort(models=1214, reviewed=0, recognized=0, exemplary=0, replicated=0, awarded=2))
    assert none == ["1.214", "chưa thẩm định", "chưa thẩm định", "chưa có", "chưa có", "2/1.214 (0,2%)"]
