"""Step 1 of an upload: which list, which file, and how it is to be read where the file does not say it.

A browser that is behind sends values of widgets that are gone, which looks like a change; so a choice does something
only if it is another one than what holds.
"""

from collections.abc import Callable
from html import escape
from io import BytesIO

import streamlit as st

from data_access.engine import connect
from ui.access import Viewer
from ui.admin_desk import desk
from ui.admin_form import catalogue_at
from ui.components import render_html
from ui.intake_state import Intake, new_intake
from ui.intake_words import columns_wanted, size_in_words, year_of_title
from ui.load import load, newest_revision
from uploads.datasets import DATASETS
from uploads.files.templates import write_template
from uploads.limits import MEGABYTE, limits
from uploads.plan.planning import this_year

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OLDEST_OFFERED = 2010


def render_choice(viewer: Viewer, intake: Intake) -> None:
    """Draw the choice of list and file; a file that was taken is checked at once."""
    _render_datasets(intake)
    if intake.source is None:
        _render_uploader(viewer, intake)
    else:
        _render_taken(intake)


def _render_datasets(intake: Intake) -> None:
    key = f"dataset_{intake.number}"
    st.session_state.setdefault(key, intake.dataset)

    def choose() -> None:
        if st.session_state[key] != intake.dataset:
            intake.choose(st.session_state[key])

    st.segmented_control(
        "Danh sách",
        list(DATASETS),
        format_func=lambda code: DATASETS[code].label,
        key=key,
        required=True,
        wrap=True,
        disabled=intake.work is not None,
        on_change=choose,
    )


def _render_uploader(viewer: Viewer, intake: Intake) -> None:
    dataset = DATASETS[intake.dataset]
    left, right = st.columns([3, 2], gap="medium")
    with left:
        file = st.file_uploader(
            "Tệp danh sách",
            key=f"file_{intake.number}",
            max_upload_size=max(1, round(limits().browser_bytes / MEGABYTE)),
            label_visibility="collapsed",
        )
        render_html(
            '<p class="takeaway">Excel (.xlsx, .xls), ODS hoặc CSV, giữ nguyên như đơn vị gửi: có dòng tiêu đề '
            "văn bản, dòng nhóm, dòng tổng, cột STT hay phần ký tên đều được. "
            "Chưa ghi gì cho đến khi bạn xem và bấm ghi.</p>"
        )
    with right, st.container(key="template", border=True):
        render_html(
            f'<p class="template"><b>{escape(dataset.label)}.</b> {escape(dataset.grain)} '
            f"{escape(columns_wanted(dataset))}</p>"
        )
        st.download_button(
            "Tải tệp mẫu (Excel)",
            _template(viewer, intake.dataset),
            file_name=f"mau-{dataset.code.replace('_', '-')}.xlsx",
            mime=_XLSX,
            key=f"template_{intake.dataset}",
            icon=":material/file_save:",
            on_click="ignore",
        )
    if file is not None:
        with st.spinner("Đang đọc tệp …"):
            intake.take(file.name, file.getvalue())
        desk().receipt = None
        st.rerun()


def _template(viewer: Viewer, code: str) -> Callable[[], bytes]:
    def made() -> bytes:
        viewer.confirm("editor")
        out = BytesIO()
        with connect().connect() as connection:
            write_template(connection, DATASETS[code], out)
        return out.getvalue()

    return made


def _render_taken(intake: Intake) -> None:
    source = intake.source
    if source is None:
        return
    with st.container(key="taken", horizontal=True, vertical_alignment="center", border=True):
        render_html(
            f'<p class="file"><b><bdi>{escape(source.name)}</bdi></b> <span>{size_in_words(source.size)}</span></p>'
        )
        if not intake.applying:
            st.button(
                "Chọn tệp khác",
                key=f"other_{intake.number}",
                icon=":material/swap_horiz:",
                on_click=new_intake,
                args=(intake.dataset,),
            )
    if not intake.work:
        _render_how(intake)


def _render_how(intake: Intake) -> None:
    """Draw what a person can tell about how the file is to be read: the year of the list, the sheet."""
    asks_year = _asks_year(intake)
    if not asks_year and len(intake.sheets) < 2:
        return
    with st.container(key="how", horizontal=True):
        if asks_year:
            _render_year(intake)
        if len(intake.sheets) > 1:
            _render_sheets(intake)


def _asks_year(intake: Intake) -> bool:
    """Return whether the year of the list matters: no column of the file tells it."""
    if intake.year is not None or (intake.refused and intake.refused.code == "no_year"):
        return True
    dataset, seen = DATASETS[intake.dataset], intake.seen
    if seen is None:
        return False
    read = {header.column for header in seen.headers}
    if intake.dataset == "units":
        return "member_count" in read
    return dataset.has("year") and not read & {"year", "period"}


def _render_year(intake: Intake) -> None:
    key = f"year_{intake.number}"
    present = this_year(load(catalogue_at, newest_revision()))
    shown = intake.year or year_of_title(intake.seen) or (present if intake.dataset == "units" else None)
    years = sorted({*range(_OLDEST_OFFERED, present + 2), *([shown] if shown else [])}, reverse=True)

    def choose() -> None:
        if st.session_state[key] != intake.year:
            intake.year = st.session_state[key]
            intake.check()

    label = "Năm của số đảng viên" if intake.dataset == "units" else "Năm của danh sách"
    st.session_state[key] = shown
    st.selectbox(label, years, format_func=str, key=key, placeholder="Chọn năm", on_change=choose, width=220)


def _render_sheets(intake: Intake) -> None:
    key = f"sheet_{intake.number}"

    def held() -> str:
        return intake.seen.sheet if intake.seen else intake.sheet

    def choose() -> None:
        if st.session_state[key] != held():
            intake.sheet = st.session_state[key] or ""
            intake.headers = {}
            intake.check()

    st.session_state[key] = held()
    st.selectbox("Trang tính", intake.sheets, key=key, on_change=choose, width=320)
