"""Every kind of damage to a store is found, on both engines, and nothing is found in a sound one."""

import hashlib
import zlib
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, insert, text

from data_access import undo
from data_access.engine import reading, writing
from data_access.erasing import erase_file, erase_photo
from data_access.inspection import DERIVED, findings
from data_access.migrate import rebuild
from data_access.photos import NewPhoto, add_photos
from data_access.revisions import begin
from data_access.schema import FOREVER, upload_file

Write = Callable[..., int]
LIST = "Tên mô hình,Khối,Năm\n".encode()
PICTURE = hashlib.sha256(b"anh goc").hexdigest()
FILE = 7
"""The revision that was uploaded from a file."""


@pytest.fixture
def sound(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> Engine:
    """A store with a bit of everything: a model, a change, its undo, outcomes, a photo, an uploaded file."""
    write_categories(engine)
    year = {"model": "M1", "year": 2022, "bloc": "kinh-te", "score": 80.5, "status": "recognized"}
    write(engine, model=[{"code": "M1", "name": "Mẹ đỡ đầu", "bloc": "kinh-te"}], model_year=[year])
    changed = write(engine, model_year=[year | {"bloc": "van-hoa"}])
    undo.undo(engine, changed)
    outcome = {"model": "M1", "year": 2022, "indicator": "ho-duoc-giup", "value": 0.1, "measure_unit": "hộ"}
    write(engine, outcome=[outcome])
    add_photos(engine, "M1", [NewPhoto(PICTURE, {"card": (2, 1, b"nho"), "full": (4, 2, b"to")})], account="lan")
    with begin(engine, "upload", file_name="a.csv", file_sha256=hashlib.sha256(LIST).hexdigest()) as running:
        running.write("model_task", [{"model": "M1", "task": "thu-ngan-sach"}])
        kept = insert(upload_file).values(revision=FILE, content=zlib.compress(LIST), size=len(LIST))
        running.connection.execute(kept)
    return engine


def _found(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return [finding.part for finding in findings(connection)]


def _found_after(engine: Engine, *statements: str) -> set[str]:
    """Damage the store, look for what is wrong, and leave it as it was."""
    given = {"no": False, "forever": FOREVER, "other": b"khac", "packed": zlib.compress(b"khac"), "none": b""}
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(
                text(statement), {name: value for name, value in given.items() if f":{name}" in statement}
            )
        parts = {finding.part for finding in findings(connection)}
        connection.rollback()
        return parts


def test_a_sound_store_has_no_findings(sound: Engine) -> None:
    assert _found(sound) == []


def test_an_empty_store_has_no_findings(engine: Engine) -> None:
    assert _found(engine) == []


def test_what_an_admin_erased_is_no_damage(sound: Engine) -> None:
    erase_photo(sound, PICTURE, lambda _: "quan-tri")
    erase_file(sound, FILE, lambda _: "quan-tri")
    assert _found(sound) == []


DAMAGE = {
    "two versions of a row overlap": ("UPDATE model_year SET since = 2 WHERE since = 3", "model_year"),
    "a row comes from a revision that is not there": ("UPDATE model SET origin = 99, since = 99", "model"),
    "a row is older than its origin": ("UPDATE model SET origin = 5", "model"),
    "a bloc ends that a year still names": (
        "UPDATE category SET until = 3 WHERE kind = 'bloc' AND code = 'van-hoa'",
        "model_year",
    ),
    "a bloc begins after the model that names it": (
        "UPDATE category SET since = 3 WHERE kind = 'bloc' AND code = 'kinh-te'",
        "model",
    ),
    "a model is new in no year": ("UPDATE model_year SET is_new = :no WHERE until = :forever", "model_year"),
    "a value changes under its cube": ("UPDATE outcome SET value = 7", "cube"),
    "a row changes under its cube": ("UPDATE model_year SET field = 'an-sinh' WHERE until = :forever", "cube"),
    "a cube is unreadable": ("UPDATE cube SET content = :other WHERE content IS NOT NULL", "cube"),
    "a cube is empty": ("UPDATE cube SET content = :none WHERE content IS NOT NULL", "cube"),
    "a cube is of no known name": ("UPDATE cube SET name = 'khac' WHERE name = 'models'", "cube"),
    "a cube points nowhere": ("UPDATE cube SET equals = 99 WHERE content IS NULL", "cube"),
    "a model is not in the index of search": ("DELETE FROM model_index", "model_index"),
    "a model is indexed under another bloc": ("UPDATE model_index SET bloc = 'van-hoa'", "model_index"),
    "a model is indexed by other words": ("UPDATE model_index SET words = 'khac'", "model_index"),
    "the index has a model that is not there": ("UPDATE model_index SET model = 'M9'", "model_index"),
    "an uploaded file is unreadable": ("UPDATE upload_file SET content = :other", "upload_file"),
    "an uploaded file is another one": ("UPDATE upload_file SET content = :packed", "upload_file"),
    "an uploaded file is gone": ("DELETE FROM upload_file", "upload_file"),
    "the hash of an uploaded file changes": (f"UPDATE revision SET file_sha256 = 'a' WHERE id = {FILE}", "upload_file"),
    "a picture changes": ("UPDATE photo SET content = :other WHERE size = 'full'", "photo"),
    "a picture is empty": ("UPDATE photo SET content = :none WHERE size = 'card'", "photo"),
    "a photo is gone": ("DELETE FROM photo", "model_photo"),
}


def test_every_kind_of_damage_is_found(sound: Engine) -> None:
    told = {damage: _found_after(sound, statement) for damage, (statement, _) in DAMAGE.items()}
    assert {damage for damage, (_, part) in DAMAGE.items() if part not in told[damage]} == set()
    assert _found(sound) == []


def test_what_is_derived_is_made_good_from_the_data(sound: Engine) -> None:
    with writing(sound) as connection:
        connection.execute(text("UPDATE cube SET equals = 99 WHERE content IS NULL"))
        connection.execute(text("DELETE FROM model_index"))
    assert set(_found(sound)) == DERIVED
    rebuild(sound)
    assert _found(sound) == []


def test_a_lost_revision_is_found(engine: Engine, write: Write) -> None:
    for place in ("một", "hai"):
        write(engine, setting=[{"key": place, "value": place}])
    lost = ("DELETE FROM cube WHERE revision = 1", "UPDATE setting SET since = 2, origin = 2")
    assert "revision" in _found_after(engine, *lost, "DELETE FROM revision WHERE id = 1")


def test_a_key_that_the_database_did_not_guard_is_found(sound: Engine) -> None:
    unguarded = {
        "sqlite": "PRAGMA foreign_keys = OFF",
        "postgresql": "SET session_replication_role = replica",
    }[sound.dialect.name]
    with sound.connect() as connection:
        connection.exec_driver_sql("COMMIT")  # SQLite looks away only between transactions
        connection.exec_driver_sql(unguarded)
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("UPDATE upload_file SET revision = 99")
        assert "Cột revision trỏ tới revision không tồn tại." in [one.sentence for one in findings(connection)]
        connection.invalidate()
