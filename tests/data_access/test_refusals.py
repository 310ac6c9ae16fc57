"""Why a write was refused is told in words, whichever database refuses it."""

import pickle
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from data_access.refusals import why_refused
from data_access.revisions import begin
from tests.conftest import MakeEngine


def _refused(cause: Exception) -> OperationalError:
    return OperationalError("INSERT", {}, cause)


def test_a_full_disk_of_sqlite_is_named(sqlite_engine: Engine) -> None:
    @event.listens_for(sqlite_engine, "connect")
    def leave_no_room(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # as many as there are

    with pytest.raises(OperationalError) as refused, begin(sqlite_engine, "edit") as running:
        running.write_tuples("setting", ("key", "value"), [(f"khoa-{n}", "gia tri " * 100) for n in range(500)])
    assert why_refused(refused.value).startswith("Đĩa chứa cơ sở dữ liệu đã đầy")


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (psycopg.errors.DiskFull("could not extend file"), "Đĩa chứa cơ sở dữ liệu đã đầy"),
        (psycopg.errors.AdminShutdown("terminating connection"), "Cơ sở dữ liệu đang bận hoặc không kết nối được"),
        (Exception("database is locked"), "Cơ sở dữ liệu đang bị tiến trình khác ghi quá lâu"),
    ],
)
def test_the_reason_is_told_also_of_work_in_another_process(cause: Exception, told: str) -> None:
    sent = pickle.loads(pickle.dumps(_refused(cause)))
    assert why_refused(sent).startswith(told)
    assert "chưa có gì thay đổi" in why_refused(sent)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_that_was_never_upgraded_is_told_apart(make_engine: MakeEngine, kind: str) -> None:
    with make_engine(kind).connect() as connection, pytest.raises(DBAPIError) as refused:
        connection.execute(text("SELECT 1 FROM no_such_table"))
    assert "python -m data_access upgrade" in why_refused(refused.value)
