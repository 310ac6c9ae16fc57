"""The font of the pages before sign-in."""

import re
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware

from accounts import html
from accounts.door import Door
from tests.accounts.conftest import AWAY, Browser
from tests.conftest import SetUp
from ui import font

STYLE = Path(html.__file__).parent / "style.css"


def test_a_stranger_gets_the_font_that_the_style_asks_for(database_url: str, set_up: SetUp) -> None:
    set_up(database_url=database_url, access="login")
    app = Starlette(routes=font.ENTRANCES, middleware=[Middleware(Door, entrances=font.ENTRANCES, scripts=())])
    [address] = re.findall(r'url\("(.*?)"\)', STYLE.read_text(encoding="utf-8"))
    served = Browser(app, AWAY, "http://127.0.0.1:8501").ask("GET", address)
    assert served.status_code == 200
    assert served.content.startswith(b"wOF2")
    assert "font-src 'self'" in html.page("", "").headers["content-security-policy"]
