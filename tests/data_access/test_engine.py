"""A database that cannot be used is refused with one Vietnamese sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from data_access import engine as engine_module
from data_access.engine import DatabaseUnusable, check_usable, connect, writing
from data_access.settings import BrokenSettings, settings


@pytest.fixture(autouse=True)
def _fresh_settings() -> Iterator[None]:
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_a_database_that_works_is_usable(engine: Engine) -> None:
    check_usable(engine)
    check_usable(engine)


@pytest.mark.parametrize(
    ("name", "value"),
    [("DVK_PORT", "nhiều"), ("DVK_PORT", "0"), ("DVK_LOG_LEVEL", "LOUD")],
)
def test_a_broken_setting_is_named_with_its_value(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BrokenSettings, match=f"{name} .*{value}"):
        settings()


def test_a_broken_setting_that_may_hold_a_password_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DVK_DATABASE_URL", "mysql://lan:bi-mat@may-chu/kho")
    with pytest.raises(BrokenSettings, match="DVK_DATABASE_URL") as refused:
        settings()
    assert "bi-mat" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_the_address_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, database_url: str) -> None:
    monkeypatch.setenv("DVK_DATABASE_URL", database_url)
    assert connect() is connect(database_url)


def test_an_address_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(DatabaseUnusable, match="không đúng dạng"):
        connect("không phải địa chỉ")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnusable, match="Không tạo được thư mục"):
        connect(f"sqlite:///{tmp_path}/file/inside/database.sqlite3")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.sqlite3").write_bytes(b"a letter, not a database " * 100)
    broken = connect(f"sqlite:///{tmp_path}/letter.sqlite3")
    with pytest.raises(DatabaseUnusable, match="không phải cơ sở dữ liệu SQLite"):
        check_usable(broken)
    broken.dispose()


def test_a_server_that_does_not_answer_is_refused(tmp_path: Path) -> None:
    absent = connect(f"postgresql://nobody@/kho?host={tmp_path}")
    with pytest.raises(DatabaseUnusable, match="Không kết nối được"):
        check_usable(absent)
    absent.dispose()


def test_a_database_that_refuses_writing_is_refused(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(DatabaseUnusable, match="Không ghi được"):
        check_usable(sqlite_engine)


@pytest.mark.parametrize("oldest", ["OLDEST_SQLITE", "OLDEST_POSTGRESQL"])
def test_a_database_that_is_too_old_is_refused(engine: Engine, monkeypatch: pytest.MonkeyPatch, oldest: str) -> None:
    monkeypatch.setattr(engine_module, oldest, (99, 0, 0))
    if engine.dialect.name in oldest.lower():
        with pytest.raises(DatabaseUnusable, match=r"quá cũ; cần từ phiên bản 99\.0\.0"):
            check_usable(engine)
    else:
        check_usable(engine)


def test_a_write_that_fails_is_rolled_back(engine: Engine) -> None:
    def write_and_fail() -> None:
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO setting (key, value, since, origin) VALUES ('a', 'b', 1, 1)"))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        write_and_fail()
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM setting")) == 0
