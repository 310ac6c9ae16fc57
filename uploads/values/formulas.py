"""Text that a spreadsheet would run as a formula, made harmless on the way out and itself again on the way in."""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def neutralised(text: str) -> str:
    """Return the text with an apostrophe before it if it begins like a formula; `restored` takes it off again."""
    return f"'{text}" if _RUNS.match(text) else text


def restored(text: str) -> str:
    """Return what `neutralised` was given; any other text comes back as it is."""
    return text[1:] if _NEUTRALISED.match(text) else text
