"""Blocs, units, the resolution and earlier revisions as their readers meet them in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Running

pytestmark = pytest.mark.browser

UNIT = "Đảng bộ cơ sở minh họa 26"
DIGITAL = "Chuyển đổi số, đô thị thông minh"


def opened(page: Page, dashboard: Running, path: str) -> None:
    """Open a page and wait until it is whole: its filters come last."""
    page.goto(dashboard.address + path)
    expect(page.locator(".trust").first).to_be_visible(timeout=30_000)
    expect(page.locator(".st-key-filters").get_by_text("Giai đoạn")).to_be_attached(timeout=30_000)


def heading(page: Page, text: str) -> None:
    expect(page.locator("h1.headline")).to_have_text(text)


def sideways(page: Page) -> int:
    moved: int = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return moved


def test_from_the_start_to_the_bloc_of_2023_and_the_units_without_models(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/")
    page.get_by_role("link", name="Khối và đơn vị").click()
    heading(page, "Khối và đơn vị, giai đoạn 2021–2025")
    expect(page).to_have_title("Khối và đơn vị · Dân vận khéo")
    expect(page.locator(".idle li")).to_have_count(2)
    expect(page.locator(".bloc")).to_have_count(4)
    page.get_by_test_id("stSidebar").get_by_text("23", exact=True).click()
    heading(page, "Khối và đơn vị, năm 2023")
    expect(page.locator("p.takeaway", has_text="nhiều nhất").first).to_be_visible()
    expect(page).to_have_url(re.compile("nam=2023"))


def test_a_card_filters_by_its_bloc_and_the_way_back_works(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/khoi?nam=2024")
    page.get_by_role("button", name="Lọc theo Khối Nội chính, Tổng hợp").click()
    expect(page.locator(".bloc.chosen")).to_have_count(1)
    expect(page).to_have_url(re.compile("khoi=noi-chinh"))
    expect(page.locator(".bloc")).to_have_count(4)
    page.go_back()
    expect(page.locator(".bloc.chosen")).to_have_count(0)
    heading(page, "Khối và đơn vị, năm 2024")


def test_the_chosen_measure_and_a_bar_stand_in_the_address(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/khoi?so_sanh=cong-nhan")
    chart = page.locator(".st-key-chart_compared svg.marks")
    chart.locator(".mark-rect path[aria-label^='Khối Kinh tế']").click()
    expect(page).to_have_url(re.compile("khoi=kinh-te"))
    expect(page).to_have_url(re.compile("so_sanh=cong-nhan"))
    page.get_by_role("radio", name="Được khen thưởng").click()
    expect(page).to_have_url(re.compile("so_sanh=khen-thuong"))
    expect(page.locator("h2.part", has_text="Mô hình được khen thưởng theo khối")).to_be_visible()


def test_a_unit_opens_without_loading_anew_and_back_returns(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/khoi?tim=minh+hoa+26&loai=collective")
    page.evaluate("() => { window.kept = true }")
    page.get_by_role("link", name=UNIT).click()
    heading(page, UNIT)
    expect(page).to_have_title(f"{UNIT} · Dân vận khéo")
    expect(page).to_have_url(re.compile("loai=collective"))
    expect(page.locator(".trust").first).to_be_visible()
    assert page.evaluate("() => window.kept") is True
    page.go_back()
    heading(page, "Khối và đơn vị, giai đoạn 2021–2025")
    expect(page.locator("table.units tbody tr")).to_have_count(2)


def test_a_unit_that_is_not_there_has_a_search_box(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/khoi?don_vi=khong-co")
    heading(page, "Không tìm thấy đơn vị")
    expect(page.get_by_text("Không có đơn vị nào mang mã “khong-co”")).to_be_visible()
    page.get_by_role("link", name="Xem tất cả khối và đơn vị").click()
    heading(page, "Khối và đơn vị, giai đoạn 2021–2025")


def test_from_the_start_to_the_models_for_digital_transformation(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/?khoi=kinh-te")
    page.get_by_role("link", name="Nghị quyết").click()
    page.get_by_role("link", name=DIGITAL).click()
    expect(page.locator("h1.headline", has_text=DIGITAL)).to_be_visible()
    expect(page).to_have_url(re.compile("khoi=kinh-te.*noi_dung=chuyen-doi-so|noi_dung=chuyen-doi-so.*khoi=kinh-te"))
    expect(page.locator("table.area tbody tr").first).to_contain_text("Khối Kinh tế")
    expect(page).to_have_title(f"{DIGITAL} · Nghị quyết · Dân vận khéo")


def test_a_phone_shows_units_and_areas_without_sideways_scroll(page: Page, dashboard: Running) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/khoi", "/khoi?don_vi=MH-DB-26", "/nghi-quyet", "/nghi-quyet?noi_dung=y-te"):
        opened(page, dashboard, path)
        assert sideways(page) <= 0


def test_an_earlier_revision_is_marked_on_every_page_and_leads_back(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/khoi?ban=1")
    banner = page.get_by_text("Đang xem số liệu tại phiên bản 1")
    expect(banner).to_be_visible()
    page.get_by_role("link", name="Nghị quyết").click()
    heading(page, "Mô hình phục vụ nghị quyết, giai đoạn 2021–2025")
    expect(banner).to_be_visible()
    page.get_by_role("button", name="Xem thay đổi đến nay").click()
    expect(page.get_by_text("Thêm 211 mô hình, sửa 14 mô hình.")).to_be_visible()
    page.get_by_role("button", name="Về phiên bản mới nhất").click()
    expect(banner).to_have_count(0)
    expect(page).not_to_have_url(re.compile("ban="))
