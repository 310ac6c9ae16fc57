"""Headers that tell a browser what a page may do."""

from collections.abc import Sequence

YEAR = 365 * 24 * 3600


def content_policy(scripts: Sequence[str] = (), host: str = "") -> str:
    """Return a Content-Security-Policy: everything from this server, inline scripts by hash only.

    scripts  hashes of inline scripts, as 'sha256-…'
    host     value of the Host header; names its websockets for browsers that do not count them as 'self'
    """
    sockets = f" ws://{host} wss://{host}" if host else ""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src " + " ".join(("'self'", *(f"'{script}'" for script in scripts))),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def security_headers(https: bool) -> dict[str, str]:
    """Return the headers of every response, beside the policy."""
    fixed = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    }
    return {**fixed, "Strict-Transport-Security": f"max-age={YEAR}"} if https else fixed


PLAIN_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Of pages that need no script."""
