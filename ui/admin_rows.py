"""The rows of one table that belong together (the years of a model, its awards …): listed, and one open for editing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from data_access.records import Saved, Stored
from data_access.schema import VERSIONED
from ui.access import Viewer
from ui.admin_desk import Desk, desk
from ui.admin_form import RecordForm, catalogue_at, render_form
from ui.components import render_html
from ui.load import load
from uploads.datasets.columns import Dataset, Kind
from uploads.values.shown import Shown
from wording.numbers import amount, day

_NEW = ("new",)


@dataclass(frozen=True)
class RowsOf:
    """The rows of a table: what one is called, the columns that its line tells (the first stands out), and its form."""

    what: str
    dataset: Dataset
    table: str
    told: tuple[str, ...]
    form: Callable[[Stored | None], RecordForm]


def render_rows(viewer: Viewer, rows_of: RowsOf, rows: Sequence[Stored], revision: int) -> None:
    """Draw a button for a new row, then a line for each row with a button that opens it."""
    shown = Shown.for_dataset(rows_of.dataset, load(catalogue_at, revision))
    opened = desk().opened
    if opened == (rows_of.table, *_NEW):
        render_form(viewer, rows_of.form(None), revision, _close)
    else:
        st.button(
            f"Thêm {rows_of.what}",
            key=f"add_{rows_of.table}",
            icon=":material/add:",
            on_click=_open,
            args=((rows_of.table, *_NEW),),
        )
    if not rows:
        render_html(f'<p class="lead">Chưa có {escape(rows_of.what)} nào.</p>')
    for number, row in enumerate(rows):
        identity = (rows_of.table, *row.key)
        with st.container(key=f"line_{rows_of.table}_{number}", horizontal=True, vertical_alignment="center"):
            render_html(_line(rows_of, row, shown))
            st.button("Sửa", key=f"open_{rows_of.table}_{number}", on_click=_open, args=(identity,))
        if opened == identity:
            render_form(viewer, rows_of.form(row), revision, _close)


def _line(rows_of: RowsOf, row: Stored, shown: Shown) -> str:
    held = dict(row.values)
    texts = []
    for code in rows_of.told:
        place = rows_of.dataset.column(code).place(rows_of.table)
        value = held[place] if place in held else row.key[VERSIONED[row.table].key.index(place)]
        text = _told(rows_of.dataset.column(code).kind, value) or shown.text(code, value)
        if isinstance(value, bool):
            text = rows_of.dataset.column(code).label if value else ""
        texts.append(text)
    unknown = f"Chưa rõ {rows_of.dataset.column(rows_of.told[0]).label.lower()}"
    first, rest = texts[0] or unknown, " · ".join(escape(text) for text in texts[1:] if text)
    return f'<div class="line"><b>{escape(first)}</b> <span>{rest}</span></div>'


def _told(kind: Kind, value: object) -> str:
    """Return numbers and days as they are read; '' for what is told by its declaration alone."""
    if kind is Kind.AS_OF and isinstance(value, str):
        return day(value)
    if kind in (Kind.COUNT, Kind.DECIMAL) and isinstance(value, int | float):
        return amount(value)
    return ""


def _open(identity: tuple[object, ...]) -> None:
    at = desk()
    at.clear()
    at.opened = identity


def _close(_saved: Saved, at: Desk) -> None:
    at.opened = None
