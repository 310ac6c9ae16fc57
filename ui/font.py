"""The font of the pages before sign-in: the one of all pages, which Streamlit has but gives to viewers alone."""

from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from accounts.entrance import ANYONE, Entrance

FONT = next((Path(streamlit.__file__).parent / "static" / "static" / "media").glob("SourceSansVF-Upright.*.woff2"))
"""Source Sans in all weights, with all Vietnamese letters."""


async def font(_request: Request) -> Response:
    """Serve the font that accounts/style.css asks for."""
    return FileResponse(FONT, media_type="font/woff2", headers={"Cache-Control": "public, max-age=604800"})


ENTRANCES = (Entrance("/dang-nhap/chu.woff2", font, role=ANYONE),)
