"""Files with many rows are worked on in a process of their own, which tells how far it is."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from accounts.permission import Refused, author
from tests.seed.current import current
from tests.uploads.conftest import asked, table, workbook
from uploads.apply import StalePlan
from uploads.limits import Limits
from uploads.parse.source import source_of_bytes
from uploads.unusable import UnclearHeaders
from uploads.work import Work, WorkEnded, begin_apply, begin_check, begin_rejected, has_many_rows

HEADER = ("Tên mô hình", "Loại", "Đơn vị", "Năm")
LONG = 120


def test_a_large_list_is_checked_and_applied_by_a_child(office: Engine) -> None:
    rows = [(f"Mô hình số {number}", "Tập thể", "DV03", "2024") for number in range(60)]
    request = replace(asked(table(HEADER, *rows, ("Sai", "Nhóm", "DV03", "2024"))), limits=Limits(child_rows=50))
    work = begin_check(office, request)
    assert work.wait(LONG)
    seen = work.result()
    assert (seen.new, seen.problem_rows) == (60, 1)
    assert work.rows > 0
    refused = begin_apply(office, request, seen, account=author("", "editor"), skip_problems=True)
    assert refused.wait(LONG)
    with pytest.raises(Refused):
        refused.result()
    writing = begin_apply(office, request, seen, account="tester", skip_problems=True)
    assert writing.wait(LONG)
    receipt = writing.result()
    assert receipt.revision == 3
    assert receipt.rejected is not None
    assert current(office, "model", "code")[-1] == ("DVK-000074",)


def test_a_small_list_is_done_at_once(sqlite_office: Engine) -> None:
    request = asked(table(HEADER, ("Mô hình", "Tập thể", "DV03", "2024"), ("Sai", "Nhóm", "DV03", "2024")))
    work = begin_check(sqlite_office, request)
    assert work.done
    assert begin_rejected(sqlite_office, request).result().name == "list-chua-nhap.csv"
    seen = work.result()
    assert begin_apply(sqlite_office, request, seen, account="tester", skip_problems=True).result().revision == 3
    with pytest.raises(StalePlan):
        begin_apply(sqlite_office, request, seen, account="tester", skip_problems=True).result()


def test_what_a_child_raises_is_raised_where_its_result_is_asked_for(sqlite_office: Engine) -> None:
    request = asked("Đề tài;Nơi làm\r\n" + "a;b\r\n" * 60)
    work = begin_check(sqlite_office, replace(request, limits=Limits(child_rows=50)))
    assert work.wait(LONG)
    with pytest.raises(UnclearHeaders) as unclear:
        work.result()
    assert [question.header for question in unclear.value.questions] == ["Đề tài", "Nơi làm"]


def test_a_child_that_ends_without_a_result_is_told(sqlite_office: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("uploads.work.sys.executable", "true")
    work = begin_check(sqlite_office, replace(asked("a\r\n" * 9), limits=Limits(child_rows=1)))
    assert work.wait(LONG)
    with pytest.raises(WorkEnded):
        work.result()


def test_a_result_is_not_given_before_it_is_there() -> None:
    with pytest.raises(LookupError):
        Work[int]().result()


def test_many_rows_are_seen_without_opening_the_file() -> None:
    limits = Limits(child_rows=100)
    for ending in ("\n", "\r\n", "\r"):
        assert has_many_rows(source_of_bytes("a.csv", f"a;b{ending}".encode() * 101), limits)
        assert not has_many_rows(source_of_bytes("a.csv", f"a;b{ending}".encode() * 100), limits)
    assert not has_many_rows(source_of_bytes("a.xlsx", workbook(A=[("a",)])), Limits())
    assert has_many_rows(source_of_bytes("a.xlsx", workbook(A=[("a", 1.5, n) for n in range(3000)])), limits)
