"""Texts that may be longer than their place."""

LONGEST = 120
"""Letters that a name takes at most where others stand beside it."""


def cut(text: str, longest: int = LONGEST) -> str:
    """Return a text, cut at its end if it is longer.

    >>> cut("Mẹ đỡ đầu - Kết nối yêu thương", 10)
    'Mẹ đỡ đầu…'
    """
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
