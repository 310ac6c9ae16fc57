"""A plan into the database: one revision or nothing, never a stale one, and back again."""

import os
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Connection, Engine

from data_access.revision_list import kept_file, revision_list
from data_access.revisions import current_revision
from data_access.settings import ROOT
from data_access.undo import undo
from tests.seed.current import current
from tests.uploads.conftest import applied, asked, checked, table, workbook
from uploads import upload
from uploads.apply import HasProblems, StalePlan

HEADER = ("Tên mô hình", "Loại", "Đơn vị", "Năm")
GOOD = ("Hòa giải ở cơ sở", "Tập thể", "DV03", "2023")
BAD = ("Nuôi ong", "Nhóm", "DV01", "2024")


def _newest(engine: Engine) -> int:
    with engine.connect() as connection:
        return current_revision(connection)


def test_an_upload_is_one_revision_with_its_file(office: Engine) -> None:
    content = table(HEADER, GOOD)
    assert applied(office, content, name="mô hình.csv") == 3
    with office.connect() as connection:
        newest = revision_list(connection, 1)[0]
        assert kept_file(connection, 3) == ("mô hình.csv", content.encode())
        assert kept_file(connection, 1) is None
    assert (newest.id, newest.action, newest.dataset, newest.account) == (3, "upload", "models", "tester")
    assert (newest.file_name, newest.added, newest.has_file) == ("mô hình.csv", 2, True)


def test_nothing_new_makes_no_revision(office: Engine) -> None:
    applied(office, table(HEADER, GOOD))
    assert applied(office, table(HEADER, GOOD)) is None
    assert _newest(office) == 3


def test_rows_with_problems_stop_an_upload_unless_they_are_left_out(office: Engine) -> None:
    request = asked(table(HEADER, GOOD, BAD))
    seen = upload.check(office, request)
    with pytest.raises(HasProblems):
        upload.apply(office, request, seen, account="tester")
    assert _newest(office) == 2
    receipt = upload.apply(office, request, seen, account="tester", skip_problems=True)
    assert receipt.revision == 3
    assert len(current(office, "model", "code")) == 15
    assert receipt.rejected is not None
    assert receipt.rejected.name == "list-chua-nhap.csv"
    mended = receipt.rejected.content.decode("utf-8-sig").replace("Nhóm", "Cá nhân")
    assert "Lý do chưa nhập" in mended.splitlines()[0]
    assert "Giá trị không hợp lệ" in mended.splitlines()[1]
    preview = checked(office, mended)
    assert (preview.new, preview.problems, preview.warnings) == (1, (), ())


def test_left_out_rows_of_a_workbook_come_back_under_titles_and_groups(sqlite_office: Engine) -> None:
    rows = [
        ("DANH SÁCH MÔ HÌNH NĂM 2024", "", ""),
        ("STT", "Tên mô hình", "Điểm"),
        ("I", "Khối Nội chính, Tổng hợp", ""),
        (1, "Hòa giải ở cơ sở", 80),
        ("II", "Khối Kinh tế, Tài chính, Kỹ thuật", ""),
        (2, "Nuôi ong", "nhiều"),
    ]
    made = upload.rejected(sqlite_office, asked(workbook(Danh=rows), name="b.xlsx"))
    assert made.name == "b-chua-nhap.xlsx"
    sheet = load_workbook(BytesIO(made.content)).worksheets[0]
    assert [sheet.cell(row, 2).value for row in range(3, 6)] == [
        "Khối Nội chính, Tổng hợp", "Khối Kinh tế, Tài chính, Kỹ thuật", "Nuôi ong",
    ]  # fmt: skip
    sheet.cell(5, 3).value = 90
    mended = BytesIO()
    sheet.parent.save(mended)
    preview = checked(sqlite_office, mended.getvalue())
    assert (preview.new, preview.problems) == (1, ())
    assert preview.effect.blocs["kinh-te"] == (3, 4)


def test_a_plan_is_stale_once_what_it_read_has_changed(office: Engine) -> None:
    request = asked(table(HEADER, GOOD))
    seen = upload.check(office, request)
    applied(office, table(HEADER, ("Nuôi ong", "Cá nhân", "DV01", "2024")))
    with pytest.raises(StalePlan):
        upload.apply(office, request, seen, account="tester")
    assert upload.apply(office, request, upload.check(office, request), account="tester").revision == 4


def test_a_plan_stays_good_when_other_data_change(office: Engine) -> None:
    request = asked(table(HEADER, GOOD))
    seen = upload.check(office, request)
    applied(office, table(("Chỉ tiêu", "Tính đến", "Giá trị"), ("Mô hình", "2030", "1")), "figures")
    assert upload.apply(office, request, seen, account="tester").revision == 4


def test_the_author_is_asked_inside_the_transaction_and_can_refuse(office: Engine) -> None:
    request = asked(table(HEADER, GOOD))
    seen = upload.check(office, request)

    def refusing(_: Connection) -> str:
        raise PermissionError

    with pytest.raises(PermissionError):
        upload.apply(office, request, seen, account=refusing)
    assert _newest(office) == 2


def test_an_upload_is_undone_whole(office: Engine) -> None:
    applied(office, table(HEADER, GOOD))
    assert undo(office, 3, account="tester") == 4
    assert len(current(office, "model", "code")) == 14
    applied(office, table(HEADER, GOOD))
    assert current(office, "model", "code")[-1] == ("DVK-000016",)  # a code is never given again


_KILLED = """
import os, signal, sys
from pathlib import Path
from data_access.engine import connect
from data_access import derive, integrity, cubes
from uploads import upload
from uploads.apply import apply_plan
from uploads.datasets import DATASETS
from uploads.parse.source import source_of_path
from uploads.plan.planning import Request

for where in sys.stdin:
    if not (child := os.fork()):
        module, name = {"loading": (derive, "derive"), "deriving": (integrity, "check"), "counting": (cubes, "store")}[
            where.strip()
        ]
        setattr(module, name, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        engine, request = connect(sys.argv[1]), Request(source_of_path(Path(sys.argv[2])), DATASETS["models"])
        upload.apply(engine, request, upload.check(engine, request), account="tester")
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""For each step that it is told, uploads in a process of its own, which is killed behind that step."""


def test_a_killed_upload_leaves_the_revision_before(office: Engine, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(table(HEADER, *((f"Mô hình {n}", *GOOD[1:]) for n in range(200))), encoding="utf-8")
    url = office.url.render_as_string(hide_password=False)
    command, environment = [sys.executable, "-c", _KILLED, url, str(file)], {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as uploads:
        assert uploads.stdin is not None
        assert uploads.stdout is not None
        for where in ("loading", "deriving", "counting"):
            print(where, file=uploads.stdin, flush=True)
            assert uploads.stdout.readline().strip() == f"{-signal.SIGKILL:d}"
            assert _newest(office) == 2
            assert len(current(office, "model", "code")) == 14
        uploads.stdin.close()
    assert applied(office, file.read_text(encoding="utf-8")) == 3
