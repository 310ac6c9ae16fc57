"""The reorganisation of 2025 played through by uploads and the forms of the page Quản trị, as a clerk would do it.

A unit moves to another bloc, a unit is merged into another, blocs end with successors, a new period begins, and another
organisation takes over. What the years before it showed stays as it was, at every revision and today.
"""

import pytest
from sqlalchemy import Connection, Engine

from data_access.categories import profile
from data_access.counts import models_by_bloc, models_by_year
from data_access.coverage import coverage
from data_access.engine import reading
from data_access.figures import published_figures
from data_access.inspection import findings
from data_access.one_unit import bloc_history, models_of, unit_facts, years_of_unit
from data_access.records import Edit, all_rows, save
from data_access.revisions import current_revision
from data_access.scope import Scope
from data_access.undo import undo
from tests.uploads.conftest import applied, checked, table

BEFORE = (2023, 2024)
MOVED, MERGED, HEIR = "DV03", "DV01", "DV07"
OLD, NEW = "noi-chinh", "khoi-chinh-quyen"

MODELS = ("Tên mô hình", "Loại", "Đơn vị", "Khối", "Năm", "Trạng thái")
CATEGORIES = ("Danh mục", "Tên", "Tên ngắn", "Thứ tự", "Từ năm", "Đến năm", "Mục kế thừa")
UNITS = (
    "Mã đơn vị",
    "Tên đơn vị",
    "Loại",
    "Khối",
    "Số đảng viên",
    "Hoạt động từ năm",
    "Hoạt động đến năm",
    "Đơn vị kế thừa",
)


def _by_bloc(connection: Connection, scope: Scope) -> dict[str, int]:
    frame = models_by_bloc(connection, scope)
    counts = dict(zip(frame["bloc"], frame["models"], strict=True))
    return {bloc: int(number) for bloc, number in counts.items() if number}


def _seen(engine: Engine, revision: int) -> dict[str, object]:
    """Return what pages show of the years before the reorganisation, at a revision."""
    with reading(engine) as connection:
        scope = Scope(revision, years=BEFORE)
        years = models_by_year(connection, scope)
        return {
            "blocs": _by_bloc(connection, scope),
            "years": years.to_dict("records"),
            "published": published_figures(connection, revision).to_dict("records"),
            "models of the unit that moved": sorted(models_of(connection, Scope(revision, units=(MOVED,)))["code"]),
        }


def _edit_settings(engine: Engine, **values: str) -> int:
    with engine.connect() as connection:
        held = {row.key[0]: row for row in all_rows(connection, current_revision(connection), "setting")}
    edits = [Edit("setting", (key,), {"value": value}, held.get(key)) for key, value in values.items()]
    return save(engine, edits, account="can-bo", note="Tổ chức và báo cáo").revision


@pytest.fixture
def working(office: Engine) -> Engine:
    """An office that has registered models for two years."""
    rows = [
        ("Nộp thuế điện tử", "Tập thể", MOVED, "", "2023", "Được công nhận"),
        ("Hóa đơn điện tử", "Tập thể", MOVED, "", "2024", "Đang triển khai"),
        ("Đường về bản", "Tập thể", MERGED, "", "2024", "Được công nhận"),
        ("Chữ thập đỏ đến từng nhà", "Cá nhân", "DV02", "", "2024", "Đã đăng ký"),
    ]
    applied(office, table(MODELS, *rows))
    return office


def _reorganise(engine: Engine) -> dict[str, int]:
    """Do what the clerk does, step by step, and return the revisions."""
    done = {}
    categories = [
        ("Khối", "Khối chính quyền", "Chính quyền", "5", "2025", "", ""),
        ("Khối", "Khối Nội chính, Tổng hợp", "", "", "", "2025", NEW),
        ("Giai đoạn", "2025–2030", "2025–2030", "4", "2025", "2030", ""),
    ]
    done["categories"] = applied(engine, table(CATEGORIES, *categories), "categories") or 0
    units = [
        (HEIR, "Đảng bộ Sở Xây dựng", "Đảng bộ cơ sở", "Khối chính quyền", "160", "2025", "", ""),
        (MOVED, "", "", "Khối chính quyền", "240", "", "", ""),
    ]
    done["units"] = applied(engine, table(UNITS, *units), "units", year=2025) or 0
    ended = [(MERGED, "", "", "", "", "", "2024", "Đảng bộ Sở Xây dựng")]
    done["merged"] = applied(engine, table(UNITS, *ended), "units", year=2025) or 0
    done["organisation"] = _edit_settings(
        engine,
        organisation="Đảng bộ các cơ quan Đảng tỉnh Quảng Trị",
        party_committee="Đảng ủy các cơ quan Đảng tỉnh Quảng Trị",
        parent="Tỉnh ủy Quảng Trị",
        default_period="2025-2030",
    )
    models = [
        ("Thuế đồng hành cùng hộ kinh doanh", "Tập thể", MOVED, "", "2025", "Đã đăng ký"),
        ("Nộp thuế điện tử", "Tập thể", MOVED, "", "2025", "Đang triển khai"),
        ("Công trình không chờ giải phóng mặt bằng", "Tập thể", HEIR, "", "2025", "Đã đăng ký"),
    ]
    preview = checked(engine, table(MODELS, *models))
    assert (preview.problem_rows, preview.new, preview.changed) == (0, 3, 0)
    done["models"] = applied(engine, table(MODELS, *models)) or 0
    return done


def test_the_years_before_a_reorganisation_stay_as_they_were(working: Engine) -> None:
    with working.connect() as connection:
        before = current_revision(connection)
    shown = _seen(working, before)
    assert shown["blocs"] == {OLD: 2, "kinh-te": 1, "dang-doan-the": 1}
    done = _reorganise(working)
    assert _seen(working, before) == shown
    now = _seen(working, done["models"])
    assert {name: now[name] for name in ("blocs", "years", "published")} == {
        name: shown[name] for name in ("blocs", "years", "published")
    }
    with reading(working) as connection:
        newest = done["models"]
        assert [finding.sentence for finding in findings(connection)] == []
        assert _by_bloc(connection, Scope(newest, period="2025-2030")) == {NEW: 2}
        facts = unit_facts(connection, newest, MOVED)
        assert facts is not None
        history = bloc_history(years_of_unit(connection, newest, MOVED), NEW)
        assert [(bloc, first) for bloc, first, _ in history] == [(OLD, 2023), (NEW, 2025)]
        assert profile(connection, before)["organisation"].startswith("Đảng bộ Khối các cơ quan")
        assert profile(connection, newest)["organisation"] == "Đảng bộ các cơ quan Đảng tỉnh Quảng Trị"


def test_a_unit_that_was_merged_is_no_longer_expected_to_report(working: Engine) -> None:
    newest = _reorganise(working)["models"]
    with working.connect() as connection:
        expected = coverage(connection, Scope(newest, years=(2024,)))
        now = coverage(connection, Scope(newest, period="2025-2030"))
    assert (expected.total, now.total) == (6, 6)  # one ended, its heir began
    assert (expected.with_data, now.with_data) == (6, 2)


def test_a_reorganisation_entered_by_mistake_is_undone_step_by_step(working: Engine) -> None:
    with working.connect() as connection:
        before = current_revision(connection)
    shown = _seen(working, before)
    done = _reorganise(working)
    for step in ("models", "organisation", "merged", "units", "categories"):
        newest = undo(working, done[step], "can-bo")
    assert _seen(working, newest) == shown
    with reading(working) as connection:
        assert [finding.sentence for finding in findings(connection)] == []
