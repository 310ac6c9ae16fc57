"""Every rule of the store finds what breaks it, and nothing in a sound store."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, insert, text, update

from data_access import undo
from data_access.engine import reading, writing
from data_access.inspection import findings
from data_access.schema import FOREVER, cube, upload_file

Write = Callable[..., int]


@pytest.fixture
def sound(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> Engine:
    """A store with five revisions: categories, a model, a change, its undo, and outcomes."""
    write_categories(engine)
    year = {"model": "M1", "year": 2022, "bloc": "kinh-te", "score": 80.5, "status": "recognized"}
    write(engine, model=[{"code": "M1", "name": "Mẹ đỡ đầu", "bloc": "kinh-te"}], model_year=[year])
    changed = write(engine, model_year=[year | {"bloc": "van-hoa"}])
    undo.undo(engine, changed)
    outcome = {"model": "M1", "year": 2022, "indicator": "ho-duoc-giup", "value": 0.1, "measure_unit": "hộ"}
    write(engine, outcome=[outcome])
    return engine


def _found(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return [finding.part for finding in findings(connection)]


def _break(engine: Engine, statement: str, **values: Any) -> None:
    with writing(engine) as connection:
        connection.execute(text(statement), values)


def test_a_sound_store_has_no_findings(sound: Engine) -> None:
    assert _found(sound) == []


def test_an_empty_store_has_no_findings(engine: Engine) -> None:
    assert _found(engine) == []


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("UPDATE model_year SET since = 2 WHERE since = 3", "model_year"),
        ("UPDATE model SET origin = 9", "model"),
        ("UPDATE category SET until = 3 WHERE kind = 'bloc' AND code = 'van-hoa'", "model_year"),
        ("UPDATE category SET since = 3 WHERE kind = 'bloc' AND code = 'kinh-te'", "model"),
        ("UPDATE model_year SET is_new = :no WHERE until = :forever", "model_year"),
        ("UPDATE outcome SET value = 7", "cube"),
    ],
)
def test_each_broken_rule_is_found(sound: Engine, statement: str, part: str) -> None:
    values = {name: value for name, value in {"no": False, "forever": FOREVER}.items() if f":{name}" in statement}
    _break(sound, statement, **values)
    assert part in _found(sound)


def test_a_lost_revision_is_found(engine: Engine, write: Write) -> None:
    for place in ("một", "hai"):
        write(engine, setting=[{"key": place, "value": place}])
    _break(engine, "DELETE FROM cube WHERE revision = 1")
    _break(engine, "UPDATE setting SET since = 2, origin = 2")
    _break(engine, "DELETE FROM revision WHERE id = 1")
    assert "revision" in _found(engine)


def test_a_pointer_to_a_cube_that_is_gone_is_found(sound: Engine) -> None:
    with writing(sound) as connection:
        connection.execute(update(cube).where(cube.c.content.is_(None)).values(equals=99))
    assert "cube" in _found(sound)


def test_a_damaged_original_file_is_found(sound: Engine) -> None:
    with writing(sound) as connection:
        connection.execute(insert(upload_file).values(revision=2, content=b"no file", size=7))
    assert _found(sound) == ["upload_file"]
