"""The shell and the overview as a script, on both engines."""

from collections.abc import Callable

from sqlalchemy import Engine, text
from streamlit.testing.v1 import AppTest

from data_access.revisions import begin
from seed.__main__ import main as seed


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
    assert "Thử lại" in [button.label for button in page.button]


def test_a_new_revision_shows_at_the_next_rerun(engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(engine)
    seed(["--facts-only"])
    page.run()
    with begin(engine, "edit") as revision:
        revision.write("category", [{"kind": "field", "code": "moi", "name": "Lĩnh vực mới"}])
    page.run()
    assert "Lĩnh vực mới" in page.multiselect(key="shown_linh_vuc").options
