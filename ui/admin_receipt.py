"""What was just saved, with before and after, and the way back."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from accounts.permission import Refused
from data_access.engine import connect
from data_access.integrity import IntegrityProblem
from data_access.revisions import NothingChanged
from data_access.undo import Conflict, UndoConflict, undo
from ui.access import Viewer
from ui.components import render_html, table
from wording.words import RECORDS

Changes = list[tuple[str, str, str]]
"""(column, before, after), as people read them"""


@dataclass
class Receipt:
    """One saved revision as it is told; `revision` is None where there is nothing to undo."""

    text: str
    revision: int | None
    changes: Changes


def put_receipt(text: str, revision: int | None, changes: Changes | None = None) -> None:
    """Let the next rerun tell what was saved."""
    st.session_state["receipt"] = Receipt(text, revision, changes or [])


def put_notice(text: str) -> None:
    """Let the next rerun tell why nothing was saved."""
    st.session_state["notice"] = text


def render_receipt(viewer: Viewer) -> None:
    """Draw what the last action saved, until it is closed or something else is saved."""
    notice = st.session_state.pop("notice", "")
    if notice:
        st.warning(notice)
    receipt: Receipt | None = st.session_state.get("receipt")
    if receipt is None:
        return
    with st.container(key="receipt", border=True):
        told = f" · phiên bản số liệu {receipt.revision}" if receipt.revision else ""
        st.markdown(f":material/check_circle: **{receipt.text}**{told}")
        if receipt.changes:
            frame = pd.DataFrame(receipt.changes, columns=["Nội dung", "Trước", "Sau"])
            render_html(table(frame))
        with st.container(horizontal=True, gap="small"):
            if receipt.revision and st.button("Hoàn tác", key=f"undo_{receipt.revision}", icon=":material/undo:"):
                _undo(viewer, receipt)
            if st.button("Đóng", key="receipt_close", type="tertiary"):
                st.session_state.pop("receipt", None)
                st.rerun()


def _undo(viewer: Viewer, receipt: Receipt) -> None:
    revision = receipt.revision
    if revision is None:
        return
    receipt.revision = None  # a second click that is on its way finds nothing to undo
    try:
        number = undo(connect(), revision, viewer.author("editor"))
    except UndoConflict as conflict:
        receipt.revision = revision
        put_notice(f"Chưa hoàn tác được: {conflicts_in_words(conflict.conflicts)}")
    except (Refused, IntegrityProblem) as refused:
        receipt.revision = revision
        put_notice(str(refused))
    except NothingChanged:
        st.session_state.pop("receipt", None)
        put_notice("Số liệu đã ở trạng thái trước khi lưu, không còn gì để hoàn tác.")
    else:
        st.session_state.pop("sheet", None)
        back = [(name, after, before) for name, before, after in receipt.changes]
        put_receipt(f"Đã hoàn tác phiên bản {revision}", number, back)
    st.rerun()


def conflicts_in_words(conflicts: list[Conflict]) -> str:
    """Say which rows stand in the way of an undo, and why."""
    told = []
    for one in conflicts[:5]:
        record = f"{RECORDS[one.table]} {' · '.join(str(part) for part in one.key if part)}"
        by = f" ở phiên bản {one.revision}" if one.revision else ""
        told.append(f"{record} đã được thay đổi{by}" if one.why == "changed" else f"{record}{by} đang dùng mục sẽ mất")
    rest = f"; và {len(conflicts) - 5} dòng khác" if len(conflicts) > 5 else ""
    return "; ".join(told) + rest + ". Hãy hoàn tác các phiên bản sau trước, hoặc sửa trực tiếp."
