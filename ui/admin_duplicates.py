"""Models that are probably one, side by side: merge them, or say that they are two."""

import pandas as pd
import streamlit as st

from data_access.duplicates import Pair, judge_distinct, judged_distinct, likely_duplicates
from data_access.engine import connect
from data_access.merging import NotMergeable, merge
from data_access.records import Stored, rows_under, stored_row
from ui.access import Viewer
from ui.admin_desk import desk
from ui.admin_form import catalogue_at
from ui.admin_saving import saving
from ui.components import render_html, render_title, table
from ui.load import load
from uploads.datasets.models import MODELS
from uploads.values.shown import UNKNOWN, Shown
from wording.numbers import count

COMPARED = ("name", "unit", "bloc", "subject_type", "holder", "field", "location", "summary")
_SHOWN_PAIRS = 10
_LONGEST = 300


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
    render_html(table(_side_by_side(models[0], models[1], revision)))
    with st.container(horizontal=True, gap="small"):
        for keep, gone in ((pair.first, pair.second), (pair.second, pair.first)):
            if st.button(f"Gộp {gone} vào {keep}", key=f"merge_{gone}_{keep}", icon=":material/merge:"):
                _merge(viewer, keep, gone)
        if st.button("Không trùng", key=f"distinct_{pair.first}_{pair.second}"):
            _judge(viewer, pair)


def _side_by_side(first: Stored, second: Stored, revision: int) -> pd.DataFrame:
    shown = Shown.for_dataset(MODELS, load(catalogue_at, revision))
    lines: list[tuple[str, ...]] = [("Mã", first.key[0], second.key[0])]
    for code in COMPARED:
        column = MODELS.column(code)
        texts = [shown.value(code, one.values[column.place("model")]) for one in (first, second)]
        lines.append((column.label, *(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in texts)))
    for label, table_name in (("Năm", "model_year"), ("Kết quả", "outcome"), ("Khen thưởng", "award")):
        lines.append((label, *(_belonging(one.key[0], table_name, revision) for one in (first, second))))
    return pd.DataFrame(lines, columns=["Nội dung", "Mô hình thứ nhất", "Mô hình thứ hai"])


def _belonging(code: str, table_name: str, revision: int) -> str:
    found = load(rows_under, revision, table_name, code)
    if table_name == "model_year":
        return ", ".join(str(row.key[1]) for row in found if row.key[1]) or UNKNOWN
    return count(len(found)) if found else UNKNOWN


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
