"""What is wrong with rows of a file, grouped by what is to be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

import streamlit as st

from data_access.engine import connect
from ui.access import Viewer
from ui.components import render_html
from ui.intake_state import Intake
from ui.intake_words import REMEDIES
from uploads.parse.problems import Problem
from uploads.plan.preview import Preview
from uploads.work import begin_rejected
from wording.numbers import count
from wording.texts import cut

_OPEN_GROUPS = 8
_MOST_VALUES = 12
_MOST_ROWS = 12
_MOST_GROUPS = 40


@dataclass
class Remedy:
    """Findings that are mended in the same way: (value, message) -> the rows that have it."""

    title: str
    rows: int = 0
    values: dict[tuple[str, str], list[int]] = field(default_factory=dict)


def remedies(findings: Sequence[Problem]) -> list[Remedy]:
    """Group findings by what is to be done about them, most rows first."""
    found: dict[tuple[str, str], Remedy] = {}
    for one in findings:
        key = (one.code, one.column)
        remedy = found.get(key)
        if remedy is None:
            remedy = found[key] = Remedy(_title(one))
        remedy.rows += 1
        remedy.values.setdefault((one.value, one.message), []).append(one.row)
    return sorted(found.values(), key=lambda remedy: -remedy.rows)


def render_problems(findings: Sequence[Remedy]) -> None:
    """Draw groups of findings: what to do, the values and messages, and the rows that Excel shows."""
    parts = []
    for number, remedy in enumerate(findings[:_MOST_GROUPS]):
        lines = "".join(
            _line(value, message, rows) for (value, message), rows in list(remedy.values.items())[:_MOST_VALUES]
        )
        hidden = len(remedy.values) - _MOST_VALUES
        more = f"<li class=more>và {count(hidden)} giá trị khác; tệp tải về có đủ từng dòng.</li>" if hidden > 0 else ""
        parts.append(
            f'<details class="fold"{" open" if number < _OPEN_GROUPS else ""}>'
            f"<summary>{escape(remedy.title)} <span>{count(remedy.rows)} dòng</span></summary>"
            f"<ul>{lines}{more}</ul></details>"
        )
    render_html(f'<div class="remedies">{"".join(parts)}</div>')


def render_rejected(viewer: Viewer, intake: Intake, seen: Preview, key: str) -> None:
    """Offer the rows with problems as a file of the same form, with the reason beside each."""
    request = intake.request()

    def made() -> bytes:
        viewer.confirm("editor")
        work = begin_rejected(connect(), request)
        work.wait()
        return work.result().content

    stem, _, _ = seen.file.rpartition(".")
    st.download_button(
        f"Tải {count(seen.problem_rows)} dòng lỗi kèm lý do",
        made,
        file_name=f"{stem or seen.file}-chua-nhap{'.csv' if seen.form == 'csv' else '.xlsx'}",
        key=key,
        icon=":material/file_save:",
        on_click="ignore",
    )


def _title(finding: Problem) -> str:
    title = REMEDIES.get(finding.code)
    place = f"cột “{cut(finding.column, 60)}”" if finding.column else ""
    if title:
        return f"{title}: {place}" if place else title
    return f"Sửa {place}" if place else "Sửa dòng"


def _line(value: str, message: str, rows: Sequence[int]) -> str:
    where = ", ".join(count(row) for row in rows[:_MOST_ROWS])
    more = f" và {count(len(rows) - _MOST_ROWS)} dòng khác" if len(rows) > _MOST_ROWS else ""
    stands = f'<bdi class="value">“{escape(cut(value))}”</bdi> ' if value else ""
    return f'<li><span class="rows">Dòng {where}{more}</span> {stands}<span>{escape(message)}</span></li>'
