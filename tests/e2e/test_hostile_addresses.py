"""Whatever stands in an address, those who are signed in get a page or a designed refusal, never an error."""

from urllib.parse import urlencode

import httpx
import pytest
from playwright.sync_api import Dialog, expect

from accounts.cookies import SESSION
from tests.e2e.conftest import Running, SignIn, session_of
from tests.e2e.wire import wired
from tests.pages.test_hostile_addresses import HOSTILE, NAMES
from ui.admin_sections import SECTIONS

RAW = (
    "ma=%ff%fe",
    "ma=%ed%a0%80",
    "ma=1&ma=2&phan=a&phan=b&ban=1&ban=2",
    "&&&===",
    "%",
    "ma[]=1&bang[a]=b",
    "ma=%00",
    "ma=" + "%F0%9F%98%80" * 2_000,
    "ma=999999999&so_trang=999999",
    "ma=moi&phan=%ff",
    "bang=don-vi&ma=%27&phan=theo-nam",
    "bang=mo-hinh&ma=DVK-000001&phan=%ff",
    "bang=cong-bo&ma=%ff",
    "buoc=ghi&ma=%ff",
    "ban=2147483647",
    "nam=%ff&khoi=%ff&giai_doan=%00",
)
"""Addresses as no form writes them: not UTF-8, repeated, without a value, numbers that no database holds."""
TYPED = tuple(urlencode(dict.fromkeys([name for name in NAMES if name != "muc"], value)) for value in HOSTILE.values())
FAILURES = ("Traceback", "**Trang gặp sự cố.**", "**Không kết nối được cơ sở dữ liệu.**")
ROUTES = ("/quan-tri", "/trinh-chieu", "/trinh-chieu/xem", "/trinh-chieu/bo/1", "/xuat/csv", "/xuat/khong-co")


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_every_section_gives_a_page(office_dashboard: Running, role: str) -> None:
    token = session_of(office_dashboard, f"dia-chi-{role}", role)
    with wired(office_dashboard.address, {"cookie": f"{SESSION}={token}"}) as wire:
        assert wire is not None
        for section in SECTIONS if role == "admin" else SECTIONS[-2:]:
            for query in (*RAW, *TYPED):
                shown = wire.show("quan-tri", f"muc={section.code}&{query}")
                assert not shown.failed, (section.code, query[:200])
                assert not any(map(shown.tells, FAILURES)), (section.code, query[:200])
                assert shown.tells("Quản trị</h1>")


def test_every_route_answers(office_dashboard: Running) -> None:
    token = session_of(office_dashboard, "dia-chi-editor", "editor")
    headers = {"cookie": f"{SESSION}={token}", "accept": "text/html"}
    with httpx.Client(base_url=office_dashboard.address, headers=headers) as client:
        for path in ROUTES:
            for query in RAW:
                answer = client.get(httpx.URL(office_dashboard.address + path, query=query.encode()))
                assert answer.status_code < 500, (path, query[:200])
                assert "Traceback" not in answer.text


@pytest.mark.browser
def test_a_browser_shows_the_page_and_runs_nothing_of_the_address(sign_in: SignIn, office_dashboard: Running) -> None:
    page = sign_in(office_dashboard, "dia-chi-admin", "admin", f"/quan-tri?{urlencode({'ma': HOSTILE['script']})}")
    asked: list[Dialog] = []

    def dismiss(dialog: Dialog) -> None:
        asked.append(dialog)
        dialog.dismiss()

    page.on("dialog", dismiss)
    for query in ("muc=lich-su&ma=%ff%fe", f"muc=so-lieu&{TYPED[6]}", "muc=tai-khoan&muc=nhat-ky&ma=%00"):
        page.goto(f"{office_dashboard.address}/quan-tri?{query}")
        expect(page.get_by_role("heading", name="Quản trị")).to_be_visible()
        expect(page.locator(".trust").first).to_be_visible()
        expect(page.get_by_text("Trang gặp sự cố.", exact=True)).to_have_count(0)
    assert asked == []
