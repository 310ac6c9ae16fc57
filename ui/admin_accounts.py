"""Tài khoản: who may come in and do what. One-time passwords are shown once, and never stored."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from accounts.directory import AccountFacts, AccountProblem, accounts, add, disable, enable, reset, set_role
from data_access.engine import connect
from ui.access import Viewer
from ui.admin_desk import Desk, desk
from ui.admin_saving import saving
from ui.components import render_title
from ui.markdown import plain
from wording.numbers import count
from wording.words import ROLES


def render(viewer: Viewer) -> None:
    """Draw the list of accounts, each with what can be done to it, and the form of a new one."""
    at = desk()
    _render_password(at)
    with connect().connect() as connection:
        known = accounts(connection)
    active = sum(not one.disabled for one in known)
    render_title("Tài khoản", f"{count(active)} tài khoản đang dùng, {count(len(known) - active)} đã khóa.")
    for one in known:
        with st.container(border=True, key=f"account_{one.name}"):
            _render_account(viewer, at, one)
    _render_new(viewer, at)


def _render_password(at: Desk) -> None:
    """Show a one-time password until the admin has taken it down."""
    if at.password is None:
        return
    name, password = at.password
    with st.container(border=True, key="one_time_password"):
        st.markdown(f"**Mật khẩu dùng một lần của {plain(name)}**")
        st.code(password, language=None)
        st.markdown("Hãy chuyển cho người dùng ngay; mật khẩu chỉ hiện lần này và phải đổi khi đăng nhập lần đầu.")
        if st.button("Đã ghi lại", type="primary", key="password_taken"):
            at.password = None
            st.rerun()


def _render_account(viewer: Viewer, at: Desk, one: AccountFacts) -> None:
    role = ROLES[one.role]
    state = " · đã khóa" if one.disabled else " · chưa đổi mật khẩu lần đầu" if one.must_change else ""
    st.markdown(f"**{plain(one.name)}** {plain(one.full_name)} · {role}{state}")
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        wanted = st.selectbox(
            "Vai trò",
            list(ROLES),
            index=list(ROLES).index(one.role),
            format_func=ROLES.__getitem__,
            key=f"role_{one.name}_{one.role}",
            filter_mode=None,
            width=220,
        )
        if st.button("Lưu vai trò", key=f"set_role_{one.name}", disabled=wanted == one.role):
            _do(viewer, at, f"Đã đổi vai trò của {one.name}", set_role, one.name, wanted)
        shown = at.password is not None and at.password[0] == one.name
        with st.popover("Cấp lại mật khẩu", key=f"reset_asked_{one.name}", disabled=shown):
            st.markdown("Mật khẩu hiện nay hết hiệu lực và các phiên đang mở kết thúc ngay.")
            if st.button("Cấp mật khẩu mới", type="primary", key=f"reset_{one.name}") and not shown:
                _do_with_password(viewer, at, one.name, reset, one.name)
        if one.disabled and st.button("Mở khóa", key=f"enable_{one.name}"):
            _do(viewer, at, f"Đã mở khóa {one.name}", enable, one.name)
        if not one.disabled and st.button("Khóa", key=f"disable_{one.name}"):
            _do(viewer, at, f"Đã khóa {one.name}; các phiên đang mở đã kết thúc", disable, one.name)


def _render_new(viewer: Viewer, at: Desk) -> None:
    with st.form(f"new_account_{at.batch}", enter_to_submit=False):
        st.markdown("**Thêm tài khoản**")
        first, second, third = st.columns(3, gap="small")
        with first:
            name = st.text_input("Tên đăng nhập *", key=f"new_name_{at.batch}", autocomplete="off")
        with second:
            full_name = st.text_input("Họ và tên", key=f"new_full_name_{at.batch}", autocomplete="off", max_chars=240)
        with third:
            role = st.selectbox(
                "Vai trò", list(ROLES), format_func=ROLES.__getitem__, key=f"new_role_{at.batch}", filter_mode=None
            )
        pressed = st.form_submit_button("Thêm tài khoản", type="primary", key=f"add_account_{at.batch}")
    if pressed:
        by_name = partial(add, full_name=str(full_name))
        _do_with_password(viewer, at, str(name).strip().lower(), by_name, str(name), role)


def _do(viewer: Viewer, at: Desk, told: str, change: Callable[..., None], *given: str) -> None:
    try:
        with saving(at):
            change(connect(), *given, by=viewer.author("admin"), address=viewer.visit.address)
            at.tell(told, None)
    except AccountProblem as problem:
        at.refuse(str(problem))
    st.rerun()


def _do_with_password(viewer: Viewer, at: Desk, name: str, change: Callable[..., str], *given: str) -> None:
    try:
        with saving(at):
            password = change(connect(), *given, by=viewer.author("admin"), address=viewer.visit.address)
            at.password = (name, password)
            at.receipt = None
            at.batch += 1
    except AccountProblem as problem:
        at.refuse(str(problem))
    st.rerun()
