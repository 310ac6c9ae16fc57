"""The text of labels, laid out for charts."""

_LINE = 30


def wrapped(text: str, width: int = _LINE) -> str:
    """Break a label into lines of about `width` letters, parted by line feeds."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
