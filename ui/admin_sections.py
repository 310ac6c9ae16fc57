"""The sections of the page Quản trị, in their order; the address names the chosen one (`muc=`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from ui import (
    admin_accounts,
    admin_audit,
    admin_catalogue,
    admin_photos,
    admin_quality,
    admin_records,
    admin_start,
    admin_system,
    history_section,
    intake_section,
)
from ui.access import Viewer
from ui.admin_address import asked, go

_SHOWN = "shown_muc"


@dataclass(frozen=True)
class Section:
    """One task of the page: its code in the address, its title, who may do it, and how it is drawn."""

    code: str
    title: str
    role: str
    render: Callable[[Viewer], None]


_START = Section("bat-dau", "Bắt đầu", "editor", admin_start.render)
"""Stands first, until the committee has come so far that nobody needs it."""

SECTIONS = (
    Section("tai-len", "Tải lên", "editor", intake_section.render),
    Section("so-lieu", "Sửa số liệu", "editor", admin_records.render),
    Section("chat-luong", "Chất lượng số liệu", "editor", admin_quality.render),
    Section("lich-su", "Lịch sử", "editor", history_section.render),
    Section("anh", "Ảnh", "editor", admin_photos.render),
    Section("danh-muc", "Danh mục", "editor", admin_catalogue.render),
    Section("tai-khoan", "Tài khoản", "admin", admin_accounts.render),
    Section("nhat-ky", "Nhật ký", "admin", admin_audit.render),
    Section("he-thong", "Hệ thống", "admin", admin_system.render),
)


def sections_for(viewer: Viewer) -> tuple[Section, ...]:
    """Return the sections that a viewer may use."""
    sections = (_START, *SECTIONS) if admin_start.unfinished() else SECTIONS
    return tuple(section for section in sections if viewer.may(section.role))


def chosen_section(sections: Sequence[Section]) -> Section:
    """Draw the choice of sections and return the one that the address asks for, else the first."""
    known = {section.code: section for section in sections}
    chosen = known.get(st.query_params.get("muc", ""), sections[0])
    st.session_state[_SHOWN] = chosen.code
    st.segmented_control(
        "Mục",
        list(known),
        format_func=lambda code: known[code].title,
        key=_SHOWN,
        required=True,
        wrap=True,
        on_change=_choose,
        args=(sections[0].code,),
        label_visibility="collapsed",
    )
    return chosen


def _choose(first: str) -> None:
    if st.session_state[_SHOWN] != (asked("muc") or first):
        go(muc=st.session_state[_SHOWN], bang="", ma="", phan="", buoc="", so_trang="")
