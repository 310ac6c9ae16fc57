"""Passwords: what makes one good enough, how it is kept, and those given out for one use."""

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from accounts.guessable import is_guessable

SHORTEST = 12
LONGEST = 128
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0 and 1: read aloud and typed without doubt
_argon2id = PasswordHasher()


def fault(password: str, name: str) -> str:
    """Return why a password cannot be used by an account, as a Vietnamese sentence; '' if it can.

    Length and being hard to guess are all that is asked (NIST SP 800-63B, OWASP ASVS 5, 6.2).
    """
    password = _normal(password)
    if len(password) < SHORTEST:
        return f"Mật khẩu cần ít nhất {SHORTEST} ký tự."
    if len(password) > LONGEST:
        return f"Mật khẩu dài nhất {LONGEST} ký tự."
    if is_guessable(password, name):
        return "Mật khẩu này dễ đoán. Hãy ghép vài từ không liên quan đến nhau, ví dụ bốn từ trở lên."
    return ""


def hashed(password: str) -> str:
    """Return the Argon2id hash to store."""
    return _argon2id.hash(_normal(password))


def matches(stored: str, password: str) -> bool:
    """Tell whether a password is the stored one; takes as long when nothing is stored."""
    try:
        right = _argon2id.verify(stored or _nobody(), _normal(password)[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return right and bool(stored)


def one_time() -> str:
    """Return a new random password of about 99 bits for a first sign-in."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4))


@cache
def _nobody() -> str:
    return hashed(secrets.token_urlsafe())


def _normal(password: str) -> str:
    """Return the same text for the same password, whichever way a keyboard composes its Vietnamese letters."""
    return unicodedata.normalize("NFKC", password)
