"""The shell and the overview as a script, on both engines."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest

from data_access.engine import connect
from data_access.revisions import begin
from data_access.settings import settings
from seed.__main__ import main as seed

SHELL = Path(__file__).resolve().parents[2] / "pages" / "shell.py"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Engine], AppTest]]:
    """Open the shell on the database of an engine."""

    def open_on(engine: Engine) -> AppTest:
        monkeypatch.setenv("DVK_DATABASE_URL", engine.url.render_as_string(hide_password=False))
        settings.cache_clear()
        return AppTest.from_file(str(SHELL), default_timeout=30)

    yield open_on
    connect().dispose()
    settings.cache_clear()


def test_an_empty_database_says_what_to_do(engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(engine).run()
    assert not page.exception
    assert "Chưa có số liệu" in page.info[0].value


def test_the_overview_runs_on_every_engine(engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(engine)
    seed(["--facts-only"])
    page.run()
    assert not page.exception
    assert not page.error
    assert page.selectbox(key="shown_giai_doan").value == "2021-2025"


def test_a_database_without_its_tables_gives_a_sentence_and_a_retry(
    sqlite_engine: Engine, opened: Callable[[Engine], AppTest]
) -> None:
    page = opened(sqlite_engine)
    with sqlite_engine.begin() as connection:
        connection.execute(text("ALTER TABLE revision RENAME TO revision_away"))
    page.run()
    assert not page.exception
    assert "Không kết nối được cơ sở dữ liệu" in page.error[0].value
    assert page.button(key="retry").label == "Thử lại"


def test_a_new_revision_shows_at_the_next_rerun(engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(engine)
    seed(["--facts-only"])
    page.run()
    with begin(engine, "edit") as revision:
        revision.write("category", [{"kind": "field", "code": "moi", "name": "Lĩnh vực mới"}])
    page.run()
    assert "Lĩnh vực mới" in page.multiselect(key="shown_linh_vuc").options
