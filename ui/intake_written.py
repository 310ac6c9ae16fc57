"""Step 3 of an upload: writing what was seen, and the receipt of it."""

from html import escape

import streamlit as st

from data_access.engine import connect
from data_access.revision_list import RevisionEntry, revision_entry
from ui.access import Viewer
from ui.admin_address import go
from ui.components import render_html
from ui.history_effect import effect_between
from ui.history_undo import render_asked, render_undo_button
from ui.history_words import counts
from ui.intake_changes import effect_by_bloc
from ui.intake_problems import render_rejected
from ui.intake_state import Intake, current_intake, new_intake, next_sheet
from ui.links import address
from ui.notice import render_notice
from uploads.datasets import DATASETS
from uploads.plan.preview import Preview
from uploads.upload import Receipt
from wording.numbers import count


def render_writing(viewer: Viewer, intake: Intake, seen: Preview) -> None:
    """Draw the buttons that write what was seen; a second click while it is written does nothing more."""
    good = seen.new + seen.changed
    label = f"Ghi {count(good)} dòng"
    if seen.problem_rows:
        label = f"Ghi {count(good)} dòng hợp lệ, để lại {count(seen.problem_rows)} dòng lỗi"
    with st.container(key="writing", horizontal=True, gap="small", vertical_alignment="center"):
        if good:
            key = f"write_{intake.number}"
            asked = (intake.number,)
            st.button(label, key=key, type="primary", icon=":material/save:", on_click=intake.want, args=asked)
        if intake.wanted:
            _write(viewer, intake, skip=bool(seen.problem_rows))
        if seen.problem_rows:
            render_rejected(viewer, intake, seen, f"rejected_{intake.number}")
        if good:
            st.button("Bỏ, không ghi", key=f"drop_{intake.number}", on_click=new_intake, args=(intake.dataset,))


def _write(viewer: Viewer, intake: Intake, skip: bool) -> None:
    st.query_params["buoc"] = "ghi"
    with st.spinner("Đang ghi …"):
        intake.write(viewer, skip_problems=skip)
    st.rerun()


def render_written(viewer: Viewer, intake: Intake, receipt: Receipt) -> None:
    """Draw the receipt of an upload, with the way back and the ways on."""
    if receipt.revision is None:
        render_notice("note", "Không có gì thay đổi", "Số liệu đã giống hệt tệp này nên không ghi phiên bản mới.")
        _render_on(intake)
        return
    with connect().connect() as connection:
        entry = revision_entry(connection, receipt.revision)
    if entry is None:
        return
    _render_receipt(viewer, intake, entry, receipt)


def render_written_before(viewer: Viewer, revision: int) -> None:
    """Draw the receipt of an upload that the address names, after the page was loaded anew."""
    with connect().connect() as connection:
        entry = revision_entry(connection, revision)
    if entry is not None and entry.action == "upload":
        _render_receipt(viewer, current_intake(), entry, Receipt(revision, None))


def _render_receipt(viewer: Viewer, intake: Intake, entry: RevisionEntry, receipt: Receipt) -> None:
    seen = intake.seen
    label = DATASETS[entry.dataset].label if entry.dataset in DATASETS else entry.dataset
    told = [f"Danh sách “{label}”, tệp “{entry.file_name}”."]
    if seen:
        rows = ((seen.new, "dòng mới"), (seen.changed, "dòng thay đổi"), (seen.unchanged, "dòng giữ nguyên"))
        told.append(f"{', '.join(f'{count(number)} {what}' for number, what in rows if number)}.")
    else:
        told.append(f"{counts(entry).capitalize()}.")
    effect = effect_between(entry.id - 1, entry.id)
    before, after = effect.total
    if before != after:
        told.append(f"Số mô hình chi tiết: {count(before)} → {count(after)} ({effect_by_bloc(effect)}).")
    title = f"Đã ghi phiên bản số liệu {entry.id}"
    if entry.undone_by:
        title = f"Phiên bản số liệu {entry.id} đã được hoàn tác ở phiên bản {entry.undone_by}"
    render_notice("note" if entry.undone_by else "good", title, " ".join(told))
    if receipt.rejected:
        left = seen.problem_rows if seen else 0
        render_notice(
            "note",
            f"Còn {count(left)} dòng chưa nhập",
            "Hãy tải các dòng này về, sửa theo cột “Lý do chưa nhập” rồi tải lên lại như một tệp mới.",
        )
    for sheet in intake.left[:1] if intake.receipt else ():
        render_notice("note", f"Tệp còn trang tính “{sheet}” chưa tải lên", "Hãy xem trước và ghi tiếp trang tính này.")
    with st.container(key="receipt_ways", horizontal=True, gap="small", vertical_alignment="center"):
        if receipt.rejected:
            st.download_button(
                "Tải các dòng chưa nhập",
                receipt.rejected.content,
                file_name=receipt.rejected.name,
                key=f"left_{entry.id}",
                icon=":material/file_save:",
                on_click="ignore",
                type="primary",
            )
        for sheet in intake.left[:1] if intake.receipt else ():
            st.button(
                "Đọc tiếp trang tính này",
                key=f"sheet_of_{entry.id}",
                type="primary",
                on_click=_go_on,
                args=(intake, sheet),
            )
        if not entry.undone_by:
            render_undo_button(entry)
        _render_on(intake)
        st.button("Xem thay đổi", key="see_changes", on_click=go, kwargs={"muc": "lich-su", "ma": str(entry.id)})
        render_html(f'<p class="leads"><a href="{escape(address("/"))}" target="_self">Xem Tổng quan</a></p>')
    render_asked(viewer, entry, done=lambda: _begin_anew(intake))


def _render_on(intake: Intake) -> None:
    st.button(
        "Tải lên tệp khác",
        key=f"on_{intake.number}",
        icon=":material/upload_file:",
        on_click=_begin_anew,
        args=(intake,),
    )


def _go_on(intake: Intake, sheet: str) -> None:
    go(ma="")
    next_sheet(intake, sheet)


def _begin_anew(intake: Intake) -> None:
    go(ma="")
    new_intake(intake.dataset)
