"""The two cookies: the session, and the token of a browser that has signed in before."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

SESSION, BROWSER = "dvk_session", "dvk_browser"


def cookie(connection: HTTPConnection, name: str, https: bool) -> str:
    """Return the value of a cookie, '' if there is none; over TLS only under the name no other site can set."""
    return connection.cookies.get(_full(name, https), "")


def set_cookie(response: Response, name: str, value: str, https: bool, seconds: int) -> None:
    """Keep a value in the browser, out of reach of scripts and of requests that other sites make in its name."""
    response.set_cookie(
        _full(name, https), value, max_age=seconds, path="/", secure=https, httponly=True, samesite="lax"
    )


def drop_cookie(response: Response, name: str, https: bool) -> None:
    """Take a value out of the browser."""
    response.delete_cookie(_full(name, https), path="/", secure=https, httponly=True, samesite="lax")


def _full(name: str, https: bool) -> str:
    return f"__Host-{name}" if https else name
