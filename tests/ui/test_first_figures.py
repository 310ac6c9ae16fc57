"""The first HTML of the overview carries headline and figures, and nothing where the page could differ."""

import pytest
from sqlalchemy import Engine, text

from seed.__main__ import main as seed
from tests.conftest import SetUp
from ui.first_figures import first_figures
from ui.first_html import rewritten

PAGE = b'<html lang="en"><head></head><body><div id="root"></div></body></html>'


@pytest.fixture
def served(engine: Engine, set_up: SetUp) -> Engine:
    set_up(database_url=engine.url.render_as_string(hide_password=False))
    return engine


def test_headline_and_figures_stand_before_the_root(served: Engine) -> None:
    assert first_figures({}) == ""
    seed(["--facts-only"])
    figures = first_figures({})
    for told in ("225 mô hình “Dân vận khéo” trong giai đoạn 2021–2025", "108", "117"):
        assert told in figures
    assert "<a" not in figures
    html = rewritten(PAGE, figures).decode()
    assert html.index('<template shadowrootmode="closed">') < html.index('<div id="root">')


@pytest.mark.parametrize("asked", [{"khoi": "kinh-te"}, {"nam": "2023"}, {"ban": "1"}, {"don_vi": "<script>"}])
def test_where_chips_or_a_banner_would_stand_there_are_none(served: Engine, asked: dict[str, str]) -> None:
    seed(["--facts-only"])
    assert first_figures(asked) == ""


def test_the_period_of_the_address_is_told(served: Engine) -> None:
    seed(["--facts-only"])
    assert "79" in first_figures({"giai_doan": "2021-2023"})


def test_without_a_database_the_page_is_plain(served: Engine) -> None:
    seed(["--facts-only"])
    with served.begin() as connection:
        connection.execute(text("ALTER TABLE revision RENAME TO revision_away"))
    assert first_figures({}) == ""
