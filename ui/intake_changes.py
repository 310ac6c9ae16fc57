"""What an upload would change: its effect on the figures, the new rows, and every changed cell before and after."""

from html import escape

import pandas as pd
import streamlit as st

from data_access.categories import categories
from data_access.frames import named
from ui.components import render_html, table
from ui.html_figures import html_figures
from ui.intake_state import Intake
from ui.load import load, newest_revision
from ui.pager import page_of
from ui.side_by_side import SHOWN, around_difference
from uploads.datasets import DATASETS
from uploads.plan.plan import Effect
from uploads.plan.preview import Preview
from wording.numbers import UNKNOWN, count, signed
from wording.texts import cut
from wording.words import NOT_KNOWN_BLOC

_PAGE = 50


def render_counts(seen: Preview) -> None:
    """Draw how many rows are new, changed, unchanged and wrong, and the itemised models before and after."""
    before, after = seen.effect.total
    cells = [
        ("Dòng mới", count(seen.new), ""),
        ("Dòng thay đổi", count(seen.changed), f"{count(len(seen.changes))} ô" if seen.changes else ""),
        ("Giữ nguyên", count(seen.unchanged), "đã có, không khác gì" if seen.unchanged else ""),
        ("Cần sửa", count(seen.problem_rows), "chưa được ghi" if seen.problem_rows else ""),
        (
            "Số mô hình chi tiết",
            count(before) if before == after else f"{count(before)} → {count(after)}",
            "không đổi" if before == after else "sau khi ghi",
        ),
    ]
    render_html(html_figures(cells, css="counts"))
    effect = effect_by_bloc(seen.effect)
    if effect:
        render_html(f'<p class="effect">Số mô hình theo khối: {escape(effect)}.</p>')


def effect_by_bloc(effect: Effect) -> str:
    """Say what each bloc gains or loses: 'Khối Kinh tế, Tài chính, Kỹ thuật +3; …'; '' if none does."""
    names = named(load(categories, newest_revision(), "bloc"))
    return "; ".join(
        f"{names.get(bloc, NOT_KNOWN_BLOC)} {signed(after - before)}"
        for bloc, (before, after) in effect.blocs.items()
        if before != after
    )


def render_new(intake: Intake, seen: Preview) -> None:
    """Draw the new rows, some at a time."""
    shown = page_of(seen.new_rows, _PAGE, f"new_{intake.number}")
    named_by = DATASETS[seen.dataset].column(DATASETS[seen.dataset].named_by).label
    lines = [(count(row.row), *(cut(text, SHOWN) or UNKNOWN for text in (row.name, *row.cells))) for row in shown]
    with st.container(key="new_rows"):
        render_html(table(pd.DataFrame(lines, columns=["Dòng", named_by, *seen.new_columns])))
    _render_cut_off(len(seen.new_rows), seen.new)


def render_changes(intake: Intake, seen: Preview) -> None:
    """Draw every changed cell with its value before and after, some at a time."""
    shown = page_of(seen.changes, _PAGE, f"changes_{intake.number}")
    lines = []
    for place, change in enumerate(shown):
        again = place > 0 and shown[place - 1].row == change.row
        row, name = ("", "") if again else (count(change.row), escape(cut(change.name, SHOWN)))
        before, after = around_difference(change.before, change.after)
        lines.append(
            f"<tr{' class=again' if again else ''}><td>{row}</td><td data-label=Mục>{name}</td>"
            f"<td data-label=Cột>{escape(change.column)}</td>"
            f"<td data-label=Trước><del>{escape(before or UNKNOWN)}</del></td>"
            f"<td data-label=Sau><ins>{escape(after or UNKNOWN)}</ins></td></tr>"
        )
    head = "".join(f"<th>{name}</th>" for name in ("Dòng", "Mục", "Cột", "Trước", "Sau"))
    render_html(
        f'<div class="scroll" tabindex="0"><table class="plain changes"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )
    if len({change.row for change in seen.changes}) < seen.changed:
        render_html(f'<p class="takeaway">Chỉ liệt kê {count(len(seen.changes))} ô đầu tiên.</p>')


def _render_cut_off(listed: int, total: int) -> None:
    if listed < total:
        render_html(f'<p class="takeaway">Chỉ liệt kê {count(listed)} dòng đầu tiên.</p>')
