"""Telling Vietnamese text from bytes read the wrong way: how many of its words are Vietnamese syllables."""

import re
import unicodedata
from functools import lru_cache

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_INITIALS = "ngh|ng|nh|n|gh|gi|g|kh|k|ph|p|qu|th|tr|t|ch|c|b|d|đ|h|l|m|r|s|v|x"
_VOWELS = (
    "uyê|uya|uyu|iêu|yêu|oai|oay|oao|oeo|uây|uôi|uao|ươi|ươu|oo|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|yê|iu|oa|oă|oe|oi|ôi|ơi|"
    "ua|uâ|ue|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(rf"(?:{_INITIALS})?(?:{_VOWELS})?(?:ch|nh|ng|c|m|n|p|t)?")
_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~“”‘’–—…•·]+")


def share_of_syllables(text: str) -> float:
    """Return which share of the words with letters beyond ASCII are Vietnamese syllables; 1.0 if there is none."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text).lower()) if not word.isascii()]
    if not words:
        return 1.0
    return sum(map(_is_syllable, words)) / len(words)


@lru_cache(maxsize=20_000)
def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word)
    toneless = decomposed.translate(_TONES)
    if len(decomposed) - len(toneless) > 1:
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None
