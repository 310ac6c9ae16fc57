"""A page that stays open while the right to see it is taken away."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine, delete, select, update
from streamlit.testing.v1 import AppTest

from accounts.sessions import open_session
from accounts.visit import Visit
from data_access.engine import ACCOUNTS, connect, writing
from data_access.schema import account, revision, session
from data_access.settings import settings
from seed.__main__ import main as seed
from tests.accounts.conftest import add_account

SHELL = Path(__file__).resolve().parents[2] / "pages" / "shell.py"
TAKEN = {
    "account": update(account).values(disabled=True),
    "session": delete(session),
    "password": update(account).values(must_change=True),
}


@pytest.fixture
def opened(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Open the shell as an account with a role, or as a stranger."""
    monkeypatch.setenv("DVK_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    settings.cache_clear()
    seed(["--facts-only"])

    def open_as(role: str, *, free: bool = False) -> AppTest:
        token = ""
        if role:
            add_account(engine, role=role)
            with writing(engine, ACCOUNTS) as connection:
                token = open_session(connection, "can.bo", "10.0.0.7")
        monkeypatch.setattr("ui.access.of_headers", lambda _headers: Visit(token=token, free=free))
        page = AppTest.from_file(str(SHELL), default_timeout=60).run()
        assert not page.exception
        return page

    yield open_as
    connect().dispose()
    settings.cache_clear()


def shown(page: AppTest) -> bool:
    """Tell whether any figure of the database is on the page."""
    return any("225" in part.value for part in page.markdown) or bool(page.selectbox)


def refusals(page: AppTest) -> str:
    return " ".join(part.value for part in page.warning)


def test_a_stranger_sees_a_page_only_where_viewing_is_free(opened: Callable[..., AppTest]) -> None:
    assert "Cần đăng nhập" in refusals(opened(""))
    assert refusals(opened("", free=True)) == ""


@pytest.mark.parametrize("what", TAKEN)
def test_the_next_rerun_closes_a_page_that_was_open(engine: Engine, opened: Callable[..., AppTest], what: str) -> None:
    page = opened("viewer")
    assert refusals(page) == ""
    with writing(engine, ACCOUNTS) as connection:
        connection.execute(TAKEN[what])
    page.run()
    assert not page.exception
    assert "Cần đ" in refusals(page)
    assert not shown(page)


@pytest.mark.parametrize(("role", "said"), [("viewer", "Không có quyền"), ("editor", ""), ("admin", "")])
def test_the_admin_page_opens_to_editors_alone(opened: Callable[..., AppTest], role: str, said: str) -> None:
    page = opened(role)
    page.switch_page("admin.py").run()
    assert not page.exception
    assert (said in refusals(page)) if said else refusals(page) == ""


def test_a_role_taken_away_closes_the_admin_page(engine: Engine, opened: Callable[..., AppTest]) -> None:
    page = opened("editor")
    page.switch_page("admin.py").run()
    with writing(engine, ACCOUNTS) as connection:
        connection.execute(update(account).values(role="viewer"))
        before = connection.scalars(select(revision.c.id)).all()
    page.run()
    assert "Không có quyền" in refusals(page)
    with engine.connect() as connection:
        assert connection.scalars(select(revision.c.id)).all() == before


def test_a_fragment_asks_anew_who_looks(
    engine: Engine, opened: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened("viewer")

    def script() -> None:
        import streamlit as st

        from ui.access import fragment

        @fragment("viewer")
        def part() -> None:
            st.session_state["drawn"] = st.session_state.get("drawn", 0) + 1

        if st.session_state.get("drawn", 0) < 2:
            part()

    page = AppTest.from_function(script, default_timeout=60).run()
    assert page.session_state["drawn"] == 1
    with writing(engine, ACCOUNTS) as connection:
        connection.execute(delete(session))
    whole_page: list[str] = []

    def rerun() -> None:
        whole_page.append("asked for")
        st.stop()

    monkeypatch.setattr("ui.access.st.rerun", rerun)
    page.run()
    assert page.session_state["drawn"] == 1
    assert whole_page == ["asked for"]
