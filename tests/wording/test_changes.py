"""What changed about a model, in words."""

import pandas as pd
import pytest

from data_access.differences import Cell
from wording.changes import cell_part, cell_value, models_changed, others_changed

NAMES = {
    "bloc": {"kinh-te": "Khối Kinh tế"},
    "level": {"tinh": "Tỉnh"},
    "task": {"y-te": "Y tế"},
    "indicator": {"ho": "Hộ được giúp"},
}


@pytest.mark.parametrize(
    ("cell", "part", "after"),
    [
        (Cell("M1", "model_year", (2024,), "status", "", "recognized"), "Năm 2024 · Trạng thái", "Được công nhận"),
        (Cell("M1", "model_year", (0,), "recognized_level", "", "tinh"), "Chưa rõ năm · Cấp công nhận", "Tỉnh"),
        (Cell("M1", "model_year", (2024,), "score", None, 80.5), "Năm 2024 · Điểm", "80,5"),
        (Cell("M1", "model_task", ("y-te",), "", None, ""), "Nội dung nghị quyết: Y tế", "có"),
        (Cell("M1", "outcome", (2023, "ho"), "value", 5.0, 1200.0), "Hộ được giúp, năm 2023 · Kết quả", "1.200"),
        (
            Cell("M1", "award", (2023, "bằng khen", "Chủ tịch UBND tỉnh", "12"), "decision_date", None, "2024-01-31"),
            "Khen thưởng năm 2023: bằng khen của Chủ tịch UBND tỉnh · Ngày quyết định",
            "31/01/2024",
        ),
        (Cell("M1", "model", (), "bloc", "", "kinh-te"), "Khối", "Khối Kinh tế"),
        (Cell("M1", "model", (), "featured", False, True), "Nổi bật", "có"),
        (Cell("M1", "model", (), "name", "A", ""), "Tên mô hình", "—"),
        (Cell("M1", "model", (), "story", "", "x" * 200), "Bài viết", "x" * 159 + "…"),
    ],
)
def test_a_cell_is_told_as_a_reader_knows_it(cell: Cell, part: str, after: str) -> None:
    assert cell_part(cell, NAMES) == part
    assert cell_value(cell, cell.after, NAMES) == after


def test_what_was_not_there_is_a_dash() -> None:
    cell = Cell("M1", "model_year", (2024,), "score", None, 80.5)
    assert cell_value(cell, cell.before, NAMES) == "—"


def test_the_numbers_of_changed_models_make_one_sentence() -> None:
    changes = pd.DataFrame({"change": ["added", "added", "removed"], "total": [1211, 1211, 2]})
    assert models_changed(changes) == "Thêm 1.211 mô hình, bớt 2 mô hình."
    assert models_changed(changes[:0]) == "Không có mô hình nào thay đổi."


def test_other_tables_are_told_with_their_rows() -> None:
    changes = pd.DataFrame({"table": ["unit", "figure"], "added": [1, 0], "changed": [0, 2], "removed": [3, 0]})
    told = "Dữ liệu khác thay đổi: đơn vị (thêm 1, bớt 3 dòng); số liệu công bố (sửa 2 dòng)."
    assert others_changed(changes) == told
    assert others_changed(changes[:0]) == ""
