"""The whole store verified: what `python -m data_access check` reads, and every fault test afterwards.

Nothing is written. Each rule of docs/decisions/0001 is one query over all versions of a table, not just the current.
"""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from data_access import cubes, search_index
from data_access.integrity import target_condition
from data_access.schema import FOREVER, VERSIONED, Reference, Versioned, cube, metadata, model_photo, photo, upload_file
from data_access.schema import revision as revisions
from data_access.versions import same_key

DERIVED = {"cube", "model_index"}
"""Parts of which `migrate.rebuild` makes good what is wrong."""

_SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """Something wrong with the store: the part it was found in, and a Vietnamese sentence that says what."""

    part: str
    sentence: str


def findings(connection: Connection) -> Iterator[Finding]:
    """Verify the store as one snapshot shows it (`engine.reading`); give what is wrong, part by part, or nothing.

    What the database itself cannot read, as after damage to its disk, is a finding too.
    Cubes are counted again for every revision that stores one: about a second each per 1,000,000 rows.
    Errors: SQLAlchemyError if the database cannot be reached.
    """
    for part, rule in _rules():
        try:
            with connection.begin_nested():
                found = list(rule(connection))
        except DBAPIError as error:
            if error.connection_invalidated:
                raise
            found = [Finding(part, f"Cơ sở dữ liệu không đọc được phần này: {str(error.orig).splitlines()[0]}.")]
        yield from found


def _rules() -> Iterator[tuple[str, Callable[[Connection], Iterator[Finding]]]]:
    """Give every rule with the part of the store that it reads."""
    yield "database", _database
    yield "database", _keys
    yield "revision", _numbering
    for name, versioned in VERSIONED.items():
        yield name, partial(_versions, versioned=versioned)
        for reference in versioned.references:
            yield name, partial(_references, versioned=versioned, reference=reference)
    yield "model_year", _years
    yield "cube", _cubes
    yield "model_index", _search
    yield "upload_file", _files
    yield "model_photo", _shown_photos
    yield "photo", _photos


def _database(connection: Connection) -> Iterator[Finding]:
    """Ask SQLite to verify its own file; PostgreSQL verifies its pages as it reads them."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check")):
            if said != "ok":
                yield Finding("database", f"Tệp cơ sở dữ liệu hỏng: {said}.")


def _keys(connection: Connection) -> Iterator[Finding]:
    """Every key of another table is found in it, also where the database was told not to look."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            column, target = key.parent, key.column.table
            named = target.alias("named").c[key.column.name]
            found = select(named).where(named == column)
            lost = select(func.count()).select_from(table).where(column.is_not(None), ~found.exists())
            if connection.scalar(lost):
                yield Finding(table.name, f"Cột {column.name} trỏ tới {target.name} không tồn tại.")


def _numbering(connection: Connection) -> Iterator[Finding]:
    numbers = list(connection.scalars(select(revisions.c.id).order_by(revisions.c.id)))
    missing = sorted(set(range(1, len(numbers) + 1)) - set(numbers))
    if missing:
        yield Finding("revision", f"Số phiên bản không liên tục: thiếu {_listed(missing)}.")


def _versions(connection: Connection, versioned: Versioned) -> Iterator[Finding]:
    name, values = versioned.table.name, {"forever": FOREVER}
    key = ", ".join(f"a.{column}" for column in versioned.key)
    overlapping = connection.execute(
        text(
            f"SELECT {key} FROM {name} a JOIN {name} b ON {same_key(versioned, 'a', 'b')} AND a.until <> b.until "
            "AND a.since < b.until AND b.since < a.until WHERE a.until < b.until"
        )
    ).fetchall()
    if overlapping:
        yield Finding(name, f"Hai bản của cùng một dòng chồng nhau: {_listed([tuple(row) for row in overlapping])}.")
    unknown = " OR ".join(
        f"(r.{column} <> :forever AND NOT EXISTS (SELECT 1 FROM revision k WHERE k.id = r.{column}))"
        for column in ("since", "until", "origin")
    )
    strange = connection.scalar(
        text(f"SELECT COUNT(*) FROM {name} r WHERE r.origin > r.since OR r.since >= r.until OR {unknown}"), values
    )
    if strange:
        yield Finding(name, f"{strange} dòng mang số phiên bản không có hoặc không hợp lý.")


def _references(connection: Connection, versioned: Versioned, reference: Reference) -> Iterator[Finding]:
    """Find rows whose reference had no row at some revision while they were valid.

    It had one at every revision if a version of the target covers the beginning, and each version of the target that
    ends meanwhile is followed by another at once.
    """
    name, column, target = versioned.table.name, reference.column, reference.target
    kind = target_condition(reference, "t")
    found = connection.execute(
        text(
            f"SELECT DISTINCT o.{column} FROM {name} o WHERE o.{column} <> '' AND NOT EXISTS (SELECT 1 FROM {target} t "
            f"WHERE t.code = o.{column}{kind} AND t.since <= o.since AND t.until > o.since) "
            f"UNION SELECT DISTINCT o.{column} FROM {target} t JOIN {name} o ON o.{column} = t.code "
            f"AND t.until > o.since AND t.until < o.until WHERE t.until < :forever{kind} AND NOT EXISTS "
            f"(SELECT 1 FROM {target} n WHERE n.code = t.code{target_condition(reference, 'n')} AND n.since = t.until)"
        ),
        {"forever": FOREVER},
    ).fetchall()
    if found:
        yield Finding(name, f"Cột {column} trỏ tới {target} không tồn tại: {_listed([row[0] for row in found])}.")


def _years(connection: Connection) -> Iterator[Finding]:
    """Each current model that is not merged into another has years, and first appeared in exactly one of them."""
    wrong = connection.execute(
        text(
            "SELECT m.code FROM model m LEFT JOIN model_year y ON y.model = m.code AND y.until = :forever "
            "WHERE m.until = :forever AND m.merged_into = '' GROUP BY m.code "
            "HAVING SUM(CASE WHEN y.is_new THEN 1 ELSE 0 END) <> 1"
        ),
        {"forever": FOREVER},
    ).fetchall()
    if wrong:
        yield Finding("model_year", f"Mô hình không có đúng một năm đăng ký mới: {_listed([row[0] for row in wrong])}.")


def _cubes(connection: Connection) -> Iterator[Finding]:
    stored = connection.execute(
        select(cube.c.revision, cube.c.name).where(cube.c.content.is_not(None)).order_by(cube.c.revision)
    ).fetchall()
    known = {(row.revision, row.name) for row in stored}
    for revision, name in known:
        one = cubes.CUBES.get(name)
        kept = None if one is None else _readable_cells(connection, one, revision)
        if one is None or kept is None or not _same(one, kept, cubes.compute(connection, one, revision)):
            yield Finding("cube", f"Bảng tổng hợp {name} của phiên bản {revision} khác với số liệu chi tiết.")
    pointers = connection.execute(select(cube.c.revision, cube.c.name, cube.c.equals).where(cube.c.content.is_(None)))
    for revision, name, equals in pointers:
        if (equals, name) not in known or equals >= revision:
            yield Finding("cube", f"Bảng tổng hợp {name} của phiên bản {revision} trỏ tới phiên bản {equals} không có.")


def _readable_cells(connection: Connection, one: cubes.Cube, revision: int) -> pd.DataFrame | None:
    try:
        return cubes.stored_cells(connection, one, revision)
    except (pa.ArrowException, OSError):
        return None


def _same(one: cubes.Cube, stored: pd.DataFrame, counted: pd.DataFrame) -> bool:
    if len(stored) != len(counted) or list(stored.columns) != list(counted.columns):
        return False
    exact = [name for name in counted.columns if name not in one.decimals]
    return stored.astype(counted.dtypes.to_dict())[exact].equals(counted[exact]) and all(
        np.allclose(stored[name], counted[name], rtol=1e-9, atol=1e-3) for name in one.decimals
    )


def _search(connection: Connection) -> Iterator[Finding]:
    wrong = search_index.differing(connection)
    if wrong:
        yield Finding("model_index", f"Chỉ mục tìm kiếm khác với số liệu: {_listed(wrong)}.")


def _files(connection: Connection) -> Iterator[Finding]:
    """Every upload has its original, byte for byte, unless an admin erased it."""
    numbers = select(revisions.c.id, revisions.c.file_sha256, upload_file.c.revision, upload_file.c.content.is_(None))
    uploads = numbers.outerjoin(upload_file, upload_file.c.revision == revisions.c.id).order_by(revisions.c.id)
    for revision, expected, kept, erased in connection.execute(uploads.where(revisions.c.file_sha256 != "")).fetchall():
        if kept is None:
            yield Finding("upload_file", f"Không tìm thấy tệp gốc của phiên bản {revision}.")
        elif not erased:
            content = connection.scalar(select(upload_file.c.content).where(upload_file.c.revision == revision))
            try:
                found = hashlib.sha256(zlib.decompress(content or b"")).hexdigest()
            except zlib.error:
                found = ""
            if found != expected:
                yield Finding("upload_file", f"Tệp gốc của phiên bản {revision} không còn nguyên vẹn.")


def _shown_photos(connection: Connection) -> Iterator[Finding]:
    """Every photo that a model shows or ever showed is stored, if only as erased."""
    missing = connection.scalars(
        select(model_photo.c.photo).where(model_photo.c.photo.not_in(select(photo.c.sha256))).distinct()
    ).all()
    if missing:
        yield Finding("model_photo", f"Không tìm thấy ảnh: {_listed(list(missing))}.")


def _photos(connection: Connection) -> Iterator[Finding]:
    """Every stored picture is, byte for byte, what was stored, unless an admin erased it."""
    stored = select(photo.c.sha256, photo.c.size, photo.c.digest).where(photo.c.content.is_not(None))
    for sha256, size, digest in connection.execute(stored.order_by(photo.c.sha256, photo.c.size)).fetchall():
        content = connection.scalar(select(photo.c.content).where(photo.c.sha256 == sha256, photo.c.size == size))
        if hashlib.sha256(content or b"").hexdigest() != digest:
            yield Finding("photo", f"Ảnh {sha256} (cỡ {size}) không còn nguyên vẹn.")


def _listed(values: list[Any]) -> str:
    shown = ", ".join(
        str(value[0] if isinstance(value, tuple) and len(value) == 1 else value) for value in values[:_SHOWN]
    )
    return shown + (f" và {len(values) - _SHOWN} mục khác" if len(values) > _SHOWN else "")
