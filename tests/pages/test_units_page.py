"""Blocs and units as a script: whole, with facts alone, one unit, and a code that is not there."""

from collections.abc import Callable

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access.revisions import begin
from seed.__main__ import main as seed
from tests.pages.texts import ask, texts

UNITS = "units.py"
LONG = "Đảng bộ " + "rất dài " * 25 + "cuối"


def _open(page: AppTest, **address: str) -> str:
    page.run()
    ask(page, **address)
    page.switch_page(UNITS).run()
    assert not page.exception
    assert not page.error
    return texts(page)


def _write_odd_units(engine: Engine) -> None:
    """Twelve blocs, one without units; a long name; a unit that moved; one that ended."""
    blocs = [f"khoi-{number:02d}" for number in range(5, 13)]
    with begin(engine, "edit") as revision:
        revision.write(
            "category", [{"kind": "bloc", "code": c, "name": f"Khối {c}", "position": int(c[-2:])} for c in blocs]
        )
        revision.write(
            "unit",
            [
                {"code": "U1", "name": LONG, "bloc": "noi-chinh", "active_to": 0, "successor": "", "kind": "committee"},
                {
                    "code": "U2",
                    "name": "Chi bộ <b>B</b>",
                    "bloc": "kinh-te",
                    "active_to": 2024,
                    "successor": "",
                    "kind": "",
                },
            ],
        )
        revision.write("unit", [{"code": "U2", "successor": "U1"}])
        revision.write(
            "unit_year",
            [
                {"unit": "U1", "year": year, "bloc": bloc, "member_count": 30}
                for year, bloc in ((2022, "kinh-te"), (2023, "noi-chinh"))
            ],
        )
        revision.write("model", [{"code": "DVK-000100", "name": "Mô hình của U1", "unit": "U1"}])
        revision.write("model_year", [{"model": "DVK-000100", "year": 2022, "bloc": "kinh-te", "unit": "U1"}])


def test_facts_alone_say_what_is_published(engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(engine)
    seed(["--facts-only"])
    shown = _open(page)
    assert "70 tổ chức cơ sở đảng theo số liệu công bố" in shown
    assert "14 mô hình đã nhập chi tiết, theo khối" in shown
    assert "Chưa có danh sách từng đơn vị." in shown


def test_odd_units_are_shown_as_they_are(engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(engine)
    seed(["--facts-only"])
    _write_odd_units(engine)
    shown = _open(page)
    assert "12 khối, 1 tổ chức cơ sở đảng; đã nhập chi tiết 15 trên 225 mô hình." in shown
    assert LONG in shown
    assert shown.count('class="bloc"') == 12
    whole = _open(page, giai_doan="2021-2023")
    assert "Chi bộ &lt;b&gt;B&lt;/b&gt;" in whole
    assert "Đơn vị chưa có mô hình" not in whole  # while most models are not itemised nobody knows that


def test_one_unit_tells_its_blocs_models_and_successor(engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(engine)
    seed(["--facts-only"])
    _write_odd_units(engine)
    shown = _open(page, don_vi="U1")
    assert "Đơn vị đã chuyển khối" in shown
    assert "Mô hình của U1" in shown
    assert "đứng thứ nhất trong 1 đơn vị của khối" in shown
    ended = _open(page, don_vi="U2", giai_doan="2021-2023")
    assert "Ngừng hoạt động sau năm 2024" in ended
    assert "Đơn vị chưa có mô hình trong phạm vi đang xem." in ended


def test_a_code_that_is_not_there_has_a_search_box(sqlite_engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(sqlite_engine)
    seed(["--facts-only"])
    _write_odd_units(sqlite_engine)
    assert "Không có đơn vị nào mang mã “khong-co”" in _open(page, don_vi="khong-co")
    page.selectbox(key="found_unit").select("U1").run()
    assert "Mô hình của U1" in texts(page)
