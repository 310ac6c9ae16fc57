"""Hệ thống: the state of the server on one page, and a check of the whole store."""

import time
from datetime import UTC, datetime
from html import escape

import pandas as pd
import streamlit as st

from data_access import gauges
from data_access.categories import time_zone
from data_access.engine import connect, reading
from data_access.inspection import DERIVED, Finding, findings
from ui.access import Viewer
from ui.components import render_html, render_title, table
from ui.html_figures import html_figures
from ui.load import load
from ui.notice import render_notice
from ui.system_status import RERUN, SystemStatus, system_status
from wording.numbers import count, moment
from wording.operation import attention, duration, size
from wording.words import ACTIONS

_CHECKED = "checked_store"
_RESTORE = "Hãy giữ nguyên cơ sở dữ liệu và phục hồi bản sao lưu."


def render(viewer: Viewer) -> None:
    """Draw the state of this process, of its database and of its disk."""
    status = system_status()
    failed = round(gauges.value("dvk_errors_total", kind="page"))
    render_title("Hệ thống", f"Phiên bản chương trình {status.program}, chạy liên tục {duration(status.up_seconds)}.")
    _render_figures(status)
    told = attention(
        folder=status.backup_folder,
        backup_age=time.time() - status.backup.made_at if status.backup else None,
        free=status.disk_free,
        total=status.disk_total,
        failed=failed,
    )
    for sentence in told:
        render_notice("note", "Cần chú ý", sentence)
    if not told:
        render_notice("good", "Mọi thứ bình thường", "Có bản sao lưu mới, đĩa còn chỗ, không có trang nào gặp sự cố.")
    render_html(table(pd.DataFrame(_lines(status, failed), columns=["Mục", "Hiện nay"])))
    _render_check()


def _render_figures(status: SystemStatus) -> None:
    backup = duration(time.time() - status.backup.made_at) if status.backup else "—"
    figures = (
        ("Phiên bản số liệu", count(status.database.revision), "mỗi lần ghi là một phiên bản"),
        ("Đang xem", count(status.sessions), "trình duyệt đang kết nối tới tiến trình này"),
        ("Cơ sở dữ liệu", size(status.database.bytes), status.database.engine),
        ("Đĩa còn trống", size(status.disk_free), f"trên {size(status.disk_total)}"),
        ("Sao lưu gần nhất", backup, "trước đây" if status.backup else "chưa rõ"),
    )
    render_html(html_figures(((name, escape(value), escape(note)) for name, value, note in figures), css="system"))


def _lines(status: SystemStatus, failed: int) -> list[tuple[str, str]]:
    drawn, queries = gauges.value(f"{RERUN}_count"), gauges.value("dvk_query_seconds_count")
    zone = load(time_zone, status.database.revision)
    made = ", ".join(f"{ACTIONS.get(action, action)}: {count(n)}" for action, n in status.database.revisions.items())
    backup = status.backup
    return [
        ("Cấu trúc cơ sở dữ liệu", status.database.schema),
        ("Các lần ghi", made),
        ("Tài khoản đang đăng nhập", f"{count(status.database.signed_in)} phiên"),
        ("Lượt mở trang", _with_mean(drawn, gauges.value(f"{RERUN}_sum"))),
        ("Truy vấn cơ sở dữ liệu", _with_mean(queries, gauges.value("dvk_query_seconds_sum"))),
        ("Trang gặp sự cố", count(failed)),
        ("Lần mất kết nối cơ sở dữ liệu", count(gauges.value("dvk_errors_total", kind="database"))),
        ("Bộ nhớ của tiến trình", size(status.memory_bytes)),
        (
            "Bản sao lưu gần nhất",
            f"{backup.name}, {size(backup.bytes)}, {moment(datetime.fromtimestamp(backup.made_at, UTC), zone)}"
            if backup
            else "—",
        ),
        ("Nền tảng", f"Python {status.python}, Streamlit {status.streamlit}"),
    ]


def _with_mean(times: float, seconds: float) -> str:
    return f"{count(times)}, trung bình {count(round(seconds / times * 1000))} ms" if times else "0"


def _render_check() -> None:
    render_title("Kiểm tra kho dữ liệu", "Đọc lại mọi phiên bản, bảng tổng hợp, tệp và ảnh; không thay đổi gì.")
    if st.button("Kiểm tra ngay", key="check_store", icon=":material/fact_check:"):
        with st.spinner("Đang kiểm tra …"):
            st.session_state[_CHECKED] = _found()
    found: list[Finding] | None = st.session_state.get(_CHECKED)
    if found is None:
        return
    if not found:
        render_notice("good", "Mọi thứ đều đúng", "Các phiên bản liền mạch, số tổng hợp khớp với số liệu chi tiết.")
        return
    only_derived = {one.part for one in found} <= DERIVED
    remedy = "Số liệu không bị ảnh hưởng: hãy chạy python -m data_access rebuild." if only_derived else _RESTORE
    render_notice("bad", f"Có {count(len(found))} chỗ sai", remedy)
    render_html(table(pd.DataFrame([(one.part, one.sentence) for one in found], columns=["Phần", "Chỗ sai"])))


def _found() -> list[Finding]:
    with reading(connect()) as connection:
        return list(findings(connection))
