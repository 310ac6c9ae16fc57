"""What changed about a model, in words: which part, how it stood before, how it stands now."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data_access.differences import Cell
from data_access.frames import rows
from wording.numbers import UNKNOWN, amount, count, day
from wording.texts import cut
from wording.words import STATUSES, SUBJECT_TYPES

Names = Mapping[str, Mapping[str, str]]
"""Kind (bloc, unit, field, level, task, indicator, period) -> code -> name."""

COLUMNS = {
    "name": "Tên mô hình",
    "subject_type": "Loại",
    "bloc": "Khối",
    "unit": "Đơn vị",
    "holder": "Chủ thể",
    "field": "Lĩnh vực",
    "location": "Địa bàn",
    "summary": "Tóm tắt",
    "story": "Bài viết",
    "source": "Nguồn",
    "featured": "Nổi bật",
    "merged_into": "Gộp vào mô hình",
    "period": "Giai đoạn",
    "status": "Trạng thái",
    "registered_level": "Cấp đăng ký",
    "recognized_level": "Cấp công nhận",
    "score": "Điểm",
    "is_exemplary": "Tiêu biểu",
    "is_replicated": "Nhân rộng",
    "decision_no": "Số quyết định",
    "decision_date": "Ngày quyết định",
    "value": "Kết quả",
    "measure_unit": "Đơn vị tính",
    "position": "Thứ tự",
    "caption": "Chú thích",
}
"""The columns of what is stored about a model, as they stand in the lists that staff upload."""

FIGURES = {
    "models": "Mô hình đăng ký",
    "collective": "Mô hình tập thể",
    "individual": "Mô hình cá nhân",
    "units": "Đơn vị có mô hình",
    "reviewed": "Mô hình đã thẩm định",
    "recognized": "Mô hình được công nhận",
    "exemplary": "Mô hình tiêu biểu",
    "replicated": "Mô hình nhân rộng",
    "awarded": "Mô hình được khen thưởng",
}
"""The figures of `data_access.differences.count_changes`; the figure `bloc` has the name of its bloc."""

TABLES = {
    "category": "danh mục",
    "unit": "đơn vị",
    "unit_year": "số liệu đơn vị theo năm",
    "figure": "số liệu công bố",
    "setting": "thông tin chung",
}

_SHOWN = 160
_KINDS = {
    "bloc": "bloc",
    "unit": "unit",
    "field": "field",
    "period": "period",
    "registered_level": "level",
    "recognized_level": "level",
}


def models_changed(changes: pd.DataFrame) -> str:
    """Say how many models were added, changed and removed; the frame is `data_access.differences.model_changes`."""
    totals = changes.groupby("change")["total"].first().to_dict()
    words = (("added", "thêm"), ("changed", "sửa"), ("removed", "bớt"))
    parts = [f"{word} {count(totals[change])} mô hình" for change, word in words if totals.get(change)]
    listed = ", ".join(parts)
    return f"{listed[:1].upper()}{listed[1:]}." if parts else "Không có mô hình nào thay đổi."


def others_changed(changes: pd.DataFrame) -> str:
    """Say what else changed; the frame is `data_access.differences.table_changes`. '' if nothing did."""
    parts = []
    for row in rows(changes):
        steps = (("thêm", row.added), ("sửa", row.changed), ("bớt", row.removed))
        told = ", ".join(f"{word} {count(number)}" for word, number in steps if number)
        parts.append(f"{TABLES.get(row.table, row.table)} ({told} dòng)")
    return f"Dữ liệu khác thay đổi: {'; '.join(parts)}." if parts else ""


def cell_part(cell: Cell, names: Names) -> str:
    """Return what of a model the cell tells: 'Năm 2024 · Trạng thái'."""
    column = COLUMNS.get(cell.column, cell.column)
    if cell.table == "model_year":
        return f"{_year(cell.key[0])} · {column}" if column else _year(cell.key[0])
    if cell.table == "model_task":
        return f"Nội dung nghị quyết: {_named('task', cell.key[0], names)}"
    if cell.table == "outcome":
        return f"{_named('indicator', cell.key[1], names)}, {_year(cell.key[0]).lower()} · {column or COLUMNS['value']}"
    if cell.table == "award":
        year, form, authority, _number = cell.key
        of = f" của {authority}" if authority else ""
        return f"Khen thưởng {_year(year).lower()}: {form}{of}{f' · {column}' if column else ''}"
    if cell.table == "model_photo":
        return f"Ảnh{f' · {column}' if column else ''}"
    return column or "Mô hình"


def cell_value(cell: Cell, value: Any, names: Names) -> str:
    """Return a cell's value before or after as a reader knows it; '—' where there was none."""
    if value is None:
        return UNKNOWN
    if cell.column == "":
        return "có"
    if isinstance(value, bool) or cell.column in {"featured", "is_exemplary", "is_replicated"}:
        return "có" if value else "không"
    if cell.column in {"score", "value"}:
        return amount(value)
    if cell.column == "status":
        return STATUSES.get(str(value), str(value))
    if cell.column == "subject_type":
        return SUBJECT_TYPES.get(str(value), str(value))
    if cell.column == "decision_date":
        return day(value)
    if cell.column in _KINDS:
        return _named(_KINDS[cell.column], value, names)
    return cut(str(value), _SHOWN) or UNKNOWN


def _named(kind: str, code: str, names: Names) -> str:
    return names.get(kind, {}).get(code, code) or UNKNOWN


def _year(year: int) -> str:
    return f"Năm {year}" if year else "Chưa rõ năm"
