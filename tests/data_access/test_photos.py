"""Photos: stored once, shown in order, undone like all data, erased for good."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from data_access.erasing import erase_file, erase_photo
from data_access.photos import NewPhoto, PhotoErased, add_photos, photo_content, photos_of
from data_access.revisions import NothingChanged, current_revision
from data_access.schema import upload_file
from data_access.undo import undo

ONE, TWO = "a" * 64, "b" * 64
MODEL = "DVK-000001"


def picture(sha256: str) -> NewPhoto:
    return NewPhoto(sha256, {"card": (480, 320, b"small"), "full": (1600, 1067, b"large")})


def someone(connection: Connection) -> str:
    return "lan"


@pytest.fixture
def one_model(engine: Engine, write_categories: Callable[[Engine], int], write: Callable[..., int]) -> Engine:
    write_categories(engine)
    write(
        engine,
        model=[{"code": MODEL, "name": "Xe đạp yêu thương", "bloc": "kinh-te"}],
        model_year=[{"model": MODEL, "year": 2022, "bloc": "kinh-te"}],
    )
    return engine


def shown(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(photos_of(connection, current_revision(connection), MODEL)["photo"])


def content(engine: Engine, sha256: str, size: str = "card") -> bytes | None:
    with engine.connect() as connection:
        return photo_content(connection, sha256, size)


def test_photos_are_added_behind_each_other_and_once(one_model: Engine) -> None:
    add_photos(one_model, MODEL, [picture(TWO)], account="lan")
    add_photos(one_model, MODEL, [picture(ONE), picture(ONE), picture(TWO)], account="lan")
    assert shown(one_model) == [TWO, ONE]
    with pytest.raises(NothingChanged):
        add_photos(one_model, MODEL, [picture(ONE)], account="lan")
    assert content(one_model, ONE) == b"small"
    assert content(one_model, ONE, "full") == b"large"
    assert content(one_model, ONE, "huge") is None


def test_adding_can_be_undone(one_model: Engine) -> None:
    undo(one_model, add_photos(one_model, MODEL, [picture(ONE)], account="lan"))
    assert shown(one_model) == []


def test_an_erased_photo_is_gone_from_every_revision_and_stays_away(one_model: Engine) -> None:
    added = add_photos(one_model, MODEL, [picture(ONE), picture(TWO)], account="lan")
    erase_photo(one_model, ONE, someone)
    assert shown(one_model) == [TWO]
    assert content(one_model, ONE) is content(one_model, ONE, "full") is None
    with one_model.connect() as connection:
        assert list(photos_of(connection, added, MODEL)["photo"]) == [TWO]
    with pytest.raises(PhotoErased):
        add_photos(one_model, MODEL, [picture(ONE)], account="lan")
    with pytest.raises(LookupError):
        erase_photo(one_model, ONE, someone)


def test_a_photo_that_no_model_shows_any_more_can_be_erased(one_model: Engine) -> None:
    undo(one_model, add_photos(one_model, MODEL, [picture(ONE)], account="lan"))
    erase_photo(one_model, ONE, someone)
    assert content(one_model, ONE) is None


def test_who_may_not_erase_erases_nothing(one_model: Engine) -> None:
    def nobody(connection: Connection) -> str:
        raise PermissionError

    add_photos(one_model, MODEL, [picture(ONE)], account="lan")
    with pytest.raises(PermissionError):
        erase_photo(one_model, ONE, nobody)
    assert content(one_model, ONE) == b"small"


def test_the_bytes_of_an_uploaded_file_are_erased_once(one_model: Engine, rows_of: Callable[..., list[Any]]) -> None:
    with one_model.begin() as connection:
        connection.execute(upload_file.insert().values(revision=2, content=b"danh sach", size=9))
    erase_file(one_model, 2, someone)
    with pytest.raises(LookupError):
        erase_file(one_model, 2, someone)
    assert len(rows_of(one_model, "model")) == 1
