"""The resolution as a script: whole, one area, facts alone, and a code that is not there."""

import re
from collections.abc import Callable

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access.revisions import begin
from seed.__main__ import main as seed
from tests.pages.texts import ask, texts

HEALTH = "y-te"


def _open(page: AppTest, **address: str) -> str:
    page.run()
    ask(page, **address)
    page.switch_page("resolution.py").run()
    assert not page.exception
    assert not page.error
    return texts(page)


def test_facts_alone_show_the_areas_and_what_is_published(engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(engine)
    seed(["--facts-only"])
    shown = _open(page)
    assert "14 mô hình đã nhập chi tiết chưa được gắn với nội dung nào của nghị quyết." in shown
    assert "Chuyển đổi số, đô thị thông minh" in shown
    assert "Nghị quyết nhiệm kỳ 2020–2025 xác định" in shown
    assert "Báo cáo kết quả giữa nhiệm kỳ" in shown


def test_an_area_lists_its_models_and_outcomes(engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(engine)
    seed(["--facts-only"])
    with begin(engine, "edit") as revision:
        revision.write("category", [{"kind": "indicator", "code": "ho", "name": "Hộ được giúp"}])
        revision.write("category", [{"kind": "bloc", "code": "moi", "name": "Khối không có tên ngắn"}])
        revision.write("model_task", [{"model": "DVK-000003", "task": HEALTH}])
        revision.write(
            "outcome", [{"model": "DVK-000003", "year": 2022, "indicator": "ho", "value": 12, "measure_unit": "hộ"}]
        )
    shown = _open(page)
    assert "Y tế có nhiều mô hình nhất: 1 mô hình." in shown
    assert f"noi_dung={HEALTH}" in shown
    assert "<th>Khối không có tên ngắn</th>" in shown
    area = _open(page, noi_dung=HEALTH)
    assert "Mẹ đỡ đầu - Kết nối yêu thương" in area
    assert "ma=DVK-000003" in area
    assert re.search(r"Hộ được giúp</td><td[^>]*>12</td><td[^>]*>hộ</td>", area)


def test_a_code_that_is_not_there_offers_the_areas(sqlite_engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(sqlite_engine)
    seed(["--facts-only"])
    assert "Không có nội dung nghị quyết nào mang mã “khong-co”" in _open(page, noi_dung="khong-co")
    page.selectbox(key="found_area").select(HEALTH).run()
    assert "Chưa có mô hình nào phục vụ nội dung này" in texts(page)


def test_filters_that_leave_nothing_are_named_as_the_reason(
    sqlite_engine: Engine, opened: Callable[[Engine], AppTest]
) -> None:
    page = opened(sqlite_engine)
    seed(["--facts-only"])
    shown = _open(page, khoi="kinh-te", loai="individual")
    assert "Không có mô hình nào khớp với bộ lọc đang chọn." in shown
    assert "Số mô hình theo từng nội dung chưa có." not in shown
