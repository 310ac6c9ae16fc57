"""The dashboard as an ASGI app: `python dashboard.py`, `streamlit run dashboard.py` or `uvicorn dashboard:app`."""

import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware

from accounts import login, oidc
from accounts.door import Door
from accounts.entrance import Entrance
from accounts.first_start import with_an_admin
from data_access import logs
from data_access.engine import DatabaseUnusable, check_usable, connect
from data_access.migrate import require_current
from data_access.settings import BrokenSettings, settings
from data_access.standby import reads
from ui import first_html, font, guide, health, metrics, photo_route, story_routes
from ui.packed import PackedFiles
from ui.ready import make_ready
from ui.states import render_broken

ROOT = Path(__file__).resolve().parent
ENTRANCES: tuple[Entrance, ...] = (
    *health.ENTRANCES,
    *metrics.ENTRANCES,
    *first_html.ENTRANCES,
    *font.ENTRANCES,
    *login.ENTRANCES,
    *oidc.ENTRANCES,
    *photo_route.ENTRANCES,
    *guide.ENTRANCES,
    *story_routes.ENTRANCES,
)
"""Every route of the project; each stands in the module of its subject with the role it takes."""


@asynccontextmanager
async def ready(app: object) -> AsyncIterator[None]:
    """Hold what is true while the dashboard is served, whichever way it is started."""
    make_ready()
    async with with_an_admin(app):
        yield


app = st.App(
    ROOT / "pages" / "shell.py",
    routes=ENTRANCES,
    middleware=[
        Middleware(Door, entrances=ENTRANCES, scripts=first_html.inline_scripts()),
        Middleware(first_html.VietnameseHtml),
        Middleware(PackedFiles),
    ],
    lifespan=ready,
    on_script_error=render_broken,
)


def main() -> int:
    """Serve until stopped; returns 1 with one Vietnamese sentence if that is impossible."""
    try:
        given = settings()
        logs.configure(given.log_level, given.log_format)
        check_usable(connect())
        reads()
        with connect().connect() as connection:
            require_current(connection)
        _check_port(given.host, given.port)
    except (BrokenSettings, DatabaseUnusable) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Chương trình đang chạy tại http://{given.host}:{given.port} (nhấn Ctrl+C để dừng).")
    uvicorn.run(
        app,
        host=given.host,
        port=given.port,
        log_config=None,
        access_log=False,
        proxy_headers=False,  # the door reads them, and believes DVK_TRUSTED_PROXIES alone
        server_header=False,
    )
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
