"""The band "Số liệu công bố": what a report or article states, each figure with its source."""

from html import escape

from data_access.figures import published_figures
from ui.components import render_html, render_title
from ui.filters import choices
from ui.load import load, prepared
from wording.published import published_sources, published_statements


def render_published(revision: int) -> None:
    """Draw the published figures, grouped by what they say; nothing if there are none."""
    if band := prepared(_band, revision):
        render_title("Số liệu công bố")
        render_html(band)


def _band(revision: int) -> str:
    figures = load(published_figures, revision)
    if figures.empty:
        return ""
    return (
        '<div class="published">'
        + "".join(
            f'<div><div class="value">{escape(one.value)}</div><div class="name">{escape(one.label)}</div>'
            f'<div class="note">{escape(one.note)}</div></div>'
            for one in published_statements(figures, prepared(choices, revision).periods)
        )
        + f'</div><p class="source">Nguồn: {escape("; ".join(published_sources(figures)))}</p>'
    )
