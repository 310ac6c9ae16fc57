"""The user guide inside the dashboard: found from the foot of a page, read by its contents, with its pictures."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Running

pytestmark = pytest.mark.browser


def test_the_guide_opens_from_the_foot_and_leads_to_a_task(page: Page, dashboard: Running) -> None:
    page.goto(dashboard.address + "/nghi-quyet?khoi=kinh-te")
    page.locator(".trust").get_by_role("link", name="Hướng dẫn").click(timeout=30_000)
    expect(page.locator("article.guide h1")).to_have_text("Hướng dẫn sử dụng", timeout=30_000)
    expect(page).to_have_url(re.compile("/huong-dan"))
    page.locator("nav.contents").get_by_role("link", name="Tải danh sách của đơn vị lên").click()
    heading = page.get_by_role("heading", name="Tải danh sách của đơn vị lên")
    expect(heading).to_be_in_viewport()
    picture = page.get_by_role("img", name="Bước 1: chọn danh sách và tệp")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 1366)
    page.locator("nav.contents").get_by_role("link", name="Thuật ngữ").click()
    expect(page.locator("article.guide h1")).to_have_text("Thuật ngữ")
