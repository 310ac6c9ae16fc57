"""Every page for viewing, on data that no seed makes: nothing fails, and what is left out is named."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from seed.__main__ import main as seed
from tests.odd_data import LONG_MODEL, MOVED, write_odd_data
from tests.pages.texts import ask, texts

ASKED = {
    "overview.py": ({}, "1.214 mô hình"),
    "units.py": ({}, "12 khối, 500 tổ chức cơ sở đảng"),
    "models.py": ({"q": "ca roong ma tuy"}, LONG_MODEL),
    "resolution.py": ({}, "Mô hình phục vụ nghị quyết"),
    "slides.py": ({}, "Trình chiếu"),
}


@pytest.fixture
def page(sqlite_engine: Engine, opened: Callable[[Engine], AppTest]) -> AppTest:
    page = opened(sqlite_engine)
    seed(["--facts-only"])
    write_odd_data(sqlite_engine)
    return page.run()


def test_pages_show_many_blocs_units_and_long_names(page: AppTest) -> None:
    for name, (address, said) in ASKED.items():
        shown = _opened(page, name, **address)
        assert said in shown, name
    moved = _opened(page, "units.py", don_vi=MOVED)
    assert "Đơn vị đã chuyển khối" in moved
    left_out = _opened(page, "models.py", don_vi="", q="", ma="DVK-100003")
    assert "Chưa có bài viết về mô hình này." in left_out
    assert "Chưa có thông tin" in left_out


def _opened(page: AppTest, name: str, **address: str) -> str:
    ask(page, **address)
    page.switch_page(name).run()
    assert not page.exception, name
    return texts(page)
