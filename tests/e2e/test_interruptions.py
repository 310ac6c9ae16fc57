"""What people meet in their browsers when the database, the dashboard or they themselves are interrupted.

Part of `make test-long`: a PostgreSQL server and a dashboard of its own, each ended at once, as by a power cut.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select

from data_access.engine import connect, reading
from data_access.inspection import findings
from data_access.migrate import upgrade
from data_access.revisions import current_revision
from data_access.schema import FOREVER, model
from seed.add import add_illustrative, add_published
from tests.conftest import OwnServer, SmallDisk
from tests.e2e.conftest import Running, SignIn, free_port, serving
from tests.e2e.test_intake import WAIT, told, upload, write
from tests.faults.tally import Injected

pytestmark = [pytest.mark.browser, pytest.mark.long]

TIMES = int(os.environ.get("DVK_KILLS", "2"))
FEW, MANY = 3_000, 5_200
"""Rows of a file that is worked on at once, and of one that is worked on in a process of its own."""

UNREACHABLE = "Không kết nối được cơ sở dữ liệu."
PREVIEW = "Dòng số liệu hợp lệ"


@pytest.fixture
def office(own_server: OwnServer, tmp_path: Path) -> Iterator[Running]:
    """A dashboard with the illustrative seed on a PostgreSQL server that may be stopped."""
    add_published(connect(own_server.url))
    add_illustrative(connect(own_server.url))
    with serving(own_server.url, free_port(), tmp_path / "log.txt") as running:
        yield running


def _list(folder: Path, name: str, rows: int = 1) -> Path:
    file = folder / f"{name}.csv"
    lines = "".join(f"{name} số {number},Khối Nội chính,2024\n" for number in range(rows))
    file.write_text(f"Tên mô hình,Khối,Năm\n{lines}", encoding="utf-8")
    return file


def _state(running: Running) -> tuple[int, int]:
    """Return the current revision and the number of models, of a store that is found whole."""
    with reading(connect(running.database)) as connection:
        assert [finding.sentence for finding in findings(connection)] == []
        models = connection.scalar(select(func.count()).select_from(model).where(model.c.until == FOREVER))
        return current_revision(connection), models or 0


def _shown(page: Page) -> None:
    expect(page.locator(".trust").first).to_be_visible(timeout=WAIT)
    expect(page.get_by_text(UNREACHABLE)).to_have_count(0, timeout=WAIT)


def test_pages_say_that_the_database_is_gone_and_go_on_once_it_is_back(
    own_server: OwnServer, office: Running, sign_in: SignIn, page: Page, tmp_path: Path, injected: Injected
) -> None:
    editor = sign_in(office, "lan")
    page.goto(office.address)
    _shown(page)
    for turn in range(TIMES):
        upload(editor, _list(tmp_path, f"Mô hình trước sự cố {turn}"))
        told(editor, PREVIEW)
        before = _state(office)
        own_server.stop()
        injected("Cơ sở dữ liệu dừng rồi chạy lại khi đang có người dùng", "postgresql")
        page.get_by_role("link", name="Khối và đơn vị" if turn % 2 == 0 else "Tổng quan", exact=True).first.click()
        expect(page.get_by_text(UNREACHABLE).first).to_be_visible(timeout=WAIT)
        write(editor)
        lost = editor.get_by_text(UNREACHABLE).or_(editor.get_by_text("Cơ sở dữ liệu đang bận hoặc không kết nối được"))
        expect(lost.first).to_be_visible(timeout=WAIT)
        own_server.start()
        _shown(page)
        _shown(editor)
        # What was asked for before the page could say no is written now; a write that had begun is asked for again.
        written = editor.locator(".notice").filter(has_text="Đã ghi phiên bản số liệu")
        expect(written.or_(editor.get_by_text("Cơ sở dữ liệu đang bận")).first).to_be_visible(timeout=WAIT)
        if not written.count():
            assert _state(office) == before
            write(editor)
        told(editor, "Đã ghi phiên bản số liệu")
        assert _state(office) == (before[0] + 1, before[1] + 1)
        editor.get_by_role("button", name="Tải lên tệp khác").click()


def test_whoever_comes_while_the_database_is_gone_is_told_and_let_in_later(
    own_server: OwnServer, office: Running, sign_in: SignIn, page: Page, injected: Injected
) -> None:
    editor = sign_in(office, "lan", path="/")
    _shown(editor)
    own_server.stop()
    injected("Cơ sở dữ liệu dừng rồi chạy lại khi đang có người dùng", "postgresql")
    page.goto(office.address)
    expect(page.get_by_text(UNREACHABLE).first).to_be_visible(timeout=WAIT)
    editor.goto(f"{office.address}/quan-tri")
    expect(editor.get_by_text("Tạm thời gián đoạn").first).to_be_visible(timeout=WAIT)
    own_server.start()
    _shown(page)
    expect(editor.get_by_text("Tải lên").first).to_be_visible(timeout=WAIT)


def test_a_dashboard_that_was_killed_is_found_again_by_open_pages(
    own_server: OwnServer, tmp_path: Path, sign_in: SignIn, page: Page, injected: Injected
) -> None:
    add_published(connect(own_server.url))
    port = free_port()
    with serving(own_server.url, port, tmp_path / "log.txt") as running:
        editor = sign_in(running, "lan")
        page.goto(running.address)
        _shown(page)
        told_before = editor.get_by_role("radio", name="Mô hình", exact=True)
        expect(told_before).to_be_visible(timeout=WAIT)
        running.process.kill()
        running.process.wait()
        injected("Chương trình dừng đột ngột khi đang có người dùng", "postgresql")
        with serving(own_server.url, port, tmp_path / "log.txt") as again:
            connected = page.get_by_test_id("stApp")
            expect(connected).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=WAIT)
            page.get_by_role("link", name="Khối và đơn vị", exact=True).first.click()
            expect(page.locator("h1.headline").first).to_be_visible(timeout=WAIT)
            _shown(page)
            editor.reload()
            expect(editor.get_by_role("radio", name="Mô hình", exact=True)).to_be_visible(timeout=WAIT)
            assert _state(again)[0] == 1


def test_a_full_disk_is_told_beside_the_preview_which_is_written_once_there_is_room(
    small_disk: SmallDisk, sign_in: SignIn, tmp_path: Path, injected: Injected
) -> None:
    url = f"sqlite:///{small_disk.folder}/office.sqlite3"
    upgrade(connect(url))
    add_published(connect(url))
    with serving(url, free_port(), tmp_path / "log.txt") as running:
        before = _state(running)
        editor = sign_in(running, "lan")
        upload(editor, _list(tmp_path, "Mô hình khi đầy đĩa", FEW))
        told(editor, "Cả 3.000 dòng đều hợp lệ")
        small_disk.fill(room=200_000)
        write(editor)
        injected("Đầy đĩa khi bấm ghi trên trình duyệt", "sqlite")
        told(editor, "Đĩa chứa cơ sở dữ liệu đã đầy; chưa có gì thay đổi.")
        assert _state(running) == before
        small_disk.free()
        write(editor)
        told(editor, "Đã ghi phiên bản số liệu")
        assert _state(running) == (before[0] + 1, before[1] + FEW)


def _at_choice(page: Page, folder: Path) -> None:
    expect(page.get_by_role("radio", name="Mô hình", exact=True)).to_be_visible(timeout=WAIT)


def _at_preview(page: Page, folder: Path) -> None:
    upload(page, _list(folder, "Mô hình chỉ xem trước"))
    told(page, PREVIEW)


def _while_checking(page: Page, folder: Path) -> None:
    upload(page, _list(folder, "Mô hình đang kiểm tra", MANY))


def _while_writing(page: Page, folder: Path) -> None:
    upload(page, _list(folder, "Mô hình đang ghi", MANY))
    told(page, f"Cả {MANY:,} dòng đều hợp lệ".replace(",", "."))
    write(page)
    expect(page.get_by_text("Đang ghi, xin đừng đóng trang")).to_be_visible(timeout=WAIT)


def _after_writing(page: Page, folder: Path) -> None:
    upload(page, _list(folder, "Mô hình đã ghi xong"))
    told(page, PREVIEW)
    write(page)
    told(page, "Đã ghi phiên bản số liệu")


STEPS: dict[str, tuple[Callable[[Page, Path], None], int]] = {
    "chọn tệp": (_at_choice, 0),
    "đang kiểm tra": (_while_checking, 0),
    "xem trước": (_at_preview, 0),
    "đang ghi": (_while_writing, MANY),
    "vừa ghi xong": (_after_writing, 1),
}
"""How to come to a step of an upload, and how many models its end brings in, all or none."""


def test_a_browser_closed_in_any_step_of_an_upload_leaves_all_of_it_or_nothing(
    office: Running, sign_in: SignIn, chromium: Browser, tmp_path: Path, injected: Injected
) -> None:
    for step, (come_to, brought) in STEPS.items():
        revision, models = _state(office)
        page = sign_in(office, "lan")
        come_to(page, tmp_path)
        page.context.close()
        injected(f"Trình duyệt bị đóng giữa chừng khi tải lên: {step}", "postgresql")
        again = sign_in(office, "lan", path="/quan-tri?muc=lich-su")
        if brought:  # whoever had begun to write is done by the server alone
            again.goto(f"{office.address}/quan-tri?muc=lich-su")
            for _ in range(60):
                again.reload()
                expect(again.locator("[class*='st-key-revision_']").first).to_be_visible(timeout=WAIT)
                if again.locator(f".st-key-revision_{revision + 1}").count():
                    break
        assert _state(office) == (revision + bool(brought), models + brought)
