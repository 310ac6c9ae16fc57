"""How far work on a large file has come, while it goes on in a process of its own."""

from html import escape

import streamlit as st

from ui.access import fragment
from ui.components import render_html
from ui.intake_state import Intake, new_intake
from wording.numbers import count

_EVERY = 0.5


def render_progress(intake: Intake) -> None:
    """Draw the progress, anew every half second; the whole page is drawn anew once the work is done."""
    _render_running(intake)
    if intake.checking:
        st.button("Dừng", key=f"stop_{intake.number}", on_click=new_intake, args=(intake.dataset,))


@fragment("editor", every=_EVERY)
def _render_running(intake: Intake) -> None:
    work = intake.work
    if work is None or work.done:
        st.rerun()
    total = intake.seen.rows if intake.seen else 0
    known = f' value="{min(work.rows, total)}" max="{total}"' if total and work.rows else ""
    rows = f": {count(work.rows)} dòng" if work.rows else ""
    what = "Đang ghi, xin đừng đóng trang" if intake.applying else "Đang đọc và so sánh, chưa ghi gì"
    render_html(
        f'<div class="working" role="status"><b>{what}</b><progress{known} aria-label="{what}"></progress>'
        f"<p>{escape(work.stage)}{rows}</p></div>"
    )
