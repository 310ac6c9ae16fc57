"""What `/metrics` and `/readyz` tell, and to whom."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.middleware import Middleware

from accounts.door import Door
from tests.accounts.conftest import AWAY, Browser, add_account
from tests.conftest import SetUp
from ui import health, metrics, system_status
from wording.operation import attention

TOKEN = "mã đọc số liệu".encode().hex()


@pytest.fixture
def here(database_url: str, set_up: SetUp) -> Starlette:
    set_up(database_url=database_url, access=None)
    entrances = (*health.ENTRANCES, *metrics.ENTRANCES)
    return Starlette(routes=entrances, middleware=[Middleware(Door, entrances=entrances, scripts=())])


def _browser(app: Starlette, address: str = "127.0.0.1") -> Browser:
    return Browser(app, address, "http://localhost")


def test_metrics_are_for_this_machine_alone_unless_there_is_a_token(here: Starlette, set_up: SetUp) -> None:
    own = _browser(here).get("/metrics")
    assert own.status_code == 200
    assert "dvk_database_up 1" in own.text
    assert _browser(here, AWAY).get("/metrics").status_code == 403
    assert _browser(here).get("/metrics", x_forwarded_for=AWAY).status_code == 403
    set_up(metrics_token=TOKEN)
    assert _browser(here).get("/metrics").status_code == 403
    assert _browser(here, AWAY).get("/metrics", authorization="Bearer ").status_code == 403
    assert _browser(here, AWAY).get("/metrics", authorization=f"Bearer {TOKEN}x").status_code == 403
    assert _browser(here, AWAY).get("/metrics", authorization=f"Bearer {TOKEN}").status_code == 200


def test_every_line_is_a_comment_or_a_number_with_its_name(here: Starlette) -> None:
    for line in _browser(here).get("/metrics").text.splitlines():
        if not line.startswith("# "):
            name, number = line.rsplit(" ", 1)
            assert name.startswith(("dvk_", "process_"))
            float(number)


def test_the_process_is_told_of_while_the_database_is_away(here: Starlette, set_up: SetUp) -> None:
    set_up(database_url="postgresql://nobody@127.0.0.1:1/none")
    told = _browser(here).get("/metrics")
    assert told.status_code == 200
    assert "dvk_database_up 0" in told.text
    assert _browser(here).get("/readyz").status_code == 503


def test_readiness_tells_strangers_no_details(here: Starlette, engine: Engine) -> None:
    add_account(engine, role="editor")
    assert _browser(here).get("/readyz").json() == {"ready": True, "revision": 0}


def test_the_newest_backup_is_found(tmp_path: Path) -> None:
    assert system_status.newest_backup(tmp_path) is None
    (tmp_path / "ghi-chu.txt").write_text("khác")
    (tmp_path / "dan-van-kheo-2026-01-01-023000.sqlite3").write_bytes(b"12345")
    found = system_status.newest_backup(tmp_path)
    assert found is not None
    assert (found.name, found.bytes) == ("dan-van-kheo-2026-01-01-023000.sqlite3", 5)


def _attention(folder: str = "/var/backups", age: float | None = 3_600, free: int = 50, failed: int = 0) -> list[str]:
    return attention(folder=folder, backup_age=age, free=free, total=100, failed=failed)


def test_what_needs_attention_is_told_in_sentences() -> None:
    assert _attention() == []
    assert "DVK_BACKUP_FOLDER" in _attention(folder="")[0]
    assert "Chưa có bản sao lưu" in _attention(age=None)[0]
    assert "3 ngày" in _attention(age=3 * 86_400)[0]
    assert "còn trống" in _attention(free=5)[0]
    assert "2 lượt trang" in _attention(failed=2)[0]
