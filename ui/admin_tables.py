"""Tables whose cells lead to the place where something is mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ui.components import render_html


@dataclass(frozen=True)
class Link:
    """A cell that leads to an address of the dashboard."""

    text: str
    address: str


def render_linked_table(
    headers: Sequence[str], lines: Sequence[Sequence[str | Link]], numbers: Sequence[str] = ()
) -> None:
    """Draw a table; the columns named in `numbers` stand to the right."""
    kinds = [' class="number"' if name in numbers else "" for name in headers]
    head = "".join(f"<th{kind}>{escape(name)}</th>" for name, kind in zip(headers, kinds, strict=True))
    body = "".join(
        "<tr>"
        + "".join(
            f'<td{kind} data-label="{escape(name)}">{_cell(cell)}</td>'
            for cell, kind, name in zip(line, kinds, headers, strict=True)
        )
        + "</tr>"
        for line in lines
    )
    table = f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    render_html(f'<div class="scroll whole">{table}</div>')


def _cell(cell: str | Link) -> str:
    if isinstance(cell, Link):
        return f'<a href="{escape(cell.address)}" target="_self">{escape(cell.text)}</a>'
    return escape(cell)
