"""The page Quản trị as editors and admins meet it."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from pillow_heif import from_pillow
from playwright.sync_api import Browser, Dialog, Page, expect
from sqlalchemy import update

from data_access.engine import connect, writing
from data_access.revision_list import revision_list
from data_access.revisions import begin
from data_access.schema import account
from tests.e2e.conftest import Running, SignIn
from tests.e2e.test_overview import ENGLISH

pytestmark = pytest.mark.browser

MODEL = "/quan-tri?muc=so-lieu&bang=mo-hinh&ma=DVK-000001"


def opened(page: Page, dashboard: Running, path: str) -> None:
    page.goto(dashboard.address + path)
    expect(page.locator(".trust").first).to_be_visible(timeout=30_000)


@pytest.fixture
def editor(sign_in: SignIn, office_dashboard: Running) -> Page:
    return sign_in(office_dashboard, "lan")


@pytest.fixture
def admin(sign_in: SignIn, office_dashboard: Running) -> Page:
    return sign_in(office_dashboard, "hoa", "admin")


def test_a_stranger_is_asked_to_sign_in(page: Page, office_dashboard: Running) -> None:
    page.goto(f"{office_dashboard.address}/quan-tri")
    expect(page.get_by_text("Cần đăng nhập").or_(page.get_by_label("Mật khẩu"))).to_be_visible(timeout=30_000)


def test_a_model_is_found_edited_and_undone(editor: Page, office_dashboard: Running) -> None:
    opened(editor, office_dashboard, "/quan-tri?muc=so-lieu")
    editor.get_by_label("Tìm mô hình").fill("xe dap yeu thuong")
    editor.get_by_text("DVK-000001").wait_for()
    editor.get_by_role("button", name="Mở").first.click()
    place = editor.get_by_label("Địa bàn", exact=True)
    before = place.input_value()
    place.fill("Phường Đồng Hải")
    editor.get_by_role("button", name="Lưu", exact=True).click()
    told = editor.locator(".st-key-receipt")
    expect(told).to_contain_text("Phường Đồng Hải")
    told.get_by_role("button", name="Hoàn tác").click()
    expect(told).to_contain_text("Đã hoàn tác")
    expect(editor.get_by_label("Địa bàn", exact=True).first).to_have_value(before)
    expect(editor.get_by_label("Địa bàn", exact=True)).to_have_count(1)
    editor.get_by_role("button", name="Xóa", exact=True).click()
    asked = editor.locator(".st-key-ending")
    expect(asked).to_contain_text("Xóa kèm")
    asked.get_by_role("button", name="Thôi").click()
    expect(asked).to_have_count(0)
    editor.get_by_role("button", name="Xóa", exact=True).click()
    asked.get_by_role("button", name="Xác nhận xóa").click(click_count=2)
    expect(told).to_contain_text("Đã xóa: Mô hình DVK-000001")
    told.get_by_role("button", name="Hoàn tác").click()
    expect(told).to_contain_text("Đã hoàn tác")


def test_a_wrong_cell_is_told_beside_it_and_nothing_is_lost(editor: Page, office_dashboard: Running) -> None:
    opened(editor, office_dashboard, f"{MODEL}&phan=theo-nam")
    editor.get_by_role("button", name="Sửa").first.click()
    editor.get_by_label("Điểm", exact=True).fill("một trăm")
    editor.get_by_label("Số quyết định").fill("12-QĐ/ĐUK")
    editor.get_by_role("button", name="Lưu", exact=True).click()
    expect(editor.get_by_text("Không phải số.")).to_be_visible()
    expect(editor.get_by_label("Số quyết định")).to_have_value("12-QĐ/ĐUK")
    expect(editor.locator(".st-key-receipt")).to_have_count(0)


def test_what_was_typed_is_not_lost_without_being_asked(editor: Page, office_dashboard: Running) -> None:
    opened(editor, office_dashboard, MODEL.replace("01", "06"))
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    editor.on("dialog", stay)
    place, history = editor.get_by_label("Địa bàn", exact=True), editor.get_by_role("radio", name="Lịch sử")
    place.fill("Xã đang gõ")
    with begin(connect(office_dashboard.database), "edit", account="minh") as running:
        running.write("setting", [{"key": "place", "value": "Ba Đồn"}])
    editor.get_by_role("button", name="Xóa", exact=True).click()
    editor.get_by_role("button", name="Thôi").click()
    expect(editor.locator(".st-key-ending")).to_have_count(0)
    history.click()
    editor.get_by_role("link", name="Tổng quan").first.click()
    editor.get_by_role("button", name="Đóng").click()
    editor.close(run_before_unload=True)
    expect(place).to_have_value("Xã đang gõ")
    assert asked == ["confirm", "confirm", "confirm", "beforeunload"]
    editor.remove_listener("dialog", stay)
    editor.once("dialog", lambda dialog: dialog.accept())
    history.click()
    expect(place).to_have_count(0)


def test_the_second_of_two_editors_sees_both_versions_and_decides(
    editor: Page, sign_in: SignIn, office_dashboard: Running
) -> None:
    path = MODEL.replace("01", "02")
    opened(editor, office_dashboard, path)
    other = sign_in(office_dashboard, "minh", path=path)
    other.get_by_label("Địa bàn", exact=True).fill("Xã của Minh")
    other.get_by_role("button", name="Lưu", exact=True).click()
    expect(other.locator(".st-key-receipt")).to_contain_text("Xã của Minh")
    editor.get_by_role("textbox", name="Chủ thể").fill("Tổ của Lan")
    editor.get_by_role("button", name="Lưu", exact=True).click()
    expect(editor.get_by_text("vừa được người khác thay đổi")).to_be_visible()
    expect(editor.get_by_text("được sửa bởi minh")).to_be_visible()
    for mine_or_theirs in ("Xã của Minh", "Tổ của Lan"):
        expect(editor.locator("table.plain")).to_contain_text(mine_or_theirs)
    editor.get_by_role("button", name="Lưu thay đổi của tôi").click()
    expect(editor.get_by_role("textbox", name="Chủ thể")).to_have_value("Tổ của Lan")
    expect(editor.get_by_label("Địa bàn", exact=True)).to_have_value("Xã của Minh")


def test_a_photo_is_added_served_and_taken_off(editor: Page, office_dashboard: Running, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Nhà riêng"
    Image.new("RGB", (900, 600), "seagreen").save(tmp_path / "le-trao.jpg", exif=exif)
    opened(editor, office_dashboard, "/quan-tri?muc=anh&ma=DVK-000003")
    editor.locator("input[type=file]").set_input_files(tmp_path / "le-trao.jpg")
    editor.get_by_role("button", name="Lưu 1 ảnh").click()
    picture = editor.locator("img.photo")
    expect(picture).to_have_count(1)
    address = picture.get_attribute("src")
    assert address is not None
    served = editor.request.get(office_dashboard.address + address)
    assert served.headers["content-type"] == "image/webp"
    assert "immutable" in served.headers["cache-control"]
    assert served.headers["x-content-type-options"] == "nosniff"
    stored = Image.open(io.BytesIO(served.body()))
    assert stored.size == (480, 320)
    assert not stored.getexif()
    editor.get_by_label("Chú thích").fill("Lễ trao <b>xe</b>")
    editor.get_by_role("button", name="Lưu", exact=True).click()
    expect(editor.locator(".st-key-receipt")).to_contain_text("Đã lưu ảnh")
    expect(picture).to_have_count(1)
    expect(picture).to_have_attribute("alt", "Lễ trao <b>xe</b>")
    expect(editor.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    editor.get_by_text("Gỡ khỏi mô hình").last.click()
    editor.get_by_role("button", name="Lưu", exact=True).click()
    expect(picture).to_have_count(0)
    editor.get_by_role("button", name="Hoàn tác").click()
    expect(picture).to_have_count(1)


def test_a_list_is_edited_in_its_table_and_what_is_in_use_stays(editor: Page, office_dashboard: Running) -> None:
    opened(editor, office_dashboard, "/quan-tri?muc=danh-muc&phan=field")
    short = editor.get_by_label("Tên ngắn").first
    expect(short).to_have_value("Kinh tế")
    short.fill("KT")
    editor.get_by_role("button", name="Lưu danh mục").click()
    told = editor.locator(".st-key-receipt")
    expect(told).to_contain_text("KT")
    told.get_by_role("button", name="Hoàn tác").click()
    expect(told).to_contain_text("Đã hoàn tác")
    expect(editor.get_by_label("Tên ngắn").first).to_have_value("Kinh tế")
    opened(editor, office_dashboard, "/quan-tri?muc=danh-muc&phan=bloc")
    editor.locator(".st-key-grid [data-testid=stCheckbox] label").first.click()
    editor.get_by_role("button", name="Lưu danh mục").click()
    expect(editor.get_by_text("đang được dùng ở")).to_be_visible()


def test_an_admin_adds_and_locks_an_account_and_the_record_tells_it(
    admin: Page, chromium: Browser, office_dashboard: Running
) -> None:
    opened(admin, office_dashboard, "/quan-tri?muc=tai-khoan")
    admin.get_by_label("Tên đăng nhập").fill("Thu")
    admin.get_by_role("button", name="Thêm tài khoản").click()
    shown = admin.locator(".st-key-one_time_password")
    expect(shown).to_contain_text("thu")
    expect(shown).to_contain_text(re.compile(r"[a-z0-9]{5}-[a-z0-9]{5}-"))
    shown.get_by_role("button", name="Đã ghi lại").click()
    expect(shown).to_have_count(0)
    admin.locator(".st-key-account_thu").get_by_role("button", name="Khóa").click()
    expect(admin.locator(".st-key-account_thu")).to_contain_text("đã khóa")
    admin.locator(".st-key-account_thu").get_by_role("button", name="Mở khóa").click()
    expect(admin.locator(".st-key-account_thu")).not_to_contain_text("đã khóa")
    admin.locator(".st-key-account_thu").get_by_role("button", name="Cấp lại mật khẩu").click()
    admin.get_by_role("button", name="Cấp mật khẩu mới").click(click_count=2)
    password = shown.locator("code").inner_text()
    opened(admin, office_dashboard, "/quan-tri?muc=nhat-ky")
    record = admin.locator("table.plain")
    for words in ("Khóa tài khoản", "thu: Người xem", "Mở khóa tài khoản"):
        expect(record).to_contain_text(words)
    expect(record.get_by_text("Cấp lại mật khẩu")).to_have_count(1)
    with admin.expect_download() as download:
        admin.get_by_role("button", name="Xuất nhật ký (CSV)").click()
    exported = download.value.path().read_text(encoding="utf-8-sig")
    assert "Khóa tài khoản" in exported
    assert password not in exported
    _signs_in_with_a_one_time_password_changes_it_and_signs_out(chromium, office_dashboard, "thu", password)


def _signs_in_with_a_one_time_password_changes_it_and_signs_out(
    chromium: Browser, running: Running, name: str, password: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{running.address}/dang-nhap?next=/khoi")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("heading")).to_have_text("Đổi mật khẩu")
    new = "sông Gianh chảy về đông"
    page.get_by_label("Mật khẩu hiện tại").fill(password)
    page.get_by_label("Mật khẩu mới", exact=True).fill(new)
    page.locator("[name=again]").fill(new)
    page.get_by_role("button", name="Đổi mật khẩu").click()
    expect(page.get_by_role("heading")).to_have_text("Đã đổi mật khẩu")
    expect(page.get_by_role("link", name="Tiếp tục")).to_have_attribute("href", "/khoi")
    page.goto(f"{running.address}/dang-xuat")
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    expect(page.get_by_role("heading")).to_have_text("Đã đăng xuất")
    page.goto(f"{running.address}/doi-mat-khau")
    expect(page.get_by_role("heading")).to_have_text("Đăng nhập")
    context.close()


def chosen(page: Page, label: str, option: str) -> None:
    """Choose in a list of choices; its field stands still first, for scrolling closes an open list."""
    field = page.get_by_role("combobox", name=re.compile(f"{label}( \\*)?$")).first
    field.focus()
    field.click()
    field.fill(option)
    page.get_by_role("option", name=option).first.click()


def saved(page: Page, words: str) -> None:
    page.get_by_role("button", name="Lưu", exact=True).click(click_count=2)
    expect(page.locator(".st-key-receipt")).to_contain_text(words)


def filled(page: Page, label: str, text: str) -> None:
    page.get_by_role("textbox", name=re.compile(f"^{label}")).first.fill(text)


def test_every_kind_of_record_is_added_once(editor: Page, office_dashboard: Running) -> None:
    opened(editor, office_dashboard, "/quan-tri?muc=so-lieu&bang=don-vi&ma=moi")
    filled(editor, "Tên đơn vị", "Đảng bộ Sở Thử nghiệm")
    chosen(editor, "Khối", "Khối Nội chính, Tổng hợp")
    saved(editor, "Đơn vị mới")
    opened(editor, office_dashboard, "/quan-tri?muc=so-lieu&ma=moi")
    filled(editor, "Tên mô hình", "Mô hình thêm bằng tay")
    chosen(editor, "Đơn vị", "Đảng bộ Sở Thử nghiệm")
    chosen(editor, "Khối", "Khối Nội chính, Tổng hợp")
    filled(editor, "Năm", "2024")
    saved(editor, "Mô hình mới")
    expect(editor.get_by_role("heading", name="Mô hình thêm bằng tay")).to_be_visible()
    editor.get_by_role("radio", name="Kết quả").last.click()
    editor.get_by_role("button", name="Thêm kết quả").click()
    chosen(editor, "Chỉ tiêu", "Đảng viên")
    filled(editor, "Năm", "2024")
    filled(editor, "Giá trị", "12")
    saved(editor, "Kết quả của")
    editor.get_by_role("radio", name="Khen thưởng").last.click()
    editor.get_by_role("button", name="Thêm khen thưởng").click()
    filled(editor, "Hình thức", "Giấy khen")
    filled(editor, "Năm", "2024")
    saved(editor, "Khen thưởng của")
    opened(editor, office_dashboard, "/quan-tri?muc=so-lieu&bang=cong-bo")
    editor.get_by_role("button", name="Thêm số liệu công bố").click()
    chosen(editor, "Chỉ tiêu", "Đảng viên")
    filled(editor, "Tính đến", "05/06/2025")
    filled(editor, "Giá trị", "5100")
    filled(editor, "Nguồn", "Báo cáo năm 2025")
    saved(editor, "Báo cáo năm 2025")
    with connect(office_dashboard.database).connect() as connection:
        added = [entry.added for entry in revision_list(connection, 5)]
    assert len(added) == 5
    assert min(added) >= 1


def test_likely_duplicates_are_merged_once_and_back_or_told_apart(editor: Page, office_dashboard: Running) -> None:
    with begin(connect(office_dashboard.database), "edit", account="lan") as running:
        twins = [("DVK-900001", "Đường hoa biên giới"), ("DVK-900002", "Đường hoa biên giới."), ("DVK-900003", "Đường")]
        running.write("model", [{"code": code, "name": name, "bloc": "noi-chinh"} for code, name in twins])
        running.write("model_year", [{"model": code, "year": 2024, "bloc": "noi-chinh"} for code, _ in twins])
    opened(editor, office_dashboard, "/quan-tri?muc=chat-luong&phan=trung")
    pair = editor.locator(".st-key-pair_DVK-900001_DVK-900002")
    expect(pair.locator("table.plain")).to_contain_text("Đường hoa biên giới.")
    pair.get_by_role("button", name="Gộp DVK-900002 vào DVK-900001").click(click_count=2)
    receipt = editor.locator(".st-key-receipt")
    expect(receipt).to_contain_text("Đã gộp DVK-900002 vào DVK-900001")
    expect(pair).to_have_count(0)
    receipt.get_by_role("button", name="Hoàn tác").click()
    pair.get_by_role("button", name="Không trùng").click(click_count=2)
    expect(receipt).to_contain_text("là hai mô hình khác nhau")
    expect(pair).to_have_count(0)


def test_an_admin_erases_the_bytes_of_a_file_and_of_a_photo(
    admin: Page, office_dashboard: Running, tmp_path: Path
) -> None:
    file = tmp_path / "xoa-tep.csv"
    file.write_text("Tên mô hình,Khối,Năm\nMô hình có tệp cần xóa,Khối Nội chính,2024\n", encoding="utf-8")
    opened(admin, office_dashboard, "/quan-tri?muc=tai-len")
    admin.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    admin.get_by_role("button", name=re.compile("Ghi 1 dòng")).click()
    admin.get_by_role("button", name="Xem thay đổi").click()
    admin.get_by_role("button", name="Xóa vĩnh viễn tệp gốc").click()
    admin.get_by_role("button", name="Xóa vĩnh viễn tệp này").click(click_count=2)
    expect(admin.get_by_text("Đã xóa vĩnh viễn tệp xoa-tep.csv")).to_be_visible()
    expect(admin.get_by_text("Tệp gốc đã được xóa; số liệu và nhật ký vẫn còn.")).to_be_visible()
    expect(admin.get_by_role("button", name="Tải tệp gốc")).to_have_count(0)
    from_pillow(Image.new("RGB", (600, 400), "firebrick")).save(tmp_path / "iphone.heic")
    opened(admin, office_dashboard, "/quan-tri?muc=anh&ma=DVK-000004")
    admin.locator("input[type=file]").set_input_files(tmp_path / "iphone.heic")
    admin.get_by_role("button", name="Lưu 1 ảnh").click(click_count=2)
    picture = admin.locator("img.photo")
    expect(picture).to_have_count(1)
    address = office_dashboard.address + str(picture.get_attribute("src"))
    assert admin.request.get(address).status == 200
    admin.get_by_role("button", name="Xóa vĩnh viễn một ảnh").click()
    admin.get_by_role("button", name="Xóa vĩnh viễn", exact=True).click(click_count=2)
    expect(admin.get_by_text("Đã xóa vĩnh viễn một ảnh")).to_be_visible()
    expect(picture).to_have_count(0)
    assert admin.request.get(address).status == 404


def test_an_editor_does_not_see_what_is_the_admins(editor: Page, office_dashboard: Running) -> None:
    opened(editor, office_dashboard, "/quan-tri?muc=tai-khoan")
    expect(editor.get_by_role("radio", name="Sửa số liệu")).to_be_visible()
    expect(editor.get_by_role("radio", name="Tài khoản")).to_have_count(0)
    expect(editor.locator("[class*=st-key-account_]")).to_have_count(0)


@pytest.mark.parametrize("section", ["so-lieu", "chat-luong", "anh&ma=DVK-000005", "danh-muc", "tai-khoan", "nhat-ky"])
def test_no_section_shows_english(admin: Page, office_dashboard: Running, section: str) -> None:
    opened(admin, office_dashboard, f"/quan-tri?muc={section}")
    admin.evaluate("() => document.querySelectorAll('[data-testid=stIconMaterial]').forEach((icon) => icon.remove())")
    assert sorted({word.lower() for word in ENGLISH.findall(admin.inner_text("body"))}) == []


def test_a_file_is_not_made_for_whoever_lost_the_role_since_the_page_was_drawn(
    sign_in: SignIn, office_dashboard: Running
) -> None:
    page = sign_in(office_dashboard, "tam-quan", "admin", "/quan-tri?muc=nhat-ky")
    button = page.get_by_role("button", name="Xuất nhật ký (CSV)")
    with page.expect_download():
        button.click()
    with writing(connect(office_dashboard.database)) as connection:
        connection.execute(update(account).where(account.c.name == "tam-quan").values(role="editor"))
    button.click()
    expect(page.get_by_text("Chưa tải được tệp.")).to_be_visible()
