"""The one form in which a record is edited: fields by the declaration of its dataset, saving, and who came first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count, groupby
from typing import Any

import streamlit as st
from sqlalchemy import Connection

from data_access.engine import connect
from data_access.records import NEW, Edit, EditConflict, Saved, Stored, save
from data_access.schema import VERSIONED
from ui.access import Viewer
from ui.admin_conflict import render_conflict
from ui.admin_fields import render_field
from ui.admin_receipt import Changes, put_receipt
from ui.admin_saving import saving
from ui.load import load
from uploads.datasets.columns import Column, Dataset, Kind
from uploads.one_record import Values, read_record
from uploads.values.catalogue import Catalogue, read_catalogue
from uploads.values.parsers import Fault
from uploads.values.shown import Shown

MoreEdits = Callable[[Values, bool], list[Edit]]
_rounds = count(1)
_WIDE = ("name", "form", "source_title", "indicator")


@dataclass(frozen=True)
class RecordForm:
    """What a form edits.

    seen      the stored row, None for a new one
    owner     the first part of the key where the form does not ask for it
    columns   codes of the columns of the dataset that are asked for
    start     values of a new record
    more      further edits that belong to the same revision, from the values and the ticked `option`
    ends      rows that end with this one
    """

    title: str
    dataset: Dataset
    table: str
    columns: tuple[str, ...]
    seen: Stored | None
    owner: str = ""
    start: Mapping[str, Any] = field(default_factory=dict)
    option: str = ""
    more: MoreEdits = lambda _values, _ticked: []
    ends: tuple[Stored, ...] = ()
    can_end: bool = True
    can_preview: bool = False

    @property
    def identity(self) -> tuple[Any, ...]:
        return (self.table, self.seen.key if self.seen else self.owner or NEW, self.columns)


@dataclass
class Sheet:
    """The form that is open: the record as it was when it was opened, and how far its saving has come.

    Widgets are keyed by `number`; once something is saved the sheet goes, and clicks still on their way find nothing.
    """

    form: RecordForm
    number: int
    faults: dict[str, Fault] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)
    changes: Changes = field(default_factory=list)
    conflict: EditConflict | None = None


def catalogue_at(connection: Connection, revision: int) -> Catalogue:
    """Return the lists that fields are chosen from; `revision` is the newest one."""
    return read_catalogue(connection)


def render_form(viewer: Viewer, form: RecordForm, revision: int, saved: Callable[[Saved], None]) -> None:
    """Draw the form of a record; `saved` is called after it was saved, before the page is drawn anew."""
    sheet = _sheet(form)
    catalogue = load(catalogue_at, revision)
    shown = Shown.for_dataset(sheet.form.dataset, catalogue)
    if sheet.conflict:
        answer = render_conflict(sheet.conflict, sheet.edits, shown)
        if answer is not None:
            sheet.conflict = None
            if answer:
                _save(viewer, sheet, answer, saved)
            st.session_state.pop("sheet", None)
            st.rerun()
        return
    with st.form(f"form_{sheet.number}", enter_to_submit=False):
        st.markdown(f"**{_plain(sheet.form.title)}**")
        cells = _render_fields(sheet, shown)
        ticked = st.checkbox(form.option, value=True, key=f"{sheet.number}_option") if form.option else False
        with st.container(horizontal=True, gap="small"):
            keep = st.form_submit_button("Lưu", type="primary", key=f"{sheet.number}_save")
            if form.can_preview:
                st.form_submit_button("Xem trước", key=f"{sheet.number}_preview")
            shut = st.form_submit_button("Đóng", key=f"{sheet.number}_close")
            end = bool(form.seen and form.can_end) and st.form_submit_button(
                "Xóa", key=f"{sheet.number}_end", icon=":material/delete:"
            )
    if keep:
        values, sheet.faults = read_record(form.dataset, form.table, cells, catalogue)
        if not sheet.faults:
            sheet.changes = _changes(sheet.form, values, shown)
            _save(viewer, sheet, _edits(sheet.form, values, ticked), saved)
        st.rerun()
    if end and sheet.form.seen:
        ended = (sheet.form.seen, *sheet.form.ends)
        sheet.changes = [(sheet.form.title, "có", "đã xóa")]
        _save(viewer, sheet, [Edit(row.table, row.key, None, row) for row in ended], saved)
        st.rerun()
    if shut:
        st.session_state.pop("sheet", None)
        st.session_state.pop("opened", None)
        st.rerun()


def _sheet(form: RecordForm) -> Sheet:
    sheet: Sheet | None = st.session_state.get("sheet")
    if sheet is None or sheet.form.identity != form.identity:
        sheet = Sheet(form, next(_rounds))
        st.session_state["sheet"] = sheet
    return sheet


def _render_fields(sheet: Sheet, shown: Shown) -> dict[str, Any]:
    """Draw the fields in their order: long ones over the whole width, short ones side by side."""
    cells: dict[str, Any] = {}
    for wide, columns in groupby(map(sheet.form.dataset.column, sheet.form.columns), _is_wide):
        row = list(columns)
        for first in range(0, len(row), 1 if wide else 3):
            places = [st.container()] if wide else st.columns(3, gap="small")
            for place, column in zip(places, row[first:], strict=False):
                with place:
                    cells[column.code] = _render_one(sheet, column, shown)
    return cells


def _is_wide(column: Column) -> bool:
    return column.kind in (Kind.PROSE, Kind.LOOKUPS) or column.code in _WIDE


def _render_one(sheet: Sheet, column: Column, shown: Shown) -> Any:
    cell = render_field(column, shown, _held(sheet.form, column), key=f"{sheet.number}_{column.code}")
    if column.code in sheet.faults:
        st.markdown(f":red[{_plain(sheet.faults[column.code].message)}]")
    return cell


def _held(form: RecordForm, column: Column) -> Any:
    """Return what the record holds in a column when the form is opened."""
    if form.seen is None or column.code in form.start:
        return form.start.get(column.code)
    place = column.place(form.table)
    key = VERSIONED[form.table].key
    return form.seen.key[key.index(place)] if place in key else form.seen.values.get(place)


def _edits(form: RecordForm, values: Values, ticked: bool) -> list[Edit]:
    one = VERSIONED[form.table]
    placed = {form.dataset.column(code).place(form.table): value for code, value in values.items()}
    key = tuple(
        placed[name] if name in placed else form.owner or (form.seen.key[at] if form.seen else NEW)
        for at, name in enumerate(one.key)
    )
    content = {name: value for name, value in placed.items() if name in one.given}
    if form.seen is None:
        edits = [Edit(form.table, key, content, None)]
    elif key == form.seen.key:
        edits = [Edit(form.table, key, content, form.seen)]
    else:
        moved = Edit(form.table, key, {**form.seen.values, **content}, None)
        edits = [Edit(form.table, form.seen.key, None, form.seen), moved]
    return edits + form.more(values, ticked)


def _changes(form: RecordForm, values: Values, shown: Shown) -> Changes:
    changes = []
    for code, value in values.items():
        column = form.dataset.column(code)
        before = shown.value(code, _held(form, column) if form.seen else None)
        after = shown.value(code, value)
        if before != after:
            changes.append((column.label, before, after))
    return changes


def _save(viewer: Viewer, sheet: Sheet, edits: list[Edit], saved: Callable[[Saved], None]) -> None:
    sheet.edits = edits
    form = sheet.form
    try:
        with saving():
            done = save(connect(), edits, account=viewer.author("editor"), note=form.title)
            st.session_state.pop("sheet", None)
            put_receipt(f"Đã lưu: {form.title}", done.revision, sheet.changes)
            saved(done)
    except EditConflict as conflict:
        sheet.conflict = conflict


def _plain(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+!|~$<>:" else sign for sign in text)
