"""The dashboard as an ASGI app: `python dashboard.py`, `streamlit run dashboard.py` or `uvicorn dashboard:app`."""

import logging
import socket
import sys
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st
import uvicorn
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from data_access.engine import DatabaseUnusable, check_usable, connect
from data_access.migrate import is_current
from data_access.revisions import current_revision
from data_access.settings import BrokenSettings, settings
from ui.first_html import VietnameseHtml
from ui.states import render_broken

ROOT = Path(__file__).resolve().parent
WARMED = (alt.Chart, pd.DataFrame)
"""Imported at start, so that the first visitor does not wait for them."""


async def healthz(_request: Request) -> Response:
    """Answer as long as the process lives."""
    return PlainTextResponse("ok")


async def readyz(_request: Request) -> Response:
    """Answer 200 with the revision when the database is reachable and current, else 503 with a sentence."""
    try:
        revision, current = await run_in_threadpool(_state)
    except SQLAlchemyError:
        return JSONResponse({"ready": False, "why": "Không kết nối được cơ sở dữ liệu."}, 503)
    if not current:
        return JSONResponse({"ready": False, "why": "Cơ sở dữ liệu chưa được nâng cấp."}, 503)
    return JSONResponse({"ready": True, "revision": revision})


async def translations(_request: Request) -> Response:
    """Serve the script that translates what is left of Streamlit's own English."""
    return FileResponse(ROOT / "ui" / "static" / "translate.js", media_type="text/javascript")


async def links(_request: Request) -> Response:
    """Serve the script by which links between pages keep the session."""
    return FileResponse(ROOT / "ui" / "static" / "links.js", media_type="text/javascript")


async def below(_request: Request) -> Response:
    """Serve the script that asks for what lies below the first screen."""
    return FileResponse(ROOT / "ui" / "static" / "below.js", media_type="text/javascript")


def _state() -> tuple[int, bool]:
    with connect().connect() as connection:
        current = is_current(connection)
        return (current_revision(connection) if current else 0), current


app = st.App(
    ROOT / "pages" / "shell.py",
    routes=[
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/dich.js", translations),
        Route("/lien-ket.js", links),
        Route("/phan-duoi.js", below),
    ],
    middleware=[Middleware(VietnameseHtml)],
    on_script_error=render_broken,
)


def main() -> int:
    """Serve until stopped; returns 1 with one Vietnamese sentence if that is impossible."""
    try:
        given = settings()
        logging.basicConfig(level=given.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
        logging.getLogger("alembic").setLevel(logging.WARNING)
        check_usable(connect())
        with connect().connect() as connection:
            if not is_current(connection):
                raise DatabaseUnusable("Cơ sở dữ liệu chưa được nâng cấp. Hãy chạy: python -m data_access upgrade")
        _check_port(given.host, given.port)
    except (BrokenSettings, DatabaseUnusable) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Bảng điều khiển đang chạy tại http://{given.host}:{given.port} (nhấn Ctrl+C để dừng).")
    uvicorn.run(app, host=given.host, port=given.port, log_level="warning", access_log=False)
    return 0


def _check_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise BrokenSettings(
                f"Không mở được cổng {port} tại {host}: có thể chương trình khác đang dùng. Hãy đổi DVK_PORT."
            ) from error


if __name__ == "__main__":
    sys.exit(main())
