"""Sửa số liệu: find one record, then edit it."""

from collections.abc import Callable

import streamlit as st

from data_access.finding import awards_found, models_found, outcomes_found
from data_access.frames import rows
from data_access.records import Stored, all_rows
from data_access.text import fold
from ui.access import Viewer
from ui.admin_address import asked, go
from ui.admin_finding import NEW_RECORD, NO_MODEL, render_back, render_hits, search
from ui.admin_form import RecordForm, catalogue_at
from ui.admin_model import render_model, render_new_model
from ui.admin_rows import RowsOf, render_rows
from ui.admin_unit import render_new_unit, render_unit, units_found
from ui.load import load, newest_revision
from uploads.datasets.reference import FIGURES
from uploads.values.shown import decimal_text
from wording.numbers import UNKNOWN

_FIGURE = (
    *("indicator", "period", "subject_type", "level", "as_of", "value", "measure_unit"),
    *("source_title", "source_address", "note"),
)
_FIRST = "mo-hinh"
_OF_A_MODEL = "Hãy tải danh sách “{0}” lên, hoặc mở một mô hình rồi thêm ở phần {0}."


def render(viewer: Viewer) -> None:
    """Draw the choice of lists, the search, and the record that the address asks for."""
    revision = newest_revision()
    chosen = asked("bang") if asked("bang") in LISTS else _FIRST
    st.session_state["shown_bang"] = chosen
    st.segmented_control(
        "Danh sách",
        list(LISTS),
        format_func=lambda code: LISTS[code][0],
        key="shown_bang",
        required=True,
        on_change=_choose,
        label_visibility="collapsed",
        wrap=True,
    )
    LISTS[chosen][1](viewer, revision)


def _render_models(viewer: Viewer, revision: int) -> None:
    code = asked("ma")
    if code:
        render_back()
        render_new_model(viewer, revision) if code == NEW_RECORD else render_model(viewer, code, revision)
        return
    words = search("Tìm mô hình theo tên, mã, chủ thể, địa bàn", add="Thêm mô hình")
    found = load(models_found, revision, words)
    hits = [(row.name, " · ".join(filter(None, (row.code, row.unit_name))), {"ma": row.code}) for row in rows(found)]
    render_hits(words, hits, NO_MODEL)


def _render_units(viewer: Viewer, revision: int) -> None:
    code = asked("ma")
    if code:
        render_back()
        render_new_unit(viewer, revision) if code == NEW_RECORD else render_unit(viewer, code, revision)
        return
    words = search("Tìm đơn vị theo tên hoặc mã", add="Thêm đơn vị")
    hits = [(name, beside, {"ma": unit}) for unit, name, beside in load(units_found, revision, words)]
    render_hits(words, hits, ("Chưa có đơn vị nào.", "Hãy tải danh sách “Đơn vị” lên, hoặc bấm “Thêm đơn vị”."))


def _render_outcomes(viewer: Viewer, revision: int) -> None:
    words = search("Tìm kết quả theo mô hình")
    hits = [
        (
            f"{row.indicator}: {UNKNOWN if row.value is None else decimal_text(row.value)} {row.measure_unit}",
            f"{row.year or 'chưa rõ năm'} · {row.name}",
            {"bang": "mo-hinh", "ma": row.model, "phan": "ket-qua"},
        )
        for row in rows(load(outcomes_found, revision, words))
    ]
    render_hits(words, hits, ("Chưa có kết quả nào.", _OF_A_MODEL.format("Kết quả")))


def _render_awards(viewer: Viewer, revision: int) -> None:
    words = search("Tìm khen thưởng theo mô hình")
    hits = [
        (
            " · ".join(part for part in (row.form, row.authority, row.decision_no) if part),
            f"{row.year or 'chưa rõ năm'} · {row.name}",
            {"bang": "mo-hinh", "ma": row.model, "phan": "khen-thuong"},
        )
        for row in rows(load(awards_found, revision, words))
    ]
    render_hits(words, hits, ("Chưa có khen thưởng nào.", _OF_A_MODEL.format("Khen thưởng")))


def _render_figures(viewer: Viewer, revision: int) -> None:
    def form(row: Stored | None) -> RecordForm:
        return RecordForm("Số liệu công bố", FIGURES, "figure", _FIGURE, row)

    words = fold(search("Tìm theo chỉ tiêu hoặc nguồn")).split()
    names = load(catalogue_at, revision).lookups["indicator"]
    kept = [
        row
        for row in load(all_rows, revision, "figure")
        if all(word in fold(f"{names.name(row.key[0])} {row.values['source_title']}") for word in words)
    ]
    told = ("indicator", "value", "measure_unit", "period", "subject_type", "level", "as_of")
    render_rows(viewer, RowsOf("số liệu công bố", FIGURES, "figure", told, form), kept, revision)


def _choose() -> None:
    if st.session_state["shown_bang"] != (asked("bang") or _FIRST):
        go(bang=st.session_state["shown_bang"], ma="", phan="")


LISTS: dict[str, tuple[str, Callable[[Viewer, int], None]]] = {
    "mo-hinh": ("Mô hình", _render_models),
    "don-vi": ("Đơn vị", _render_units),
    "ket-qua": ("Kết quả", _render_outcomes),
    "khen-thuong": ("Khen thưởng", _render_awards),
    "cong-bo": ("Số liệu công bố", _render_figures),
}
