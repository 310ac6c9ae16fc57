"""Going back: what an undo or a restore would do, what stands in its way, and doing it once it is confirmed."""

from collections.abc import Callable
from html import escape

import streamlit as st
from sqlalchemy import Connection

from data_access.differences import model_changes, table_changes
from data_access.engine import connect
from data_access.revision_list import RevisionEntry
from data_access.undo import Conflict, UndoConflict, conflicts, restore, undo
from ui.access import Viewer
from ui.admin_desk import desk
from ui.admin_saving import saving
from ui.components import render_html
from ui.history_effect import effect_between, effect_of_undo
from ui.history_words import blocking, conflict_lines, row_names, taken_back
from ui.intake_changes import effect_by_bloc
from ui.load import load, newest_revision
from ui.notice import render_notice
from uploads.plan.plan import Effect
from wording.changes import others_changed
from wording.numbers import count

_ASKED = "asked_back"


def may_undo(entry: RevisionEntry) -> bool:
    """Return whether an undo is offered: not of what the system began with."""
    return entry.action != "seed"


def render_undo_button(entry: RevisionEntry) -> None:
    """Draw the button that asks for an undo; `render_asked` goes on from there."""
    _button("Hoàn tác", "undo", entry, ":material/undo:")


def render_restore_button(entry: RevisionEntry) -> None:
    """Draw the button that asks to go back to the state of a revision; `render_asked` goes on from there."""
    _button("Khôi phục về phiên bản này", "restore", entry, ":material/history:")


def render_asked(viewer: Viewer, entry: RevisionEntry, done: Callable[[], None] = lambda: None) -> None:
    """Draw what was asked for a revision, with its effect, to be confirmed; nothing if nothing was asked.

    `done` is called after it was done, before the page is drawn anew.
    """
    verb, revision = st.session_state.get(_ASKED, ("", 0))
    if revision != entry.id:
        return
    with st.container(key="going_back", border=True):
        possible = _render_undo(entry) if verb == "undo" else _render_restore(entry)
        with st.container(horizontal=True, gap="small"):
            label = "Xác nhận hoàn tác" if verb == "undo" else "Xác nhận khôi phục"
            if possible and st.button(label, key=f"confirm_{verb}_{entry.id}", type="primary"):
                _go_back(viewer, verb, entry.id, done)
            st.button("Thôi" if possible else "Đóng", key=f"leave_{verb}_{entry.id}", on_click=_leave)


def _button(label: str, verb: str, entry: RevisionEntry, icon: str) -> None:
    st.button(label, key=f"{verb}_asked_{entry.id}", icon=icon, on_click=_ask, args=(verb, entry.id))


def _ask(verb: str, revision: int) -> None:
    st.session_state[_ASKED] = (verb, revision)


def _leave() -> None:
    st.session_state.pop(_ASKED, None)


def _conflicts_now(connection: Connection, revision: int, newest: int) -> list[Conflict]:
    """List what stands in the way of undoing a revision; `newest` is the newest one."""
    return conflicts(connection, revision)


def _render_undo(entry: RevisionEntry) -> bool:
    newest = newest_revision()
    found = load(_conflicts_now, entry.id, newest)
    if found:
        names = load(row_names, newest, tuple((one.table, one.key) for one in found[:20]))
        render_notice("note", f"Chưa hoàn tác được phiên bản {entry.id}", blocking(found))
        lines = "".join(f"<li>{escape(line)}</li>" for line in conflict_lines(found, names))
        render_html(f'<ul class="told">{lines}</ul>')
        return False
    render_html(
        f"<p><b>Hoàn tác phiên bản {entry.id}?</b> Những gì phiên bản {entry.id} đã ghi được đưa về như trước; "
        "các phiên bản khác giữ nguyên. Việc hoàn tác được lưu thành phiên bản mới, và cũng hoàn tác lại được.</p>"
    )
    _render_effect(effect_of_undo(entry.id, newest))
    _render_taken_back(entry.id - 1, entry.id)
    return True


def _render_restore(entry: RevisionEntry) -> bool:
    newest = newest_revision()
    later = newest - entry.id
    render_html(
        f"<p><b>Khôi phục về phiên bản {entry.id}?</b> Toàn bộ số liệu trở lại như ở phiên bản {entry.id}: "
        f"thay đổi của {count(later)} phiên bản sau đó được đưa về như cũ. Các phiên bản ấy vẫn nằm trong Lịch sử, "
        "và việc khôi phục cũng hoàn tác lại được.</p>"
    )
    _render_effect(effect_between(newest, entry.id))
    _render_taken_back(entry.id, newest)
    return True


def _render_taken_back(before: int, after: int) -> None:
    """Draw what it means for records to go back from one revision to an earlier one."""
    others = load(table_changes, before, after).rename(columns={"added": "removed", "removed": "added"})
    told = [taken_back(load(model_changes, before, after)), others_changed(others)]
    render_html(f'<p class="effect">{escape(" ".join(part for part in told if part))}</p>')


def _render_effect(effect: Effect) -> None:
    before, after = effect.total
    by_bloc = effect_by_bloc(effect)
    total = (
        f"Số mô hình chi tiết: {count(before)} → {count(after)}" if before != after else "Số mô hình chi tiết không đổi"
    )
    render_html(f'<p class="effect">{total}{f" ({escape(by_bloc)})" if by_bloc else ""}.</p>')


def _go_back(viewer: Viewer, verb: str, revision: int, done: Callable[[], None]) -> None:
    at, author = desk(), viewer.author("editor")
    _leave()  # a second click that is on its way finds nothing to confirm
    try:
        with saving(at, "Số liệu hiện nay đã giống như vậy, không có gì để thay đổi."):
            if verb == "undo":
                at.tell(f"Đã hoàn tác phiên bản {revision}", undo(connect(), revision, author), back=True)
            else:
                made = restore(connect(), revision, author)
                at.tell(f"Đã khôi phục số liệu về phiên bản {revision}", made, back=True)
            done()
    except UndoConflict:
        _ask(verb, revision)
    except LookupError as refused:
        at.refuse(str(refused))
    st.rerun()
