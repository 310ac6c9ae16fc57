"""Lịch sử: every revision of the data, the newest first; one of them opened."""

from html import escape

import streamlit as st

from data_access.categories import time_zone
from data_access.engine import connect
from data_access.revision_list import RevisionEntry, revision_entry, revision_list
from ui.access import Viewer
from ui.admin_address import asked, go
from ui.components import render_html, render_nothing
from ui.history_revision import render_revision
from ui.history_words import counts, note, title
from ui.load import load, newest_revision
from ui.page_address import whole_number
from wording.numbers import count, moment
from wording.texts import cut

_PAGE = 20


def render(viewer: Viewer) -> None:
    """Draw the history, or the revision that the address asks for."""
    number = whole_number(asked("ma"))
    if number is not None:
        with connect().connect() as connection:
            entry = revision_entry(connection, number)
        st.button("Lịch sử", key="back", icon=":material/arrow_back:", type="tertiary", on_click=go, kwargs={"ma": ""})
        if entry is None:
            render_nothing(f"Không có phiên bản {number}.", "Hãy chọn một phiên bản trong Lịch sử.")
        else:
            render_revision(viewer, entry)
        return
    _render_list()


def _render_list() -> None:
    newest = newest_revision()
    last = max(1, -(-newest // _PAGE))
    page = min(max(1, whole_number(asked("so_trang")) or 1), last)
    with connect().connect() as connection:
        listed = revision_list(connection, _PAGE, newest + 1 - (page - 1) * _PAGE)
    zone = load(time_zone, newest)
    render_html(
        '<p class="lead">Mỗi lần ghi là một phiên bản. Mở ra để xem đã thay đổi gì, tải tệp gốc, '
        "hoàn tác hoặc khôi phục. "
        "Một dòng của tệp có thể thành nhiều bản ghi, vì số liệu từng năm là bản ghi riêng.</p>"
    )
    for entry in listed:
        with st.container(key=f"revision_{entry.id}", horizontal=True, vertical_alignment="center"):
            render_html(_line(entry, zone))
            st.button("Mở", key=f"open_{entry.id}", on_click=go, kwargs={"ma": str(entry.id)})
    if last > 1:
        with st.container(key="history_pages", horizontal=True, vertical_alignment="center", gap="small"):
            st.button("Mới hơn", key="newer", disabled=page == 1, on_click=go, kwargs={"so_trang": str(page - 1)})
            st.button("Cũ hơn", key="older", disabled=page == last, on_click=go, kwargs={"so_trang": str(page + 1)})
            render_html(f'<p class="takeaway">Trang {count(page)} trên {count(last)}</p>')


def _line(entry: RevisionEntry, zone: str) -> str:
    who = entry.account or "hệ thống"
    file = f"tệp <bdi>{escape(entry.file_name)}</bdi>" if entry.file_name else ""
    told = note(entry)
    beside = [f"{moment(entry.created_at, zone)}", f"<bdi>{escape(who)}</bdi>", file, escape(cut(told)), counts(entry)]
    tags = ""
    if entry.undone_by:
        tags += f' <span class="tag quiet">đã hoàn tác ở phiên bản {entry.undone_by}</span>'
    if entry.illustrative:
        tags += ' <span class="tag">minh họa</span>'
    facts = " · ".join(part for part in beside if part)
    return (
        f'<div class="revision"><span class="number">{entry.id}</span>'
        f"<div><b>{escape(title(entry))}</b>{tags}<p>{facts}</p></div></div>"
    )
