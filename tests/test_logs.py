"""What the real process writes to its log: lines that machines read, and never a secret."""

import json
import logging
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from accounts.cookies import SESSION
from accounts.directory import add_first_admin
from data_access import logs
from data_access.engine import connect
from tests.e2e.conftest import Running, free_port, serving

SECRETS = {"DVK_METRICS_TOKEN": "ma-doc-so-lieu-bi-mat", "DVK_OIDC_CLIENT_SECRET": "khoa-oidc-bi-mat"}
CHOSEN = "mật khẩu rất khó đoán của Lan 7"


@pytest.fixture
def watched(make_database_url: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Running:
    """A dashboard that logs all it can, as JSON, used by somebody who signs in and by somebody who guesses."""
    url = make_database_url("sqlite")
    password = add_first_admin(connect(url))
    assert password is not None
    for name, value in {**SECRETS, "DVK_LOG_FORMAT": "json", "DVK_LOG_LEVEL": "DEBUG", "DVK_ACCESS": "login"}.items():
        monkeypatch.setenv(name, value)
    with serving(url, free_port(), tmp_path / "log.txt") as running, httpx.Client(base_url=running.address) as client:
        client.post("/dang-nhap", data={"name": "quan-tri", "password": "đoán mò 123456"})
        client.post("/dang-nhap", data={"name": "quan-tri", "password": password})
        client.post("/doi-mat-khau", data={"old": password, "new": CHOSEN, "again": CHOSEN})
        SECRETS["session"] = client.cookies[SESSION]
        assert client.get("/quan-tri?ma=khong-co").status_code == 200
        assert client.get("/metrics").status_code == 403
        assert client.get("/metrics", headers={"authorization": f"Bearer {SECRETS['DVK_METRICS_TOKEN']}"}).is_success
        details = client.get("/readyz").json()["details"]
        assert details["database"]["engine"].startswith("SQLite")
        SECRETS["first password"] = password
    return running


def test_no_secret_enters_the_log_and_every_line_of_it_is_json(watched: Running, tmp_path: Path) -> None:
    written = (tmp_path / "log.txt").read_text()
    for secret in (*SECRETS.values(), CHOSEN, "đoán mò 123456"):
        assert secret not in written
    lines = [line for line in written.splitlines() if line.startswith("{")]
    for line in lines:
        assert {"time", "level", "part", "message"} <= json.loads(line).keys()
    others = [line for line in written.splitlines() if not line.startswith("{")]
    assert [line for line in others if "đang chạy tại http://" not in line] == []


def test_an_error_of_the_database_hides_what_was_asked_with(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(Exception, match="khong_co") as failed:
        connection.execute(text("SELECT * FROM khong_co WHERE a = :given"), {"given": "bi-mat"})
    assert "bi-mat" not in str(failed.value)


@contextmanager
def _record(message: str) -> Iterator[logging.LogRecord]:
    try:
        raise OperationalError("SELECT 1", {}, Exception("cut"), hide_parameters=True)
    except OperationalError:
        yield logging.LogRecord("ui.states", logging.ERROR, "", 0, message, None, sys.exc_info())


def test_a_line_names_request_and_revision_and_stays_one_line_with_its_traceback() -> None:
    logs.about("a1b2c3d4", 12)
    with _record("dòng một\nlevel=ERROR giả") as record:
        plain, told = logs.TextLines().format(record), json.loads(logs.JsonLines().format(record))
    logs.about("")
    assert re.match(r"\S+ ERROR ui\.states request=a1b2c3d4 revision=12 dòng một\\nlevel=ERROR giả Traceback", plain)
    assert "\n" not in plain
    assert (told["request"], told["revision"], told["level"]) == ("a1b2c3d4", 12, "ERROR")
    assert "OperationalError" in told["error"]
