"""Who looks at a page and what he or she may do there."""

from dataclasses import dataclass

import streamlit as st

from accounts.permission import author
from accounts.roles import covers
from accounts.sessions import SignedIn, signed_in
from accounts.visit import Visit, unsealed
from data_access.engine import connect
from data_access.revisions import Author
from data_access.settings import settings


@dataclass(frozen=True)
class Viewer:
    """Whoever looks at a page in this rerun; without an account `name` is '' and the role "viewer"."""

    name: str
    full_name: str
    role: str
    visit: Visit

    @property
    def anonymous(self) -> bool:
        return not self.name

    def may(self, role: str) -> bool:
        """Tell whether parts of a page meant for a role are shown; what they write checks for itself."""
        return covers(self.role, role)

    def author(self, role: str) -> Author:
        """Return the author of a change that takes `role`, checked when the change is written.

        Errors of the author: accounts.permission.Refused.
        """
        return author(self.visit.token, role)


def require(role: str) -> Viewer:
    """Return who looks at the page, or say that the page is not for them and stop; a page's first statement.

    Errors: SQLAlchemyError if the database cannot be reached.
    """
    visit = _visit()
    who = _signed_in(visit.token)
    if who is None:
        if visit.free and role == "viewer":
            return Viewer("", "", "viewer", visit)
        _render_sign_in(role)
        st.stop()
    if who.must_change:
        _render_must_change()
        st.stop()
    if not covers(who.role, role):
        _render_not_permitted(who)
        st.stop()
    return Viewer(who.name, who.full_name, who.role, visit)


def _visit() -> Visit:
    """Return what the door said of this connection."""
    return unsealed(st.context.headers) or Visit(free=settings().access != "login")


def _signed_in(token: str) -> SignedIn | None:
    if not token:
        return None
    with connect().connect() as connection:
        return signed_in(connection, token)


def _render_sign_in(role: str) -> None:
    what = "xem trang này" if role == "viewer" else "làm việc trên trang này"
    st.warning(f"**Cần đăng nhập.** Hãy đăng nhập để {what}.")
    st.html('<p><a href="/dang-nhap" target="_self">Đăng nhập</a></p>')


def _render_not_permitted(who: SignedIn) -> None:
    st.warning(
        f"**Không có quyền.** Tài khoản {who.name} không được dùng trang này. "
        "Nếu công việc của bạn cần trang này, hãy liên hệ người quản trị hệ thống."
    )


def _render_must_change() -> None:
    st.warning("**Cần đổi mật khẩu.** Mật khẩu hiện tại chỉ dùng một lần. Hãy đổi mật khẩu trước khi tiếp tục.")
    st.html('<p><a href="/doi-mat-khau" target="_self">Đổi mật khẩu</a></p>')
