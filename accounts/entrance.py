"""A route of the project with the role it takes; what is not declared is not open to strangers."""

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Scope

ANYONE = ""


class Entrance(Route):
    """A route and who may use it: ANYONE, or accounts with at least the role.

    "viewer" means whoever may view pages: accounts, and strangers where viewing is free.
    """

    def __init__(
        self,
        path: str,
        endpoint: Callable[[Request], Awaitable[Response]],
        *,
        role: str,
        methods: Sequence[str] = ("GET",),
    ) -> None:
        super().__init__(path, endpoint, methods=list(methods))
        self.role = role

    def serves(self, scope: Scope) -> bool:
        """Tell whether a request is for this route; another method is for it too, and is answered by it."""
        return scope["type"] == "http" and self.matches(scope)[0] is not Match.NONE
