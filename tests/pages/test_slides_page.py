"""Choosing slides as a script: a browser may send what it held before the last press."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from seed.__main__ import main as seed


@pytest.fixture
def page(sqlite_engine: Engine, opened: Callable[[Engine], AppTest]) -> AppTest:
    page = opened(sqlite_engine)
    seed(["--facts-only"])
    page.run()
    return page.switch_page("slides.py").run()


def _parts(page: AppTest) -> list[str]:
    return str(page.text_input(key="phan").value).split(",")


def test_quick_presses_add_up_though_the_browser_is_behind(page: AppTest) -> None:
    page.button(key="do_Alt+Delete").click().run()
    first = _parts(page)
    page.button(key="do_Alt+Down").click().run()
    assert _parts(page)[:2] == [first[1], first[0]]
    page.text_input(key="phan").set_value(",".join(first))
    page.button(key="do_Alt+Down").click().run()
    assert _parts(page)[:3] == [first[1], first[2], first[0]]
    page.text_input(key="phan").set_value(",".join(first))
    page.button(key=f"show_{first[3]}").click().run()
    assert _parts(page)[:3] == [first[1], first[2], first[0]]
    page.button(key="take_bia").click().run()
    assert _parts(page)[:2] == ["bia", first[1]]


def test_the_address_is_followed(page: AppTest) -> None:
    page.text_input(key="phan").set_value("tong-quan,bia").run()
    assert _parts(page) == ["tong-quan", "bia"]
    page.button(key="do_Alt+Up").click().run()
    assert _parts(page) == ["bia", "tong-quan"]
