"""What the server says of itself to whoever watches over it."""

from dataclasses import asdict
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from accounts.entrance import ANYONE, Entrance
from accounts.visit import of_request
from data_access.engine import DatabaseUnusable, connect
from data_access.migrate import is_current
from data_access.revisions import current_revision
from ui.system_status import system_status


async def healthz(_request: Request) -> Response:
    """Answer as long as the process lives."""
    return PlainTextResponse("ok")


async def readyz(request: Request) -> Response:
    """Answer 200 with the revision when the database is reachable and current, else 503 with a sentence.

    An admin who is signed in gets the whole status of the server.
    """
    try:
        revision, current = await run_in_threadpool(_state)
    except DatabaseUnusable as error:
        return JSONResponse({"ready": False, "why": str(error)}, 503)
    except SQLAlchemyError:
        return JSONResponse({"ready": False, "why": "Không kết nối được cơ sở dữ liệu."}, 503)
    if not current:
        return JSONResponse({"ready": False, "why": "Cơ sở dữ liệu chưa được nâng cấp."}, 503)
    told: dict[str, Any] = {"ready": True, "revision": revision}
    who = of_request(request.scope).who
    if who is not None and who.role == "admin" and not who.must_change:
        told["details"] = asdict(await run_in_threadpool(system_status))
    return JSONResponse(told)


ENTRANCES = (Entrance("/healthz", healthz, role=ANYONE), Entrance("/readyz", readyz, role=ANYONE))


def _state() -> tuple[int, bool]:
    with connect().connect() as connection:
        current = is_current(connection)
        return (current_revision(connection) if current else 0), current
