"""Keys under which two spellings of one name are the same."""

import re
import unicodedata
from collections.abc import Sequence

from data_access.text import fold

_SEPARATOR = "\x1f"
_PUNCTUATION = "“”\"'‘’`´«»–—-,.:;()[]{}/\\&…!*_+|"
_NOT_WORD = re.compile(r"[^\w]+")
_TONE_ON_SECOND = tuple(
    (first + second, plain_first + marked)
    for plain_first, plain_second, firsts, seconds in (
        ("o", "a", "òóỏõọ", "àáảãạ"),
        ("o", "e", "òóỏõọ", "èéẻẽẹ"),
        ("u", "y", "ùúủũụ", "ỳýỷỹỵ"),
    )
    for first, marked in zip(firsts, seconds, strict=True)
    for second in (plain_second,)
)


def name_key(name: str) -> str:
    """Return the name without case, punctuation, surplus space and the placing of tone marks (hoà = hòa).

    >>> name_key("Hòa giải – “ở cơ sở”")
    'hoà giải ở cơ sở'
    """
    return name_keys([name])[0]


def name_keys(names: Sequence[str]) -> list[str]:
    """Return `name_key` of each name; thousands cost little more than one."""
    joined = unicodedata.normalize("NFC", _SEPARATOR.join(names)).lower()
    for sign in _PUNCTUATION:
        joined = joined.replace(sign, " ")
    for given, kept in _TONE_ON_SECOND:
        joined = joined.replace(given, kept)
    if "  " in joined or f" {_SEPARATOR}" in joined or f"{_SEPARATOR} " in joined or joined != joined.strip():
        return [" ".join(part.split()) for part in joined.split(_SEPARATOR)]
    return joined.split(_SEPARATOR)


def loose_key(text: str) -> str:
    """Return the folded words of a text, without accents and punctuation.

    >>> loose_key("Văn hóa – Xã hội")
    'van hoa xa hoi'
    """
    return " ".join(_NOT_WORD.sub(" ", fold(text)).split())
