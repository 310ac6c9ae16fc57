"""Whatever stands in the address, every page is a designed page, and nothing of it runs."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlencode

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from seed.__main__ import main as seed
from tests.pages.texts import texts

PAGES = ("units.py", "models.py", "resolution.py", "slides.py", "admin.py")
NAMES = (
    *("giai_doan", "nam", "khoi", "loai", "linh_vuc", "cap", "don_vi", "ban", "so_sanh_ban"),
    *("so_sanh", "tim", "xep", "trang", "q", "sap_xep", "ghi_nhan", "ma", "noi_dung"),
    *("muc", "bang", "phan", "so_trang", "mo_hinh"),
)
HOSTILE = {
    "unknown": "khong-co",
    "ten thousand letters": "ơ" * 10_000,
    "ten thousand digits": "9" * 10_000,
    "control characters": "a\0b\x01\x1b[31m\r\n\t\x7f",
    "right to left": "\u202egnôđ\u202c\u200f\u2066",
    "markdown": "![x](//a.vn/b) [c](javascript:d) **e**",
    "script": "\"'><script>alert(1)</script><img src=x onerror=alert(1)>",
    "commas": "," * 2_000 + "kinh-te,,kinh-te" + "," * 2_000,
    "negative": "-1",
    "not a whole number": "1e3",
    "digits of another script": "١٢",
    "a square": "²",
    "wild cards": "%_*\" OR '1'='1' -- NEAR(",
}


def _open(page: AppTest, name: str, query: str) -> str:
    """Open a page with an address; the start page meets it first, as it must for the others to be known."""
    page.query_params.update(parse_qs(query, keep_blank_values=True))
    page.run()
    assert not page.exception
    assert not page.error
    page.switch_page(name).run()
    assert not page.exception
    assert not page.error
    return texts(page)


@pytest.mark.parametrize("name", PAGES)
def test_hostile_addresses_give_a_page(name: str, sqlite_engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    seed(["--facts-only"])
    for what, value in HOSTILE.items():
        shown = _open(opened(sqlite_engine), name, urlencode(dict.fromkeys(NAMES, value)))
        assert shown, what
        for running in ("<script", "<img src=x", "](javascript", "![x]"):
            assert running not in shown, what


@pytest.mark.parametrize("name", PAGES)
def test_nul_and_repeated_parameters_give_a_page_on_every_engine(
    name: str, engine: Engine, opened: Callable[[Engine], AppTest]
) -> None:
    seed(["--facts-only"])
    for values in (["a\0b"], ["kinh-te", "noi-chinh", "1"]):
        for asked in (("q", "khoi", "ban", "don_vi", "noi_dung", "mo_hinh"), ("ma", "tim", "trang")):
            assert _open(opened(engine), name, urlencode(dict.fromkeys(asked, values), doseq=True))
