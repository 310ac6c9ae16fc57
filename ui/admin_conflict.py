"""Two editors at one record: the second sees both versions and decides."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from data_access.categories import time_zone
from data_access.records import Edit, EditConflict, Overtaken, rebased, who_brought
from data_access.schema import VERSIONED
from ui.components import render_html, table
from ui.load import load, newest_revision
from uploads.values.shown import Shown
from wording.numbers import UNKNOWN, moment
from wording.words import RECORDS


def render_conflict(conflict: EditConflict, edits: Sequence[Edit], shown: Shown) -> list[Edit] | None:
    """Draw both versions. Returns the edits to save, [] to leave everything as it is now, None while undecided."""
    st.warning(
        "**Bản ghi vừa được người khác thay đổi.** Chưa có gì được lưu. Hãy xem hai bản dưới đây rồi chọn một cách."
    )
    for one in conflict.overtaken:
        render_html(f'<p class="takeaway">{_who(one)}</p>')
        render_html(table(_versions(one, shown)))
    with st.container(horizontal=True, gap="small"):
        if st.button("Lưu thay đổi của tôi lên bản hiện tại", type="primary", key="conflict_mine"):
            return rebased(edits, conflict.overtaken)
        if st.button("Giữ bản của người khác", key="conflict_theirs"):
            return []
    return None


def _who(one: Overtaken) -> str:
    what = RECORDS[one.edit.table]
    if one.now is None:
        return f"Trong lúc bạn sửa, {what} này đã bị xóa."
    newest = newest_revision()
    brought = load(who_brought, one.now.since)
    zone = load(time_zone, newest)
    who, when = (brought[0] or "hệ thống", moment(brought[1], zone)) if brought else ("hệ thống", UNKNOWN)
    verb = "đã có sẵn, do" if one.edit.seen is None else "đã được sửa bởi"
    return f"{what[:1].upper()}{what[1:]} này {verb} {who} lưu lúc {when} (phiên bản {one.now.since})."


def _versions(one: Overtaken, shown: Shown) -> pd.DataFrame:
    before = one.edit.seen.values if one.edit.seen else {}
    now = one.now.values if one.now else {}
    mine: Mapping[str, Any] = {**before, **(one.edit.values or {})}
    rows = []
    for name in VERSIONED[one.edit.table].given:
        column = next((c for c in shown.dataset.columns if c.place(one.edit.table) == name), None)
        if column is None or before.get(name) == now.get(name) == mine.get(name):
            continue
        told = [shown.value(column.code, held.get(name)) for held in (before, now)]
        told.append("xóa" if one.edit.values is None else shown.value(column.code, mine.get(name)))
        if len(set(told)) > 1:
            rows.append((column.label, *told))
    return pd.DataFrame(rows, columns=["Nội dung", "Khi bạn mở", "Hiện nay", "Bạn sửa thành"])
