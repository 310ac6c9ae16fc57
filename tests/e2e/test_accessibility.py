"""Every page for readers with a screen reader or weak eyes: axe on all pages and the deck, light and dark."""

from typing import Any, Literal

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

AXE = Axe()
DARK = "rgb(22, 25, 29)"
Scheme = Literal["light", "dark"]
SCHEMES = ("light", "dark")


def _serious(page: Page, address: str, *rules: str) -> list[str]:
    """Return what axe finds by all its rules, or by these alone."""
    only = {"runOnly": list(rules)} if rules else {}
    return [
        f"{address}: {one['id']} {node['target']} {node['html'][:160]} {node['failureSummary'][-200:]}"
        for one in AXE.run(page, options={"resultTypes": ["violations"], **only}).response["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:4]
    ]


def _serious_in_the_dark(page: Page, address: str) -> list[str]:
    """Return what axe finds wrong with the colours of the dark, which is all that it changes."""
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK)
    found = _serious(page, f"{address} in the dark", "color-contrast")
    page.emulate_media(color_scheme="light")
    return found


def test_axe_finds_nothing_serious(page: Page, dashboard: Running) -> None:
    found = []
    for path in PAGES:
        page.goto(dashboard.address + path)
        expect(page.locator(".trust")).to_be_visible(timeout=30_000)
        expect(page.locator(".st-key-filters").get_by_text("Giai đoạn")).to_be_attached(timeout=30_000)
        found += [*_serious(page, path), *_serious_in_the_dark(page, path)]
    for path in GUIDES:
        page.goto(dashboard.address + path)
        expect(page.locator("article.guide h1")).to_be_visible(timeout=30_000)
        found += [*_serious(page, path), *_serious_in_the_dark(page, path)]
    page.goto(dashboard.address + DECK)
    expect(page.locator(".slide.on")).to_be_visible()
    page.emulate_media(media="print")  # all slides at once
    expect(page.locator(".slide .badge").first).to_be_visible()
    found += _serious(page, DECK)
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
        assert page.evaluate(_COVERED) == [], path
    context.close()


def _tabbed_through(page: Page, most: int) -> list[dict[str, Any]]:
    """Press Tab until the page ends; return kind and name of what had the keyboard, and whether it looked different."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)
    page.add_style_tag(content="* { transition: none !important; }")
    page.evaluate(_LOOK)
    reached: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(_FOCUSED)
        if found is None:
            break
        reached.append(found)
    return reached


def test_links_and_buttons_are_reached_by_the_keyboard_and_show_where_it_is(page: Page, dashboard: Running) -> None:
    page.goto(dashboard.address)
    expect(page.locator(".st-key-filters").get_by_text("Giai đoạn")).to_be_visible(timeout=30_000)
    found = _tabbed_through(page, 60)
    assert [one for one in found if not one["shown"]] == []
    names = {one["name"] for one in found}
    assert {"Khối và đơn vị", "Mô hình", "Nghị quyết", "Trình chiếu", "225", "Giai đoạn"} <= names
    assert any("Xuất" in name for name in names)
    assert any(name.startswith("Xem số liệu: Biểu đồ cột") for name in names)
    assert not {name for name in names if "Show data" in name or "sidebar" in name}
    assert any("Bảng số liệu" in name for name in names)


@pytest.mark.long
def test_the_keyboard_goes_through_every_page_and_shows_where_it_is(sign_in: SignIn, dashboard: Running) -> None:
    page = sign_in(dashboard, "quynh", "admin", path="/")
    unseen, reached = [], {}
    for path in (*PAGES, *STATES):
        page.goto(dashboard.address + path)
        expect(page.locator(".trust").first).to_be_visible(timeout=30_000)
        found = _tabbed_through(page, 200)
        unseen += [(path, one) for one in found if not one["shown"]]
        reached[path] = len(found)
    assert unseen == []
    assert min(reached.values()) > 8, reached


_COVERED = """() => {
  const boxes = ["[data-testid=stExpandSidebarButton]", ".st-key-brand p", ".st-key-export summary", "h1"]
    .flatMap((selector) => [...document.querySelectorAll(selector)])
    .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.bottom > 0 && box.top < innerHeight);
  const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return boxes.flatMap(([name, box], at) =>
    boxes.slice(at + 1).filter(([, other]) => over(box, other)).map(([other]) => [name, other]));
}"""
"""What lies on something else, of what stands near the top of a page."""

_LOOK = """() => {
  window.look = (one) => {
    const near = [];
    for (let at = one; at && near.length < 5; at = at.parentElement) near.push(getComputedStyle(at));
    return near.map((s) => [s.outlineStyle, s.outlineWidth, s.boxShadow, s.borderTopColor].join()).join(";");
  };
  for (const one of document.querySelectorAll("a, button, summary, input, textarea, [tabindex]")) one.idle = look(one);
}"""
"""Note how everything looks while it has not the keyboard."""

_FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const name = (one.getAttribute("aria-label") || one.textContent || "").trim();
  return { kind: one.tagName, name, shown: one.idle === undefined || look(one) !== one.idle };
}"""
"""The element that has the keyboard, and whether it shows; one that came later, as a frame, is taken to."""
