"""A message in a state of its own: what happened, why, what to do. Its texts may hold whatever a file holds."""

from html import escape
from typing import Literal

from ui.components import render_html

Kind = Literal["good", "note", "bad"]


def render_notice(kind: Kind, title: str, body: str = "") -> None:
    """Draw a message; both texts are plain."""
    role = "alert" if kind == "bad" else "status"
    below = f"<p>{escape(body)}</p>" if body else ""
    render_html(f'<div class="notice {kind}" role="{role}"><b>{escape(title)}</b>{below}</div>')
