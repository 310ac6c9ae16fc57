"""Two versions of the program on one PostgreSQL: the earlier one goes on while the later one changes the structure."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from data_access import migrate
from data_access.engine import connect
from seed.add import add_published
from tests.e2e.conftest import ROOT, Running, SignIn, free_port, serving
from tests.e2e.test_intake import SAMPLES, told, upload, write

pytestmark = [pytest.mark.browser, pytest.mark.long]
_MIGRATION = '''"""A column of the next version."""
import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = {head!r}


def upgrade() -> None:
    op.add_column("model", sa.Column("partner", sa.String(400), nullable=False, server_default=""))
'''


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The next version of the program: this one with one more migration."""
    program = tmp_path / "later"
    left_out = shutil.ignore_patterns(".*", "build", "data", "dist", "tests", "__pycache__")
    shutil.copytree(ROOT, program, ignore=left_out)
    versions = program / "data_access" / "migrations" / "versions"
    (versions / "9999_later.py").write_text(_MIGRATION.format(head=migrate._known()[0]), encoding="utf-8")
    return program


@pytest.fixture
def database(make_database_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> str:
    url = make_database_url("postgresql")
    monkeypatch.setenv("DVK_DATABASE_URL", url)
    add_published(connect(url))
    return url


def test_readers_of_the_earlier_version_go_on_and_its_writers_are_told_to_wait(
    later: Path, database: str, tmp_path: Path, sign_in: SignIn
) -> None:
    with serving(database, free_port(), tmp_path / "earlier.txt") as earlier:
        clerk = sign_in(earlier, "an")
        upload(clerk, SAMPLES / "units.csv", "Đơn vị")
        upgrade = [sys.executable, "-m", "data_access", "upgrade"]
        environment = {**os.environ, "DVK_DATABASE_URL": database}
        subprocess.run(upgrade, cwd=later, env=environment, check=True, capture_output=True)
        write(clerk)
        told(clerk, "Chương trình đang được nâng cấp")
        _shows(clerk, earlier, "Phiên bản số liệu 1")
        with pytest.raises(HTTPError, match="503"):
            urlopen(f"{earlier.address}/readyz", timeout=20)

        with serving(database, free_port(), tmp_path / "later.txt", later) as upgraded:
            with urlopen(f"{upgraded.address}/readyz", timeout=20) as answer:
                assert answer.status == 200
            clerk.goto(f"{upgraded.address}/quan-tri?muc=tai-len")
            upload(clerk, SAMPLES / "units.csv", "Đơn vị")
            write(clerk)
            told(clerk, "Đã ghi phiên bản số liệu 2")
            _shows(clerk, earlier, "Phiên bản số liệu 2")


def _shows(page: Page, running: Running, words: str) -> None:
    page.goto(f"{running.address}/khoi")
    expect(page.locator(".trust")).to_contain_text(words, timeout=60_000)
