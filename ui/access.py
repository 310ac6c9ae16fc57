"""Who looks at a page and what he or she may do there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec

import streamlit as st

from accounts.permission import author
from accounts.presence import present
from accounts.roles import VIEWER, covers
from accounts.visit import Visit, of_headers
from data_access.engine import connect
from data_access.revisions import Author
from data_access.settings import settings

P = ParamSpec("P")


@dataclass(frozen=True)
class Viewer:
    """Whoever looks at a page in this rerun.

    name  '' for a stranger
    role  '' for whoever may not even view: a stranger where viewing is not free, an account with a one-time password
    """

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

    def confirm(self, role: str) -> None:
        """Make sure that the role still holds, for a file that is made when it is asked for, after the page was drawn.

        Errors: accounts.permission.Refused.
        """
        if not (self.visit.free and covers("viewer", role)):
            with connect().connect() as connection:
                self.author(role)(connection)


def require(role: str) -> Viewer:
    """Return who looks at the page, or say that the page is not for them and stop; a page's first statement.

    Errors: SQLAlchemyError if the database cannot be reached.
    """
    viewer = visitor(role)
    hold_back(viewer, role)
    return viewer


def visitor(role: str = VIEWER) -> Viewer:
    """Return who looks at a page or a part that takes a role, whether or not they may.

    Errors: SQLAlchemyError if the database cannot be reached.
    """
    visit = of_headers(st.context.headers) or Visit(free=settings().access == "open")
    who = present(visit.token, role) if visit.token else None
    if who is None:
        return Viewer("", "", "viewer" if visit.free else "", visit)
    return Viewer(who.name, who.full_name, "" if who.must_change else who.role, visit)


def hold_back(viewer: Viewer, role: str) -> None:
    """Let a viewer with the role pass; tell others that the page is not for them, and stop."""
    if viewer.may(role):
        return
    if viewer.anonymous:
        _render_sign_in(role)
    elif not viewer.role:
        _render_must_change()
    else:
        _render_not_permitted(viewer)
    st.stop()


def fragment(role: str, every: float | None = None) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Make a part of a page that runs on its own, as st.fragment does, and each time asks anew who looks.

    every  seconds after which it runs again by itself, None = never

    A fragment runs without its page, hence without the page's `require`. Whoever lost the role since then gets the
    whole page again, which says why it stays closed.
    """

    def decorated(draw: Callable[P, None]) -> Callable[P, None]:
        @st.fragment(run_every=every)
        @wraps(draw)
        def guarded(*arguments: P.args, **named: P.kwargs) -> None:
            if not visitor(role).may(role):
                st.rerun()
            draw(*arguments, **named)

        return guarded

    return decorated


def _render_sign_in(role: str) -> None:
    what = "xem trang này" if role == "viewer" else "làm việc trên trang này"
    st.warning(f"**Cần đăng nhập.** Bạn chưa đăng nhập hoặc phiên đăng nhập đã hết. Hãy đăng nhập để {what}.")
    st.html('<p><a class="action" href="/dang-nhap" target="_self">Đăng nhập</a></p>')


def _render_not_permitted(viewer: Viewer) -> None:
    st.warning(
        f"**Không có quyền.** Tài khoản {viewer.name} không được dùng trang này. "
        "Nếu công việc của bạn cần trang này, hãy liên hệ người quản trị hệ thống."
    )


def _render_must_change() -> None:
    st.warning("**Cần đổi mật khẩu.** Mật khẩu hiện tại chỉ dùng một lần. Hãy đổi mật khẩu trước khi tiếp tục.")
    st.html('<p><a class="action" href="/doi-mat-khau" target="_self">Đổi mật khẩu</a></p>')
