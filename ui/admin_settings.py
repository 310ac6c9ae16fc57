"""Tổ chức và báo cáo: the organisation, where the dashboard opens, and the header of the report."""

from typing import Any
from zoneinfo import available_timezones

import streamlit as st

from data_access.categories import categories
from data_access.engine import connect
from data_access.frames import named
from data_access.records import Edit, EditConflict, Stored, all_rows, save
from ui.access import Viewer
from ui.admin_desk import Desk, Sheet, desk
from ui.admin_saving import saving
from ui.components import render_title
from ui.load import load
from uploads.values.parsers import Fault, decimal
from uploads.values.rules import score_fault
from wording.numbers import UNKNOWN

LABELS = {
    "organisation": "Tên đảng bộ",
    "party_committee": "Tên đảng ủy",
    "standing_committee": "Ban thường vụ",
    "parent": "Cấp ủy cấp trên",
    "place": "Địa danh",
    "default_period": "Giai đoạn mở đầu",
    "time_zone": "Múi giờ",
    "recognition_score": "Điểm tối thiểu để công nhận",
    "report_left_lines": "Góc trái của báo cáo (mỗi dòng một hàng)",
    "report_right_lines": "Góc phải của báo cáo (mỗi dòng một hàng)",
    "report_number_symbol": "Ký hiệu văn bản",
    "report_place": "Nơi ban hành",
    "report_recipients": "Nơi nhận (mỗi dòng một nơi)",
    "report_on_behalf": "Thẩm quyền ký",
}
_SEVERAL_LINES = ("report_left_lines", "report_right_lines", "report_recipients")


def render_settings(viewer: Viewer, revision: int) -> None:
    """Draw the settings as one form; all that was changed is one revision."""
    at = desk()
    sheet = at.open(("setting",), revision, lambda: {row.key[0]: row for row in load(all_rows, revision, "setting")})
    render_title("Tổ chức và báo cáo", "Tên tổ chức hiện trên mọi trang và trong các văn bản xuất ra.")
    with st.form(f"form_{sheet.number}", enter_to_submit=False):
        given = _render_fields(sheet, revision)
        pressed = st.form_submit_button("Lưu", type="primary", key=f"{sheet.number}_save")
    if pressed:
        sheet.faults = _faults(given)
        if not sheet.faults:
            _save(viewer, at, sheet, given)
        st.rerun()


def _render_fields(sheet: Sheet, revision: int) -> dict[str, str]:
    given, keys = {}, list(LABELS)
    for first in range(0, len(keys), 2):
        for place, key in zip(st.columns(2, gap="medium"), keys[first : first + 2], strict=False):
            with place:
                given[key] = _render_field(key, _held(sheet, key), f"{sheet.number}_{key}", revision)
                if key in sheet.faults:
                    st.markdown(f":red[{sheet.faults[key].message}]")
    return given


def _render_field(key: str, held: str, widget: str, revision: int) -> str:
    if key == "default_period":
        periods = {"": "Tất cả"} | named(load(categories, revision, "period"))
        at = list(periods).index(held) if held in periods else 0
        chosen: Any = st.selectbox(LABELS[key], list(periods), index=at, format_func=periods.__getitem__, key=widget)
        return str(chosen)
    if key in _SEVERAL_LINES:
        lines = str(st.text_area(LABELS[key], held, height=110, key=widget)).splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())
    return str(st.text_input(LABELS[key], held, max_chars=400, key=widget)).strip()


def _held(sheet: Sheet, key: str) -> str:
    row: Stored | None = sheet.held.get(key)
    return row.values["value"] if row else ""


def _faults(given: dict[str, str]) -> dict[str, Fault]:
    faults = {}
    if given["time_zone"] and given["time_zone"] not in available_timezones():
        message = "Không có múi giờ này. Hãy ghi theo tên chuẩn, ví dụ Asia/Ho_Chi_Minh."
        faults["time_zone"] = Fault("unknown_time_zone", message)
    score = decimal(given["recognition_score"])
    fault = score if isinstance(score, Fault) else score_fault(score)
    if fault:
        faults["recognition_score"] = fault
    return faults


def _save(viewer: Viewer, at: Desk, sheet: Sheet, given: dict[str, str]) -> None:
    changed = {key: value for key, value in given.items() if value != _held(sheet, key)}
    edits = [Edit("setting", (key,), {"value": value}, sheet.held.get(key)) for key, value in changed.items()]
    changes = [(LABELS[key], _held(sheet, key) or UNKNOWN, value or UNKNOWN) for key, value in changed.items()]
    try:
        with saving(at):
            done = save(connect(), edits, account=viewer.author("editor"), note="Tổ chức và báo cáo")
            at.sheet = None
            at.tell("Đã lưu thông tin tổ chức và báo cáo", done.revision, changes)
    except EditConflict as conflict:
        theirs = "; ".join(
            f"{LABELS.get(one.edit.key[0], one.edit.key[0])}: {one.now.values['value'] if one.now else UNKNOWN}"
            for one in conflict.overtaken
        )
        at.sheet = None
        at.refuse(f"Thông tin vừa được người khác sửa thành: {theirs}. Hãy xem rồi sửa lại trên bản hiện nay.")
