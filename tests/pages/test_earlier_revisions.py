"""An earlier revision, on the page of a reader."""

from collections.abc import Callable

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access.revisions import begin
from seed.__main__ import main as seed
from tests.pages.texts import texts

BANNER = "Đang xem số liệu tại phiên bản 1"


def _two_revisions(engine: Engine, page: AppTest) -> None:
    seed(["--facts-only"])
    with begin(engine, "edit") as revision:
        revision.write("model", [{"code": "DVK-000001", "location": "Xã A"}])


def test_an_earlier_revision_is_marked_and_leads_back(engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(engine)
    _two_revisions(engine, page)
    page.query_params["ban"] = "1"
    page.run()
    assert BANNER in texts(page)
    page.button(key="compare_revisions").click().run()
    assert "Thay đổi từ phiên bản 1 đến phiên bản 2" in texts(page)
    assert "Địa bàn" in texts(page)
    page.button(key="newest_revision").click().run()
    assert not page.exception
    assert BANNER not in texts(page)


def test_a_revision_that_does_not_exist_is_said(sqlite_engine: Engine, opened: Callable[[Engine], AppTest]) -> None:
    page = opened(sqlite_engine)
    seed(["--facts-only"])
    page.query_params["ban"] = "77"
    page.run()
    assert "Không có phiên bản số liệu “77”" in page.info[0].value
