"""A meeting: the deck is chosen and previewed, started, and played to its end while the server dies half way."""

import io
import re
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Locator, Page, expect

from seed.add import add_published
from tests.e2e.conftest import Running, SignIn, serve

pytestmark = pytest.mark.browser


@pytest.fixture
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A dashboard of its own, that a test may kill."""
    yield from serve(tmp_path_factory.mktemp("mortal"), add_published)


def shown(page: Page) -> Locator:
    return page.locator(".slide.on")


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".trust")).to_be_visible(timeout=30_000)


def test_a_meeting_goes_on_when_the_server_dies(page: Page, mortal: Running) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.goto(f"{mortal.address}/trinh-chieu/xem")
    slides = page.locator(".slide")
    names = [slide.get_attribute("id") for slide in slides.all()]
    seen = [shown(page).get_attribute("id")]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for place in range(len(names) - 1):
        if place == len(names) // 2:
            mortal.process.kill()
            mortal.process.wait()
        page.keyboard.press("PageDown" if place % 2 else "ArrowRight")
        seen.append(shown(page).get_attribute("id"))
    assert seen == names
    page.keyboard.press("ArrowRight")
    expect(shown(page)).to_have_attribute("id", "ket-thuc")
    page.keyboard.press("F5")
    page.keyboard.press("F5")
    expect(shown(page)).to_have_attribute("id", "ket-thuc")
    page.keyboard.press("PageUp")
    expect(shown(page)).to_have_attribute("id", names[-2] or "")
    assert [url for url in asked if not url.startswith("data:")] == []
    assert wrong == []


def test_the_keys_of_a_presenter(page: Page, dashboard: Running) -> None:
    page.goto(f"{dashboard.address}/trinh-chieu/xem")
    last = page.locator(".slide").count()
    page.keyboard.press("End")
    expect(page.locator("html")).not_to_have_class(re.compile("awake"))
    expect(shown(page)).to_have_attribute("id", "ket-thuc")
    expect(shown(page).locator(".number")).to_have_text(f"{last} / {last}")
    page.keyboard.press("Home")
    expect(shown(page)).to_have_attribute("id", "bia")
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    expect(shown(page).locator(".number")).to_have_text(f"4 / {last}")
    for key in (".", "b"):
        page.keyboard.press(key)
        expect(page.locator(".blank")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator(".blank")).to_be_hidden()
    page.keyboard.press("t")
    expect(page.locator(".clock")).to_have_text(re.compile(r"^00:0\d · \d\d:\d\d$"))
    page.mouse.move(200, 200)
    page.mouse.move(240, 220)
    expect(page.locator("html")).to_have_class(re.compile("awake"))
    page.keyboard.press("h")
    expect(page.get_by_text("Phím điều khiển")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    expect(page.locator(".slide").last).to_be_visible()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_attribute("id", "tong-quan")
    expect(page.locator(".slide:visible")).to_have_count(1)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768), (390, 844)])
def test_every_slide_fits_the_screen(page: Page, dashboard: Running, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{dashboard.address}/trinh-chieu/xem")
    page.evaluate("() => document.fonts.ready")
    assert page.evaluate("() => document.fonts.check('600 20px \"Deck Sans\"', 'Ưỡng')")
    for _ in range(page.locator(".slide").count()):
        outside = page.evaluate(
            """() => [...document.querySelectorAll('.slide.on *:not(svg *, svg)')]
                .map((e) => [e.className || e.tagName, e.getBoundingClientRect()])
                .filter(([, box]) => box.right > innerWidth + 1 || (innerWidth > 500 && box.bottom > innerHeight + 1))
                .map(([name]) => name)"""
        )
        assert outside == [], shown(page).get_attribute("id")
        page.keyboard.press("ArrowRight")


def test_a_deck_prints_one_whole_slide_on_each_lying_page(page: Page, dashboard: Running) -> None:
    page.goto(f"{dashboard.address}/trinh-chieu/xem")
    slides = page.locator(".slide").count()
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(printed) == slides
    for number, sheet in enumerate(printed, 1):
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (842, 595)
        told = "".join(sheet.extract_text().split())
        assert told.endswith(f"{number}/{slides}"), number  # what does not fit is cut, and the foot with it


def test_a_deck_is_chosen_on_the_page_and_its_address_keeps_the_choice(page: Page, dashboard: Running) -> None:
    opened(page, f"{dashboard.address}/trinh-chieu?giai_doan=2021-2023")
    preview = page.frame_locator(".st-key-slides_preview iframe")
    expect(preview.locator(".slide.on")).to_have_attribute("id", "bia", timeout=30_000)
    page.get_by_role("button", name="3. Số liệu công bố").click()
    expect(preview.locator(".slide.on")).to_have_attribute("id", "cong-bo", timeout=30_000)
    page.get_by_role("button", name="Bỏ trang này").click()
    expect(page).to_have_url(re.compile("phan=bia(,|%2C)tong-quan(,|%2C)theo-nam"))
    expect(page.get_by_role("button", name="+ Số liệu công bố")).to_be_visible()
    page.get_by_role("button", name="6. Theo khối").click()
    expect(preview.locator(".slide.on")).to_have_attribute("id", "theo-khoi", timeout=30_000)
    page.keyboard.press("Alt+ArrowUp")
    expect(page).to_have_url(re.compile("theo-khoi(,|%2C)theo-cap"))
    page.keyboard.press("Alt+ArrowUp")
    expect(page).to_have_url(re.compile("theo-nam(,|%2C)theo-khoi(,|%2C)cong-nhan"))
    expect(preview.locator(".slide.on")).to_have_attribute("id", "theo-khoi", timeout=30_000)
    expect(preview.locator("#cong-bo")).to_have_count(0)
    start = page.get_by_role("link", name="Bắt đầu trình chiếu").get_attribute("href") or ""
    played = page.request.get(dashboard.address + start).text()
    assert 'id="theo-khoi"' in played
    assert 'id="cong-bo"' not in played
    page.reload()
    expect(page.get_by_role("button", name="+ Số liệu công bố")).to_be_visible(timeout=30_000)


def test_a_model_found_by_name_gets_a_slide(page: Page, dashboard: Running) -> None:
    opened(page, f"{dashboard.address}/trinh-chieu")
    page.get_by_label("Thêm mô hình").press_sequentially("xe dap yeu thuong")
    page.get_by_role("button", name="+ Xe đạp yêu thương, cùng em đến trường").click()
    expect(page).to_have_url(re.compile("mo_hinh=.*DVK-000001"))
    preview = page.frame_locator(".st-key-slides_preview iframe")
    expect(preview.locator(".slide.on")).to_have_attribute("id", "mo-hinh-DVK-000001", timeout=30_000)


def test_the_preview_neither_scrolls_the_page_nor_takes_the_focus(page: Page, dashboard: Running) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{dashboard.address}/trinh-chieu")
    preview = page.frame_locator(".st-key-slides_preview iframe")
    expect(preview.locator(".slide.on")).to_have_attribute("id", "bia", timeout=30_000)
    preview.locator("body").evaluate("() => document.readyState === 'complete' || new Promise((d) => (onload = d))")
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop") == 0
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"


def test_the_overview_offers_its_documents(page: Page, dashboard: Running) -> None:
    opened(page, f"{dashboard.address}/?khoi=kinh-te")
    page.locator(".st-key-export summary").click()
    link = page.get_by_role("link", name="Bộ trình chiếu (HTML)")
    answer = page.request.get(dashboard.address + (link.get_attribute("href") or ""))
    assert answer.status == 200
    assert "dan-van-kheo-2021-2025-loc-phien-ban-2.html" in answer.headers["content-disposition"]
    assert "Khối: Khối Kinh tế, Tài chính, Kỹ thuật" in answer.text()
    assert page.request.get(f"{dashboard.address}/xuat/exe").status == 404
    assert page.request.get(f"{dashboard.address}/trinh-chieu/bo/999").status == 404


def test_a_deck_is_saved_by_name_and_its_link_opens_it(sign_in: SignIn, dashboard: Running) -> None:
    page = sign_in(dashboard, "thu", role="viewer", path="/trinh-chieu?khoi=kinh-te&phan=bia,ket-qua")
    expect(page.locator(".trust")).to_be_visible(timeout=30_000)
    page.get_by_label("Tên bộ trình chiếu").fill("Hội nghị <b>sơ kết</b>")
    page.get_by_role("button", name="Lưu", exact=True).click()
    link = page.get_by_role("link", name="Hội nghị <b>sơ kết</b>")
    expect(link).to_be_visible(timeout=30_000)
    address = link.get_attribute("href") or ""
    colleague = sign_in(dashboard, "tuyen-giao", role="viewer", path=address)
    for reader in (page, colleague):
        opened(reader, dashboard.address + address)
        expect(reader).to_have_url(re.compile("khoi=kinh-te.*ban=2.*phan=bia(,|%2C)ket-qua"))
        expect(reader.get_by_role("button", name="1. Trang bìa")).to_be_visible()
        expect(reader.get_by_role("button", name="2. Kết quả theo chỉ tiêu")).to_be_visible()
    expect(link).to_be_visible(timeout=30_000)
    expect(colleague.get_by_label("Tên bộ trình chiếu")).to_be_visible(timeout=30_000)
    expect(colleague.get_by_role("link", name="Hội nghị <b>sơ kết</b>")).to_have_count(0)
    page.get_by_role("button", name="Xóa", exact=True).click()
    expect(link).to_have_count(0, timeout=30_000)
