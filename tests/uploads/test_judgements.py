"""New rows that resemble a stored model: shown beside it, and what a person decides on them."""

from sqlalchemy import Engine

from data_access.duplicates import Pair, judged_distinct
from tests.seed.current import current
from tests.uploads.conftest import applied, asked, checked, table
from uploads import upload
from uploads.plan.judgements import Judgement, Verdict
from uploads.plan.planning import Request

HEADER = ("Tên mô hình", "Loại", "Đơn vị", "Năm", "Trạng thái", "Điểm")
FIRST = ("Hòa giải ở cơ sở", "Tập thể", "DV03", "2023", "Đang triển khai", "")
TWIN = ("Mô hình hòa giải cơ sở", *FIRST[1:])


def _judged(engine: Engine, verdict: Verdict, *rows: tuple[str, ...]) -> Request:
    """Return the request to upload rows of which all that resemble a stored model are judged so."""
    applied(engine, table(HEADER, FIRST))
    content = table(HEADER, *rows)
    likely = checked(engine, content).likely
    judged = {row: Judgement(verdict, one.model) for one in likely for row in one.rows}
    return asked(content, judged=judged)


def test_a_likely_duplicate_stands_beside_the_stored_model(office: Engine) -> None:
    applied(office, table(HEADER, FIRST))
    later = (*TWIN[:3], "2025", *TWIN[4:])
    preview = checked(office, table(HEADER, TWIN, later))
    assert [(one.model, one.rows) for one in preview.likely] == [("DVK-000015", (2, 3))]
    cells = {label: (stored, given) for label, stored, given in preview.likely[0].cells}
    assert cells["Tên mô hình"] == (FIRST[0], TWIN[0])
    assert cells["Đơn vị"][0] == cells["Đơn vị"][1] != ""
    assert cells["Năm"] == (FIRST[3], f"{TWIN[3]}, 2025")


def test_rows_judged_to_be_left_out_are_passed_over(sqlite_office: Engine) -> None:
    preview = upload.check(sqlite_office, _judged(sqlite_office, Verdict.LEFT_OUT, TWIN))
    assert (preview.rows, preview.new, preview.likely, preview.problems) == (0, 0, (), ())
    assert [(one.row, one.why) for one in preview.skipped] == [(2, "dòng được chọn không nhập")]


def test_rows_judged_to_be_the_stored_model_change_it_and_leave_its_name(office: Engine) -> None:
    request = _judged(office, Verdict.SAME, (*TWIN[:3], "2025", *TWIN[4:]))
    seen = upload.check(office, request)
    assert (seen.new, seen.likely, seen.warnings) == (1, (), ())
    assert seen.effect.total[0] == seen.effect.total[1]
    upload.apply(office, request, seen, account="lan")
    assert current(office, "model", "code", "name")[14:] == [("DVK-000015", FIRST[0])]


def test_rows_judged_to_be_another_model_are_new_and_are_not_asked_about_again(office: Engine) -> None:
    other = ("Ngày thứ bảy vì dân", *FIRST[1:])
    request = _judged(office, Verdict.DISTINCT, other, TWIN, (*TWIN[:3], "2025", *TWIN[4:]))
    seen = upload.check(office, request)
    assert (seen.new, seen.likely, seen.warnings) == (3, (), ())
    upload.apply(office, request, seen, account="lan")
    with office.connect() as connection:
        assert judged_distinct(connection) == {Pair("DVK-000015", "DVK-000017")}
