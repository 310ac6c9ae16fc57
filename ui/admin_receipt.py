"""What was just saved, with before and after, and the way back."""

import pandas as pd
import streamlit as st

from data_access.engine import connect
from data_access.undo import Conflict, UndoConflict, undo
from ui.access import Viewer
from ui.admin_desk import Desk, Receipt, desk
from ui.admin_saving import saving
from ui.components import render_html, table
from ui.history_words import blocking, conflict_lines, row_names
from ui.load import load, newest_revision
from ui.markdown import plain

_TOLD = 5


def render_receipt(viewer: Viewer) -> None:
    """Draw what the last action saved or why it saved nothing, until it is closed or something else is done.

    It stays in view (ui/styles/admin.css): the button that saves may be far below.
    """
    at = desk()
    if not at.refusal and not at.receipt:
        return
    with st.container(key="told"):
        if at.refusal:
            st.warning(plain(at.refusal))
        if at.receipt:
            with st.container(key="receipt", border=True):
                _render(viewer, at, at.receipt)


def _render(viewer: Viewer, at: Desk, receipt: Receipt) -> None:
    told = f" · phiên bản số liệu {receipt.revision}" if receipt.revision else ""
    st.markdown(f":material/check_circle: **{plain(receipt.text)}**{told}")
    if receipt.changes:
        render_html(table(pd.DataFrame(receipt.changes, columns=["Nội dung", "Trước", "Sau"])))
    with st.container(horizontal=True, gap="small"):
        revision = receipt.revision
        label, icon = ("Làm lại", ":material/redo:") if receipt.back else ("Hoàn tác", ":material/undo:")
        if revision and st.button(label, key=f"undo_{revision}", icon=icon):
            _undo(viewer, at, receipt, revision)
            st.rerun()
        if st.button("Đóng", key="receipt_close", type="tertiary"):
            at.receipt = None
            st.rerun()


def _undo(viewer: Viewer, at: Desk, receipt: Receipt, revision: int) -> None:
    try:
        with saving(at):
            number = undo(connect(), revision, viewer.author("editor"))
            at.clear()
            back = [(name, after, before) for name, before, after in receipt.changes]
            done = "Đã làm lại những gì phiên bản" if receipt.back else "Đã hoàn tác phiên bản"
            at.tell(f"{done} {revision}{' đã hoàn tác' if receipt.back else ''}", number, back, back=not receipt.back)
    except UndoConflict as conflict:
        at.refuse(f"Chưa hoàn tác được: {conflicts_in_words(conflict.conflicts)}")


def conflicts_in_words(found: list[Conflict]) -> str:
    """Say which rows stand in the way of an undo, and what to do."""
    names = load(row_names, newest_revision(), tuple((one.table, one.key) for one in found[:_TOLD]))
    return " ".join([*conflict_lines(found[:_TOLD], names), blocking(found)])
