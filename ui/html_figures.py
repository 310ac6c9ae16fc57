"""Big figures, each with its name above it and a note below."""

from collections.abc import Iterable
from html import escape

Figure = tuple[str, str, str]
"""(name, value as HTML, note as HTML)"""


def html_figures(figures: Iterable[Figure], css: str = "") -> str:
    """Return figures side by side; `css` names further classes."""
    cells = "".join(
        f'<div><div class="name">{escape(name)}</div><div class="value">{value}</div>'
        f'<div class="note">{note}</div></div>'
        for name, value, note in figures
    )
    return f'<div class="{f"figures {css}".strip()}">{cells}</div>'
