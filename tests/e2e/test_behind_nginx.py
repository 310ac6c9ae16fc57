"""Two processes on one PostgreSQL behind nginx, with the configuration that deploy/ gives."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from accounts.directory import add
from data_access.engine import connect
from seed.add import add_published
from tests.e2e.conftest import ROOT, Running, free_port, serving
from tests.e2e.test_intake import SAMPLES, told, upload, write

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.skipif(NGINX is None or shutil.which("openssl") is None, reason="nginx or openssl is not installed"),
]
_TRIES = 40
PASSWORD = "con đường làng nở hoa"


@dataclass(frozen=True)
class Office:
    """Two processes and the address of nginx before them."""

    address: str
    processes: tuple[Running, Running]
    one_time: str


@pytest.fixture
def office(
    make_database_url: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    database = make_database_url("postgresql")
    for name, value in (
        ("DVK_DATABASE_URL", database),
        ("DVK_ACCESS", "login"),
        ("DVK_TRUSTED_PROXIES", "127.0.0.1"),
        ("DVK_ALLOWED_HOSTS", "localhost,127.0.0.1"),
    ):
        monkeypatch.setenv(name, value)
    add_published(connect(database))
    one_time = add(connect(database), "can.bo", "editor")
    with ExitStack() as running:
        first, second = (
            running.enter_context(serving(database, free_port(), tmp_path / f"{name}.txt")) for name in ("a", "b")
        )
        address = running.enter_context(_nginx(tmp_path, first, second))
        yield Office(address, (first, second), one_time)


@contextmanager
def _nginx(folder: Path, *behind: Running) -> Iterator[str]:
    """Run nginx with deploy/nginx.conf on free ports, in a folder of its own; yields its address."""
    key = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "1")
    subprocess.run([*key, "-keyout", folder / "tls.key", "-out", folder / "tls.crt"], check=True, capture_output=True)
    plain, secure = free_port(), free_port()
    given = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for old, new in (
        ("dan-van-kheo.example", "localhost"),
        ("/etc/nginx/tls/dan-van-kheo", str(folder / "tls")),
        ("listen 80;", f"listen {plain};"),
        ("listen 443 ssl;", f"listen {secure} ssl;"),
        ("127.0.0.1:8501", behind[0].address.removeprefix("http://")),
        ("127.0.0.1:8502", behind[1].address.removeprefix("http://")),
        # Debian's stable nginx is older than this directive, which only makes it quicker.
        ("    http2 on;\n", ""),
    ):
        assert old in given
        given = given.replace(old, new)
    kept = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user} pid {folder}/nginx.pid; error_log {folder}/error.txt; events {{}} "
        f"http {{ access_log off; {kept}\n{given}\n}}",
        encoding="utf-8",
    )
    assert NGINX is not None
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"])
    try:
        yield f"https://localhost:{secure}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_who_loses_a_process_goes_on_at_the_other(office: Office, chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_context(ignore_https_errors=True, viewport={"width": 1366, "height": 768}).new_page()
    _sign_in(page, office)
    upload(page, SAMPLES / "units.csv", "Đơn vị")
    write(page)
    told(page, "Đã ghi phiên bản số liệu 2")
    export = page.request.get(f"{office.address}/xuat/xlsx")
    assert export.status == 200
    assert "phien-ban-2" in export.headers["content-disposition"]

    photo = _photo_added(page, office, tmp_path / "le-trao.jpg")

    first, second = office.processes
    _kill(first)
    _goes_on(page, office)
    assert page.request.get(photo).headers["content-type"] == "image/webp"
    with serving(first.database, int(first.address.rsplit(":", 1)[1]), tmp_path / "again.txt"):
        _kill(second)
        _goes_on(page, office)
    page.context.close()


def _photo_added(page: Page, office: Office, file: Path) -> str:
    """Add a photo to a model; return its address, at which it is served."""
    Image.new("RGB", (900, 600), "seagreen").save(file)
    page.goto(f"{office.address}/quan-tri?muc=anh&ma=DVK-000003")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Lưu 1 ảnh").click()
    source = page.locator("img.photo").get_attribute("src")
    assert source is not None
    assert page.request.get(f"{office.address}{source}").status == 200
    return f"{office.address}{source}"


def _kill(one: Running) -> None:
    one.process.kill()
    one.process.wait(timeout=20)


def _goes_on(page: Page, office: Office) -> None:
    """Hold that whoever was signed in still is, and sees what was written, at whichever process is left."""
    for _ in range(_TRIES):
        if page.request.get(f"{office.address}/healthz").status == 200:
            break
        page.wait_for_timeout(250)
    page.goto(f"{office.address}/")
    expect(page.locator(".trust")).to_contain_text("Phiên bản số liệu 3", timeout=30_000)
    expect(page.locator(".st-key-account summary")).to_contain_text("can.bo")
    page.get_by_role("link", name="Khối và đơn vị").click()
    expect(page).to_have_url(re.compile("/khoi"))
    expect(page.locator(".trust")).to_be_visible(timeout=60_000)


def _sign_in(page: Page, office: Office) -> None:
    page.goto(f"{office.address}/quan-tri")
    page.get_by_label("Tên đăng nhập").fill("can.bo")
    page.get_by_label("Mật khẩu").fill(office.one_time)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Mật khẩu hiện tại").fill(office.one_time)
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu mới").fill(PASSWORD)
    page.get_by_role("button", name="Đổi mật khẩu").click()
    page.get_by_role("link", name="Tiếp tục").click()
    expect(page.get_by_role("heading", name="Quản trị")).to_be_visible(timeout=30_000)
