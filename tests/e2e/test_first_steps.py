"""Another committee starts from an empty profile: from nothing to its first figures, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from seed.add import add_empty
from tests.e2e.conftest import Running, SignIn, serve
from tests.e2e.test_intake import WAIT, english, told, write

pytestmark = pytest.mark.browser

PAGES = ("/", "/khoi", "/mo-hinh", "/nghi-quyet", "/trinh-chieu")


@pytest.fixture(scope="module")
def empty_dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serve(tmp_path_factory.mktemp("empty"), add_empty)


def _saved(page: Page, words: str) -> None:
    expect(page.locator(".st-key-receipt")).to_contain_text(words, timeout=WAIT)


def _upload(page: Page, button: str, file: Path) -> None:
    page.get_by_role("button", name=button).click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    told(page, "hợp lệ")
    write(page)
    told(page, "Đã ghi phiên bản số liệu")
    page.get_by_role("radio", name="Bắt đầu", exact=True).click()


def test_a_committee_comes_from_nothing_to_its_first_figures(
    sign_in: SignIn, page: Page, empty_dashboard: Running, tmp_path: Path
) -> None:
    for path in PAGES:
        page.goto(empty_dashboard.address + path)
        expect(page.locator("h1.headline").first).to_be_visible(timeout=WAIT)
        expect(page.locator(".trust").first).to_be_visible(timeout=WAIT)
        assert english(page) == []
        expect(page.get_by_text("Trang gặp sự cố")).to_have_count(0)
    page.goto(empty_dashboard.address)
    expect(page.get_by_text("chưa có số liệu").first).to_be_visible(timeout=WAIT)

    editor = sign_in(empty_dashboard, "lan")
    editor.get_by_label("Tên đảng bộ").fill("Đảng bộ các cơ quan Đảng tỉnh")
    editor.get_by_label("Tên đảng ủy").fill("Đảng ủy các cơ quan Đảng tỉnh")
    editor.get_by_label("Cấp ủy cấp trên").fill("Tỉnh ủy Quảng Trị")
    editor.get_by_role("button", name="Lưu và sang bước 2").click()
    _saved(editor, "Đã lưu tên tổ chức")
    editor.get_by_label("Mỗi dòng một khối").fill("Khối các cơ quan tham mưu\n\nKhối đoàn thể\n")
    editor.get_by_role("button", name="Lưu và sang bước 3").click()
    _saved(editor, "Đã lưu 2 khối")
    editor.get_by_label("Từ năm").fill("2025")
    editor.get_by_label("Đến năm").fill("2030")
    editor.get_by_role("button", name="Lưu và sang bước 4").click()
    _saved(editor, "Đã lưu giai đoạn 2025–2030")
    units, models = tmp_path / "don-vi.csv", tmp_path / "mo-hinh.csv"
    units.write_text(
        "Tên đơn vị,Loại,Khối,Số đảng viên\nĐảng bộ cơ quan thứ nhất,Đảng bộ cơ sở,Khối đoàn thể,40\n", encoding="utf-8"
    )
    models.write_text(
        "Tên mô hình,Loại,Đơn vị,Năm\nBữa sáng yêu thương,Tập thể,Đảng bộ cơ quan thứ nhất,2025\n", encoding="utf-8"
    )
    _upload(editor, "Tải lên danh sách đơn vị", units)
    editor.get_by_role("button", name="Tải lên danh sách mô hình").click()
    editor.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(models)
    told(editor, "hợp lệ")
    write(editor)
    told(editor, "Đã ghi phiên bản số liệu")
    expect(editor.get_by_role("radio", name="Bắt đầu", exact=True)).to_have_count(0)

    page.goto(empty_dashboard.address)
    expect(page.locator("h1.headline").first).to_contain_text("1 mô hình", timeout=WAIT)
    expect(page.get_by_text("Đảng bộ các cơ quan Đảng tỉnh").first).to_be_visible()
    for path in ("/khoi", "/mo-hinh"):
        page.goto(empty_dashboard.address + path)
        expect(page.locator(".trust").first).to_be_visible(timeout=WAIT)
        assert english(page) == []
        expect(page.get_by_text("Trang gặp sự cố")).to_have_count(0)
