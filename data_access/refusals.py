"""Why a database refused to write, in a sentence for whoever asked for it; nothing was changed then."""

import sqlite3

from sqlalchemy.exc import DBAPIError

_DISK_FULL = "53100"
_NO_TABLE = "42P01"
"""Of PostgreSQL, https://www.postgresql.org/docs/current/errcodes-appendix.html; SQLite says it in words."""


def why_refused(error: DBAPIError | sqlite3.Error) -> str:
    """Return the reason in Vietnamese, and what to do."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if getattr(cause, "sqlstate", "") == _DISK_FULL or "disk is full" in str(cause):
        return "Đĩa chứa cơ sở dữ liệu đã đầy; chưa có gì thay đổi. Hãy giải phóng dung lượng đĩa rồi thử lại."
    if getattr(cause, "sqlstate", "") == _NO_TABLE or "no such table" in str(cause):
        return "Cơ sở dữ liệu chưa có bảng hoặc có cấu trúc cũ. Hãy chạy lệnh: python -m data_access upgrade."
    if "locked" in str(cause):
        return "Cơ sở dữ liệu đang bị tiến trình khác ghi quá lâu; chưa có gì thay đổi. Hãy thử lại sau ít phút."
    return (
        "Cơ sở dữ liệu đang bận hoặc không kết nối được; chưa có gì thay đổi. "
        "Hãy thử lại sau ít phút; nếu vẫn không được, hãy báo người quản trị hệ thống."
    )
