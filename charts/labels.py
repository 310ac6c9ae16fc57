"""The text of labels, laid out for charts."""

_LINE = 30
_JOINING = ("và", "hoặc", "của", "với")
_DASHES = ("-", "–")


def wrapped(text: str, width: int = _LINE) -> str:
    """Break a label into as few lines of at most `width` letters as hold it, where a reader would pause.

    A line ends at a comma or before a joining word rather than inside a name, never begins with a dash, and is about as
    long as the others. A word longer than the width stands on a line of its own. Line feeds part the lines.
    """
    words = text.split()
    best: list[tuple[int, int, int, list[str]]] = [(0, 0, 0, [])]
    for end in range(1, len(words) + 1):
        found = []
        for start in range(end):
            line = " ".join(words[start:end])
            if len(line) <= width or end - start == 1:
                lines, torn, longest, before = best[start]
                torn += _torn(words, start)
                found.append((lines + 1, torn, max(longest, len(line)), [*before, line]))
        best.append(min(found))
    return "\n".join(best[-1][3])


def _torn(words: list[str], start: int) -> int:
    """Return how much a line that begins at this word tears apart."""
    if not start or words[start - 1][-1] in ",;" or words[start] in _JOINING:
        return 0
    return len(words) if words[start] in _DASHES else 1
