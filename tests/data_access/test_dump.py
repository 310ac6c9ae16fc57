"""A database moves between engines with all its history, or not at all."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine, insert, select

from data_access import undo
from data_access.backup import backup
from data_access.dump import DumpProblem, dump, load
from data_access.engine import connect, writing
from data_access.revisions import begin
from data_access.schema import account, audit_event, metadata, photo, upload_file

MakeEngine = Callable[[str], Engine]
Write = Callable[..., int]
MOMENT = datetime(2025, 9, 2, 7, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture
def fill(write_categories: Callable[[Engine], int], write: Write) -> Callable[[Engine], None]:
    """Fill a database with a bit of everything that has a type of its own."""

    def fill_one(engine: Engine) -> None:
        write_categories(engine)
        row = {"model": "M1", "year": 2022, "score": 0.1, "is_exemplary": False, "decision_date": date(2022, 5, 19)}
        summary = 'Dòng một\nDòng "hai"\t\\ ba'
        write(
            engine,
            illustrative=True,
            model=[{"code": "M1", "name": "Mẹ đỡ đầu", "summary": summary, "featured": True}],
            model_year=[row],
        )
        revision = write(engine, model_year=[row | {"score": None, "is_exemplary": None}])
        undo.undo(engine, revision)
        with writing(engine) as connection:
            connection.execute(insert(upload_file).values(revision=revision, content=bytes(range(256)), size=256))
            connection.execute(insert(photo).values(sha256="a" * 64, size="card", width=1, height=2, content=None))
            connection.execute(insert(account).values(name="can-bo", role="editor", created_at=MOMENT))
            connection.execute(insert(audit_event), [{"at": MOMENT, "event": "login"}, {"at": MOMENT, "event": "out"}])

    return fill_one


def _content(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def test_a_database_goes_to_postgresql_and_back_whole(
    make_engine: MakeEngine, fill: Callable[[Engine], None], tmp_path: Path
) -> None:
    first, second, third = make_engine("sqlite"), make_engine("postgresql"), make_engine("sqlite")
    fill(first)
    written = dump(first, tmp_path / "there.zip")
    assert load(second, tmp_path / "there.zip") == written
    assert _content(second) == _content(first)
    dump(second, tmp_path / "back.zip")
    load(third, tmp_path / "back.zip")
    assert _content(third) == _content(first)
    assert written["revision"] == 4


def test_work_goes_on_after_loading(
    engine: Engine, make_engine: MakeEngine, fill: Callable[[Engine], None], write: Write, tmp_path: Path
) -> None:
    source = make_engine("sqlite")
    fill(source)
    dump(source, tmp_path / "dump.zip")
    load(engine, tmp_path / "dump.zip")
    assert write(engine, setting=[{"key": "place", "value": "Nơi khác"}]) == 5
    with writing(engine) as connection:
        connection.execute(insert(audit_event).values(at=MOMENT, event="later"))
        assert list(connection.scalars(select(audit_event.c.id).order_by(audit_event.c.id))) == [1, 2, 3]


def test_a_database_with_content_is_not_loaded_over(
    engine: Engine, fill: Callable[[Engine], None], tmp_path: Path
) -> None:
    fill(engine)
    before = _content(engine)
    dump(engine, tmp_path / "dump.zip")
    with pytest.raises(DumpProblem, match="cơ sở dữ liệu trống"):
        load(engine, tmp_path / "dump.zip")
    assert _content(engine) == before


def _rewritten(file: Path, target: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    with ZipFile(file) as archive, ZipFile(target, "w") as changed:
        for member in archive.namelist():
            content = archive.read(member)
            changed.writestr(member, change(content) if member == name else content)
    return target


def _of_another_schema(manifest: bytes) -> bytes:
    return json.dumps(json.loads(manifest) | {"schema": "9999"}).encode()


@pytest.mark.parametrize(
    ("member", "change", "said"),
    [
        ("model_year.jsonl", lambda content: content.replace(b"0.1", b"0.2"), "phần model_year không khớp"),
        ("manifest.json", _of_another_schema, "cấu trúc 9999"),
        ("manifest.json", lambda _: b"{", "đã hỏng"),
    ],
)
def test_a_dump_that_was_changed_is_refused_and_nothing_loaded(
    sqlite_engine: Engine,
    make_engine: MakeEngine,
    fill: Callable[[Engine], None],
    tmp_path: Path,
    member: str,
    change: Callable[[bytes], bytes],
    said: str,
) -> None:
    fill(sqlite_engine)
    dump(sqlite_engine, tmp_path / "dump.zip")
    target = make_engine("sqlite")
    with pytest.raises(DumpProblem, match=said):
        load(target, _rewritten(tmp_path / "dump.zip", tmp_path / "changed.zip", member, change))
    assert not any(_content(target).values())


def test_a_file_that_is_no_dump_is_refused(sqlite_engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "other.zip").write_bytes(b"not an archive")
    with pytest.raises(DumpProblem, match=r"other\.zip"):
        load(sqlite_engine, tmp_path / "other.zip")


def test_no_file_is_replaced_and_no_part_left(sqlite_engine: Engine, tmp_path: Path) -> None:
    taken = tmp_path / "dump.zip"
    taken.write_text("mine")
    for write_copy in (dump, backup):
        with pytest.raises(FileExistsError):
            write_copy(sqlite_engine, taken)
    assert taken.read_text() == "mine"
    with writing(sqlite_engine) as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    with pytest.raises(DumpProblem, match="upgrade"):
        dump(sqlite_engine, tmp_path / "new.zip")
    assert list(tmp_path.glob("*.part")) == []
    assert not (tmp_path / "new.zip").exists()


def test_a_backup_of_sqlite_is_a_database_made_while_another_writes(
    sqlite_engine: Engine, fill: Callable[[Engine], None], tmp_path: Path
) -> None:
    fill(sqlite_engine)
    before = _content(sqlite_engine)
    copy = tmp_path / "copy.sqlite3"
    with begin(sqlite_engine, "edit") as running:
        running.write("setting", [{"key": "place", "value": "Nơi khác"}])
        backup(sqlite_engine, copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    restored = connect(f"sqlite:///{copy}")
    assert _content(restored) == before
    restored.dispose()


def test_a_backup_of_postgresql_can_be_loaded(
    make_engine: MakeEngine, fill: Callable[[Engine], None], tmp_path: Path
) -> None:
    source, target = make_engine("postgresql"), make_engine("postgresql")
    fill(source)
    backup(source, tmp_path / "backup.zip")
    load(target, tmp_path / "backup.zip")
    assert _content(target) == _content(source)
