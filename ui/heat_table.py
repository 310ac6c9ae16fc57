"""Heat maps of HTML cells: one hue, the value written in each, which leads to what it counts; cards on a phone."""

from html import escape

from wording.numbers import count

_DEEP = 0.7
"""From this share of the highest value on a cell is deep and its writing light; between, neither could be read well."""
_PALE = 0.3
"""What is left of the hue where a filter leaves a cell out."""


def heat_cell(value: int, highest: int, there: str = "", told: str = "", *, pale: bool = False) -> str:
    """Return a cell as HTML.

    there  the address that it leads to; '' for a cell that leads nowhere
    told   what it counts, in words
    pale   whether a filter leaves it out, so that it is only there to compare with and to click
    """
    share = value / highest if highest else 0
    deep = share > _DEEP and not pale
    strength = 85 + 50 * (share - _DEEP) if share > _DEEP else 10 + 70 * share if value else 0
    kind = "deep" if deep else "" if value else "none"
    style = f'class="heat-cell {kind}" style="--share:{strength * (_PALE if pale else 1):.0f}%"'
    title = f' title="{escape(told)}"' if told else ""
    written = f'<a href="{escape(there)}"{title}>{count(value)}</a>' if there else count(value)
    return f"<span {style}>{written}</span>"
