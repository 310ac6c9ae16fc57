"""Two records side by side, as a table in which what differs is marked, word by word."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape

from wording.numbers import UNKNOWN
from wording.texts import cut

SHOWN = 160
"""Letters of a text that are shown at most, on each side."""

_BEFORE_DIFFERENCE = 40
_UNLIKE = 0.4
"""Texts less alike than this are marked as a whole: single words would be marked all over."""


def side_by_side(heads: tuple[str, str], lines: Sequence[tuple[str, str, str]]) -> str:
    """Return two records as an HTML table. Lines are (label, one, other); '' is not known, two unknown are left out.

    Words that differ are marked where both sides know something.
    """
    names = "".join(f"<th>{escape(name)}</th>" for name in ("Nội dung", *heads))
    body = "".join(_line(heads, *line) for line in lines if line[1] or line[2])
    return (
        '<div class="scroll whole" tabindex="0"><table class="plain pair">'
        f"<thead><tr>{names}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _line(heads: tuple[str, str], label: str, one: str, other: str) -> str:
    differs = bool(one and other and one != other)
    shown = marked(*around_difference(one, other)) if differs else (escape(cut(one, SHOWN)), escape(cut(other, SHOWN)))
    cells = "".join(
        f'<td data-label="{escape(head)}">{text or UNKNOWN}</td>' for head, text in zip(heads, shown, strict=True)
    )
    kind = "differs" if differs else "equal" if one == other else "open"
    return f'<tr class="{kind}"><td>{escape(label)}</td>{cells}</tr>'


def marked(one: str, other: str) -> tuple[str, str]:
    """Return both texts as HTML with the words marked that the other does not have at that place."""
    words, others = one.split(), other.split()
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    if matcher.ratio() < _UNLIKE:
        return _mark(words), _mark(others)
    left, right = [], []
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        kept = what == "equal"
        left.append(escape(" ".join(words[start:end])) if kept else _mark(words[start:end]))
        right.append(escape(" ".join(others[other_start:other_end])) if kept else _mark(others[other_start:other_end]))
    return " ".join(filter(None, left)), " ".join(filter(None, right))


def _mark(words: Sequence[str]) -> str:
    return f"<mark>{escape(' '.join(words))}</mark>" if words else ""


def around_difference(before: str, after: str) -> tuple[str, str]:
    """Return both texts cut to the place where they begin to differ, if they are long."""
    if max(len(before), len(after)) <= SHOWN:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = max(0, same - _BEFORE_DIFFERENCE)
    return _from(before, start), _from(after, start)


def _from(text: str, start: int) -> str:
    return f"{'…' if start else ''}{cut(text[start:], SHOWN)}"
