"""A revision changes what it is told to, nothing else, and can be taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError as DatabaseIntegrityError

from data_access import undo
from data_access.integrity import Dangling, IntegrityProblem
from data_access.revisions import NothingChanged, begin, current_revision
from data_access.schema import model, revision
from data_access.undo import Conflict, Kept, UndoConflict

Write = Callable[..., int]
Rows = Callable[..., list[dict[str, Any]]]
StateAt = Callable[..., Any]


@pytest.fixture(autouse=True)
def _categories(engine: Engine, write_categories: Callable[[Engine], int]) -> None:
    write_categories(engine)


def _newest(engine: Engine) -> int:
    with engine.connect() as connection:
        return current_revision(connection)


def _summary(engine: Engine, number: int) -> tuple[int, int, int]:
    c = revision.c
    with engine.connect() as connection:
        return tuple(connection.execute(select(c.added, c.changed, c.removed).where(c.id == number)).one())


def _years(rows_of: Rows, engine: Engine, code: str = "M1") -> list[tuple[int, bool]]:
    return [(row["year"], row["is_new"]) for row in rows_of(engine, "model_year") if row["model"] == code]


def _dated(code: str, *years: int, **content: Any) -> list[dict[str, Any]]:
    return [{"model": code, "year": year, **content} for year in years]


def test_rows_equal_to_the_stored_ones_are_skipped(engine: Engine, write: Write, rows_of: Rows) -> None:
    units = [{"code": "U1", "name": "Đảng bộ A"}, {"code": "U2", "name": "Đảng bộ B"}]
    first = write(engine, unit=units)
    second = write(engine, unit=[units[0], units[1] | {"name": "Đảng bộ C"}])
    assert [(row["code"], row["since"]) for row in rows_of(engine, "unit")] == [("U1", first), ("U2", second)]
    assert _summary(engine, second) == (0, 1, 0)


def test_columns_left_out_keep_what_is_stored_or_take_the_default(engine: Engine, write: Write, rows_of: Rows) -> None:
    write(
        engine,
        model=[{"code": "M1", "name": "Mẹ đỡ đầu"}],
        model_year=_dated("M1", 2022, score=80.5, is_exemplary=True, decision_date=date(2022, 5, 19)),
    )
    write(engine, model_year=_dated("M1", 2022, status="recognized"))
    row = rows_of(engine, "model_year")[0]
    assert (row["score"], row["is_exemplary"], row["decision_date"]) == (80.5, True, date(2022, 5, 19))
    assert (row["status"], row["unit"], row["is_replicated"]) == ("recognized", "", None)


def test_a_revision_that_changes_nothing_is_not_made(engine: Engine, write: Write) -> None:
    write(engine, unit=[{"code": "U1", "name": "Đảng bộ A"}])
    before = _newest(engine)
    with pytest.raises(NothingChanged):
        write(engine, unit=[{"code": "U1", "name": "Đảng bộ A"}])
    assert _newest(engine) == before


def test_an_exception_inside_the_block_leaves_nothing(engine: Engine, state_at: StateAt) -> None:
    before = state_at(engine)

    def write_and_fail() -> None:
        with begin(engine, "upload") as running:
            running.write("unit", [{"code": "U1", "name": "Đảng bộ A"}])
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        write_and_fail()
    assert state_at(engine) == before
    assert _newest(engine) == 1


def test_columns_that_the_table_has_not_and_missing_keys_are_refused(engine: Engine, write: Write) -> None:
    with pytest.raises(ValueError, match="unknown columns"):
        write(engine, unit=[{"code": "U1", "colour": "đỏ"}])
    with pytest.raises(ValueError, match="missing key columns"):
        write(engine, model_year=[{"model": "M1"}])


def test_a_reference_to_nothing_refuses_the_whole_revision(engine: Engine, write: Write, state_at: StateAt) -> None:
    before = state_at(engine)
    with pytest.raises(IntegrityProblem) as caught:
        write(engine, unit=[{"code": "U1", "name": "Đảng bộ A", "bloc": "khong-co"}])
    assert caught.value.problems == [Dangling("unit", "bloc", "khong-co", "category")]
    assert state_at(engine) == before


def test_a_row_that_others_refer_to_cannot_end(engine: Engine, write: Write) -> None:
    write(
        engine,
        unit=[{"code": "U1", "name": "Đảng bộ A"}],
        model=[{"code": "M1", "name": "Mẹ đỡ đầu", "unit": "U1"}],
        model_year=_dated("M1", 2022),
    )
    with pytest.raises(IntegrityProblem) as caught, begin(engine, "edit") as running:
        running.end("unit", [("U1",)])
    assert caught.value.problems == [Dangling("model", "unit", "U1", "unit")]


def test_a_category_of_another_kind_does_not_answer_a_reference(engine: Engine, write: Write) -> None:
    with pytest.raises(IntegrityProblem):
        write(engine, unit=[{"code": "U1", "name": "Đảng bộ A", "bloc": "an-sinh"}])


def test_a_model_without_any_year_is_refused(engine: Engine, write: Write) -> None:
    with pytest.raises(IntegrityProblem) as caught:
        write(engine, model=[{"code": "M1", "name": "Mẹ đỡ đầu"}])
    assert caught.value.problems == [Dangling("model", "code", "M1", "model_year")]


def test_only_the_first_year_of_a_model_is_new(engine: Engine, write: Write, rows_of: Rows) -> None:
    write(engine, model=[{"code": "M1", "name": "Mẹ đỡ đầu"}], model_year=_dated("M1", 2023, 2022))
    assert _years(rows_of, engine) == [(2022, True), (2023, False)]
    write(engine, model_year=_dated("M1", 2021))
    assert _years(rows_of, engine) == [(2021, True), (2022, False), (2023, False)]
    assert rows_of(engine, "model")[0]["first_year"] == 2021


def test_search_text_is_made_of_the_name_without_accents(engine: Engine, write: Write, rows_of: Rows) -> None:
    write(
        engine,
        model=[{"code": "M1", "name": "Mẹ đỡ đầu", "holder": "Hội Phụ nữ"}],
        model_year=_dated("M1", 2022),
    )
    assert rows_of(engine, "model")[0]["search_text"] == "m1 me do dau hoi phu nu"
    write(engine, model=[{"code": "M1", "name": "Ánh sáng đường quê"}])
    assert rows_of(engine, "model")[0]["search_text"] == "m1 anh sang duong que hoi phu nu"


def test_an_undated_row_gives_way_to_a_dated_one_and_comes_back(engine: Engine, write: Write, rows_of: Rows) -> None:
    write(engine, model=[{"code": "M1", "name": "Mẹ đỡ đầu"}], model_year=_dated("M1", 0, period="2021-2025"))
    assert rows_of(engine, "model")[0]["first_period"] == "2021-2025"
    dated = write(engine, model_year=_dated("M1", 2022, 2023))
    assert _years(rows_of, engine) == [(2022, True), (2023, False)]
    assert rows_of(engine, "model")[0]["first_period"] == ""
    with begin(engine, "edit") as running:
        running.end("model_year", [("M1", 2022), ("M1", 2023)])
    assert _years(rows_of, engine) == [(0, True)]
    undo.undo(engine, _newest(engine))
    assert _years(rows_of, engine) == [(2022, True), (2023, False)]
    undo.undo(engine, dated)
    assert _years(rows_of, engine) == [(0, True)]


def test_undo_brings_back_the_state_before(engine: Engine, write: Write, state_at: StateAt) -> None:
    before = state_at(engine)
    added = write(engine, unit=[{"code": "U1", "name": "Đảng bộ A"}])
    with_unit = state_at(engine)
    taken_back = undo.undo(engine, added, "can-bo")
    assert state_at(engine) == before
    undo.undo(engine, taken_back)
    assert state_at(engine) == with_unit
    with engine.connect() as connection:
        row = connection.execute(
            select(revision.c.action, revision.c.undoes, revision.c.account).where(revision.c.id == taken_back)
        ).one()
    assert tuple(row) == ("undo", added, "can-bo")


def test_undo_leaves_later_changes_to_other_rows_alone(engine: Engine, write: Write, rows_of: Rows) -> None:
    first = write(engine, unit=[{"code": "U1", "name": "Đảng bộ A"}])
    write(engine, unit=[{"code": "U2", "name": "Đảng bộ B"}])
    undo.undo(engine, first)
    assert [row["code"] for row in rows_of(engine, "unit")] == ["U2"]


def test_a_row_changed_later_stands_in_the_way_of_undo(engine: Engine, write: Write, state_at: StateAt) -> None:
    first = write(engine, unit=[{"code": "U1", "name": "Đảng bộ A"}])
    later = write(engine, unit=[{"code": "U1", "name": "Đảng bộ B"}])
    before = state_at(engine)
    with pytest.raises(UndoConflict) as caught:
        undo.undo(engine, first)
    assert caught.value.conflicts == [Conflict("unit", ("U1",), "changed", later)]
    assert state_at(engine) == before


def test_a_row_changed_back_does_not_stand_in_the_way(engine: Engine, write: Write, rows_of: Rows) -> None:
    first = write(engine, unit=[{"code": "U1", "name": "Đảng bộ A"}])
    write(engine, unit=[{"code": "U1", "name": "Đảng bộ B"}])
    write(engine, unit=[{"code": "U1", "name": "Đảng bộ A"}])
    undo.undo(engine, first)
    assert rows_of(engine, "unit") == []


def test_a_later_row_that_refers_stands_in_the_way_of_undo(engine: Engine, write: Write) -> None:
    first = write(engine, unit=[{"code": "U1", "name": "Đảng bộ A"}])
    later = write(engine, unit_year=[{"unit": "U1", "year": 2022, "member_count": 50}])
    with pytest.raises(UndoConflict) as caught:
        undo.undo(engine, first)
    assert caught.value.conflicts == [Conflict("unit_year", ("U1", 2022), "refers", later)]
    with engine.connect() as connection:
        assert undo.conflicts(connection, later) == []


def test_a_revision_that_is_not_there_cannot_be_undone_or_restored(engine: Engine) -> None:
    with pytest.raises(LookupError, match="99"):
        undo.undo(engine, 99)
    with pytest.raises(LookupError, match="99"):
        undo.restore(engine, 99)


def test_restore_makes_today_equal_to_an_earlier_revision(engine: Engine, write: Write, state_at: StateAt) -> None:
    wanted = write(
        engine,
        unit=[{"code": "U1", "name": "Đảng bộ A"}],
        model=[{"code": "M1", "name": "Mẹ đỡ đầu", "unit": "U1"}],
        model_year=_dated("M1", 0, period="2021-2025"),
    )
    write(engine, unit=[{"code": "U2", "name": "Đảng bộ B"}], model_year=_dated("M1", 2022, unit="U2"))
    with begin(engine, "edit") as running:
        running.end("model", [("M1",)])
        running.end("model_year", [("M1", 2022)])
    undo.restore(engine, wanted)
    assert state_at(engine) == state_at(engine, wanted)
    with pytest.raises(NothingChanged):
        undo.restore(engine, wanted)


def _upload_over_illustrative(engine: Engine, write: Write) -> None:
    write(engine, model=[{"code": "M1", "name": "Mẹ đỡ đầu"}], model_year=_dated("M1", 0, period="2021-2025"))
    write(
        engine,
        illustrative=True,
        unit=[{"code": "U1", "name": "Đơn vị minh họa 1"}, {"code": "U2", "name": "Đơn vị minh họa 2"}],
        model=[{"code": "M1", "name": "Mẹ đỡ đầu", "unit": "U1"}, {"code": "M2", "name": "Hai", "unit": "U2"}],
        model_year=[*_dated("M1", 2022), *_dated("M2", 2023)],
    )
    write(
        engine,
        model=[{"code": "M3", "name": "Ba", "unit": "U1"}],
        model_year=_dated("M3", 2024, unit="U1"),
    )


def test_clearing_keeps_uploads_and_lists_what_had_to_stay(engine: Engine, write: Write, rows_of: Rows) -> None:
    _upload_over_illustrative(engine, write)
    assert undo.illustrative_rows_needed(engine) == [Kept("unit", ("U1",))]
    cleared = undo.clear_illustrative(engine)
    assert cleared.kept == [Kept("unit", ("U1",))]
    assert [(row["code"], row["unit"]) for row in rows_of(engine, "model")] == [("M1", ""), ("M3", "U1")]
    assert [(row["model"], row["year"]) for row in rows_of(engine, "model_year")] == [("M1", 0), ("M3", 2024)]
    assert [row["code"] for row in rows_of(engine, "unit")] == ["U1"]


def test_rows_stay_illustrative_after_clearing_was_undone(engine: Engine, write: Write, rows_of: Rows) -> None:
    _upload_over_illustrative(engine, write)
    undo.undo(engine, undo.clear_illustrative(engine).revision)
    assert [row["code"] for row in rows_of(engine, "model")] == ["M1", "M2", "M3"]
    assert undo.clear_illustrative(engine).kept == [Kept("unit", ("U1",))]
    assert [row["code"] for row in rows_of(engine, "model")] == ["M1", "M3"]


def test_clearing_without_illustrative_data_changes_nothing(engine: Engine) -> None:
    with pytest.raises(NothingChanged):
        undo.clear_illustrative(engine)


def test_many_rows_are_written_in_one_revision(engine: Engine) -> None:
    codes = [f"M{number}" for number in range(25_000)]
    with begin(engine, "seed") as running:
        running.write_tuples("model", ("code", "name"), ((code, "Mô hình") for code in codes))
        running.write_tuples("model_year", ("model", "year"), ((code, 2022) for code in codes))
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(model)) == len(codes)


def test_rows_opened_at_once_are_as_those_that_are_compared(engine: Engine, rows_of: Rows) -> None:
    columns = ("code", "name", "holder", "location", "summary")
    models = [(code, f"Mô hình {code}", "", "", "") for code in ("M1", "M2")]
    years = ("model", "year", "decision_date"), [("M1", 2022, date(2022, 5, 19)), ("M2", 2023, None)]
    with begin(engine, "upload") as running:
        running.write_tuples("model", columns, models[:1])
        running.write_tuples("model_year", years[0], years[1][:1])
        running.open_tuples("model", columns, models[1:])
        running.open_tuples("model_year", years[0], years[1][1:])
    one, other = rows_of(engine, "model")
    assert other == {**one, "code": "M2", "name": "Mô hình M2", "first_year": 2023, "search_text": "m2 mo hinh m2"}
    assert [row["is_new"] for row in rows_of(engine, "model_year")] == [True, True]


def test_a_row_with_a_current_key_is_not_opened_again(engine: Engine, write: Write) -> None:
    write(engine, unit=[{"code": "U1", "name": "Đảng bộ A"}])
    with pytest.raises(DatabaseIntegrityError), begin(engine, "upload") as running:
        running.open_tuples("unit", ("code", "name"), [("U1", "Đảng bộ B")])
    assert _newest(engine) == 2
