"""The shell as a script, on a database of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access.engine import connect
from data_access.settings import settings
from ui import later

SHELL = Path(__file__).resolve().parents[2] / "pages" / "shell.py"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Engine], AppTest]]:
    """Open the shell on the database of an engine; no browser is given time to draw."""
    monkeypatch.setattr(later, "TURNS", 0)

    def open_on(engine: Engine) -> AppTest:
        monkeypatch.setenv("DVK_DATABASE_URL", engine.url.render_as_string(hide_password=False))
        settings.cache_clear()
        return AppTest.from_file(str(SHELL), default_timeout=30)

    yield open_on
    connect().dispose()
    settings.cache_clear()
