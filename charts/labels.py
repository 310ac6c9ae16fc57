"""The text of labels, laid out for charts."""

_LINE = 30


def wrapped(text: str, width: int = _LINE) -> str:
    """Break a label into as few lines of at most `width` letters as hold it, of about the same length.

    A word longer than that stands on a line of its own. The lines are parted by line feeds.
    """
    lines = _lines(text, width)
    while width > 1 and len(tighter := _lines(text, width - 1)) == len(lines):
        lines, width = tighter, width - 1
    return "\n".join(lines)


def _lines(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
