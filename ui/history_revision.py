"""One revision: who made it of what, what it changed, its original file, and the ways back."""

from collections.abc import Callable
from html import escape

import streamlit as st

from data_access.categories import time_zone
from data_access.engine import connect
from data_access.revision_list import RevisionEntry, kept_file
from ui.access import Viewer
from ui.admin_erasing import render_erasing
from ui.components import render_html
from ui.history_undo import may_undo, render_asked, render_restore_button, render_undo_button
from ui.history_words import counts, note, title
from ui.links import address
from ui.load import load, newest_revision
from ui.revision_differences import render_differences
from wording.numbers import moment
from wording.texts import cut


def render_revision(viewer: Viewer, entry: RevisionEntry) -> None:
    """Draw a revision, its ways back, and what it changed."""
    newest = newest_revision()
    zone = load(time_zone, newest)
    facts = [
        f"{moment(entry.created_at, zone)} · <bdi>{escape(entry.account or 'hệ thống')}</bdi>",
        f"tệp <bdi>{escape(entry.file_name)}</bdi>" if entry.file_name else "",
        escape(cut(note(entry), 300)),
        counts(entry),
    ]
    render_html(
        f'<h2 class="part">Phiên bản {entry.id}: {escape(title(entry))}</h2>'
        f'<p class="lead">{" · ".join(part for part in facts if part)}</p>'
    )
    _render_states(entry)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="ways"):
        if may_undo(entry) and not entry.undone_by:
            render_undo_button(entry)
        if entry.id != newest:
            render_restore_button(entry)
        if entry.has_file:
            st.download_button(
                "Tải tệp gốc",
                _original(viewer, entry.id),
                file_name=entry.file_name or f"phien-ban-{entry.id}",
                key=f"original_{entry.id}",
                icon=":material/file_save:",
                on_click="ignore",
            )
            if viewer.may("admin"):
                render_erasing(viewer, entry)
        shown = escape(address("/", ban=str(entry.id) if entry.id != newest else ""))
        render_html(f'<p class="leads"><a href="{shown}" target="_self">Xem số liệu tại phiên bản này</a></p>')
    render_asked(viewer, entry)
    with st.container(key="differences", border=True):
        render_differences(entry.id - 1, entry.id)


def _render_states(entry: RevisionEntry) -> None:
    told = []
    if entry.undone_by:
        told.append(f"Phiên bản này đã được hoàn tác ở phiên bản {entry.undone_by}.")
    if entry.illustrative:
        told.append("Phiên bản này chứa dữ liệu minh họa.")
    if entry.action == "upload" and not entry.has_file:
        told.append("Tệp gốc đã được xóa; số liệu và nhật ký vẫn còn.")
    if told:
        render_html(f'<p class="states">{" ".join(told)}</p>')


def _original(viewer: Viewer, revision: int) -> Callable[[], bytes]:
    def content() -> bytes:
        viewer.confirm("editor")
        with connect().connect() as connection:
            kept = kept_file(connection, revision)
        return kept[1] if kept else b""

    return content
