"""New rows of a file that resemble a stored model: both side by side, and what a person decides on each."""

from html import escape

import streamlit as st

from ui.components import render_html
from ui.intake_state import Intake
from ui.links import address
from ui.pager import page_of
from ui.side_by_side import side_by_side
from uploads.plan.judgements import Verdict
from uploads.plan.plan import Likely
from uploads.plan.preview import Preview
from wording.numbers import count

_PAGE = 10

_CHOICES = {
    Verdict.SAME: "Là một: cập nhật mô hình đã có",
    Verdict.LEFT_OUT: "Là một: không nhập dòng này",
    Verdict.DISTINCT: "Khác nhau: thêm mô hình mới",
}


def likely_rows(intake: Intake, seen: Preview) -> list[Likely]:
    """Return the pairs to decide on and those that were decided on, in the order of the file."""
    pairs = {likely.rows[0]: likely for likely in seen.likely} | {
        row: likely for row, (likely, _) in intake.judged.items()
    }
    return [likely for _, likely in sorted(pairs.items())]


def undecided(intake: Intake, seen: Preview) -> int:
    """Return how many pairs nobody has decided on yet."""
    return sum(1 for likely in seen.likely if likely.rows[0] not in intake.judged)


def render_likely(intake: Intake, seen: Preview) -> None:
    """Draw the pairs, some at a time; the file is compared anew with each decision."""
    left = undecided(intake, seen)
    told = (
        f"Còn {count(left)} cặp chưa chọn; nếu không chọn, dòng trong tệp được ghi thành mô hình mới." if left else ""
    )
    render_html(f'<p class="takeaway">Chỗ khác nhau được tô nền. {told or "Đã chọn xong tất cả các cặp."}</p>')
    for likely in page_of(likely_rows(intake, seen), _PAGE, "likely_page"):
        with st.container(border=True, key=f"likely_{likely.rows[0]}"):
            _render_pair(intake, likely)


def _render_pair(intake: Intake, likely: Likely) -> None:
    listed = ", ".join(count(row) for row in likely.rows)
    stored = escape(address("/mo-hinh", ma=likely.model))
    render_html(
        f'<p class="asked">Dòng <b>{listed}</b> trong tệp giống mô hình đã có '
        f'<a href="{stored}" target="_blank" rel="noopener">{escape(likely.model)}</a></p>'
    )
    render_html(side_by_side((f"Đã có: {likely.model}", f"Trong tệp: dòng {listed}"), likely.cells))
    key = f"judge_{intake.number}_{likely.rows[0]}"
    held = intake.judged[likely.rows[0]][1] if likely.rows[0] in intake.judged else None
    st.session_state.setdefault(key, held)

    def judge() -> None:
        if st.session_state[key] != held:
            intake.judge(likely, st.session_state[key])

    st.radio(
        f"Dòng {listed} và {likely.model}",
        list(_CHOICES),
        format_func=_CHOICES.__getitem__,
        key=key,
        horizontal=True,
        label_visibility="collapsed",
        on_change=judge,
    )
