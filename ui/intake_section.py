"""Tải lên: three steps on one page. Choose a file, see what it would do, write it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from ui.access import Viewer
from ui.admin_address import asked
from ui.components import render_html, render_title
from ui.intake_changes import render_changes, render_counts, render_new
from ui.intake_choice import render_choice
from ui.intake_columns import render_columns, render_questions
from ui.intake_likely import likely_rows, render_likely, undecided
from ui.intake_problems import remedies, render_problems
from ui.intake_progress import render_progress
from ui.intake_state import Intake, current_intake
from ui.intake_words import attention, recognised, refusal, verdict
from ui.intake_written import render_writing, render_written, render_written_before
from ui.notice import render_notice
from ui.page_address import whole_number
from uploads.datasets import DATASETS
from uploads.parse.other_list import likelier_list
from uploads.parse.problems import Problem
from uploads.plan.preview import Preview
from uploads.unusable import UnclearHeaders, UnusableFile
from wording.numbers import count

_STEPS = ("Chọn danh sách và tệp", "Xem trước", "Ghi vào hệ thống")
_DUPLICATE = "likely_duplicate"
_MARK = "buoc"


def render(viewer: Viewer) -> None:
    """Draw the upload of this session at the step that it has come to."""
    intake = current_intake()
    _render_reloaded(intake)
    _mark(intake)
    _render_steps(intake)
    if intake.notice:
        render_notice(*intake.notice)
    if intake.receipt:
        render_written(viewer, intake, intake.receipt)
        return
    written = whole_number(asked("ma"))
    if intake.source is None and written is not None:
        render_written_before(viewer, written)
    render_choice(viewer, intake)
    if intake.work:
        render_progress(intake)
    elif intake.refused:
        _render_refused(intake, intake.refused)
    elif intake.seen:
        _render_seen(intake, intake.seen)
        if intake.seen.changes_something or intake.seen.problem_rows:
            render_title("3 · Ghi vào hệ thống" if intake.seen.changes_something else "Sửa các dòng lỗi")
            render_writing(viewer, intake, intake.seen)


def _render_reloaded(intake: Intake) -> None:
    """Say what became of an upload whose page was loaded anew in the middle of it."""
    if intake.source is not None or not asked(_MARK):
        return
    if asked(_MARK) == "ghi":
        render_notice(
            "note",
            "Trang đã được tải lại trong lúc đang ghi",
            "Nếu việc ghi đã xong, phiên bản mới đứng đầu mục Lịch sử; nếu không có thì chưa ghi gì, hãy chọn lại tệp.",
        )
    else:
        render_notice(
            "note", "Trang đã được tải lại trước khi ghi", "Chưa ghi gì vào hệ thống. Hãy chọn lại tệp để xem trước."
        )


def _mark(intake: Intake) -> None:
    """Let the address tell how far the upload is, for the case that the page is loaded anew."""
    if intake.receipt and intake.receipt.revision:
        st.query_params["ma"] = str(intake.receipt.revision)
    if intake.source is None or intake.receipt:
        st.query_params.pop(_MARK, None)
    else:
        st.query_params[_MARK] = "ghi" if intake.applying else "xem"


def _render_steps(intake: Intake) -> None:
    at = 3 if intake.receipt else 2 if intake.applying else 1 if intake.source and not intake.refused else 0
    items = "".join(
        f'<li class="{"done" if place < at else "now" if place == at else "next"}"'
        f"{' aria-current=step' if place == at else ''}><span>{place + 1}</span>{escape(step)}</li>"
        for place, step in enumerate(_STEPS)
    )
    render_html(f'<ol class="steps">{items}</ol>')


def _render_refused(intake: Intake, refused: UnusableFile) -> None:
    title, body = refusal(refused, DATASETS[intake.dataset])
    unclear = isinstance(refused, UnclearHeaders)
    render_notice("note" if unclear or refused.code == "no_year" else "bad", title, body)
    if isinstance(refused, UnclearHeaders):
        _render_other_list(intake, [question.header for question in refused.questions])
        render_questions(intake, refused)


def _render_other_list(intake: Intake, headers: Sequence[str]) -> None:
    """Ask whether another list was meant, where the headers say so, and read the file as that one."""
    chosen = DATASETS[intake.dataset]
    other = likelier_list(headers, chosen)
    if other is None:
        return
    render_notice(
        "note",
        f"Có phải đây là danh sách “{other.label}”?",
        f"Tiêu đề trong tệp giống danh sách “{other.label}” hơn danh sách “{chosen.label}” đang chọn.",
    )
    st.button(
        f"Đọc tệp theo danh sách “{other.label}”",
        key=f"other_list_{intake.number}",
        type="primary",
        on_click=intake.choose,
        args=(other.code,),
    )


def _render_seen(intake: Intake, seen: Preview) -> None:
    render_title("2 · Xem trước", recognised(seen))
    title, body = verdict(seen)
    if left := undecided(intake, seen):
        body += f" Có {count(left)} mô hình mới rất giống mô hình đã có: xem mục “Có thể trùng” trước khi ghi."
    body += attention(seen)
    good = seen.changes_something and not left
    render_notice("bad" if seen.problem_rows else "good" if good else "note", title, body)
    _render_other_list(intake, [header.header for header in seen.headers])
    render_counts(seen)
    views = _views(intake, seen)
    key = f"view_{intake.number}"
    st.session_state.setdefault(key, intake.view if intake.view in views else next(iter(views)))
    chosen = st.segmented_control(
        "Xem",
        list(views),
        format_func=views.__getitem__,
        key=key,
        required=True,
        wrap=True,
        label_visibility="collapsed",
    )
    intake.view = chosen or next(iter(views))
    _render_view(intake, seen)


def _views(intake: Intake, seen: Preview) -> dict[str, str]:
    """Return the parts of the preview that there is anything to see in, those that need attention first."""
    counted = {
        "problems": ("Cần sửa", seen.problem_rows),
        "likely": ("Có thể trùng", len(likely_rows(intake, seen))),
        "changes": ("Thay đổi từng ô", len(seen.changes)),
        "new": ("Dòng mới", seen.new),
        "warnings": ("Lưu ý", len(_warnings(seen))),
    }
    views = {code: f"{title} ({count(number)})" for code, (title, number) in counted.items() if number}
    return {**views, "columns": "Cách đọc tệp"}


def _warnings(seen: Preview) -> list[Problem]:
    """Return what is to be known besides the likely duplicates, which have a part of their own."""
    return [warning for warning in seen.warnings if warning.code != _DUPLICATE]


def _render_view(intake: Intake, seen: Preview) -> None:
    view = intake.view
    if view == "problems":
        render_problems(remedies(seen.problems))
    elif view == "likely":
        render_likely(intake, seen)
    elif view == "changes":
        render_changes(intake, seen)
    elif view == "new":
        render_new(intake, seen)
    elif view == "warnings":
        render_problems(remedies(_warnings(seen)))
    else:
        render_columns(intake, seen)
