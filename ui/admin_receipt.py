"""What was just saved, with before and after, and the way back."""

import pandas as pd
import streamlit as st

from data_access.engine import connect
from data_access.undo import Conflict, UndoConflict, undo
from ui.access import Viewer
from ui.admin_desk import Desk, Receipt, desk
from ui.admin_saving import saving
from ui.components import render_html, table
from ui.markdown import plain
from wording.words import RECORDS


def render_receipt(viewer: Viewer) -> None:
    """Draw what the last action saved or why it saved nothing, until it is closed or something else is done."""
    at = desk()
    if at.refusal:
        st.warning(at.refusal)
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
        if revision and st.button("Hoàn tác", key=f"undo_{revision}", icon=":material/undo:"):
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
            at.tell(f"Đã hoàn tác phiên bản {revision}", number, back)
    except UndoConflict as conflict:
        at.refuse(f"Chưa hoàn tác được: {conflicts_in_words(conflict.conflicts)}")


def conflicts_in_words(conflicts: list[Conflict]) -> str:
    """Say which rows stand in the way of an undo, and why."""
    told = []
    for one in conflicts[:5]:
        record = f"{RECORDS[one.table]} {' · '.join(str(part) for part in one.key if part)}"
        by = f" ở phiên bản {one.revision}" if one.revision else ""
        told.append(f"{record} đã được thay đổi{by}" if one.why == "changed" else f"{record}{by} đang dùng mục sẽ mất")
    rest = f"; và {len(conflicts) - 5} dòng khác" if len(conflicts) > 5 else ""
    return "; ".join(told) + rest + ". Hãy hoàn tác các phiên bản sau trước, hoặc sửa trực tiếp."
