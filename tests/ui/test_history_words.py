"""What is said of going back: which records stand in the way, and which revisions brought them."""

import pandas as pd
from sqlalchemy import Engine

from data_access.revision_list import revision_list
from data_access.revisions import begin
from data_access.undo import conflicts, undo
from ui.history_words import blocking, conflict_lines, counts, row_names, taken_back, title

UNIT = {"code": "U1", "name": "Đảng bộ A"}


def test_conflicts_name_the_records_and_the_later_revisions(sqlite_engine: Engine) -> None:
    with begin(sqlite_engine, "upload") as running:
        running.write("unit", [UNIT, {"code": "U2", "name": "Đảng bộ B"}])
    with begin(sqlite_engine, "edit") as running:
        running.write("unit", [{**UNIT, "name": "Đảng bộ A mới"}])
    with begin(sqlite_engine, "upload") as running:
        running.write("unit_year", [{"unit": "U2", "year": 2024, "member_count": 30}])
    with sqlite_engine.connect() as connection:
        found = conflicts(connection, 1)
        names = row_names(connection, 3, [(one.table, one.key) for one in found])
    assert sorted(conflict_lines(found, names)) == [
        "Số liệu năm của đơn vị “Đảng bộ B” (2024) đang dùng bản ghi sẽ mất, do phiên bản 3 ghi.",
        "Đơn vị “Đảng bộ A mới” đã được thay đổi ở phiên bản 2.",
    ]
    assert "theo thứ tự 3, 2" in blocking(found)


def test_a_revision_is_told_in_words(sqlite_engine: Engine) -> None:
    with begin(sqlite_engine, "upload", dataset="units") as running:
        running.write("unit", [UNIT])
    undo(sqlite_engine, 1)
    with sqlite_engine.connect() as connection:
        second, first = revision_list(connection, 2)
    assert (title(first), counts(first)) == ("Tải lên “Đơn vị”", "thêm 1 bản ghi")
    assert (title(second), counts(second)) == ("Hoàn tác phiên bản 1", "bớt 1 bản ghi")


def test_a_restore_says_what_it_does_to_models() -> None:
    changes = pd.DataFrame({"change": ["added", "added", "removed"], "total": [2, 2, 1]})
    assert taken_back(changes) == "Bỏ 2 mô hình, đưa trở lại 1 mô hình."
    assert taken_back(changes.iloc[:0]) == "Không mô hình nào thay đổi."
