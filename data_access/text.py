"""Vietnamese text made comparable."""

import re
import unicodedata

_UNCOMMON = re.compile("[^\x00-\x7f\u0300-\u034e\u0350-\u036f]")


def fold(given: str) -> str:
    """Return the text without accents, case, đ/d difference and surplus space, for matching and search.

    >>> fold("  Mẹ Đỡ ĐẦU –  Kết nối ")
    'me do dau – ket noi'
    """
    if given.isascii():
        return " ".join(given.lower().split())
    decomposed = unicodedata.normalize("NFD", given.lower().replace("đ", "d"))
    if not _UNCOMMON.search(decomposed):
        stripped = decomposed.encode("ascii", "ignore").decode()  # only marks are left out; ten times as fast
    else:
        stripped = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        stripped = unicodedata.normalize("NFC", stripped)
    return " ".join(stripped.split())
