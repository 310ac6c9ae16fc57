"""Chất lượng số liệu: what is missing or does not agree, each with the way to mend it."""

from collections.abc import Callable

import pandas as pd

from data_access.categories import categories, period_years, profile
from data_access.coverage import unit_years
from data_access.frames import named, rows
from data_access.quality import (
    LISTED,
    MISSING,
    missing_values,
    outcomes_without_unit,
    reconciliation,
    records_missing,
    units_without,
)
from ui.access import Viewer
from ui.admin_address import address, asked
from ui.admin_duplicates import render_duplicates
from ui.admin_parts import chosen_part
from ui.admin_tables import Link, render_linked_table
from ui.components import render_title
from ui.load import load, newest_revision
from wording.numbers import UNKNOWN, count, percent
from wording.words import SUBJECT_TYPES

_PART_OF_TABLE = {"model": "thong-tin", "model_year": "theo-nam"}
_STORY = "bai-viet"


def render(viewer: Viewer) -> None:
    """Draw the chosen kind of finding."""
    PARTS[chosen_part({code: title for code, (title, _) in PARTS.items()})][1](viewer, newest_revision())


def _render_reconciliation(_viewer: Viewer, revision: int) -> None:
    frame = load(reconciliation, revision)
    names = {kind: named(load(categories, revision, kind)) for kind in ("indicator", "period", "level")}
    render_title("Số liệu công bố đối chiếu với số liệu chi tiết", _agreement(revision))
    lines: list[list[str | Link]] = [
        [
            names["indicator"].get(row.indicator, row.indicator),
            names["period"].get(row.period, UNKNOWN),
            SUBJECT_TYPES[row.subject_type] if row.subject_type else "Tất cả",
            names["level"].get(row.level, "Tất cả"),
            count(row.published),
            count(None if row.itemised is pd.NA else row.itemised),
            _difference(row.published, None if row.itemised is pd.NA else row.itemised),
            Link("Sửa số công bố", address(muc="so-lieu", bang="cong-bo")),
        ]
        for row in rows(frame)
    ]
    headers = ("Chỉ tiêu", "Giai đoạn", "Loại", "Cấp", "Công bố", "Chi tiết", "Chênh lệch", "")
    render_linked_table(headers, lines, ("Công bố", "Chi tiết", "Chênh lệch"))


def _agreement(revision: int) -> str:
    frame = load(reconciliation, revision).dropna(subset=["itemised"])
    if frame.empty:
        return "Chưa có số liệu chi tiết để đối chiếu."
    equal = int((frame["published"] == frame["itemised"]).sum())
    return f"{count(equal)} trên {count(len(frame))} số liệu công bố khớp với số đếm được từ số liệu chi tiết."


def _difference(published: float, itemised: int | None) -> str:
    if itemised is None:
        return UNKNOWN
    difference = itemised - round(published)
    if not difference:
        return "khớp"
    return f"thiếu {count(-difference)}" if difference < 0 else f"nhiều hơn {count(difference)}"


def _render_missing(_viewer: Viewer, revision: int) -> None:
    frame = load(missing_values, revision)
    render_title("Thông tin còn thiếu", "Chọn một dòng để xem các bản ghi cần bổ sung.")
    lines: list[list[str | Link]] = [
        [
            Link(row.what, address(muc="chat-luong", phan="thieu", ma=row.code)) if row.missing else row.what,
            count(row.missing),
            count(row.looked_at),
            percent(row.missing, row.looked_at),
        ]
        for row in rows(frame)
    ]
    render_linked_table(
        ("Thông tin", "Còn thiếu", "Trong tổng số", "Tỷ lệ"), lines, ("Còn thiếu", "Trong tổng số", "Tỷ lệ")
    )
    one = next((one for one in MISSING if one.code == asked("ma")), None)
    if one is None:
        return
    listed = load(records_missing, revision, one.code)
    render_title(f"Còn thiếu: {one.what}", _first_of(len(listed), int(frame.set_index("code")["missing"][one.code])))
    part = _STORY if one.code == _STORY else _PART_OF_TABLE.get(one.table, "thong-tin")
    kind = "don-vi" if one.table == "unit" else "mo-hinh"
    found: list[list[str | Link]] = [
        [
            Link(row.name, address(muc="so-lieu", bang=kind, ma=row.code, phan=part)),
            row.code,
            str(row.year) if row.year else "",
        ]
        for row in rows(listed)
    ]
    render_linked_table(("Bản ghi", "Mã", "Năm"), found)


def _render_units(_viewer: Viewer, revision: int) -> None:
    period = load(profile, revision).get("default_period", "")
    reported = load(unit_years, revision)["year"]
    year = int(reported.max()) if len(reported) else load(period_years, revision, period)[1]
    frame = load(units_without, revision, year, period)
    periods = named(load(categories, revision, "period"))
    without_model = int((~frame["has_model"]).sum())
    render_title(
        "Đơn vị chưa có mô hình hoặc kế hoạch",
        f"{count(without_model)} đơn vị chưa có mô hình trong giai đoạn {periods.get(period, 'đang theo dõi')}; "
        f"{count(int((~frame['has_plan']).sum()))} đơn vị chưa ghi nhận kế hoạch năm {year}.",
    )
    blocs = named(load(categories, revision, "bloc"))
    lines: list[list[str | Link]] = [
        [
            Link(row.name, address(muc="so-lieu", bang="don-vi", ma=row.code, phan="theo-nam")),
            blocs.get(row.bloc, "Chưa rõ khối"),
            "có" if row.has_model else "chưa có",
            "có" if row.has_plan else "không" if row.plan_known else "chưa có số liệu",
        ]
        for row in rows(frame)
    ]
    render_linked_table(("Đơn vị", "Khối", "Mô hình", f"Kế hoạch {year}"), lines)


def _render_outcomes(_viewer: Viewer, revision: int) -> None:
    total, listed = load(outcomes_without_unit, revision)
    render_title("Kết quả chưa có giá trị hoặc đơn vị tính", _first_of(len(listed), total))
    lines: list[list[str | Link]] = [
        [
            Link(row.name, address(muc="so-lieu", bang="mo-hinh", ma=row.code, phan="ket-qua")),
            row.indicator,
            str(row.year) if row.year else "Chưa rõ năm",
        ]
        for row in rows(listed)
    ]
    if lines:
        render_linked_table(("Mô hình", "Chỉ tiêu", "Năm"), lines)


def _first_of(listed: int, total: int) -> str:
    if not total:
        return "Không còn bản ghi nào cần bổ sung."
    return (
        f"{count(total)} bản ghi." if listed == total else f"{count(total)} bản ghi; dưới đây là {LISTED} bản ghi đầu."
    )


PARTS: dict[str, tuple[str, Callable[[Viewer, int], None]]] = {
    "doi-chieu": ("Đối chiếu", _render_reconciliation),
    "thieu": ("Còn thiếu", _render_missing),
    "don-vi": ("Đơn vị", _render_units),
    "trung": ("Có thể trùng", render_duplicates),
    "ket-qua": ("Kết quả", _render_outcomes),
}
