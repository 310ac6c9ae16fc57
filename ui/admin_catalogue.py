"""Danh mục: the categories in tables, one revision a save; and the organisation with its report header."""

import json
from collections.abc import Sequence
from typing import Any

import streamlit as st

from data_access.categories import profile
from data_access.engine import connect
from data_access.records import Edit, EditConflict, Stored, all_rows, save
from data_access.text import slug
from ui.access import Viewer
from ui.admin_conflict import render_conflict
from ui.admin_desk import Changes, Desk, Sheet, desk
from ui.admin_form import catalogue_at
from ui.admin_parts import chosen_part
from ui.admin_saving import saving
from ui.admin_settings import render_settings
from ui.components import render_html, render_title
from ui.load import load, newest_revision
from ui.markdown import plain
from ui.pager import page_of
from uploads.datasets.reference import CATEGORIES
from uploads.one_record import Faults, Values, read_record
from uploads.values.catalogue import Catalogue
from uploads.values.parsers import Fault
from uploads.values.shown import Shown

KINDS = {
    "bloc": "Khối",
    "field": "Lĩnh vực",
    "level": "Cấp",
    "task": "Nội dung nghị quyết",
    "indicator": "Chỉ tiêu",
    "period": "Giai đoạn",
}
_SETTINGS = "thong-tin"
ROWS = 12
"""How many rows a page of the table has."""

_COLUMNS = ("name", "short_name", "position", "year_from", "year_to", "successor", "aliases")
_WIDTHS = (3.2, 1.8, 0.7, 0.8, 0.8, 1.8, 2.2)
_ATTRIBUTE = {"indicator": ("measure_unit", "Đơn vị tính"), "period": ("use", "Là nhiệm kỳ")}
"""The attribute of a kind that is edited beside its columns, and its label."""

_TERM = "term"
_HOW = (
    "Sửa ngay trong bảng; mỗi lần lưu là một phiên bản, hoàn tác được. Mục không còn dùng thì ghi năm kết thúc và mục "
    "kế thừa; đánh dấu Bỏ chỉ để xóa mục ghi nhầm, chưa nơi nào dùng."
)


def render(viewer: Viewer) -> None:
    """Draw the chosen list."""
    part = chosen_part({**KINDS, _SETTINGS: "Tổ chức và báo cáo"})
    revision = newest_revision()
    if part == _SETTINGS:
        render_settings(viewer, revision)
    else:
        _render_kind(viewer, part, revision)


def _render_kind(viewer: Viewer, kind: str, revision: int) -> None:
    at = desk()
    sheet = at.open(("category", kind), revision, lambda: _rows_of(kind, revision))
    catalogue = load(catalogue_at, revision)
    if sheet.conflict:
        answer = render_conflict(sheet.conflict, sheet.edits, Shown.for_dataset(CATEGORIES, catalogue))
        if answer is not None:
            sheet.conflict = None
            _save(viewer, at, sheet, answer) if answer else at.clear()
            st.rerun()
        return
    render_title(f"Danh mục {KINDS[kind].lower()}", _HOW)
    page = page_of(sheet.held, ROWS, f"page_{kind}_{sheet.number}")
    rows: list[Stored | None] = [*page, None]
    with st.form(f"form_{sheet.number}", enter_to_submit=False), st.container(key="grid"):
        _render_heads(kind)
        cells = [_render_row(kind, row, sheet) for row in rows]
        pressed = st.form_submit_button("Lưu danh mục", type="primary", key=f"{sheet.number}_save")
    if pressed:
        edits = _edits(kind, rows, cells, sheet, catalogue)
        if not sheet.faults:
            _save(viewer, at, sheet, edits)
        st.rerun()


def _rows_of(kind: str, revision: int) -> list[Stored]:
    found = [row for row in load(all_rows, revision, "category") if row.key[0] == kind]
    return sorted(found, key=lambda row: row.values["position"])


def _widths(kind: str) -> list[float]:
    return [*_WIDTHS, *((1.2,) if kind in _ATTRIBUTE else ()), 0.6]


def _labels(kind: str) -> list[str]:
    labels = [CATEGORIES.column(code).label for code in _COLUMNS]
    return [*labels, *((_ATTRIBUTE[kind][1],) if kind in _ATTRIBUTE else ()), "Bỏ"]


def _render_heads(kind: str) -> None:
    with st.container(key="grid_heads"):
        for place, label in zip(st.columns(_widths(kind), gap="small"), _labels(kind), strict=True):
            with place:
                render_html(f'<p class="head">{label}</p>')


def _render_row(kind: str, row: Stored | None, sheet: Sheet) -> dict[str, Any]:
    """Draw the fields of one row, or of a new one, and return what stands in them by the code of the column."""
    cells: dict[str, Any] = {}
    number = row.key[1] if row else ""
    places = st.columns(_widths(kind), gap="small", vertical_alignment="center")
    shown = Shown(CATEGORIES, {})
    names = {"": "—"} | {one.key[1]: one.values["name"] for one in sheet.held if one is not row}
    for code, place in zip(_COLUMNS, places, strict=False):
        key, label = f"{sheet.number}_{number}_{code}", CATEGORIES.column(code).label
        held = row.values[code] if row else ""
        with place:
            if code == "successor":
                at = list(names).index(held) if held in names else 0
                cells[code] = st.selectbox(label, list(names), index=at, format_func=names.__getitem__, key=key)
            else:
                hint = "Thêm mục mới" if row is None and code == "name" else None
                cells[code] = st.text_input(label, shown.text(code, held), key=key, placeholder=hint)
    if kind in _ATTRIBUTE:
        with places[len(_COLUMNS)]:
            cells["attribute"] = _render_attribute(kind, row, f"{sheet.number}_{number}_attribute")
    with places[-1]:
        cells["ends"] = row is not None and st.checkbox("Bỏ", key=f"{sheet.number}_{number}_ends")
    fault = sheet.faults.get(number)
    if fault:
        st.markdown(f":red[{plain(fault.message)}]")
    return cells


def _render_attribute(kind: str, row: Stored | None, key: str) -> str:
    name, label = _ATTRIBUTE[kind]
    held = str(_attributes(row).get(name, ""))
    if kind == "period":
        return _TERM if st.checkbox(label, value=held == _TERM, key=key) else ""
    return str(st.text_input(label, held, max_chars=120, key=key)).strip()


def _attributes(row: Stored | None) -> dict[str, Any]:
    return json.loads(row.values["attrs"]) if row and row.values["attrs"] else {}


def _edits(
    kind: str, rows: Sequence[Stored | None], cells: Sequence[dict[str, Any]], sheet: Sheet, catalogue: Catalogue
) -> list[Edit]:
    """Return what the table changes; what is wrong goes into the faults of the sheet, by the code of the row."""
    sheet.faults, sheet.changes = {}, []
    edits = []
    taken = {row.key[1] for row in sheet.held}
    for row, given in zip(rows, cells, strict=True):
        if given["ends"] and row:
            edits.append(Edit("category", row.key, None, row))
            sheet.changes.append((row.values["name"], "có", "đã bỏ"))
        elif row or given["name"].strip():
            values, faults = _read(kind, row, given, catalogue)
            if row is None and not faults and values["code"] in taken:
                faults["name"] = Fault("taken", "Đã có mục mang tên này trong danh mục.")
            if faults:
                sheet.faults[row.key[1] if row else ""] = next(iter(faults.values()))
                continue
            code = row.key[1] if row else values["code"]
            content = {name: value for name, value in values.items() if name not in ("kind", "code")}
            if row is None or any(row.values[name] != value for name, value in content.items()):
                edits.append(Edit("category", (kind, code), content, row))
                sheet.changes += _changes(row, content)
    _refuse_lost_successors(edits, sheet)
    return edits


def _read(kind: str, row: Stored | None, given: dict[str, Any], catalogue: Catalogue) -> tuple[Values, Faults]:
    values, faults = read_record(
        CATEGORIES, "category", {"kind": kind, **{code: given[code] for code in _COLUMNS}}, catalogue
    )
    values["code"] = row.key[1] if row else slug(given["name"])
    if kind in _ATTRIBUTE:
        name, attributes = _ATTRIBUTE[kind][0], _attributes(row)
        if given["attribute"] != attributes.get(name, "") and not (
            kind == "period" and not given["attribute"] and attributes.get(name) != _TERM
        ):
            attributes.pop(name, None)
            attributes |= {name: given["attribute"]} if given["attribute"] else {}
            values["attrs"] = json.dumps(attributes, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return values, faults


def _changes(row: Stored | None, content: dict[str, Any]) -> Changes:
    shown = Shown(CATEGORIES, {})
    name = row.values["name"] if row else content["name"]
    if row is None:
        return [(name, "—", "thêm mới")]
    return [
        (f"{name}: {CATEGORIES.column(code).label}", shown.value(code, row.values[code]), shown.value(code, value))
        for code, value in content.items()
        if row.values[code] != value
    ]


def _refuse_lost_successors(edits: Sequence[Edit], sheet: Sheet) -> None:
    """A category that another one names as its successor, or that the dashboard opens with, cannot go."""
    going = {edit.key[1] for edit in edits if edit.values is None}
    after = {row.key[1]: row.values["successor"] for row in sheet.held if row.key[1] not in going}
    after |= {edit.key[1]: edit.values["successor"] for edit in edits if edit.values is not None}
    needed = set(after.values()) | {load(profile, sheet.revision).get("default_period", "")}
    for code in going & needed:
        message = "Chưa bỏ được: mục này đang là mục kế thừa của mục khác hoặc là giai đoạn mở đầu."
        sheet.faults[code] = Fault("in_use", message)


def _save(viewer: Viewer, at: Desk, sheet: Sheet, edits: list[Edit]) -> None:
    sheet.edits = edits
    kind = KINDS[sheet.identity[1]].lower()
    try:
        with saving(at):
            done = save(connect(), edits, account=viewer.author("editor"), note=f"Danh mục {kind}")
            at.sheet = None
            at.tell(f"Đã lưu danh mục {kind}", done.revision, sheet.changes)
    except EditConflict as conflict:
        sheet.conflict = conflict
