"""How the columns of a table share a width: no word is broken, and long texts get what is left."""

from exports.story_parts import Table

_LONGEST = 60
"""Letters: a text longer than this is broken into lines before it takes room from others."""
_PADDING, _LEAST = 3, 9
"""Letters that the space beside a text takes, and that the narrowest column has."""
_SHORT_LABEL = 12
"""Letters: a label up to this stays on one line."""


def shares(table: Table, letters: float) -> list[float]:
    """Return the part of the width that each column gets; they add up to 1.

    letters  how many letters of the table's type the whole width holds
    """
    least, wanted = [], []
    for column in table.columns:
        cells = [column.shown(value) for value in table.frame[column.name]]
        words = [word for text in cells for word in text.split()]
        words += [column.label] if len(column.label) <= _SHORT_LABEL else column.label.split()
        least.append(max(_LEAST, max(map(_letters, words), default=0) + _PADDING))
        texts = (len(column.label) // 2, *map(len, cells))  # a label may take two lines
        wanted.append(max(least[-1], min(_LONGEST, max(texts)) + _PADDING))
    spare = letters - sum(least)
    asked = sum(wanted) - sum(least)
    if spare <= 0 or not asked:
        return [one / sum(least) for one in least]
    widths = [one + spare * (more - one) / asked for one, more in zip(least, wanted, strict=True)]
    return [one / sum(widths) for one in widths]


def _letters(word: str) -> float:
    """Return how many small letters a word is as wide as."""
    return sum(1.3 if letter.isupper() or letter.isdigit() else 1 for letter in word)
