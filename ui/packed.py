"""Scripts and styles of Streamlit packed on their way to the browser: a third of the bytes on a slow office network."""

import asyncio
import gzip

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PACKED = (".js", ".css")
_LEVEL = 6


class PackedFiles:
    """ASGI middleware that answers for /static/*.js and *.css; their names change with their content, so each is kept.

    A browser that does not take gzip, or asks for a part of a file, gets it as it is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _wants_packed(scope):
            await self.app(scope, receive, send)
            return
        kept = self._kept.get(scope["path"])
        if kept is None:
            messages: list[Message] = []

            async def gather(message: Message) -> None:
                messages.append(message)

            await self.app(_whole(scope), _patient, gather)
            kept = messages
            if messages[0]["status"] == 200 and not messages[-1].get("more_body", False) and len(messages) > 1:
                self._kept[scope["path"]] = kept = await run_in_threadpool(_packed, messages)
        for message in kept:
            await send({**message, "headers": list(message["headers"])} if "headers" in message else message)


async def _patient() -> Message:
    """Wait for ever in place of the browser: one that leaves must not cut short what is kept for all others."""
    await asyncio.Event().wait()
    return {"type": "http.disconnect"}


def _wants_packed(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/static/"):
        return False
    headers = Headers(scope=scope)
    return scope["path"].endswith(_PACKED) and "gzip" in headers.get("accept-encoding", "") and "range" not in headers


def _whole(scope: Scope) -> Scope:
    """Return the request without what makes a file come packed otherwise or not at all."""
    spared = (b"accept-encoding", b"if-none-match", b"if-modified-since")
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in spared]}


def _packed(messages: list[Message]) -> list[Message]:
    start = {**messages[0], "headers": list(messages[0]["headers"])}
    body = gzip.compress(b"".join(message.get("body", b"") for message in messages[1:]), _LEVEL, mtime=0)
    headers = MutableHeaders(raw=start["headers"])
    del headers["etag"]
    headers["content-encoding"] = "gzip"
    headers["content-length"] = str(len(body))
    headers["vary"] = "accept-encoding"
    return [start, {"type": "http.response.body", "body": body}]
