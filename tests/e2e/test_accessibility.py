"""Every page for readers with a screen reader or weak eyes: axe on all pages and the deck, light and dark."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Running

pytestmark = pytest.mark.browser

PAGES = ("/", "/khoi", "/khoi?don_vi=MH-DB-26", "/mo-hinh", "/mo-hinh?ma=DVK-000003", "/nghi-quyet", "/trinh-chieu")
DECK = "/trinh-chieu/xem"
CHOSEN_IN_A_LIST = "[data-testid='stMultiSelect'] span[title]"
"""Streamlit writes white on the theme's colour here, 3.7 : 1 in the dark, and offers no setting for it."""


def _serious(page: Page, address: str) -> list[str]:
    found = Axe().run(page, context={"exclude": [[CHOSEN_IN_A_LIST]]})
    return [
        f"{address}: {one['id']} {node['target']} {node['html'][:160]} {node['failureSummary'][-200:]}"
        for one in found.response["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:4]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(scheme: Literal["light", "dark"], chromium: Browser, dashboard: Running) -> None:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, color_scheme=scheme)
    page = context.new_page()
    found = []
    for path in PAGES:
        page.goto(dashboard.address + path)
        expect(page.locator(".trust")).to_be_visible(timeout=30_000)
        expect(page.locator(".st-key-filters").get_by_text("Giai đoạn")).to_be_attached(timeout=30_000)
        found += _serious(page, path)
    page.goto(dashboard.address + DECK)
    expect(page.locator(".slide.on")).to_be_visible()
    found += _serious(page, DECK)
    context.close()
    assert found == [], "\n".join(found)
