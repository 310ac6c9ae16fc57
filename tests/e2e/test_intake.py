"""Uploads, history and the way back, as an office clerk meets them in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from data_access.duplicates import judged_distinct
from data_access.engine import connect, writing
from data_access.revision_list import RevisionEntry, revision_list
from data_access.revisions import begin
from data_access.schema import account
from tests.e2e.conftest import Running, SignIn
from tests.e2e.test_overview import ENGLISH
from tests.uploads.conftest import workbook

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).resolve().parents[1] / "uploads" / "samples"
WAIT = 90_000


def revisions(running: Running) -> list[RevisionEntry]:
    with connect(running.database).connect() as connection:
        return revision_list(connection, 100)


def upload(page: Page, file: Path, dataset: str = "Mô hình") -> None:
    """Choose list and file, and wait for the preview."""
    page.get_by_role("radio", name=dataset, exact=True).click(timeout=WAIT)
    expect(page.locator("p.template b")).to_have_text(f"{dataset}.", timeout=WAIT)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=WAIT)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text("Chọn tệp khác")).to_be_visible(timeout=WAIT)


def told(page: Page, words: str) -> None:
    expect(page.locator(".notice").filter(has_text=words).first).to_be_visible(timeout=WAIT)


def chosen(page: Page, label: str, option: str) -> None:
    """Choose in a list of choices."""
    field = page.get_by_role("combobox", name=label)
    field.click(timeout=WAIT)
    field.fill(option)
    page.get_by_role("option", name=option, exact=True).click()


def write(page: Page, clicks: int = 1) -> None:
    page.get_by_role("button", name=re.compile(r"Ghi [\d.]+ dòng")).click(click_count=clicks)


def units_are_there(page: Page, running: Running) -> None:
    """Upload the list of units unless it is stored already."""
    if any(entry.file_name == "units.csv" for entry in revisions(running)):
        return
    upload(page, SAMPLES / "units.csv", "Đơn vị")
    write(page)
    told(page, "Đã ghi phiên bản số liệu")
    page.get_by_role("button", name="Tải lên tệp khác").click()


def english(page: Page) -> list[str]:
    """Return the English words that are visible, names of files left out."""
    text = page.inner_text("body").replace("many_errors.csv", "")
    return sorted({word.lower() for word in ENGLISH.findall(text)})


def test_a_messy_list_is_seen_written_once_found_in_the_history_and_undone(
    sign_in: SignIn, office_dashboard: Running
) -> None:
    page = sign_in(office_dashboard, "an")
    units_are_there(page, office_dashboard)
    before = len(revisions(office_dashboard))
    upload(page, SAMPLES / "staff_list.xlsx")
    told(page, "Cả 11 dòng đều hợp lệ")
    expect(page.get_by_text("bỏ qua 2 dòng tiêu đề văn bản, 4 dòng nhóm")).to_be_visible()
    expect(page.locator(".counts")).to_contain_text("→")
    expect(page.locator("p.effect")).to_contain_text("Khối Kinh tế, Tài chính, Kỹ thuật +")
    assert english(page) == []
    write(page, clicks=2)
    told(page, "Đã ghi phiên bản số liệu")
    written = revisions(office_dashboard)[0]
    assert len(revisions(office_dashboard)) == before + 1
    assert (written.account, written.file_name) == ("an", "staff_list.xlsx")
    page.reload()
    told(page, f"Đã ghi phiên bản số liệu {written.id}")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text(f"Hoàn tác phiên bản {written.id}?")).to_be_visible(timeout=WAIT)
    page.get_by_role("button", name="Xác nhận hoàn tác").click(click_count=2)
    expect(page.get_by_text(f"Đã hoàn tác phiên bản {written.id}").first).to_be_visible(timeout=WAIT)
    assert [entry.undoes for entry in revisions(office_dashboard)[:2]] == [written.id, None]
    page.goto(f"{office_dashboard.address}/quan-tri?muc=lich-su")
    line = page.locator(f".st-key-revision_{written.id}")
    expect(line).to_contain_text(f"đã hoàn tác ở phiên bản {written.id + 1}", timeout=WAIT)
    line.get_by_role("button", name="Mở").click()
    expect(page.get_by_text("Thêm 11 mô hình.")).to_be_visible(timeout=WAIT)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp gốc").click()
    assert download.value.path().read_bytes() == (SAMPLES / "staff_list.xlsx").read_bytes()
    assert english(page) == []


def test_rows_with_problems_come_back_as_a_file_that_uploads_once_mended(
    sign_in: SignIn, office_dashboard: Running, tmp_path: Path
) -> None:
    page = sign_in(office_dashboard, "an")
    units_are_there(page, office_dashboard)
    upload(page, SAMPLES / "many_errors.csv")
    told(page, "7 trên 9 dòng cần sửa")
    problems = page.locator(".remedies")
    expect(problems).to_contain_text("“Khối Nông nghiệp”")
    expect(problems).to_contain_text("Gần nhất: “Đảng bộ Sở Giao thông vận tải”")
    write(page)
    told(page, "Còn 7 dòng chưa nhập")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải các dòng chưa nhập").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    for wrong, right in (
        ("Tổ chức", "Tập thể"),
        ("Khối Nông nghiệp", "Khối Nội chính, Tổng hợp"),
        ("20x4", "2024"),
        ("vận tảii", "vận tải"),
        ("Cấp làng", "Cơ sở"),
    ):
        text = text.replace(f",{wrong},", f',"{right}",').replace(wrong, right)
    mended = tmp_path / "da-sua.csv"
    mended.write_text(text, encoding="utf-8-sig")
    page.get_by_role("button", name="Tải lên tệp khác").click()
    upload(page, mended)
    told(page, "trên 7 dòng cần sửa")
    expect(page.locator(".remedies")).not_to_contain_text("Khối Nông nghiệp")
    expect(page.locator(".remedies")).to_contain_text("Điền ô còn trống: cột “Tên mô hình”")


def test_the_second_of_two_editors_gets_a_new_preview(
    sign_in: SignIn, office_dashboard: Running, tmp_path: Path
) -> None:
    first, second = sign_in(office_dashboard, "an"), sign_in(office_dashboard, "binh")
    file = tmp_path / "hai-nguoi.csv"
    file.write_text("Tên mô hình,Khối,Năm\nMô hình của hai người,Khối Nội chính,2024\n", encoding="utf-8")
    for page in (first, second):
        upload(page, file)
        told(page, "Dòng số liệu hợp lệ")
    write(first)
    told(first, "Đã ghi phiên bản số liệu")
    written = len(revisions(office_dashboard))
    write(second)
    told(second, "Số liệu vừa được người khác thay đổi nên chưa ghi gì")
    told(second, "Không có gì để ghi")
    assert len(revisions(office_dashboard)) == written


def test_hostile_names_and_texts_are_shown_harmless(sign_in: SignIn, office_dashboard: Running, tmp_path: Path) -> None:
    page = sign_in(office_dashboard, "an")
    script = "<img src=x onerror=window.bad=1><script>window.bad=1</script>"
    names = [
        script,
        "**đậm** [a](javascript:window.bad=1) :red[x]",
        "=HYPERLINK(1)",
        "\u202eđảo \u2067chữ",
        "dài " * 100,
    ]
    rows = "".join(f'"{name}",Khối Nội chính,2024\n' for name in names)
    wrong = f'"{script} 2","{script}",2024\n"Mô hình dài","{"x" * 9_000}",2024\n'
    file = tmp_path / "<img src=x onerror=window.bad=1>**đậm**.csv"
    file.write_text(f"Tên mô hình,Khối,Năm\n{rows}{wrong}", encoding="utf-8")
    upload(page, file)
    told(page, "2 trên 7 dòng cần sửa")
    expect(page.locator(".remedies")).to_contain_text("<script>window.bad=1</script>")
    page.get_by_role("radio", name=re.compile("Dòng mới")).click()
    expect(page.locator("table.plain")).to_contain_text("**đậm** [a](javascript:window.bad=1)")
    write(page)
    told(page, "Đã ghi phiên bản số liệu")
    newest = revisions(office_dashboard)[0]
    for path in ("/quan-tri?muc=lich-su", f"/quan-tri?muc=lich-su&ma={newest.id}"):
        page.goto(office_dashboard.address + path)
        expect(page.get_by_text("<img src=x onerror=window.bad=1>**đậm**.csv").first).to_be_visible(timeout=WAIT)
        assert page.evaluate("() => window.bad") is None
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_role_that_is_taken_away_writes_nothing_more(
    sign_in: SignIn, office_dashboard: Running, tmp_path: Path
) -> None:
    page = sign_in(office_dashboard, "chi")
    file = tmp_path / "mat-quyen.csv"
    file.write_text("Tên mô hình,Khối,Năm\nMô hình không được ghi,Khối Nội chính,2024\n", encoding="utf-8")
    upload(page, file)
    told(page, "Dòng số liệu hợp lệ")
    before = len(revisions(office_dashboard))
    with writing(connect(office_dashboard.database)) as connection:
        connection.execute(update(account).where(account.c.name == "chi").values(role="viewer"))
    write(page)
    expect(page.get_by_text("Không có quyền.")).to_be_visible(timeout=WAIT)
    assert len(revisions(office_dashboard)) == before


def test_a_file_that_cannot_be_used_says_what_to_do(sign_in: SignIn, office_dashboard: Running) -> None:
    page = sign_in(office_dashboard, "an")
    for name, words in (
        ("lost_letters.csv", "Chữ tiếng Việt trong tệp đã bị mất"),
        ("empty.csv", "Tệp trống"),
        ("not_a_table.csv", "Tệp không phải là bảng số liệu"),
        ("units.csv", "Không tìm thấy bảng “Mô hình” trong tệp"),
    ):
        upload(page, SAMPLES / name)
        told(page, words)
        page.get_by_role("button", name="Chọn tệp khác").click()
    upload(page, SAMPLES / "clean.csv")
    page.reload()
    told(page, "Chưa ghi gì vào hệ thống")


def test_a_row_that_resembles_a_stored_model_is_compared_and_decided_on(
    sign_in: SignIn, office_dashboard: Running, tmp_path: Path
) -> None:
    page = sign_in(office_dashboard, "an")
    file = tmp_path / "gan-giong.csv"
    file.write_text(
        "Tên mô hình,Khối,Năm\n"
        '"Mẹ đỡ đầu, kết nối yêu thương mới","Khối các Ban đảng, Mặt trận, đoàn thể, các Hội",2024\n'
        "Mô hình không giống mô hình nào,Khối Nội chính,2024\n",
        encoding="utf-8",
    )
    upload(page, file)
    told(page, "Có 1 mô hình mới rất giống mô hình đã có")
    pair = page.locator(".st-key-likely_2")
    expect(pair.locator("mark").last).to_have_text("mới")
    for choice, new, changed in (
        ("không nhập dòng này", 1, 0),
        ("cập nhật mô hình đã có", 1, 1),
        ("thêm mô hình", 2, 0),
    ):
        pair.get_by_text(choice).click()
        counts = page.locator(".counts .value")
        expect(counts.nth(0)).to_have_text(str(new), timeout=WAIT)
        expect(counts.nth(1)).to_have_text(str(changed), timeout=WAIT)
        expect(pair.get_by_role("radio", name=re.compile(choice), checked=True).first).to_be_attached()
    write(page)
    told(page, "Đã ghi phiên bản số liệu")
    newest = revisions(office_dashboard)[0]
    with connect(office_dashboard.database).connect() as connection:
        assert [pair.first for pair in judged_distinct(connection)].count("DVK-000003") == 1
    assert newest.file_name == "gan-giong.csv"


def test_what_headers_mean_is_asked_once_and_sheets_are_chosen_between(
    sign_in: SignIn, office_dashboard: Running, tmp_path: Path
) -> None:
    page = sign_in(office_dashboard, "an")
    file = tmp_path / "tieu-de-la.csv"
    file.write_text("Việc làm hay,Khối,Năm\nMô hình có tiêu đề lạ,Khối Nội chính,2024\n", encoding="utf-8")
    upload(page, file)
    told(page, "Không tìm thấy bảng “Mô hình” trong tệp")
    chosen(page, "Nghĩa của cột 1", "Tên mô hình")
    page.get_by_role("button", name="Đọc lại tệp").click()
    told(page, "Dòng số liệu hợp lệ")
    write(page)
    told(page, "Đã ghi phiên bản số liệu")
    page.get_by_role("button", name="Tải lên tệp khác").click()
    upload(page, file)
    told(page, "Không có gì để ghi")
    page.get_by_role("button", name="Chọn tệp khác").first.click()
    book = tmp_path / "hai-trang.xlsx"
    rows: list[list[object]] = [["Tên mô hình", "Khối", "Năm"], ["Mô hình của trang", "Khối Nội chính", 2024]]
    book.write_bytes(workbook(**{"Trang một": rows, "Trang hai": [*rows, ["Mô hình thứ hai", "Khối Nội chính", 2024]]}))
    upload(page, book)
    told(page, "Tệp còn trang tính “Trang hai” cũng có bảng")
    for sheet, words in (("Trang hai", "Cả 2 dòng đều hợp lệ"), ("Trang một", "Dòng số liệu hợp lệ")):
        chosen(page, "Trang tính", sheet)
        told(page, words)


def test_old_forms_of_files_and_letters_are_read_and_told(sign_in: SignIn, office_dashboard: Running) -> None:
    page = sign_in(office_dashboard, "an")
    units_are_there(page, office_dashboard)
    for name, words in (
        ("old.xls", "Tệp Excel (.xls)"),
        ("open.ods", "Tệp OpenDocument (.ods)"),
        ("tcvn3.csv", "Chữ trong tệp theo bảng mã TCVN3"),
    ):
        upload(page, SAMPLES / name)
        expect(page.get_by_text(words).first).to_be_visible(timeout=WAIT)
        expect(page.get_by_role("button", name=re.compile(r"Ghi \d+ dòng"))).to_be_visible()
        page.get_by_role("button", name="Chọn tệp khác").first.click()


def test_a_restore_tells_first_what_it_does_and_can_be_undone(sign_in: SignIn, office_dashboard: Running) -> None:
    page = sign_in(office_dashboard, "an")
    before = revisions(office_dashboard)[0].id
    with begin(connect(office_dashboard.database), "edit", account="binh") as running:
        running.write("model", [{"code": "DVK-880001", "name": "Mô hình ghi nhầm", "bloc": "noi-chinh"}])
        running.write("model_year", [{"model": "DVK-880001", "year": 2024, "bloc": "noi-chinh"}])
    page.goto(f"{office_dashboard.address}/quan-tri?muc=lich-su&ma={before}")
    page.get_by_role("button", name="Khôi phục về phiên bản này").click(timeout=WAIT)
    asked = page.locator(".st-key-going_back")
    expect(asked).to_contain_text("thay đổi của 1 phiên bản sau đó được đưa về như cũ", timeout=WAIT)
    expect(asked).to_contain_text("Bỏ 1 mô hình.")
    page.get_by_role("button", name="Xác nhận khôi phục").click(click_count=2)
    receipt = page.locator(".st-key-receipt")
    expect(receipt).to_contain_text(f"Đã khôi phục số liệu về phiên bản {before}", timeout=WAIT)
    assert [entry.action for entry in revisions(office_dashboard)[:2]] == ["restore", "edit"]
    receipt.get_by_role("button", name="Làm lại").click()
    expect(receipt).to_contain_text("đã hoàn tác", timeout=WAIT)
    receipt.get_by_role("button", name="Hoàn tác").click()
    expect(receipt).to_contain_text("Đã hoàn tác phiên bản", timeout=WAIT)
