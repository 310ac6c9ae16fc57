"""What the door knows of a visitor and tells routes and pages."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.types import Scope

from accounts.roles import covers
from accounts.sessions import SignedIn

_HEADER = "x-dvk-visit"
_SCOPE = "dvk.visit"
_SEAL = secrets.token_urlsafe(32)
"""Known to this process alone, so that a header sent by a client is never taken for one of the door."""


@dataclass(frozen=True)
class Visit:
    """One connection.

    token    of its session, '' = none; what it is worth is for the database to say
    browser  token that an earlier sign-in left in this browser
    address  of the client
    free     whether a stranger may view
    https    whether the browser speaks TLS
    who      the account as it was when the connection arrived
    """

    token: str = ""
    browser: str = ""
    address: str = ""
    free: bool = False
    https: bool = False
    who: SignedIn | None = None

    @property
    def edits(self) -> bool:
        """Whether the account may write, so that what it wrote a moment ago must be there."""
        return self.who is not None and covers(self.who.role, "editor")


def tell(scope: Scope, visit: Visit) -> None:
    """Write the visit into a request: for routes as it is, for pages as a header that no client can make up."""
    scope[_SCOPE] = visit
    value = " ".join((_SEAL, "free" if visit.free else "closed", visit.address or "-", visit.token or "-"))
    kept = [pair for pair in scope["headers"] if pair[0].lower() != _HEADER.encode()]
    scope["headers"] = [*kept, (_HEADER.encode(), value.encode("latin-1"))]


def of_request(scope: Scope) -> Visit:
    """Return what the door told a route; a request that came past the door is a stranger's."""
    found = scope.get(_SCOPE)
    return found if isinstance(found, Visit) else Visit()


def of_headers(headers: Mapping[str, str]) -> Visit | None:
    """Return token, address and freedom that the door told a page by its connection's headers; None without a door."""
    parts = headers.get(_HEADER, "").split(" ")
    if len(parts) != 4 or not secrets.compare_digest(parts[0].encode(), _SEAL.encode()):
        return None
    address, token = ("" if part == "-" else part for part in parts[2:])
    return Visit(token=token, address=address, free=parts[1] == "free")
