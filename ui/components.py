"""The pieces that pages are made of: texts, tables and charts with their takeaway, table and download."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from charts.overview import specification
from data_access.frames import rows
from ui.html_table import html_table
from uploads.values.formulas import neutralised

Chart = Callable[[pd.DataFrame], alt.LayerChart]


@dataclass(frozen=True)
class Drawing:
    """A chart with all that stands around it, made once per scope (`ui.load.prepared`).

    kind     what sort of chart it is, for its text alternative: "Biểu đồ cột"
    keys     the colours used: (colour, meaning)
    table    the figures behind it as shown; the columns in `numbers` stand to the right
    name     of the file of its table
    """

    chart: Chart
    frame: pd.DataFrame
    kind: str
    title: str
    takeaway: str
    table: pd.DataFrame
    numbers: Sequence[str]
    name: str
    keys: Sequence[tuple[str, str]] = ()


def render_drawing(drawing: Drawing, *, key: str, on_pick: Callable[[set[str]], None] | None = None) -> None:
    """Draw title, takeaway, chart and the button of its table; `key` and on_pick as in `render_chart`."""
    render_title(drawing.title, drawing.takeaway, drawing.keys)
    frame, table = drawing.frame.copy(), drawing.table.copy()  # as `load` hands out frames
    render_chart(drawing.chart, frame, key=key, alt_text=f"{drawing.kind}: {drawing.title}", on_pick=on_pick)
    render_table_button(table, name=drawing.name, numbers=drawing.numbers, title=drawing.title)


def render_html(body: str) -> None:
    """Draw HTML of the project's own making; whatever comes from data must be escaped by the caller."""
    st.html(body)


def render_title(title: str, takeaway: str = "", keys: Sequence[tuple[str, str]] = (), *, anchor: str = "") -> None:
    """Draw the title of a part, its takeaway and, after it, the colours used: (colour, meaning).

    `anchor` is the place that a link may name after #.
    """
    legend = "".join(
        f'<span class="key"><span class="square" style="background:{colour}"></span>{escape(meaning)}</span> '
        for colour, meaning in keys
    )
    below = f'<p class="takeaway">{escape(takeaway)}{legend}</p>' if takeaway or legend else ""
    place = f' id="{escape(anchor)}"' if anchor else ""
    render_html(f'<h2 class="part"{place}>{escape(title)}</h2>{below}')


def render_chart(
    chart: Chart,
    frame: pd.DataFrame,
    *,
    key: str,
    alt_text: str,
    on_pick: Callable[[set[str]], None] | None = None,
) -> None:
    """Draw a chart. While `key` and alt_text stay, the browser only takes the new figures into the living picture.

    on_pick gets the codes of the marks that were clicked since it was called last, those clicked twice left out.
    """
    known = _specification(chart, tuple(frame.columns), tuple(str(kind) for kind in frame.dtypes))
    if on_pick is None:
        st.vega_lite_chart(frame, known, width="stretch", theme=None, key=key, alt=alt_text)
        return
    pick, seen = on_pick, f"seen_{key}"
    st.session_state[seen] = _selected(key)

    def picked() -> None:
        before, st.session_state[seen] = st.session_state[seen], _selected(key)
        pick(st.session_state[seen] ^ before)

    st.vega_lite_chart(
        frame,
        known,
        width="stretch",
        theme=None,
        key=key,
        # Every click changes the selection by its mark (`charts.parts.picked`), whatever the filter has become since.
        on_select=picked,
        selection_mode="picked",
        alt=alt_text,
    )


def _selected(key: str) -> set[str]:
    """Return the codes that a chart holds as selected; not the filter, which changes in other ways too."""
    points = st.session_state[key]["selection"].get("picked") if key in st.session_state else None
    return {str(point["code"]) for point in points or []}


@cache
def _specification(chart: Chart, columns: tuple[str, ...], kinds: tuple[str, ...]) -> dict[str, Any]:
    """Build a specification once a process: constructing one takes longer than all else on a page."""
    empty = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in zip(columns, kinds, strict=True)})
    return specification(chart(empty))


def table(frame: pd.DataFrame, numbers: Sequence[str] = ()) -> str:
    """Return a frame as an HTML table; the columns named in `numbers` stand to the right."""
    cells = ([escape(str(cell)) for cell in row] for row in rows(frame))
    body = html_table(list(frame.columns), cells, numbers, cards=False)
    return f'<div class="scroll" tabindex="0">{body}</div>'


def render_table_button(
    frame: pd.DataFrame, *, name: str, numbers: Sequence[str] = (), title: str = "Bảng số liệu"
) -> None:
    """Draw the button that shows the table behind a chart and offers it as CSV.

    Plain HTML that the browser opens (ui/static/panels.js writes the file): a page has many, most are never asked for.
    """
    panel = f"bang-{escape(name)}"
    button = f'<button type="button" class="quiet" popovertarget="{panel}"'
    render_html(
        f"{button}>Bảng số liệu</button>"
        f'<div popover id="{panel}" class="panel" role="dialog" aria-label="{escape(title)}">'
        f'<h2 class="part">{escape(title)}</h2>{table(frame, numbers)}'
        f'<p><button type="button" class="plain" data-csv="{escape(name)}">Tải bảng (CSV)</button>'
        f'{button} popovertargetaction="hide">Đóng</button></p></div>'
    )


def render_download(frame: pd.DataFrame, *, name: str, label: str = "Tải bảng (CSV)") -> None:
    """Draw the button that gives a table as a CSV file called `name`."""
    st.download_button(
        label, csv_bytes(frame), file_name=f"{name}.csv", mime="text/csv", key=f"csv_{name}", on_click="ignore"
    )


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Return a frame as CSV in UTF-8 with BOM, as Excel opens it; cells that would run as formulas are made text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows([neutralised(cell) if isinstance(cell, str) else cell for cell in row] for row in rows(frame))
    return text.getvalue().encode("utf-8-sig")


def render_nothing(what: str, remedy: str) -> None:
    """Draw an empty state: what it is and what to do."""
    st.info(f"**{what}** {remedy}")
