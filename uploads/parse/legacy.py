"""Text typed with fonts from before Unicode, read as Western letters: TCVN3, VNI, and UTF-8 read as Windows-1252.

The tables follow TCVN 5712:1993 (third form) and the VNI Windows character set.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from uploads.parse.syllables import share_of_syllables

_TCVN3 = str.maketrans(
    dict(
        zip(
            "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
            "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
            strict=True,
        )
    )
)

_VNI_MARKS = {
    "a": dict(zip("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
_VNI_ALONE = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
_VNI = re.compile(
    "|".join(f"{letter}[{''.join(marks)}]" for letter, marks in _VNI_MARKS.items()) + f"|[{''.join(_VNI_ALONE)}]",
    re.IGNORECASE,
)

_WESTERN = {
    ord(letter): byte for byte in range(0x80, 0xA0) if (letter := bytes([byte]).decode("cp1252", errors="ignore"))
}
"""Windows-1252 where it differs from Latin-1; programs read the bytes that it lacks as Latin-1."""

_BEYOND_WESTERN = re.compile("[^\x00-\xff]")

UTF8_TWICE = "utf-8 twice"
SHOWN = {"tcvn3": "TCVN3 (phông .VnTime)", "vni": "VNI", UTF8_TWICE: "UTF-8 bị đọc nhầm"}


def from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    return _VNI.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    found = match.group()
    lowered = found.lower()
    letter = _VNI_ALONE.get(lowered) if len(lowered) == 1 else _VNI_MARKS[lowered[0]].get(lowered[1])
    return found if letter is None else letter.upper() if found[0].isupper() else letter


def from_utf8_twice(text: str) -> str:
    """Return what was meant; U+FFFD stands where a byte is lost."""
    western = _BEYOND_WESTERN.sub("\xef\xbf\xbd", text.translate(_WESTERN))
    return western.encode("latin-1").decode("utf-8", errors="replace")


_CONVERSIONS: dict[str, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni, UTF8_TWICE: from_utf8_twice}


def legacy_of(texts: Iterable[str]) -> str:
    """Return the old encoding of the texts: "tcvn3", "vni", "utf-8 twice", or '' if they read well as they are.

    One odd text among many does not decide: at least two, and a fifth of those beyond ASCII, must agree.
    """
    votes: Counter[str] = Counter()
    for text in texts:
        if not text.isascii():
            votes[_best(text)] += 1
    found, count = max(
        ((name, count) for name, count in votes.items() if name), key=lambda vote: vote[1], default=("", 0)
    )
    return found if count >= 2 and count * 5 >= votes.total() else ""


def _best(text: str) -> str:
    plain = share_of_syllables(text)
    if plain > 0.6:
        return ""
    shares = {name: share_of_syllables(convert(text)) for name, convert in _CONVERSIONS.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.8 else ""


@lru_cache(maxsize=50_000)
def converted(text: str, legacy: str) -> str:
    """Return the text in Unicode; a text that already reads better as it stands is left alone."""
    if text.isascii():
        return text
    changed = _CONVERSIONS[legacy](text)
    return changed if share_of_syllables(changed) >= share_of_syllables(text) else text
