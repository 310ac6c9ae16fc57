"""Models that are probably one, side by side: merge them, or say that they are two."""

import streamlit as st

from data_access.duplicates import Pair, judge_distinct, judged_distinct, likely_duplicates
from data_access.engine import connect
from data_access.merging import NotMergeable, merge
from data_access.records import Stored, rows_under, stored_row
from ui.access import Viewer
from ui.admin_desk import desk
from ui.admin_form import catalogue_at
from ui.admin_saving import saving
from ui.components import render_html, render_title
from ui.load import load
from ui.side_by_side import side_by_side
from uploads.datasets.models import MODELS
from uploads.values.shown import Shown
from wording.numbers import count

COMPARED = ("name", "unit", "bloc", "subject_type", "holder", "field", "location", "summary")
_SHOWN_PAIRS = 10


def render_duplicates(viewer: Viewer, revision: int) -> None:
    """Draw the first pairs that nobody has judged yet."""
    with connect().connect() as connection:
        judged = judged_distinct(connection)
    open_pairs = [pair for pair in load(likely_duplicates, revision) if pair not in judged]
    told = f"{count(len(open_pairs))} cặp cần xem xét." if open_pairs else "Không có cặp mô hình nào cần xem xét."
    render_title("Mô hình có thể trùng nhau", told)
    for pair in open_pairs[:_SHOWN_PAIRS]:
        with st.container(border=True, key=f"pair_{pair.first}_{pair.second}"):
            _render_pair(viewer, pair, revision)
    if len(open_pairs) > _SHOWN_PAIRS:
        render_html(f'<p class="lead">Hiện {_SHOWN_PAIRS} cặp đầu; các cặp khác hiện dần sau khi xử lý.</p>')


def _render_pair(viewer: Viewer, pair: Pair, revision: int) -> None:
    models = [load(stored_row, revision, "model", (code,)) for code in (pair.first, pair.second)]
    if models[0] is None or models[1] is None:
        return
    render_html(side_by_side((pair.first, pair.second), _compared(models[0], models[1], revision)))
    with st.container(horizontal=True, gap="small"):
        for keep, gone in ((pair.first, pair.second), (pair.second, pair.first)):
            if st.button(f"Gộp {gone} vào {keep}", key=f"merge_{gone}_{keep}", icon=":material/merge:"):
                _merge(viewer, keep, gone)
        if st.button("Không trùng", key=f"distinct_{pair.first}_{pair.second}"):
            _judge(viewer, pair)


def _compared(first: Stored, second: Stored, revision: int) -> list[tuple[str, str, str]]:
    shown = Shown.for_dataset(MODELS, load(catalogue_at, revision))
    lines = []
    for code in COMPARED:
        column = MODELS.column(code)
        one, other = (shown.text(code, held.values[column.place("model")]) for held in (first, second))
        lines.append((column.label, one, other))
    for label, table_name in (("Năm", "model_year"), ("Kết quả", "outcome"), ("Khen thưởng", "award")):
        one, other = (_belonging(held.key[0], table_name, revision) for held in (first, second))
        lines.append((label, one, other))
    return lines


def _belonging(code: str, table_name: str, revision: int) -> str:
    found = load(rows_under, revision, table_name, code)
    if table_name == "model_year":
        return ", ".join(str(row.key[1]) for row in found if row.key[1])
    return count(len(found)) if found else ""


def _merge(viewer: Viewer, keep: str, gone: str) -> None:
    at = desk()
    try:
        with saving(at):
            number = merge(connect(), keep, gone, account=viewer.author("editor"))
            at.tell(f"Đã gộp {gone} vào {keep}; mã {gone} nay dẫn đến {keep}", number)
    except NotMergeable as refused:
        at.refuse(str(refused))
    st.rerun()


def _judge(viewer: Viewer, pair: Pair) -> None:
    at = desk()
    try:
        with saving(at):
            judge_distinct(connect(), pair, viewer.author("editor"))
            at.tell(f"Đã ghi nhận {pair.first} và {pair.second} là hai mô hình khác nhau", None)
    except LookupError as refused:
        at.refuse(str(refused))
    st.rerun()
