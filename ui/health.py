"""What the server says of itself to whoever watches over it."""

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from accounts.entrance import ANYONE, Entrance
from data_access.engine import DatabaseUnusable, connect
from data_access.migrate import is_current
from data_access.revisions import current_revision


async def healthz(_request: Request) -> Response:
    """Answer as long as the process lives."""
    return PlainTextResponse("ok")


async def readyz(_request: Request) -> Response:
    """Answer 200 with the revision when the database is reachable and current, else 503 with a sentence."""
    try:
        revision, current = await run_in_threadpool(_state)
    except DatabaseUnusable as error:
        return JSONResponse({"ready": False, "why": str(error)}, 503)
    except SQLAlchemyError:
        return JSONResponse({"ready": False, "why": "Không kết nối được cơ sở dữ liệu."}, 503)
    if not current:
        return JSONResponse({"ready": False, "why": "Cơ sở dữ liệu chưa được nâng cấp."}, 503)
    return JSONResponse({"ready": True, "revision": revision})


ENTRANCES = (Entrance("/healthz", healthz, role=ANYONE), Entrance("/readyz", readyz, role=ANYONE))


def _state() -> tuple[int, bool]:
    with connect().connect() as connection:
        current = is_current(connection)
        return (current_revision(connection) if current else 0), current
