"""Filters as a script: a browser that is behind sends them as they stood before the last click."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from seed.__main__ import main as seed

BLOC = "noi-chinh"


@pytest.fixture
def page(sqlite_engine: Engine, opened: Callable[[Engine], AppTest]) -> AppTest:
    """The page of blocs, filtered by a click on one."""
    page = opened(sqlite_engine)
    seed(["--facts-only"])
    page.run()
    page.session_state["seen"] = True
    page.switch_page("units.py").run()
    page.button(key=f"pick_bloc_{BLOC}").click().run()
    assert page.text_input(key="khoi").value == BLOC
    assert page.multiselect(key="shown_khoi").value == [BLOC]
    return page


def test_a_page_that_is_opened_at_once_has_the_filter(page: AppTest) -> None:
    page.text_input(key="khoi").set_value("")
    page.switch_page("resolution.py").run()
    assert page.text_input(key="khoi").value == BLOC


def test_a_sidebar_not_yet_drawn_anew_takes_nothing_off(page: AppTest) -> None:
    page.multiselect(key="shown_khoi").set_value([])
    page.text_input(key="changes_taken_over").set_value("1")
    page.switch_page("resolution.py").run()
    assert page.text_input(key="khoi").value == BLOC
    assert page.multiselect(key="shown_khoi").value == [BLOC]


def test_a_click_after_a_click_adds_to_it(page: AppTest) -> None:
    page.text_input(key="khoi").set_value("")
    page.button(key="pick_bloc_kinh-te").click().run()
    assert page.text_input(key="khoi").value == f"kinh-te,{BLOC}"
    page.text_input(key="khoi").set_value(BLOC)
    page.button(key="chip_clear").click().run()
    assert page.text_input(key="khoi").value == ""


def test_what_the_reader_chooses_in_the_sidebar_counts(page: AppTest) -> None:
    page.multiselect(key="shown_khoi").set_value([]).run()
    page.pills(key="shown_nam").set_value(["2022"]).run()
    page.pills(key="shown_nam").set_value(["2022", "2023"]).run()
    assert (page.text_input(key="khoi").value, page.text_input(key="nam").value) == ("", "2022,2023")
    page.selectbox(key="shown_giai_doan").select("2021-2023").run()
    assert (page.text_input(key="giai_doan").value, page.text_input(key="nam").value) == ("2021-2023", "")
