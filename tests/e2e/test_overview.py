"""The overview as its users meet it: a real browser against a real server."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Running

pytestmark = pytest.mark.browser

ALL = "225 mô hình “Dân vận khéo” trong giai đoạn 2021–2025"
ENGLISH = re.compile(
    r"\b(search|download|fullscreen|loading|running|error|choose|select|option|options|results|rows|columns|press|"
    r"enter|apply|clear|close|open|view|data|show|hide|page|deploy|rerun|settings|none|null|nan|undefined)\b",
    re.IGNORECASE,
)


def headline(page: Page) -> Locator:
    return page.locator("h1.headline")


def trust(page: Page) -> Locator:
    return page.locator(".trust").first


def chart(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-chart_{key} svg.marks")


def click_bloc(page: Page, name: str = "Khối các Ban đảng") -> None:
    """Click the bar of a bloc."""
    chart(page, "blocs").locator(f".mark-rect path[aria-label^='{name}']").click()


def opened(page: Page, dashboard: Running, path: str = "/") -> None:
    page.goto(dashboard.address + path)
    expect(trust(page)).to_be_visible(timeout=30_000)
    expect(page.locator(".st-key-filters").get_by_text("Giai đoạn")).to_be_attached(timeout=30_000)


def test_the_first_screen_shows_the_published_figures_with_their_source(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    expect(headline(page)).to_have_text(ALL)
    values = page.locator(".figures .value").all_inner_texts()
    assert values[0] == "225"
    assert re.sub(r"\s", "", values[1]) == "108·117"
    assert re.sub(r"\s", "", values[3]) == "68/70"
    expect(page.locator(".figures .note").first).to_have_text("công bố · đã nhập chi tiết 225/225")
    band = page.locator(".published")
    for part in (
        "79",
        "52 tập thể + 27 cá nhân",
        "15 tập thể + 8 cá nhân",
        "40 đảng bộ cơ sở + 30 chi bộ",
        "5.080",
        "100%",
    ):
        expect(band).to_contain_text(part)
    expect(page.locator("p.source")).to_contain_text("Hoà Nhập")
    expect(trust(page)).to_contain_text("Dữ liệu minh họa")


def test_the_earlier_period_shows_its_own_published_figures(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/?giai_doan=2021-2023")
    expect(headline(page)).to_have_text("79 mô hình “Dân vận khéo” trong giai đoạn 2021–2023")
    values = [re.sub(r"\s", "", value) for value in page.locator(".figures .value").all_inner_texts()]
    assert values[:3] == ["79", "52·27", "23"]


def test_facts_alone_make_a_useful_page(page: Page, facts_dashboard: Running) -> None:
    opened(page, facts_dashboard)
    expect(headline(page)).to_have_text(ALL)
    expect(page.locator(".figures .note").first).to_have_text("công bố · đã nhập chi tiết 14/225")
    assert page.locator(".figures .value").last.inner_text() == "—"
    expect(page.locator(".figures .note").last).to_have_text("chưa có số liệu")
    expect(page.get_by_text("Mẹ đỡ đầu - Kết nối yêu thương")).to_be_visible()
    expect(trust(page)).not_to_contain_text("minh họa")


def test_the_first_screen_fits_a_laptop(page: Page, dashboard: Running) -> None:
    assert ALL in page.request.get(f"{dashboard.address}/").text()
    opened(page, dashboard)
    expect(page.locator("#first-figures")).to_have_count(0)
    for key in ("years", "blocs"):
        expect(chart(page, key)).to_be_visible()
        box = chart(page, key).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768


def test_a_click_filters_and_a_second_click_takes_the_filter_off(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    click_bloc(page)
    expect(headline(page)).not_to_have_text(ALL)
    expect(page).to_have_url(re.compile("khoi=dang-doan-the"))
    chip = page.get_by_role("button", name=re.compile("Khối các Ban đảng.*✕"))
    expect(chip).to_be_visible()
    expect(trust(page)).to_be_visible()
    click_bloc(page)
    expect(headline(page)).to_have_text(ALL)
    expect(page).not_to_have_url(re.compile("khoi="))
    expect(chip).to_have_count(0)


def test_quick_clicks_are_all_taken(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    for _ in range(3):
        click_bloc(page)
        expect(headline(page)).to_contain_text("58 mô hình")
        click_bloc(page)
        expect(headline(page)).to_have_text(ALL)


def test_a_figure_leads_to_the_models_behind_it(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/?khoi=dang-doan-the")
    number = page.locator(".figures .value a").nth(1)
    asked = number.inner_text()
    number.click()
    expect(page).to_have_url(re.compile(r"/mo-hinh\?.*loai=collective"))
    expect(page).to_have_url(re.compile(r"khoi=dang-doan-the"))
    expect(page.locator("body")).to_contain_text(f"{asked} mô hình")


def test_the_units_without_a_model_are_one_click_away(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    page.get_by_role("link", name="đơn vị chưa có mô hình").click()
    expect(page).to_have_url(re.compile(r"/khoi$"))
    expect(page.get_by_role("heading", name="Đơn vị chưa có mô hình")).to_be_in_viewport()


def test_a_double_click_leaves_the_filter_as_it_was(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    chart(page, "blocs").locator(".mark-rect path[aria-label^='Khối các Ban đảng']").dblclick()
    click_bloc(page, "Khối Nội chính")
    expect(page).to_have_url(re.compile(r"khoi=noi-chinh$"))
    expect(trust(page)).to_be_visible()
    expect(headline(page)).not_to_have_text(ALL)


def test_clicks_in_several_charts_add_up(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    year = chart(page, "years").locator(".mark-rect path[aria-label^='Năm 2022']").first
    click_bloc(page)
    expect(headline(page)).to_contain_text("58 mô hình")
    year.click()
    expect(page).to_have_url(re.compile(r"nam=2022"))
    expect(page).to_have_url(re.compile(r"khoi=dang-doan-the"))
    click_bloc(page)
    expect(page).not_to_have_url(re.compile(r"khoi="))
    year.click()
    expect(headline(page)).to_have_text(ALL)


def test_a_click_works_after_a_visit_to_another_page(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    click_bloc(page)
    expect(headline(page)).to_contain_text("58 mô hình")
    page.get_by_role("link", name="Nghị quyết").first.click()
    expect(page).to_have_url(re.compile(r"/nghi-quyet\?khoi=dang-doan-the"))
    expect(chart(page, "blocs")).to_have_count(0)
    page.get_by_role("link", name="Tổng quan").first.click()
    expect(headline(page)).to_contain_text("58 mô hình")
    click_bloc(page)
    expect(headline(page)).to_have_text(ALL)


def test_a_click_works_after_the_theme_turned_dark(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    click_bloc(page)
    expect(headline(page)).to_contain_text("58 mô hình")
    page.emulate_media(color_scheme="dark")
    click_bloc(page)
    expect(headline(page)).to_have_text(ALL)


def test_a_click_on_the_heat_map_filters_and_a_second_takes_the_filter_off(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    cell = page.locator(".heat a[title^='Khối các Ban đảng'][title*='Văn hóa']")
    models = cell.inner_text()
    cell.click()
    expect(headline(page)).to_contain_text(f"{models} mô hình")
    expect(page).to_have_url(re.compile("khoi=dang-doan-the&linh_vuc="))
    cell.click()
    expect(headline(page)).to_have_text(ALL)


def test_a_click_works_after_the_chip_was_removed(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    click_bloc(page)
    page.get_by_role("button", name=re.compile("Khối các Ban đảng.*✕")).click()
    expect(headline(page)).to_have_text(ALL)
    click_bloc(page)
    expect(page).to_have_url(re.compile("khoi=dang-doan-the"))
    expect(headline(page)).not_to_have_text(ALL)


def test_a_click_works_after_a_link_was_opened(page: Page, dashboard: Running) -> None:
    opened(page, dashboard, "/?khoi=dang-doan-the")
    expect(headline(page)).to_contain_text("58 mô hình")
    click_bloc(page)
    expect(headline(page)).to_have_text(ALL)


def test_the_back_button_returns_to_the_view_before(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    click_bloc(page)
    expect(page).to_have_url(re.compile("khoi=dang-doan-the"))
    expect(headline(page)).to_contain_text("58 mô hình")
    page.go_back()
    expect(headline(page)).to_have_text(ALL)


def test_any_content_of_the_address_gives_a_page(page: Page, dashboard: Running) -> None:
    opened(
        page,
        dashboard,
        "/?giai_doan=%3Cscript%3E&nam=abc,2099&khoi=%00x&loai=,,&ban=99999999999999999999&don_vi=%F0%9F%98%80",
    )
    expect(headline(page)).to_have_text(ALL)


def test_a_phone_shows_everything_without_sideways_scroll(page: Page, dashboard: Running) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, dashboard)
    sideways = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert sideways <= 0
    expect(headline(page)).to_be_visible()


def test_no_request_leaves_the_host_and_no_english_is_visible(page: Page, dashboard: Running) -> None:
    away: list[str] = []
    own = (dashboard.address, dashboard.address.replace("http", "ws", 1), "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else away.append(request.url))
    opened(page, dashboard)
    page.get_by_role("button", name="Bảng số liệu").first.click()
    expect(page.get_by_role("dialog").get_by_role("button", name="Tải bảng (CSV)")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "vi"
    assert sorted({word.lower() for word in ENGLISH.findall(page.inner_text("body"))}) == []
    assert away == []


def test_the_table_behind_a_chart_is_one_click_away_and_comes_as_a_file(page: Page, dashboard: Running) -> None:
    opened(page, dashboard)
    page.get_by_role("button", name="Bảng số liệu").first.click()
    panel = page.get_by_role("dialog", name="Mô hình đăng ký mới theo năm")
    expect(panel).to_be_visible()
    panel.locator("tr").nth(1).evaluate("row => { row.cells[1].textContent = '=1+1'; row.cells[2].textContent = '—' }")
    with page.expect_download() as told:
        panel.get_by_role("button", name="Tải bảng (CSV)").click()
    assert told.value.suggested_filename == "mo-hinh-theo-nam.csv"
    lines = Path(told.value.path()).read_bytes().decode("utf-8").split("\r\n")
    assert lines[:3] == ["\ufeffNăm,Tập thể,Cá nhân", "2021,'=1+1,—", "2022,17,11"]
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
