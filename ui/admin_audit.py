"""Nhật ký: who signed in, who changed what; filtered, exported, and the files that can be erased for good."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from data_access.audit import REVISION, AuditFilter, audit_accounts, audit_list
from data_access.categories import TIME_ZONE, time_zone
from data_access.engine import connect
from data_access.frames import rows
from data_access.revision_list import revision_list
from ui.access import Viewer
from ui.admin_erasing import render_erasing
from ui.admin_parts import chosen_part
from ui.components import csv_bytes, render_html, render_nothing, render_title, table
from ui.load import load, newest_revision
from uploads.datasets import DATASETS
from uploads.values.parsers import Fault, day
from wording.numbers import count, moment
from wording.words import EVENTS, ROLES

SHOWN = 200
EXPORTED = 20_000


def render(viewer: Viewer) -> None:
    """Draw the record, or the files that were uploaded."""
    if chosen_part({"nhat-ky": "Hoạt động", "tep": "Tệp đã tải lên"}) == "nhat-ky":
        _render_record(viewer)
    else:
        _render_files(viewer)


def _render_record(viewer: Viewer) -> None:
    zone = load(time_zone, newest_revision())
    with connect().connect() as connection:
        asked = _render_filter(audit_accounts(connection), zone)
        found = _told(audit_list(connection, asked, SHOWN), zone)
    told = f"{count(len(found))} dòng mới nhất" if len(found) == SHOWN else f"{count(len(found))} dòng"
    clock = "giờ Việt Nam" if zone == TIME_ZONE else f"múi giờ {zone}"
    render_title("Hoạt động", f"{told}, theo {clock}.")
    if found.empty:
        render_nothing("Không có hoạt động nào.", "Hãy bớt điều kiện lọc.")
        return
    render_html(table(found).replace('class="scroll"', 'class="scroll whole"', 1))
    st.download_button(
        "Xuất nhật ký (CSV)",
        lambda: _exported(viewer, asked, zone),
        file_name="nhat-ky.csv",
        mime="text/csv",
        key="audit_csv",
        on_click="ignore",
        icon=":material/file_save:",
    )


def _render_filter(accounts: list[str], zone: str) -> AuditFilter:
    kind, who, first, last = st.columns([2, 2, 1, 1], gap="small")
    with kind:
        event = st.selectbox(
            "Loại hoạt động", ["", *EVENTS], format_func=lambda one: EVENTS.get(one, "Tất cả"), key="audit_e"
        )
    with who:
        account = st.selectbox(
            "Tài khoản", ["", *accounts], format_func=lambda one: one or "Tất cả", key="audit_account"
        )
    with first:
        since = _render_day("Từ ngày", "audit_since", zone)
    with last:
        until = _render_day("Đến ngày", "audit_until", zone)
    return AuditFilter(event, account, since, until + timedelta(days=1) if until else None)


def _render_day(label: str, key: str, zone: str) -> datetime | None:
    found = day(st.text_input(label, key=key, placeholder="05/06/2024"))
    if isinstance(found, Fault):
        st.markdown(f":red[{found.message}]")
        return None
    if found is None:
        return None
    return datetime(found.year, found.month, found.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _exported(viewer: Viewer, asked: AuditFilter, zone: str) -> bytes:
    viewer.confirm("admin")
    with connect().connect() as connection:
        return csv_bytes(_told(audit_list(connection, asked, EXPORTED), zone))


def _told(found: pd.DataFrame, zone: str) -> pd.DataFrame:
    lines = [
        (
            moment(row.at, zone),
            row.account or "hệ thống",
            EVENTS.get(row.event, row.event),
            _detail(row.event, row.detail),
            row.address,
        )
        for row in rows(found)
    ]
    return pd.DataFrame(lines, columns=["Thời gian", "Tài khoản", "Hoạt động", "Chi tiết", "Địa chỉ máy"])


def _detail(event: str, detail: str) -> str:
    if event.startswith(REVISION):
        parts = [part for part in detail.split(" · ") if part]
        return " · ".join(DATASETS[part].label if part in DATASETS else part for part in parts)
    for code, name in ROLES.items():
        detail = detail.replace(f": {code}", f": {name}").replace(f"→ {code}", f"→ {name}")
    return detail


def _render_files(viewer: Viewer) -> None:
    with connect().connect() as connection:
        kept = [entry for entry in revision_list(connection, EXPORTED) if entry.has_file]
    render_title("Tệp đã tải lên", f"{count(len(kept))} tệp gốc còn được giữ.")
    for entry in kept[:SHOWN]:
        with st.container(key=f"line_file_{entry.id}", horizontal=True, vertical_alignment="center"):
            st.text(f"{entry.file_name} · phiên bản {entry.id} · {entry.account}")
            render_erasing(viewer, entry)
