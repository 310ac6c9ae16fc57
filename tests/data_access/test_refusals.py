"""Why a write was refused is told in words, whichever database refuses it."""

import pickle
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from data_access.refusals import why_refused
from data_access.revisions import begin


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
