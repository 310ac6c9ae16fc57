"""Words that lost letters because a file was saved or read in an encoding without them: "v?n" for "vận"."""

import re

_REPLACED = "\ufffd"
_ADDRESS = re.compile(r"\S*(?:://|www\.|=)\S*")
_LOST = re.compile(r"[^\W\d_]\?+[^\W\d_]|(?<![^\s\"'(,;\t])\?+[^\W\d_]|" + _REPLACED)
_WORDS = re.compile(r"[^\W\d_]+")


def may_have_lost_letters(text: str) -> bool:
    """Return quickly whether a text is worth a closer look."""
    return "?" in text or _REPLACED in text


def has_lost_letters(text: str) -> bool:
    """Return whether any word of a cell lost letters; the question marks of addresses do not count."""
    return may_have_lost_letters(text) and _LOST.search(_ADDRESS.sub(" ", text)) is not None


def mostly_lost_letters(text: str) -> bool:
    """Return whether so many words lost letters that the text as a whole was saved in the wrong way."""
    plain = _ADDRESS.sub(" ", text)
    lost = len(_LOST.findall(plain))
    return lost >= 2 and lost * 20 >= len(_WORDS.findall(plain))
