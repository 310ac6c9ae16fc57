"""What search compares: folded words, each a run of letters and digits, and the marks that filters look for.

A document is the set of its words, separated by spaces. A filter is looked up the same way: the value of a column is
a word too, spelled with a sign that nobody can type (`mark_word`), so that one lookup answers text and filters.
"""

import re
from base64 import b32encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

from data_access.text import fold

_WORD = re.compile(r"[^\W_]+")
_SIGNS = bytes(sign if chr(sign).isalnum() else ord(" ") for sign in range(256))
_TYPOGRAPHIC = "“”‘’«»–—…•"
_LONGEST_WORD = 40
_MOST_WORDS = 3_000
_LONGEST_TYPED = 300
_MOST_TYPED = 12


def documents(folded: Iterable[str]) -> list[str]:
    """Return the words of each folded text, each word once, as one line."""
    joined = "\n".join(folded)
    for sign in _TYPOGRAPHIC:
        joined = joined.replace(sign, " ")
    return [_document(text) for text in joined.split("\n")]


def _document(text: str) -> str:
    # ASCII, as most folded text is, is cut into the same words in a fraction of the time
    words = text.encode().translate(_SIGNS).decode().split() if text.isascii() else _WORD.findall(text)
    found = dict.fromkeys(words)
    if len(found) > _MOST_WORDS or max(map(len, found), default=0) > _LONGEST_WORD:
        found = dict.fromkeys(word[:_LONGEST_WORD] for word in islice(found, _MOST_WORDS))
    return " ".join(found)


def typed_words(text: str) -> tuple[str, ...]:
    """Return the words that somebody typed, folded; every one must begin a word of what is found.

    A very long text counts with its beginning. Signs carry no meaning.
    """
    words = dict.fromkeys(word[:_LONGEST_WORD] for word in _WORD.findall(fold(text[:_LONGEST_TYPED])))
    return tuple(words)[:_MOST_TYPED]


@lru_cache(maxsize=10_000)
def mark_word(column: str, value: object) -> str:
    """Return the word that stands for a value of a column, whatever characters the value has.

    It is short, as every model has a dozen of them, and holds none of the signs at which SQLite's index would cut it
    in two.
    """
    digest = blake2b(f"{column}={value}".encode(), digest_size=5).digest()
    return f"={b32encode(digest).decode().lower()}"


def holds_all(words: Iterable[str], folded: str) -> bool:
    """Whether each word begins a word of the folded text."""
    known = _WORD.findall(folded)
    return all(any(one.startswith(word) for one in known) for word in words)
