"""Every page for readers with a screen reader or weak eyes: axe on all pages and the deck, light and dark."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Running, SignIn
from ui.admin_sections import SECTIONS

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/khoi",
    "/khoi?don_vi=MH-DB-26",
    "/mo-hinh",
    "/mo-hinh?ma=DVK-000003",
    "/nghi-quyet",
    "/trinh-chieu",
)
GUIDES = ("/huong-dan", "/huong-dan?tai_lieu=tai-len")
DECK = "/trinh-chieu/xem"
STATES = (
    "/?ban=1",
    "/?nam=2022&khoi=kinh-te",
    "/mo-hinh?q=khong-co-gi",
    "/mo-hinh?ma=DVK-999999",
    "/nghi-quyet?noi_dung=giao-duc",
    "/khong-co-trang-nay",
    *(f"/quan-tri?muc={section.code}" for section in SECTIONS),
)
"""Pages narrowed, earlier, empty and not found, and all that editors and admins do."""

Scheme = Literal["light", "dark"]
SCHEMES = ("light", "dark")


def _serious(page: Page, address: str) -> list[str]:
    return [
        f"{address}: {one['id']} {node['target']} {node['html'][:160]} {node['failureSummary'][-200:]}"
        for one in Axe().run(page).response["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:4]
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious(scheme: Scheme, chromium: Browser, dashboard: Running) -> None:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, color_scheme=scheme)
    page = context.new_page()
    found = []
    for path in PAGES:
        page.goto(dashboard.address + path)
        expect(page.locator(".trust")).to_be_visible(timeout=30_000)
        expect(page.locator(".st-key-filters").get_by_text("Giai đoạn")).to_be_attached(timeout=30_000)
        found += _serious(page, path)
    for path in GUIDES:
        page.goto(dashboard.address + path)
        expect(page.locator("article.guide h1")).to_be_visible(timeout=30_000)
        found += _serious(page, path)
    page.goto(dashboard.address + DECK)
    expect(page.locator(".slide.on")).to_be_visible()
    page.emulate_media(media="print")  # all slides at once
    expect(page.locator(".slide .badge").first).to_be_visible()
    found += _serious(page, DECK)
    context.close()
    assert found == [], "\n".join(found)


def test_axe_finds_nothing_serious_where_editors_and_admins_work(sign_in: SignIn, dashboard: Running) -> None:
    page = sign_in(dashboard, "quynh", "admin")
    found = []
    for section in ("tai-len", "so-lieu", "danh-muc", "he-thong"):
        page.goto(f"{dashboard.address}/quan-tri?muc={section}")
        expect(page.locator(".trust").first).to_be_visible(timeout=30_000)
        found += _serious(page, section)
    assert found == [], "\n".join(found)


@pytest.mark.long
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious_in_any_state_of_a_page(scheme: Scheme, sign_in: SignIn, dashboard: Running) -> None:
    page = sign_in(dashboard, "quynh", "admin")
    page.emulate_media(color_scheme=scheme)
    found = []
    for path in STATES:
        page.goto(dashboard.address + path)
        expect(page.locator(".trust").first).to_be_visible(timeout=30_000)
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)
        found += _serious(page, path)
    for path in ("/dang-nhap", "/doi-mat-khau"):
        page.goto(dashboard.address + path)
        expect(page.get_by_role("button").first).to_be_visible()
        found += _serious(page, path)
    assert found == [], "\n".join(found)


def test_nothing_scrolls_sideways_at_twice_the_size(chromium: Browser, dashboard: Running) -> None:
    context = chromium.new_context(viewport={"width": 683, "height": 384}, device_scale_factor=2)
    page = context.new_page()
    for path in ("/", "/khoi", "/mo-hinh", "/nghi-quyet", "/trinh-chieu"):
        page.goto(dashboard.address + path)
        expect(page.locator(".trust").first).to_be_visible(timeout=30_000)
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0, path
    context.close()


def test_links_and_buttons_are_reached_by_the_keyboard_and_show_where_it_is(page: Page, dashboard: Running) -> None:
    page.goto(dashboard.address)
    expect(page.locator(".st-key-filters").get_by_text("Giai đoạn")).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)
    reached, unseen = set(), []
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(_FOCUSED)
        if found is None:
            break
        reached.add(found["name"])
        if found["kind"] in ("A", "BUTTON") and not found["shown"]:
            unseen.append(found["name"])
    assert unseen == []
    assert {"Khối và đơn vị", "Mô hình", "Nghị quyết", "Trình chiếu", "225", "Giai đoạn"} <= reached
    assert any("Xuất" in name for name in reached)
    assert any(name.startswith("Xem số liệu: Biểu đồ cột") for name in reached)
    assert not {name for name in reached if "Show data" in name or "sidebar" in name}
    assert any("Bảng số liệu" in name for name in reached)


_FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const near = [one, one.parentElement, one.parentElement?.parentElement].filter(Boolean).map(getComputedStyle);
  return {
    kind: one.tagName,
    name: (one.getAttribute("aria-label") || one.textContent || "").trim(),
    shown: near.some((s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none"),
  };
}"""
"""The element that has the keyboard, and whether a ring shows it."""
