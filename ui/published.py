"""The band "Số liệu công bố": what a report or article states, each figure with its source."""

from html import escape

import pandas as pd

from ui.components import render_html, render_title
from ui.filters import Choices
from wording.published import published_sources, published_statements


def render_published(figures: pd.DataFrame, offered: Choices) -> None:
    """Draw the published figures, grouped by what they say; nothing if there are none."""
    if figures.empty:
        return
    render_title("Số liệu công bố")
    render_html(
        '<div class="published">'
        + "".join(
            f'<div><div class="name">{escape(one.label)}</div><div class="value">{escape(one.value)}</div>'
            f'<div class="note">{escape(one.note)}</div></div>'
            for one in published_statements(figures, offered.periods)
        )
        + f'</div><p class="source">Nguồn: {escape("; ".join(published_sources(figures)))}</p>'
    )
