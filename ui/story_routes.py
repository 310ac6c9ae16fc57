"""Addresses of the story: the deck to play, a saved deck to open, documents to download. All lie behind the door."""

import logging
from urllib.parse import quote, urlencode

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from accounts.entrance import Entrance
from accounts.html import notice, unreachable
from accounts.visit import of_request
from data_access.decks import SavedDeck, saved_deck
from data_access.standby import reads
from exports.deck import content_policy
from exports.drawing import DrawingFailed
from exports.products import PRODUCTS
from ui.page_address import whole_number
from ui.products import product_asked_for

_log = logging.getLogger(__name__)
_LARGEST = 2_147_483_647
"""Of what the column holds; a larger number is no deck's."""
_NOT_KEPT = {"Cache-Control": "no-store"}
"""An address without a revision means the newest one, so that no browser may answer it from its memory."""


async def play(request: Request) -> Response:
    """Show the deck that the address asks for, frozen at its revision."""
    return await _answer(request, "html", download=False)


async def download(request: Request) -> Response:
    """Send a document of what the address asks for, as a file."""
    return await _answer(request, str(request.path_params["extension"]), download=True)


async def open_saved(request: Request) -> Response:
    """Lead to the page Trình chiếu with what a saved deck shows."""
    number = whole_number(str(request.path_params["number"]))
    try:
        found = None if number is None else await run_in_threadpool(_saved, number)
    except SQLAlchemyError as error:
        return unreachable(error)
    if found is None:
        return notice(
            "Không tìm thấy", "Bộ trình chiếu này không còn.", "Người tạo đã xóa hoặc địa chỉ không đúng.", status=404
        )
    return RedirectResponse(f"/trinh-chieu?{urlencode(found.asked, safe=',')}", 303)


async def _answer(request: Request, extension: str, *, download: bool) -> Response:
    product = PRODUCTS.get(extension)
    if product is None:
        return notice("Không tìm thấy", "Không có loại tài liệu này.", "Hãy chọn trong trang Trình chiếu.", status=404)
    try:
        found = await run_in_threadpool(
            product_asked_for, product, dict(request.query_params), fresh=of_request(request.scope).edits
        )
    except SQLAlchemyError as error:
        return unreachable(error)
    except DrawingFailed as problem:
        _log.error("a document cannot be drawn: %s", problem)
        return notice(
            "Chưa tạo được", "Không vẽ được biểu đồ.", "Hãy thử lại; tài liệu Word và Excel vẫn tạo được.", status=500
        )
    if found is None:
        return notice(
            "Chưa có số liệu", "Cơ sở dữ liệu còn trống.", "Người quản trị cần nạp số liệu trước.", status=404
        )
    document, name = found
    headers = dict(_NOT_KEPT)
    if download:
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    else:
        headers["Content-Security-Policy"] = f"{content_policy()}; frame-ancestors 'self'"
    return Response(document, media_type=product.media_type, headers=headers)


def _saved(number: int) -> SavedDeck | None:
    if number > _LARGEST:
        return None
    return reads().latest(lambda connection: saved_deck(connection, number), fresh=True)


ENTRANCES = (
    Entrance("/trinh-chieu/xem", play, role="viewer"),
    Entrance("/trinh-chieu/bo/{number:int}", open_saved, role="viewer"),
    Entrance("/xuat/{extension}", download, role="viewer"),
)
