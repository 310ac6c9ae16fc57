"""What the door knows of a visitor and tells the pages: one header that no client can make up."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

HEADER = "x-dvk-visit"
_SEAL = secrets.token_urlsafe(32)
"""Known to this process alone, so that a header sent by a client is never taken for one of the door."""


@dataclass(frozen=True)
class Visit:
    """One connection: the token of its session ('' = none), its address, and whether viewing is free to it."""

    token: str = ""
    address: str = ""
    free: bool = False


def sealed(visit: Visit) -> str:
    """Return the value of the header."""
    return " ".join((_SEAL, "free" if visit.free else "closed", visit.address or "-", visit.token or "-"))


def unsealed(headers: Mapping[str, str]) -> Visit | None:
    """Return the visit that the door wrote into the headers; None if it did not."""
    parts = headers.get(HEADER, "").split(" ")
    if len(parts) != 4 or not secrets.compare_digest(parts[0].encode(), _SEAL.encode()):
        return None
    address, token = ("" if part == "-" else part for part in parts[2:])
    return Visit(token, address, parts[1] == "free")
