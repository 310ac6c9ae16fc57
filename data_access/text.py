"""Vietnamese text made comparable."""

import unicodedata

_NOT_DECOMPOSED = str.maketrans({"đ": "d", "Đ": "d"})


def fold(given: str) -> str:
    """Return the text without accents, case, đ/d difference and surplus space, for matching and search.

    >>> fold("  Mẹ Đỡ ĐẦU –  Kết nối ")
    'me do dau – ket noi'
    """
    if given.isascii():
        return " ".join(given.lower().split())
    decomposed = unicodedata.normalize("NFD", given.translate(_NOT_DECOMPOSED).lower())
    stripped = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFC", stripped).split())
