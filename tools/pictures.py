"""The pictures of README and user guide, taken from a dashboard of their own: `python -m tools.pictures [NAME …]`.

The data is the illustrative seed, one uploaded list and one undo, all dated `DAY`, so that a picture changes only when
the page does. With names only those pictures are taken. Needs Chromium.
"""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import insert, select, update

from accounts.cookies import SESSION
from accounts.sessions import open_session
from bench.served import ROOT, served
from data_access.engine import connect, writing
from data_access.schema import account, revision
from seed.__main__ import main as seed
from uploads.__main__ import main as uploads

FOLDER = ROOT / "docs" / "pictures"
DAY = datetime(2024, 6, 10, 1, 30, tzinfo=UTC)
"""The day after the article that the published figures come from."""

LAPTOP, TALL, PHONE = (1366, 768), (1366, 1180), (390, 844)
EDITOR, ADMIN = "tong-hop", "quan-tri"
_ACCOUNTS = {
    ADMIN: ("Quản trị hệ thống", "admin"),
    EDITOR: ("Cán bộ tổng hợp", "editor"),
    "thuong-truc": ("Thường trực Đảng ủy", "viewer"),
}
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_PATIENCE = 120_000
_QUALITY = 78
_STILL = (
    "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState !== 'running' "
    "&& !document.querySelector('[data-stale=true], [data-testid=stSkeleton]') "
    "&& [...document.images].every(image => image.complete)"
)
_HEADERS = "Tên mô hình,Loại,Đơn vị,Lĩnh vực,Năm,Cấp đăng ký,Trạng thái\n"
_RIGHT = "Mã mô hình,Tên mô hình,Năm,Trạng thái,Điểm\n" + (
    "DVK-000103,,2025,Được công nhận,86\nDVK-000120,,2025,Chờ thẩm định,\nDVK-000157,,2025,Được công nhận,91\n"
)
_MISTAKEN = _HEADERS + "Mô hình ghi nhầm danh sách,Tập thể,Đảng bộ cơ sở minh họa 02,Kinh tế,2024,Cơ sở,Đã đăng ký\n"
_WRONG = _HEADERS + (
    "Vườn rau sạch của chi hội,Tập thể,Đảng bộ cơ sở minh họa 01,Kinh tế,2024,Cơ sở,Đã đăng ký\n"
    "Giờ đọc sách cùng con,Cá nhân,Đảng bộ cơ sở minh họa 3,Văn hóa - xã hội,2024,Cơ sở,Đã đăng ký\n"
    "Đường hoa thay cỏ dại,Tổ chức,Đảng bộ cơ sở minh họa 07,Kinh tế,2024,Cơ sở,Đã đăng ký\n"
    "Tổ hòa giải vui vẻ,Tập thể,Đảng bộ cơ sở minh họa 12,Kinh tế,20x4,Cơ sở,Đã đăng ký\n"
    "Mẹ đỡ đầu - Kết nối yêu thương,Tập thể,Đảng bộ cơ sở minh họa 26,Văn hóa - xã hội,2024,Cơ sở,Đang triển khai\n"
)
"""What offices send: a unit misspelt, a type that does not exist, a year that is none, and a model known before."""


def _as_opened(page: Page) -> None:
    """Do nothing: the page is taken as it opens."""


@dataclass(frozen=True)
class Picture:
    """One picture: what is opened, by whom, what is done there, and what of it is kept.

    ready  selector of what must be visible before anything is done
    part   selector of the part that is kept, "" = the whole window
    who    "" = a stranger on the server itself, who may view
    """

    name: str
    path: str
    ready: str = ".trust"
    act: Callable[[Page], None] = _as_opened
    part: str = ""
    who: str = ""
    size: tuple[int, int] = LAPTOP


def _pick_a_bloc(page: Page) -> None:
    page.locator(".st-key-chart_blocs .mark-rect path[aria-label^='Khối Kinh tế']").click()
    page.locator(".st-key-chips button").first.wait_for()


def _open_table(page: Page) -> None:
    page.get_by_role("button", name="Bảng số liệu").first.click()


def _open_export(page: Page) -> None:
    page.locator(".st-key-export summary").click()


def _search(page: Page) -> None:
    page.get_by_placeholder("Tìm theo tên").press_sequentially("nong dan")
    page.locator("p.found", has_text="tìm thấy").wait_for()


def _await_preview(page: Page) -> None:
    page.frame_locator("iframe").locator(".slide.on").wait_for()


def _fourth_slide(page: Page) -> None:
    page.keyboard.press("4")
    page.keyboard.press("Enter")


def _upload(page: Page) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": "mo-hinh-2024.csv", "mimeType": "text/csv", "buffer": _WRONG.encode("utf-8-sig")}
    )
    page.get_by_text("Chọn tệp khác").wait_for()


PICTURES = (
    Picture("tong-quan", "/", ".heat table"),
    Picture("khoi-va-don-vi", "/khoi"),
    Picture("mo-hinh", "/mo-hinh", ".cards a.card"),
    Picture("nghi-quyet", "/nghi-quyet"),
    Picture("trinh-chieu", "/trinh-chieu", "iframe", _await_preview),
    Picture("bo-loc", "/", ".heat table", _pick_a_bloc),
    Picture("bang-so-lieu", "/", ".heat table", _open_table),
    Picture("xuat", "/", ".heat table", _open_export),
    Picture("dien-thoai", "/", ".heat table", size=PHONE),
    Picture("mot-don-vi", "/khoi?don_vi=MH-DB-26"),
    Picture("tim-mo-hinh", "/mo-hinh", ".cards a.card", _search),
    Picture("mot-mo-hinh", "/mo-hinh?ma=DVK-000003", "ol.timeline"),
    Picture("mot-trang-chieu", "/trinh-chieu/xem", ".slide.on", _fourth_slide),
    Picture("dang-nhap", "/dang-nhap", "form"),
    Picture("tai-len", "/quan-tri", "p.template", who=EDITOR),
    Picture("xem-truoc", "/quan-tri", "p.template", _upload, who=EDITOR, size=TALL),
    Picture("sua-so-lieu", "/quan-tri?muc=so-lieu&ma=DVK-000003", who=EDITOR),
    Picture("chat-luong", "/quan-tri?muc=chat-luong", who=EDITOR),
    Picture("lich-su", "/quan-tri?muc=lich-su", ".revision", who=EDITOR),
    Picture("mot-phien-ban", "/quan-tri?muc=lich-su&ma=3", who=EDITOR),
    Picture("tai-khoan", "/quan-tri?muc=tai-khoan", who=ADMIN),
)


def main(names: list[str]) -> int:
    """Take the pictures and return 0; 1 for a name that no picture has."""
    if unknown := set(names) - {picture.name for picture in PICTURES}:
        print(f"Không có ảnh nào tên là {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 1
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DVK_DATABASE_URL"] = f"sqlite:///{folder}/pictures.sqlite3"
        tokens = _filled(Path(folder))
        with served([sys.executable, "dashboard.py"], {}) as (address, _), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
            for picture in PICTURES:
                if not names or picture.name in names:
                    _write(picture.name, _taken(browser, address, picture, tokens.get(picture.who)))
            browser.close()
    return 0


def _filled(folder: Path) -> dict[str, str]:
    """Fill the database: the seed, one list uploaded, one undone, all of it at DAY; return each account's session."""
    seed([])
    with writing(connect()) as connection:
        for name, (full_name, role) in _ACCOUNTS.items():
            person = {"name": name, "full_name": full_name, "role": role, "created_at": DAY}
            connection.execute(insert(account).values(person))
        tokens = {name: open_session(connection, name, "127.0.0.1") for name in _ACCOUNTS}
    for number, content in enumerate((_RIGHT, _MISTAKEN), 1):
        file = folder / f"mo-hinh-2024-dot-{number}.csv"
        file.write_text(content, encoding="utf-8-sig")
        uploads(["apply", str(file), "--dataset", "models", "--account", EDITOR])
    uploads(["undo", "4", "--account", EDITOR])
    with writing(connect()) as connection:
        for number in connection.scalars(select(revision.c.id)).all():
            at = DAY + timedelta(minutes=7 * number)
            connection.execute(update(revision).where(revision.c.id == number).values(created_at=at))
    return tokens


def _taken(browser: Browser, address: str, picture: Picture, token: str | None) -> bytes:
    """Return the picture as PNG, taken once nothing on the page moves any more."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
    )
    context.set_default_timeout(_PATIENCE)
    if token:
        context.add_cookies([{"name": SESSION, "value": token, "url": address}])
    page = context.new_page()
    page.goto(address + picture.path)
    page.locator(picture.ready).first.wait_for()
    _wait_until_still(page)
    picture.act(page)
    _wait_until_still(page)
    shown = page.locator(picture.part).first.screenshot() if picture.part else page.screenshot()
    context.close()
    return shown


def _wait_until_still(page: Page) -> None:
    before = b""
    while True:
        page.wait_for_function(_STILL)
        page.wait_for_timeout(400)
        shown = page.screenshot()
        if shown == before:
            return
        before = shown


def _write(name: str, png: bytes) -> None:
    file = FOLDER / f"{name}.webp"
    Image.open(io.BytesIO(png)).convert("RGB").save(file, quality=_QUALITY, method=6)
    print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1000} KB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
