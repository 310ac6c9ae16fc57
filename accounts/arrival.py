"""Where a request really comes from: address, scheme and host, behind trusted proxies too."""

import ipaddress
import re
import socket
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from data_access.settings import Settings

_HOST = re.compile(r"[A-Za-z0-9._-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")


def client_address(scope: Scope, headers: Headers, given: Settings) -> str:
    """Return the address of the client: the last in X-Forwarded-For that is not a trusted proxy, or the peer."""
    peer = _peer(scope)
    if not _is_trusted(peer, given.trusted_proxies):
        return peer
    told = [part.strip() for line in headers.getlist("x-forwarded-for") for part in line.split(",")]
    for address in reversed(told):
        if not _is_address(address):
            return peer
        if not _is_trusted(address, given.trusted_proxies):
            return address
    return peer


def is_https(scope: Scope, headers: Headers, given: Settings) -> bool:
    """Tell whether the browser speaks TLS, to this server or to a trusted proxy."""
    if scope["scheme"] in ("https", "wss"):
        return True
    told = headers.get("x-forwarded-proto", "").split(",")[-1].strip().lower()
    return told == "https" and _is_trusted(_peer(scope), given.trusted_proxies)


def viewing_is_free(scope: Scope, headers: Headers, given: Settings) -> bool:
    """Tell whether a stranger may view: as DVK_ACCESS says; unset, on this machine itself and not through a proxy."""
    if given.access is not None:
        return given.access == "open"
    return is_on_this_machine(scope, headers)


def is_on_this_machine(scope: Scope, headers: Headers) -> bool:
    """Tell whether a request comes from this machine itself, and not through a proxy on it."""
    forwarded = any(name in headers for name in _FORWARDING)
    return not forwarded and _is_loopback(_peer(scope))


def is_known_host(headers: Headers, given: Settings) -> bool:
    """Tell whether the Host header names this server.

    Without DVK_ALLOWED_HOSTS: any IP address, localhost, and the name of the machine. A page elsewhere can point a
    domain of its own at this server (DNS rebinding), but not one of these.
    """
    values = headers.getlist("host")
    name = host_name(values[0]) if len(values) == 1 else ""
    if not name:
        return False
    if given.allowed_hosts:
        return any(_fits(name, allowed) for allowed in given.allowed_hosts)
    return name == "localhost" or _is_address(name) or name.split(".")[0] == _machine()


def is_cross_site(headers: Headers) -> bool:
    """Tell whether a browser says that a page of another origin makes this request."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


def host_name(host: str) -> str:
    """Return the name in a Host header, lower case, without port and brackets; '' if it is not one."""
    if not _HOST.fullmatch(host):
        return ""
    try:
        parts = urlsplit(f"//{host}")
        name, _port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return name.rstrip(".")


def plain_host(headers: Headers) -> str:
    """Return the Host header if it has the form of one, else ''."""
    host = headers.get("host", "")
    return host if host_name(host) else ""


def _fits(name: str, allowed: str) -> bool:
    return name.endswith(allowed[1:]) if allowed.startswith("*.") else allowed in (name, "*")


def _peer(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_loopback(address: str) -> bool:
    return _is_address(address) and ipaddress.ip_address(address).is_loopback


def _is_trusted(address: str, proxies: Sequence[str]) -> bool:
    if not _is_address(address):
        return False
    known = ipaddress.ip_address(address)
    return any(known in ipaddress.ip_network(proxy, strict=False) for proxy in proxies)


@cache
def _machine() -> str:
    return socket.gethostname().lower().split(".")[0]
