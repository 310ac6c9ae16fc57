"""How the columns of a file are read: what was recognised, and what a person has to tell."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from ui.components import render_html, table
from ui.intake_state import Intake
from ui.intake_words import passed_over
from uploads.datasets import DATASETS
from uploads.datasets.columns import Dataset
from uploads.plan.preview import Preview, ReadHeader
from uploads.unusable import HeaderQuestion, UnclearHeaders
from wording.numbers import count
from wording.texts import cut

_PASS_OVER = ""
_MOST_ASKED = 80
_MOST_LISTED = 200


def render_questions(intake: Intake, unclear: UnclearHeaders) -> None:
    """Ask what the unclear headers mean; the file is read again with the answers."""
    guessed = unclear.code == "no_header"
    asked = [
        (question, intake.headers.get(question.header, _guess(question, guessed))) for question in unclear.questions
    ]
    _render_form(intake, asked)


def render_columns(intake: Intake, seen: Preview) -> None:
    """Draw what each header was read as and which rows were passed over, and let a person tell otherwise."""
    dataset = DATASETS[seen.dataset]
    key = f"mend_{intake.number}"
    if st.session_state.get(key):
        _render_form(intake, [(HeaderQuestion(one.header), _answer(one)) for one in seen.headers if not one.value])
        return
    frame = pd.DataFrame(
        {
            "Tiêu đề trong tệp": [cut(one.header) for one in seen.headers],
            "Được đọc là": [_read_as(one, dataset) for one in seen.headers],
        }
    )
    with st.container(key="columns_read"):
        render_html(table(frame))
    st.button("Sửa cách đọc cột", key=f"{key}_open", icon=":material/edit:", on_click=_open, args=(key,))
    if seen.skipped:
        lines = "".join(f"<li>Dòng {one.row}: {escape(cut(one.why))}</li>" for one in seen.skipped[:_MOST_LISTED])
        told = passed_over(seen).removeprefix(", ")
        render_html(
            f'<details class="fold"><summary>{escape(told[:1].upper() + told[1:])}</summary><ul>{lines}</ul></details>'
        )


def _open(key: str) -> None:
    st.session_state[key] = True


def _guess(question: HeaderQuestion, guessed: bool) -> str | None:
    return question.columns[0] if guessed and len(question.columns) == 1 else None


def _answer(header: ReadHeader) -> str:
    return header.column or _PASS_OVER


def _read_as(header: ReadHeader, dataset: Dataset) -> str:
    if not header.column:
        return "không đọc" if not header.is_unmatched else "không đọc: không thuộc danh sách này"
    column = dataset.column(header.column)
    chosen = next((choice.label for choice in column.choices if choice.code == header.value), header.value)
    return f"{column.label}: {chosen} (đánh dấu x)" if header.value else column.label


def _render_form(intake: Intake, asked: Sequence[tuple[HeaderQuestion, str | None]]) -> None:
    dataset = DATASETS[intake.dataset]
    labels = {_PASS_OVER: "Bỏ qua cột này", **{column.code: column.label for column in dataset.columns}}
    told: dict[str, str] = {}
    with st.form(f"headers_{intake.number}", enter_to_submit=False):
        for place, (question, answer) in enumerate(asked[:_MOST_ASKED]):
            others = [code for code in labels if code not in question.columns]
            options = [*question.columns, *others]
            left, right = st.columns([1, 1], gap="small", vertical_alignment="center")
            with left:
                render_html(f'<p class="asked">Cột <b>“{escape(cut(question.header))}”</b> là</p>')
            with right:
                chosen = st.selectbox(
                    f"Nghĩa của cột {place + 1}",
                    options,
                    index=options.index(answer) if answer in options else None,
                    format_func=labels.__getitem__,
                    key=f"header_{intake.number}_{place}",
                    placeholder="Chọn nghĩa của cột",
                    label_visibility="collapsed",
                )
            if chosen is not None:
                told[question.header] = chosen
        if len(asked) > _MOST_ASKED:
            render_html(f'<p class="takeaway">Còn {count(len(asked) - _MOST_ASKED)} cột không được liệt kê.</p>')
        submitted = st.form_submit_button("Đọc lại tệp", type="primary", key=f"headers_{intake.number}_read")
    if submitted:
        intake.headers = {**intake.headers, **told}
        with st.spinner("Đang đọc tệp …"):
            intake.check()
        st.rerun()
