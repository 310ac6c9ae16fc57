"""The shell as a script, on a database of the test's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.conftest import SetUp
from ui import later

SHELL = Path(__file__).resolve().parents[2] / "pages" / "shell.py"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, set_up: SetUp) -> Callable[[Engine], AppTest]:
    """Open the shell on the database of an engine; no browser is given time to draw."""
    monkeypatch.setattr(later, "TURNS", 0)

    def open_on(engine: Engine) -> AppTest:
        set_up(database_url=engine.url.render_as_string(hide_password=False))
        return AppTest.from_file(str(SHELL), default_timeout=30)

    return open_on
