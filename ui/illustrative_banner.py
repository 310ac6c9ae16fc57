"""The banner that tells editors of stored illustrative data, and clears it."""

from html import escape

import streamlit as st
from sqlalchemy import Connection

from data_access.engine import connect
from data_access.illustrative import covered_rows, illustrative_rows, stores_illustrative
from data_access.undo import Kept, clear_illustrative, illustrative_rows_needed
from ui.access import Viewer
from ui.admin_desk import desk
from ui.admin_saving import saving
from ui.components import render_html
from ui.history_words import row_names
from ui.load import load, newest_revision
from wording.numbers import count
from wording.words import RECORDS

_ASKED = "asked_clear"
_SHOWN = 20
_TOLD = ("model", "unit", "outcome", "award", "figure", "category")


def render_illustrative_banner(viewer: Viewer) -> None:
    """Draw the banner while illustrative data is stored; one click and a confirmation clear it."""
    newest = newest_revision()
    if not load(stores_illustrative, newest):
        return
    with st.container(key="illustrative", border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="illustrative_line"):
            render_html(
                "<p><b>Hệ thống đang có dữ liệu minh họa</b>, chỉ để xem thử. Hãy xóa trước khi dùng số liệu thật.</p>"
            )
            if not st.session_state.get(_ASKED):
                st.button("Xóa dữ liệu minh họa", key="clear_asked", icon=":material/delete_sweep:", on_click=_ask)
        if st.session_state.get(_ASKED):
            _render_confirmation(viewer, newest)


def _ask() -> None:
    st.session_state[_ASKED] = True


def _leave() -> None:
    st.session_state.pop(_ASKED, None)


def _needed(connection: Connection, revision: int) -> list[Kept]:
    """List the illustrative rows that have to stay; `revision` is the newest one."""
    return illustrative_rows_needed(connection.engine)


def _render_confirmation(viewer: Viewer, newest: int) -> None:
    stored, covered, kept = load(illustrative_rows, newest), load(covered_rows, newest), load(_needed, newest)
    going = {table: stored[table] - covered.get(table, 0) for table in _TOLD if table in stored}
    listed = ", ".join(f"{count(number)} {RECORDS[table]}" for table, number in going.items() if number)
    back = f"; {count(covered['model'])} mô hình trở lại nội dung trước đó" if "model" in covered else ""
    render_html(
        f"<p>Sẽ xóa {escape(listed)} minh họa{back}. <b>Giữ nguyên</b> số liệu công bố, danh mục chính thức "
        "và mọi số liệu đã tải lên hoặc nhập tay. Việc xóa là một phiên bản, có thể hoàn tác.</p>"
    )
    if kept:
        names = load(row_names, newest, tuple((one.table, one.key) for one in kept[:_SHOWN]))
        lines = "".join(f"<li>{escape(name)}</li>" for name in names.values())
        more = f"<li>… và {count(len(kept) - _SHOWN)} mục khác</li>" if len(kept) > _SHOWN else ""
        render_html(
            f"<p>{count(len(kept))} mục minh họa sau <b>được giữ lại</b> vì số liệu thật đang dùng:</p>"
            f'<ul class="told">{lines}{more}</ul>'
        )
    with st.container(horizontal=True, gap="small"):
        if st.button("Xóa dữ liệu minh họa", key=f"clear_{newest}", type="primary", icon=":material/delete_sweep:"):
            _clear(viewer)
        st.button("Thôi", key="clear_leave", on_click=_leave)


def _clear(viewer: Viewer) -> None:
    at = desk()
    _leave()  # a second click that is on its way finds nothing to confirm
    with saving(at, "Không còn dữ liệu minh họa nào có thể xóa."):
        cleared = clear_illustrative(connect(), viewer.author("editor"))
        at.tell("Đã xóa dữ liệu minh họa", cleared.revision)
    st.rerun()
