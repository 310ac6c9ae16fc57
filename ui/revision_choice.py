"""Looking at an earlier revision: the banner that says so, the way back, and the choice of another one."""

from datetime import datetime

import streamlit as st

from data_access.categories import time_zone
from data_access.history import revision_facts
from data_access.revision_list import revision_list
from ui.address_inputs import draw_input, write
from ui.load import load
from ui.markdown import plain
from ui.page_address import whole_number
from ui.revision_differences import render_differences
from wording.numbers import moment
from wording.words import ACTIONS

_OFFERED = 50


def chosen_revision(newest: int) -> int:
    """Return the revision that the address asks for; the newest one if it asks for none or for one there is not."""
    asked = whole_number(_asked())
    return asked if asked is not None and 0 < asked <= newest else newest


def names_revision() -> bool:
    """Whether the address asks for a revision, which a standby that lags may not hold yet."""
    return bool(_asked())


def render_revision_banner(revision: int, newest: int) -> None:
    """Say that the page shows an earlier revision, with the way back and what changed since; else nothing."""
    if revision == newest:
        if _asked() not in ("", str(newest)):
            asked = plain(_asked()[:20])
            st.info(f"Không có phiên bản số liệu “{asked}”. Trang đang hiển thị phiên bản mới nhất ({newest}).")
        return
    facts = load(revision_facts, revision)
    when = f" (cập nhật {_moment(revision, facts.created_at)})" if facts else ""
    with st.container(key="address_revision"):
        draw_input("so_sanh_ban")
    with st.container(key="revision_banner", horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**Đang xem số liệu tại phiên bản {revision}**{when}. Phiên bản mới nhất là {newest}.", width="content"
        )
        st.button("Về phiên bản mới nhất", key="newest_revision", type="primary", on_click=_go_to, args=("",))
        compared = bool(st.session_state.get("so_sanh_ban"))
        label = "Ẩn thay đổi" if compared else "Xem thay đổi đến nay"
        st.button(label, key="compare_revisions", on_click=_compare, args=("" if compared else str(newest),))
    if compared:
        with st.container(key="differences", border=True):
            render_differences(revision, newest)


def render_revision_choice(revision: int, newest: int) -> None:
    """Draw the choice of the revision whose figures all pages show."""
    if newest < 2:
        return
    with st.popover("Phiên bản khác", type="tertiary", key="other_revision"):
        known = load(revision_list, _OFFERED, newest + 1)
        labels = {
            entry.id: f"Phiên bản {entry.id} · {_moment(entry.id, entry.created_at)} · {ACTIONS[entry.action]}"
            for entry in known
        }
        st.session_state["shown_ban"] = revision if revision in labels else None
        st.selectbox(
            "Phiên bản số liệu",
            list(labels),
            format_func=lambda number: labels[number],
            key="shown_ban",
            placeholder="Chọn phiên bản",
            on_change=_choose,
            args=(newest,),
        )


def _asked() -> str:
    return str(st.session_state.get("ban") or "")


def _moment(revision: int, created_at: datetime) -> str:
    return moment(created_at, load(time_zone, revision))


def _choose(newest: int) -> None:
    chosen = st.session_state["shown_ban"]
    _go_to("" if chosen in (None, newest) else str(chosen))


def _go_to(revision: str) -> None:
    write(ban=revision, so_sanh_ban="")


def _compare(with_revision: str) -> None:
    write(so_sanh_ban=with_revision)
