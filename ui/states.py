"""The states in which there is nothing to show: what it is, why, what to do."""

import logging
from itertools import count

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from data_access import gauges

_log = logging.getLogger(__name__)
_numbers = count(1)
"""Several parts of a page may fail at once, each with a button of its own."""


def render_empty_database() -> None:
    """Say that the database holds no data yet."""
    st.info(
        "**Chưa có số liệu.** Cơ sở dữ liệu đã sẵn sàng nhưng còn trống. "
        "Người quản trị hãy chạy lệnh `python -m seed --empty` để bắt đầu cho một đảng bộ, "
        "hoặc `python -m seed` để nạp số liệu công bố."
    )
    st.button("Tải lại", key="reload_empty")


def render_unreachable(error: Exception) -> None:
    """Say that the database cannot be reached; the cause goes to the log. ui/static/retry.js tries again by itself."""
    gauges.add("dvk_errors_total", kind="database")
    _log.error("the database cannot be reached: %s", error)
    st.error(
        "**Không kết nối được cơ sở dữ liệu.** Số liệu không bị mất. Trang tự thử lại sau mỗi vài giây; "
        "nếu vẫn không được, hãy báo người quản trị hệ thống."
    )
    st.button("Thử lại", key=f"retry_{next(_numbers)}", type="primary")


def render_broken(error: Exception) -> bool:
    """Say that the page failed, without a traceback; the cause goes to the log. Returns True: it was shown."""
    if isinstance(error, SQLAlchemyError):  # in a fragment, which runs without the shell
        render_unreachable(error)
        return True
    gauges.add("dvk_errors_total", kind="page")
    _log.error("a page failed", exc_info=error)
    st.error("**Trang gặp sự cố.** Số liệu không bị ảnh hưởng. Hãy tải lại trang hoặc báo người quản trị hệ thống.")
    return True
