"""The showcase as its users meet it: search as one types, facets, pages, one model, back and forth."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Running

pytestmark = pytest.mark.browser
STORY = "Mẹ đỡ đầu - Kết nối yêu thương"


def opened(page: Page, dashboard: Running, path: str = "/mo-hinh") -> None:
    page.goto(dashboard.address + path)
    expect(page.locator(".trust")).to_be_visible(timeout=30_000)


def cards(page: Page) -> Locator:
    return page.locator(".cards a.card")


def lead(page: Page) -> Locator:
    return page.locator("p.found")


def test_the_list_follows_as_one_types_and_a_card_tells_the_story(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    expect(lead(page)).to_contain_text("225 mô hình")
    expect(cards(page)).to_have_count(24)
    expect(lead(page)).to_contain_text("Dữ liệu minh họa")
    expect(cards(page).locator(".sample")).to_have_count(0)  # said once, as it holds for all
    page.get_by_placeholder("Tìm theo tên").press_sequentially("yeu thuong me do")
    expect(lead(page)).to_contain_text("tìm thấy 1 mô hình")
    expect(page).to_have_url(re.compile("q=yeu"))
    cards(page).first.click()
    expect(page.locator("h1.model-name")).to_have_text(STORY)
    expect(page).to_have_url(re.compile(r"ma=DVK-\d+"))
    expect(page.locator("ol.timeline li").first).to_be_visible()
    expect(page.locator("figure.qr img")).to_be_visible()
    page.go_back()
    expect(lead(page)).to_contain_text("tìm thấy 1 mô hình")
    expect(page.get_by_placeholder("Tìm theo tên")).to_have_value("yeu thuong me do")


def test_typing_on_a_later_page_leads_to_the_first_and_keeps_what_is_typed(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/mo-hinh?trang=3&loai=collective")
    expect(page.locator("nav.pages b")).to_have_text("3")
    page.get_by_placeholder("Tìm theo tên").press_sequentially("van dong", delay=120)
    expect(lead(page)).to_contain_text("“van dong”")
    expect(page.locator("nav.pages b")).to_have_text("1")
    expect(page).to_have_url(re.compile(r"\?loai=collective&q=van\+dong$"))
    page.reload()
    expect(page.get_by_placeholder("Tìm theo tên")).to_have_value("van dong")
    expect(lead(page)).to_contain_text("“van dong”")


def test_facets_narrow_and_let_go_and_pages_lead_on(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/mo-hinh?q=van+dong")
    before = lead(page).inner_text()
    page.get_by_text("Số lượng theo nhóm").click()
    facet = page.locator(".facet a", has_text="Kinh tế, Tài chính")
    number = facet.locator("b").inner_text()
    facet.click()
    expect(lead(page)).to_contain_text(f"tìm thấy {number} mô hình")
    expect(page).to_have_url(re.compile("khoi=kinh-te"))
    expect(page.locator(".facet a.on")).to_contain_text("Kinh tế, Tài chính")
    page.locator(".facet a.on").click()
    expect(lead(page)).to_have_text(before)
    first = cards(page).first.get_attribute("href")
    page.locator("nav.pages").get_by_role("link", name="Trang sau").click()
    expect(page.locator("nav.pages b")).to_have_text("2")
    expect(page).to_have_url(re.compile("trang=2"))
    assert cards(page).first.get_attribute("href") != first
    page.go_back()
    expect(page.locator("nav.pages b")).to_have_text("1")


def test_an_area_of_the_resolution_narrows_the_list_and_lets_go(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/nghi-quyet?noi_dung=chuyen-doi-so-do-thi-thong-minh")
    page.get_by_role("link", name="Xem tất cả 16 mô hình").click()
    expect(lead(page)).to_contain_text("16 mô hình")
    expect(page).to_have_url(re.compile("nghi_quyet=chuyen-doi-so"))
    page.go_back()
    expect(page.locator("h1.headline")).to_contain_text("Chuyển đổi số, đô thị thông minh")
    page.go_forward()
    expect(lead(page)).to_contain_text("16 mô hình")
    page.locator("details.areas summary").click()
    page.locator("details.areas a", has_text="Giáo dục").click()
    expect(lead(page)).to_contain_text("29 mô hình")
    page.get_by_role("button", name="Giáo dục ✕").click()
    expect(lead(page)).to_contain_text("225 mô hình")
    expect(page).not_to_have_url(re.compile("nghi_quyet="))


def test_a_model_leads_to_the_next_and_back_to_its_page_of_the_list(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/mo-hinh?trang=2&loai=collective")
    expect(cards(page)).to_have_count(24)
    name = cards(page).last.locator("h3").inner_text()
    cards(page).last.click()
    expect(page.locator("h1.model-name")).to_have_text(name)
    beside = page.locator(".beside")
    expect(beside).to_contain_text("48 / 108")
    beside.get_by_role("link", name="Sau").click()
    expect(beside).to_contain_text("49 / 108")
    expect(page).to_have_url(re.compile("trang=3"))
    beside.get_by_role("link", name="Trước").click()
    expect(page.locator("h1.model-name")).to_have_text(name)
    page.get_by_role("link", name="Danh sách mô hình").click()
    expect(page.locator("nav.pages b")).to_have_text("2")
    expect(lead(page)).to_contain_text("108 mô hình")


def test_the_found_list_is_given_as_workbook_and_as_text(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/mo-hinh?q=van+dong&khoi=kinh-te&nghi_quyet=san-xuat-cong-nghiep")
    shown = {card.get_attribute("title") for card in page.locator(".card h3").all()}
    page.get_by_role("button", name="Tải danh sách").click()
    with page.expect_download() as given:
        page.get_by_role("button", name="Bảng tính (XLSX)").click()
    sheet = load_workbook(io.BytesIO(given.value.path().read_bytes())).active
    assert {cell.value for cell in sheet["B"][1:]} == shown
    with page.expect_download() as given:
        page.get_by_role("button", name="Văn bản (CSV)").click()
    text = given.value.path().read_text(encoding="utf-8-sig")
    assert {line["Tên mô hình"] for line in csv.DictReader(io.StringIO(text))} == shown


def test_a_shared_link_opens_the_same_view(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/mo-hinh?q=van+dong&khoi=kinh-te&ghi_nhan=exemplary&sap_xep=ten&nam=2024,2025")
    expect(page.locator(".facet a.on")).to_have_count(4)
    expect(page.get_by_placeholder("Tìm theo tên")).to_have_value("van dong")
    expect(page.locator(".facet.order [aria-current]")).to_have_text("Tên A–Z")


def test_an_unknown_model_and_a_search_without_result_say_how_to_go_on(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/mo-hinh?ma=%3Cb%3E-KHONG-CO")
    told = page.get_by_text("Không có mô hình nào mang mã “<b>-KHONG-CO” ở phiên bản số liệu này.")
    expect(told).to_be_visible()
    expect(page).to_have_title("Không tìm thấy mô hình · Dân vận khéo")
    page.get_by_placeholder("Tìm theo tên").press_sequentially("me do dau")
    expect(lead(page)).to_contain_text("tìm thấy 1 mô hình")
    expect(told).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/mo-hinh\?q=me\+do\+dau$"))
    page.get_by_placeholder("Tìm theo tên").fill('"; DROP xyzxyz*')
    expect(page.locator(".missing")).to_be_visible()
    page.get_by_role("link", name="Xóa từ đang tìm").click()
    expect(lead(page)).to_contain_text("225 mô hình")


def test_a_model_goes_into_the_presentation_and_out_again(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/mo-hinh?ma=DVK-000020")
    page.get_by_role("button", name="Đưa vào bộ trình chiếu").click()
    expect(page.get_by_text("Bộ trình chiếu có 1 mô hình.")).to_be_visible()
    page.get_by_role("button", name="Bỏ khỏi bộ trình chiếu").click()
    expect(page.get_by_role("button", name="Đưa vào bộ trình chiếu")).to_be_visible()


def test_facts_alone_fill_a_phone_without_sideways_scroll(page: Page, facts_dashboard: Running) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, facts_dashboard)
    expect(cards(page)).to_have_count(14)
    sideways = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(sideways) <= 0
    page.locator(".card", has_text="Tuyên truyền, vận động quần chúng").click()
    expect(page.locator("h1.model-name")).to_contain_text("Cửa khẩu Cà Ròong")
    expect(page.get_by_text("chưa có số liệu").first).to_be_visible()
    assert page.evaluate(sideways) <= 0
