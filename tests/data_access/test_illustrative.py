"""What is said of illustrative data, of names and of the list of revisions."""

from collections.abc import Callable

from sqlalchemy import Engine

from data_access.illustrative import covered_rows, illustrative_rows, stores_illustrative
from data_access.names import category_names, model_names, unit_names
from data_access.revision_list import revision_entry, revision_list
from data_access.revisions import begin
from data_access.undo import clear_illustrative, undo

UNIT = {"code": "U1", "name": "Đảng bộ A", "bloc": "kinh-te"}
MODEL = {"code": "M1", "name": "Mô hình A", "unit": "U1", "bloc": "kinh-te"}
YEAR = {"model": "M1", "year": 2024, "unit": "U1", "bloc": "kinh-te"}


def test_illustrative_rows_are_counted_until_they_are_cleared(
    engine: Engine, write_categories: Callable[[Engine], int], write: Callable[..., int]
) -> None:
    newest = write_categories(engine)
    with engine.connect() as connection:
        assert not stores_illustrative(connection, newest)
    newest = write(engine, illustrative=True, unit=[UNIT], model=[MODEL], model_year=[YEAR])
    with engine.connect() as connection:
        assert stores_illustrative(connection, newest)
        assert illustrative_rows(connection, newest) == {"unit": 1, "model": 1, "model_year": 1}
    cleared = clear_illustrative(engine).revision
    with engine.connect() as connection:
        assert not stores_illustrative(connection, cleared)
        assert illustrative_rows(connection, cleared) == {}


def test_a_real_row_that_illustrative_data_covers_is_told_to_come_back(
    engine: Engine, write_categories: Callable[[Engine], int], write: Callable[..., int]
) -> None:
    write_categories(engine)
    write(engine, unit=[UNIT], model=[MODEL], model_year=[YEAR])
    covered = [{**MODEL, "name": "Mô hình A minh họa"}, {**MODEL, "code": "M2"}]
    newest = write(engine, illustrative=True, model=covered, model_year=[{**YEAR, "model": "M2"}])
    with engine.connect() as connection:
        assert illustrative_rows(connection, newest)["model"] == 2
        assert covered_rows(connection, newest) == {"model": 1}


def test_a_revision_says_by_which_it_was_undone(
    engine: Engine, write_categories: Callable[[Engine], int], write: Callable[..., int]
) -> None:
    write_categories(engine)
    written = write(engine, unit=[UNIT])
    number = undo(engine, written)
    with engine.connect() as connection:
        listed = {entry.id: entry for entry in revision_list(connection, 10)}
        entry = revision_entry(connection, written)
        missing = revision_entry(connection, 99)
    assert listed[written].undone_by == number
    assert listed[number].undoes == written
    assert listed[number].undone_by is None
    assert entry == listed[written]
    assert missing is None


def test_the_latest_name_is_known_of_what_is_gone(
    engine: Engine, write_categories: Callable[[Engine], int], write: Callable[..., int]
) -> None:
    write_categories(engine)
    write(engine, unit=[UNIT], model=[MODEL], model_year=[YEAR])
    write(engine, unit=[{**UNIT, "name": "Đảng bộ B"}])
    with begin(engine, "edit") as running:
        running.end("model_year", [("M1", 2024)])
        running.end("model", [("M1",)])
    with engine.connect() as connection:
        assert unit_names(connection, ["U1"]) == {"U1": "Đảng bộ B"}
        assert model_names(connection, ["M1", "M2"]) == {"M1": "Mô hình A"}
        assert category_names(connection, ["kinh-te"]) == {("bloc", "kinh-te"): "kinh-te"}
