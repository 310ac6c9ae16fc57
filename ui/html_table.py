"""Tables of HTML cells: links and small bars inside, cards on a phone."""

from collections.abc import Iterable, Sequence
from html import escape


def html_table(
    heads: Sequence[str],
    lines: Iterable[Sequence[str]],
    numbers: Sequence[str] = (),
    css: str = "",
    *,
    cards: bool = True,
) -> str:
    """Return a table; cells are HTML, heads are plain text.

    The columns named in `numbers` stand to the right; `css` names further classes. With `cards` the table becomes one
    card a line on a phone.
    """
    kinds = [' class="number"' if head in numbers else "" for head in heads]
    top = "".join(f"<th{kind}>{escape(head)}</th>" for head, kind in zip(heads, kinds, strict=True))
    body = "".join(
        "<tr>"
        + "".join(
            f'<td{kind} data-label="{escape(head)}">{cell}</td>'
            for head, kind, cell in zip(heads, kinds, line, strict=True)
        )
        + "</tr>"
        for line in lines
    )
    classes = " ".join(filter(None, ("plain", "cards" if cards else "", css)))
    return f'<table class="{classes}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def bar(figure: str, value: float, most: float, colour: str = "") -> str:
    """Return a figure with a small bar beside it, as long as its share of the most; `colour` as CSS knows it."""
    width = 0 if not most else max(0.0, min(100.0, 100 * value / most))
    painted = f";background:{escape(colour)}" if colour else ""
    track = f'<span class="track"><i style="width:{width:.1f}%{painted}"></i></span>'
    return f'<span class="barred"><span class="figure">{escape(figure)}</span>{track}</span>'
