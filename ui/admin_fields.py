"""One field of a form, by the declared type of its column."""

from typing import Any

import streamlit as st

from data_access.schema import VERSIONED
from uploads.datasets.columns import SHOWN_KINDS, Column, Kind
from uploads.values.columns import stored_length
from uploads.values.shown import Shown

NOT_KNOWN = "Chưa rõ"
_TALL = {"story": 420, "summary": 140, "note": 100, "attrs": 100}
_TYPED = (Kind.COUNT, Kind.DECIMAL, Kind.YEAR, Kind.DATE, Kind.AS_OF, Kind.NAMES)


def render_field(column: Column, shown: Shown, value: Any, *, key: str) -> Any:
    """Draw the field of a column with what is stored in it; returns a cell as a list would hold it."""
    label = f"{column.label} *" if column.required else column.label
    explained = column.help or (SHOWN_KINDS[column.kind].capitalize() + "." if column.kind in _TYPED else None)
    lookup = shown.lookups.get(column.code)
    if lookup:
        codes = [entry.code for entry in lookup.entries if entry.in_use or entry.code in _several(value)]
        if column.kind is Kind.LOOKUPS:
            chosen = st.multiselect(
                label,
                codes,
                default=[code for code in _several(value) if code in codes],
                format_func=lookup.name,
                key=key,
                placeholder="Chọn trong danh mục",
                select_all=False,
                help=explained,
            )
            return "; ".join(chosen)
        options = ["", *codes]
        at = options.index(value) if value in options else 0
        return st.selectbox(
            label,
            options,
            index=at,
            format_func=lambda code: lookup.name(code) if code else NOT_KNOWN,
            key=key,
            help=explained,
        )
    if column.kind is Kind.FLAG:
        return _render_flag(column, label, value, key, explained)
    text = shown.text(column.code, value)
    if column.kind is Kind.PROSE:
        return st.text_area(label, text, height=_TALL.get(column.code, 100), key=key, help=explained)
    example = f"Ví dụ: {column.example}" if column.example and column.kind in _TYPED else None
    return st.text_input(label, text, max_chars=stored_length(column), key=key, help=explained, placeholder=example)


def _render_flag(column: Column, label: str, value: Any, key: str, explained: str | None) -> bool | str:
    table, _, name = column.stored[0].partition(".")
    if not VERSIONED[table].table.c[name].nullable:
        return st.checkbox(label, value=bool(value), key=key, help=explained)
    words = {"": NOT_KNOWN, "Có": "Có", "Không": "Không"}
    held = "" if value is None else "Có" if value else "Không"
    return st.selectbox(
        label, list(words), index=list(words).index(held), format_func=words.__getitem__, key=key, help=explained
    )


def _several(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()
