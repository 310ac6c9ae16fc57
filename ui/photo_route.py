"""The address of a photo, `/anh/<sha256>-<size>.webp`; what it serves never changes, so browsers keep it."""

import re

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from accounts.entrance import Entrance
from data_access.photos import photo_content
from data_access.standby import reads

_NAME = re.compile("([0-9a-f]{64})-([a-z]{1,16})")
_KEPT = {"cache-control": "private, max-age=31536000, immutable", "x-content-type-options": "nosniff"}


def photo_address(sha256: str, size: str) -> str:
    """Return the address of a photo; sizes are "card" and "full"."""
    return f"/anh/{sha256}-{size}.webp"


async def photo(request: Request) -> Response:
    """Serve one size of a photo as WebP; 404 if it is not known or was erased."""
    named = _NAME.fullmatch(request.path_params["name"])
    try:
        content = await run_in_threadpool(_content, *named.groups()) if named else None
    except SQLAlchemyError:
        return PlainTextResponse("Không kết nối được cơ sở dữ liệu.", 503)
    if content is None:
        return PlainTextResponse("Không có ảnh này.", 404)
    return Response(content, media_type="image/webp", headers=_KEPT)


def _content(sha256: str, size: str) -> bytes | None:
    return reads().latest(lambda connection: photo_content(connection, sha256, size))


ENTRANCES = (Entrance("/anh/{name}.webp", photo, role="viewer"),)
