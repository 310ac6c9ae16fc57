"""Names and texts as an attacker or a careless paste would store them: harmless on every page that shows them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from data_access.engine import connect
from data_access.revisions import begin
from data_access.undo import undo
from tests.e2e.conftest import Running, SignIn

pytestmark = pytest.mark.browser

SCRIPT = "<img src=x onerror=window.bad=1><script>window.bad=1</script>"
MARKDOWN = "**đậm** [a](javascript:window.bad=1) ![b](//a.vn/b) :red[x] $x$"
TURNED = "\u202eđảo \u2067chữ"
NAMES = (SCRIPT, MARKDOWN, "=HYPERLINK(1)", TURNED, "dài" * 160)
UNIT, BLOC, FIRST = "DV-9900", "noi-chinh", 990_001

PAGES = (
    "/",
    f"/khoi?don_vi={UNIT}",
    "/khoi",
    "/mo-hinh?q=window",
    *(f"/mo-hinh?ma=DVK-{FIRST + place}" for place in range(len(NAMES))),
    "/nghi-quyet",
    "/trinh-chieu",
    "/quan-tri?muc=so-lieu",
    "/quan-tri?muc=so-lieu&bang=don-vi",
    f"/quan-tri?muc=so-lieu&bang=mo-hinh&ma=DVK-{FIRST}",
    f"/quan-tri?muc=so-lieu&bang=mo-hinh&ma=DVK-{FIRST + 1}&phan=bai-viet",
    "/quan-tri?muc=chat-luong&phan=trung",
    "/quan-tri?muc=chat-luong&phan=don-vi",
    f"/quan-tri?muc=anh&ma=DVK-{FIRST}",
    "/quan-tri?muc=nhat-ky",
)


@pytest.fixture
def hostile(office_dashboard: Running) -> Iterator[Running]:
    """A dashboard with such names of models, a unit and an account's note, which are taken back at the end."""
    engine = connect(office_dashboard.database)
    with begin(engine, "edit", account="lan", note=f"{SCRIPT} {MARKDOWN}") as running:
        running.write("unit", [{"code": UNIT, "name": SCRIPT, "short_name": MARKDOWN, "kind": "cell", "bloc": BLOC}])
        codes = [f"DVK-{FIRST + place}" for place in range(len(NAMES))]
        models = [
            {
                "code": code,
                "name": name,
                "unit": UNIT,
                "bloc": BLOC,
                "holder": name,
                "summary": name,
                "story": name * 20,
            }
            for code, name in zip(codes, NAMES, strict=True)
        ]
        running.write("model", models)
        running.write("model_year", [{"model": code, "year": 2024, "bloc": BLOC, "unit": UNIT} for code in codes])
    yield office_dashboard
    undo(engine, running.id, "lan")


def test_no_page_runs_what_a_name_holds_or_breaks_of_it(sign_in: SignIn, hostile: Running) -> None:
    page = sign_in(hostile, "dia-chi-admin", "admin")
    away: list[str] = []
    page.on("request", lambda request: away.append(page.url) if "a.vn" in request.url else None)
    for path in PAGES:
        page.goto(hostile.address + path)
        expect(page.locator(".trust").first).to_be_visible()
        expect(page.get_by_text("Trang gặp sự cố.", exact=True)).to_have_count(0)
        assert page.evaluate("() => window.bad") is None, path
        assert page.locator("a[href^='javascript:'], .stApp img[src='x']").count() == 0, path
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0, path
    assert away == []
