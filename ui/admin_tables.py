"""Tables whose cells lead to the place where something is mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ui.components import render_html
from ui.html_table import html_table


@dataclass(frozen=True)
class Link:
    """A cell that leads to an address of the dashboard."""

    text: str
    address: str


def render_linked_table(
    headers: Sequence[str], lines: Sequence[Sequence[str | Link]], numbers: Sequence[str] = ()
) -> None:
    """Draw a table; the columns named in `numbers` stand to the right."""
    table = html_table(headers, ([_cell(cell) for cell in line] for line in lines), numbers, cards=False)
    render_html(f'<div class="scroll whole">{table}</div>')


def _cell(cell: str | Link) -> str:
    if isinstance(cell, Link):
        return f'<a href="{escape(cell.address)}" target="_self">{escape(cell.text)}</a>'
    return escape(cell)
