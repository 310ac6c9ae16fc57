"""Passwords that others would try first: common ones, and what lies near for this place and account."""

from pathlib import Path
from threading import Lock

from data_access.text import fold

_ENOUGH = 8.0  # guesses as a power of ten: out of reach of guessing online, and slow against a stolen hash
_READ = 72
_NEAR = (Path(__file__).parent / "near_words.txt").read_text(encoding="utf-8").split()
"""Vietnamese words that passwords are made of, and names of this place and program; without accents."""

_lock = Lock()  # zxcvbn keeps the given words in a module variable


def is_guessable(password: str, name: str) -> bool:
    """Tell whether a password is a common one, near the account or this place, or a simple pattern."""
    from zxcvbn import zxcvbn  # 13 MB of common passwords, for whoever chooses a new one

    near = [*_NEAR, name, *fold(name).replace("@", ".").split(".")]
    with _lock:
        guesses = min(
            zxcvbn(text[:_READ], user_inputs=[word for word in near if word])["guesses_log10"]
            for text in {password, fold(password), fold(password).replace(" ", "")}
            if text
        )
    return bool(guesses < _ENOUGH)
