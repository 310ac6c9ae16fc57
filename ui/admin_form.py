"""The one form in which a record is edited: fields by the declaration of its dataset, saving, and who came first."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import Any

import streamlit as st
from sqlalchemy import Connection

from data_access.engine import connect
from data_access.records import NEW, Edit, EditConflict, Saved, Stored, save
from data_access.schema import VERSIONED
from ui.access import Viewer
from ui.admin_conflict import render_conflict
from ui.admin_desk import Changes, Desk, Sheet, desk
from ui.admin_fields import render_field
from ui.admin_saving import saving
from ui.components import render_html
from ui.load import load
from ui.markdown import plain
from uploads.datasets.columns import Column, Dataset, Kind
from uploads.one_record import Values, read_record
from uploads.values.catalogue import Catalogue, read_catalogue
from uploads.values.shown import Shown
from wording.numbers import count
from wording.words import RECORDS

AfterSaving = Callable[[Saved, Desk], None]
"""What follows on the desk once a record is saved; never in the session, as a second click may be on its way."""

MoreEdits = Callable[[Values, bool], list[Edit]]
_WIDE = ("name", "form", "source", "source_title", "indicator")


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


def catalogue_at(connection: Connection, revision: int) -> Catalogue:
    """Return the lists that fields are chosen from; `revision` is the newest one."""
    return read_catalogue(connection)


def open_saved(saved: Saved, at: Desk) -> None:
    """Open the record that was saved."""
    at.onward = {"ma": saved.code}


def stay(_saved: Saved, _at: Desk) -> None:
    """Leave open what was saved; if it was deleted, its page says so."""


def render_form(viewer: Viewer, asked: RecordForm, revision: int, saved: AfterSaving = stay) -> None:
    """Draw the form of a record; `saved` is called after it was saved, before the page is drawn anew."""
    at = desk()
    sheet = at.open(asked.identity, revision, lambda: asked)
    form: RecordForm = sheet.held
    catalogue = load(catalogue_at, revision)
    shown = Shown.for_dataset(form.dataset, catalogue)
    if sheet.conflict:
        answer = render_conflict(sheet.conflict, sheet.edits, shown)
        if answer is not None:
            _decide(viewer, at, sheet, answer, saved)
            st.rerun()
        return
    with st.form(f"form_{sheet.number}", enter_to_submit=False):
        st.markdown(f"**{plain(form.title)}**")
        cells = _render_fields(form, sheet, shown)
        ticked = st.checkbox(form.option, value=True, key=f"{sheet.number}_option") if form.option else False
        pressed = _render_buttons(form, sheet)
    if pressed == "save":
        values, sheet.faults = read_record(form.dataset, form.table, cells, catalogue)
        if not sheet.faults:
            sheet.changes = _changes(form, values, shown)
            _save(viewer, at, sheet, _edits(form, values, ticked), saved)
    elif pressed == "close":
        at.clear()
    sheet.ending = pressed == "end" or (sheet.ending and not pressed)
    if pressed:
        st.rerun()
    if sheet.ending and form.seen:
        _render_ending(viewer, at, sheet, [form.seen, *form.ends], saved)


def _render_buttons(form: RecordForm, sheet: Sheet) -> str:
    """Draw the buttons and return the name of the one that was pressed; "Xem trước" only draws the page anew."""
    pressed = ""
    with st.container(horizontal=True, gap="small"):
        if st.form_submit_button("Lưu", type="primary", key=f"{sheet.number}_save"):
            pressed = "save"
        if form.can_preview:
            st.form_submit_button("Xem trước", key=f"{sheet.number}_preview")
        if st.form_submit_button("Đóng", key=f"{sheet.number}_close"):
            pressed = "close"
        deletable = form.seen is not None and form.can_end
        if deletable and st.form_submit_button("Xóa", key=f"{sheet.number}_end", icon=":material/delete:"):
            pressed = "end"
    return pressed


def _render_ending(viewer: Viewer, at: Desk, sheet: Sheet, ends: list[Stored], saved: AfterSaving) -> None:
    """Ask whether the record is to go, naming what goes with it, and delete it once that is confirmed."""
    counted = Counter(RECORDS[row.table] for row in ends[1:])
    listed = ", ".join(f"{count(number)} {what}" for what, number in counted.items())
    with st.container(key="ending", border=True):
        render_html(
            f"<p><b>Xóa “{escape(sheet.held.title)}”?</b> {f'Xóa kèm {escape(listed)}. ' if listed else ''}"
            "Việc xóa được lưu thành một phiên bản, hoàn tác được.</p>"
        )
        with st.container(horizontal=True, gap="small"):
            if st.button("Xác nhận xóa", type="primary", key=f"{sheet.number}_ended"):
                sheet.ending, sheet.changes = False, [(sheet.held.title, "có", "đã xóa")]
                _save(viewer, at, sheet, [Edit(row.table, row.key, None, row) for row in ends], saved, "xóa")
                if at.sheet is None and not sheet.held.owner:
                    at.onward = {"ma": "", "phan": ""}
                st.rerun()
            if st.button("Thôi", key=f"{sheet.number}_kept"):
                sheet.ending = False
                st.rerun()


def _render_fields(form: RecordForm, sheet: Sheet, shown: Shown) -> dict[str, Any]:
    """Draw the fields in their order: long ones over the whole width, short ones side by side."""
    cells: dict[str, Any] = {}
    for wide, columns in groupby(map(form.dataset.column, form.columns), _is_wide):
        row = list(columns)
        for first in range(0, len(row), 1 if wide else 3):
            places = [st.container()] if wide else st.columns(3, gap="small")
            for place, column in zip(places, row[first:], strict=False):
                with place:
                    cells[column.code] = _render_one(form, sheet, column, shown)
    return cells


def _is_wide(column: Column) -> bool:
    return column.kind in (Kind.PROSE, Kind.LOOKUPS) or column.code in _WIDE


def _render_one(form: RecordForm, sheet: Sheet, column: Column, shown: Shown) -> Any:
    cell = render_field(column, shown, _held(form, column), key=f"{sheet.number}_{column.code}")
    if column.code in sheet.faults:
        st.markdown(f":red[{plain(sheet.faults[column.code].message)}]")
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


def _decide(viewer: Viewer, at: Desk, sheet: Sheet, answer: list[Edit], saved: AfterSaving) -> None:
    """Save what was decided, or leave everything as it is now; then the record is opened anew."""
    sheet.conflict = None
    if answer:
        _save(viewer, at, sheet, answer, saved)
    if not sheet.conflict:
        at.sheet = None


def _save(viewer: Viewer, at: Desk, sheet: Sheet, edits: list[Edit], saved: AfterSaving, how: str = "lưu") -> None:
    sheet.edits = edits
    title: str = sheet.held.title
    try:
        with saving(at):
            done = save(
                connect(), edits, account=viewer.author("editor"), note=f"Xóa {title}" if how == "xóa" else title
            )
            at.sheet = None
            at.tell(f"Đã {how}: {title}", done.revision, sheet.changes)
            saved(done, at)
    except EditConflict as conflict:
        sheet.conflict = conflict
