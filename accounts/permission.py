"""Leave to change data, checked inside the transaction that changes them."""

from functools import partial

from sqlalchemy import Connection

from accounts.roles import covers
from accounts.sessions import signed_in
from data_access.migrate import fits
from data_access.revisions import Author


class Refused(Exception):
    """The visitor may not do this; the message says why and what to do in one Vietnamese sentence."""


def author(token: str, role: str) -> Author:
    """Return the author behind a session, who must have at least `role` when the revision is written.

    The author can be pickled, so that a revision may be written by a child process.
    Errors of the author: Refused if the session has ended, the account is disabled, or its role does not suffice.
    """
    return partial(permitted, token=token, role=role)


def permitted(connection: Connection, token: str, role: str) -> str:
    """Return the name of the account behind a session, which must have at least `role` now.

    Errors: Refused if the session has ended, the account is disabled, or its role does not suffice; also if the
    database has the structure of another version of the program.
    """
    if not fits(connection):
        raise Refused(
            "Chương trình đang được nâng cấp nên tạm thời chưa ghi được; số liệu vẫn xem được như thường. "
            "Chưa có gì thay đổi. Hãy tải lại trang sau ít phút rồi thực hiện lại."
        )
    who = signed_in(connection, token)
    if who is None:
        raise Refused("Phiên đăng nhập đã hết hoặc bạn chưa đăng nhập. Hãy đăng nhập rồi thực hiện lại.")
    if who.must_change:
        raise Refused("Hãy đổi mật khẩu lần đầu trước khi thay đổi số liệu.")
    if not covers(who.role, role):
        raise Refused("Tài khoản của bạn không có quyền làm việc này. Hãy liên hệ người quản trị hệ thống.")
    return who.name
