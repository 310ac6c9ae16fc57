"""Saving single records: nobody's work is lost unseen."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from data_access.finding import models_found
from data_access.integrity import IntegrityProblem
from data_access.records import NEW, Edit, EditConflict, Stored, rebased, rows_under, save, stored_row, who_brought
from data_access.revisions import NothingChanged, current_revision
from data_access.undo import undo

Write = Callable[..., int]


@pytest.fixture
def one_model(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> Engine:
    write_categories(engine)
    write(
        engine,
        model=[{"code": "DVK-000001", "name": "Xe đạp yêu thương", "bloc": "kinh-te", "summary": "Tặng xe"}],
        model_year=[{"model": "DVK-000001", "year": 2022, "bloc": "kinh-te"}],
    )
    return engine


def read(engine: Engine, table: str = "model", *key: Any) -> Stored | None:
    with engine.connect() as connection:
        return stored_row(connection, current_revision(connection), table, key or ("DVK-000001",))


def edit(seen: Stored | None, **values: Any) -> Edit:
    assert seen is not None
    return Edit("model", seen.key, values, seen)


def test_an_edit_is_one_revision_by_its_author(one_model: Engine) -> None:
    done = save(one_model, [edit(read(one_model), name="Xe đạp nghĩa tình")], account="lan", note="Mô hình DVK-000001")
    held = read(one_model)
    assert held is not None
    assert held.values["name"] == "Xe đạp nghĩa tình"
    assert held.values["summary"] == "Tặng xe"
    assert held.since == done.revision == 3
    with one_model.connect() as connection:
        brought = who_brought(connection, 3)
    assert brought is not None
    assert brought[0] == "lan"


def test_the_last_year_of_a_model_stays_also_when_it_has_no_date(one_model: Engine, write: Write) -> None:
    undated = {"model": "DVK-000002", "year": 0, "period": "2021-2025", "bloc": "kinh-te"}
    write(one_model, model=[{"code": "DVK-000002", "name": "B", "bloc": "kinh-te"}], model_year=[undated])
    seen = read(one_model, "model_year", "DVK-000002", 0)
    with pytest.raises(IntegrityProblem):
        save(one_model, [Edit("model_year", ("DVK-000002", 0), None, seen)], account="lan")
    assert read(one_model, "model_year", "DVK-000002", 0) == seen


def test_the_second_editor_is_told_and_nothing_is_written(one_model: Engine) -> None:
    seen_by_both = read(one_model)
    save(one_model, [edit(seen_by_both, name="Tên của Lan")], account="lan")
    with pytest.raises(EditConflict) as caught:
        save(one_model, [edit(seen_by_both, summary="Tóm tắt của Minh")], account="minh")
    (one,) = caught.value.overtaken
    assert one.now is not None
    assert one.now.values["name"] == "Tên của Lan"
    assert read(one_model) == one.now


def test_the_second_editor_can_save_on_top_of_the_first(one_model: Engine) -> None:
    seen_by_both = read(one_model)
    assert seen_by_both is not None
    save(one_model, [edit(seen_by_both, name="Tên của Lan")], account="lan")
    mine = [Edit("model", seen_by_both.key, {**seen_by_both.values, "summary": "Tóm tắt của Minh"}, seen_by_both)]
    with pytest.raises(EditConflict) as caught:
        save(one_model, mine, account="minh")
    save(one_model, rebased(mine, caught.value.overtaken), account="minh")
    held = read(one_model)
    assert held is not None
    assert (held.values["name"], held.values["summary"]) == ("Tên của Lan", "Tóm tắt của Minh")


def test_the_same_click_twice_writes_once(one_model: Engine) -> None:
    new = [Edit("outcome", ("DVK-000001", 2022, "ho-duoc-giup"), {"value": 12.0, "measure_unit": "hộ"}, None)]
    change = [edit(read(one_model), name="Tên mới")]
    for edits in (new, change):
        save(one_model, edits, account="lan")
        with pytest.raises(NothingChanged):
            save(one_model, edits, account="lan")


def test_a_new_record_does_not_replace_one_that_somebody_else_added(one_model: Engine) -> None:
    key = ("DVK-000001", 2022, "ho-duoc-giup")
    save(one_model, [Edit("outcome", key, {"value": 12.0}, None)], account="lan")
    with pytest.raises(EditConflict):
        save(one_model, [Edit("outcome", key, {"value": 15.0}, None)], account="minh")


def test_an_edit_after_an_undo_of_another_edit_is_no_conflict(one_model: Engine) -> None:
    seen = read(one_model)
    undo(one_model, save(one_model, [edit(seen, name="Nhầm")], account="lan").revision)
    save(one_model, [edit(seen, name="Đúng")], account="minh")
    held = read(one_model)
    assert held is not None
    assert held.values["name"] == "Đúng"


def test_a_new_model_is_given_the_next_code_with_its_year(one_model: Engine) -> None:
    edits = [
        Edit("model", (NEW,), {"name": "Mẹ đỡ đầu", "bloc": "van-hoa"}, None),
        Edit("model_year", (NEW, 2023), {"bloc": "van-hoa", "status": "registered"}, None),
    ]
    assert save(one_model, edits, account="lan").code == "DVK-000002"
    assert read(one_model, "model_year", "DVK-000002", 2023) is not None


def test_a_row_moves_to_another_key_in_one_revision(one_model: Engine) -> None:
    year = read(one_model, "model_year", "DVK-000001", 2022)
    assert year is not None
    moved = [
        Edit("model_year", year.key, None, year),
        Edit("model_year", ("DVK-000001", 2021), {"bloc": "kinh-te"}, None),
    ]
    save(one_model, moved, account="lan")
    with one_model.connect() as connection:
        rows = rows_under(connection, current_revision(connection), "model_year", "DVK-000001")
    assert [row.key[1] for row in rows] == [2021]


def test_saving_what_is_stored_makes_no_revision(one_model: Engine) -> None:
    with pytest.raises(NothingChanged):
        save(one_model, [edit(read(one_model), name="Xe đạp yêu thương")], account="lan")


def test_an_author_who_is_refused_writes_nothing(one_model: Engine) -> None:
    def nobody(connection: Connection) -> str:
        raise PermissionError

    with pytest.raises(PermissionError):
        save(one_model, [edit(read(one_model), name="Tên khác")], account=nobody)
    held = read(one_model)
    assert held is not None
    assert held.values["name"] == "Xe đạp yêu thương"


def test_models_are_found_without_accents_and_in_any_order(one_model: Engine) -> None:
    with one_model.connect() as connection:
        assert list(models_found(connection, 2, "yeu thuong xe")["code"]) == ["DVK-000001"]
        assert list(models_found(connection, 2, "DVK-000001")["code"]) == ["DVK-000001"]
        assert models_found(connection, 2, "100%").empty
