"""All content in one file that belongs to no engine: from SQLite to PostgreSQL and back, with every revision.

A ZIP archive with one member per table, `<table>.jsonl`: one JSON array per row, in the order of the columns that the
manifest names. Bytes are base64, dates and moments ISO 8601 (moments in UTC). `manifest.json`, the last member, has
the schema version, and of every table its columns, its number of rows and the SHA-256 of its member.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, Date, Engine, LargeBinary, Table, func, select, text
from sqlalchemy import exists as sql_exists

from data_access import bulk, search_index
from data_access.engine import reading, writing
from data_access.migrate import is_current
from data_access.schema import UtcDateTime, metadata
from data_access.whole_file import whole_file

FORMAT = 1
_MANIFEST = "manifest.json"
_ROWS = 5_000
_ROWS_WITH_BYTES = 8  # an uploaded file may have megabytes
_BYTES = 1 << 20


class DumpProblem(Exception):
    """The file cannot be written or taken in; the message says why in one Vietnamese sentence. Nothing was changed."""


def dump(engine: Engine, file: Path) -> dict[str, int]:
    """Write all tables as they are at one moment, and return table -> number of rows. Streams.

    Errors: FileExistsError if `file` is there already; DumpProblem if the schema is not that of this program;
    SQLAlchemyError, OSError.
    """
    with whole_file(file) as part, ZipFile(part, "w", ZIP_DEFLATED) as archive, reading(engine) as connection:
        schema = _schema(connection)
        tables = {table.name: _write(archive, connection, table) for table in metadata.sorted_tables}
        manifest = {"format": FORMAT, "schema": schema, "tables": tables}
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    return {name: entry["rows"] for name, entry in tables.items()}


def load(engine: Engine, file: Path) -> dict[str, int]:
    """Take in a dump, in one transaction, and return table -> number of rows. Streams.

    Errors: DumpProblem if the database holds anything, is of another schema version, or the file is damaged;
    SQLAlchemyError, OSError.
    """
    try:
        with ZipFile(file) as archive, writing(engine) as connection:
            tables = _verified(archive, _schema(connection))
            if any(connection.scalar(select(sql_exists().select_from(table))) for table in metadata.sorted_tables):
                raise DumpProblem("Chỉ nạp được vào cơ sở dữ liệu trống, nhưng cơ sở dữ liệu này đã có dữ liệu.")
            for table in metadata.sorted_tables:
                _read(archive, connection, table, tables[table.name])
            if connection.dialect.name == "postgresql":
                _go_on_counting(connection)
            search_index.rebuild(connection)
    except (BadZipFile, zlib.error, KeyError, TypeError, ValueError) as error:
        raise DumpProblem(f"Tệp {file.name} không phải bản kết xuất của chương trình này hoặc đã hỏng.") from error
    return {name: entry["rows"] for name, entry in tables.items()}


def _schema(connection: Connection) -> str:
    if not is_current(connection):
        raise DumpProblem(
            "Cấu trúc cơ sở dữ liệu khác với chương trình này; hãy chạy trước lệnh: python -m data_access upgrade."
        )
    return str(MigrationContext.configure(connection).get_current_revision())


def _write(archive: ZipFile, connection: Connection, table: Table) -> dict[str, Any]:
    encoders = [_encoder(column) for column in table.columns]
    digest, rows = hashlib.sha256(), 0
    found = connection.execution_options(stream_results=True, yield_per=_chunk(table)).execute(
        select(table).order_by(*table.primary_key.columns)
    )
    with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as member:
        for row in found:
            values = [encode(value) for encode, value in zip(encoders, row, strict=True)]
            line = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            member.write(line)
            rows += 1
    return {"columns": list(table.columns.keys()), "rows": rows, "sha256": digest.hexdigest()}


def _verified(archive: ZipFile, schema: str) -> dict[str, Any]:
    """Return the tables of the manifest after every member was found as it was written."""
    manifest = json.loads(archive.read(_MANIFEST))
    if manifest["format"] != FORMAT or manifest["schema"] != schema:
        raise DumpProblem(
            f"Bản kết xuất có cấu trúc {manifest['schema']}, còn chương trình này dùng cấu trúc {schema}; "
            "hãy kết xuất lại bằng cùng một phiên bản chương trình."
        )
    tables: dict[str, Any] = manifest["tables"]
    for table in metadata.sorted_tables:
        entry = tables[table.name]
        with archive.open(f"{table.name}.jsonl") as member:
            if _sha256(member) != entry["sha256"] or entry["columns"] != list(table.columns.keys()):
                raise DumpProblem(f"Bản kết xuất đã hỏng: phần {table.name} không khớp với bản kê kèm theo.")
    return tables


def _read(archive: ZipFile, connection: Connection, table: Table, entry: dict[str, Any]) -> None:
    loaded = 0
    with archive.open(f"{table.name}.jsonl") as member:
        rows = _stored_rows(connection, table, member)
        while chunk := list(islice(rows, _chunk(table))):
            loaded += bulk.load(connection, table.name, entry["columns"], chunk)
    if loaded != entry["rows"]:
        raise DumpProblem(f"Bản kết xuất đã hỏng: phần {table.name} thiếu hoặc thừa dòng.")


def _stored_rows(connection: Connection, table: Table, lines: IO[bytes]) -> Iterator[Sequence[Any]]:
    """Give the rows as the driver of this engine takes them."""
    decoders = [_decoder(column) for column in table.columns]
    binders = [
        column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for column in table.columns
    ]
    for line in lines:
        values = [decode(value) for decode, value in zip(decoders, json.loads(line), strict=True)]
        yield [bind(value) if bind else value for bind, value in zip(binders, values, strict=True)]


def _encoder(column: Column[Any]) -> Callable[[Any], Any]:
    if isinstance(column.type, LargeBinary):
        return lambda value: None if value is None else base64.b64encode(value).decode()
    if isinstance(column.type, Date | UtcDateTime):
        return lambda value: None if value is None else value.isoformat()
    return lambda value: value


def _decoder(column: Column[Any]) -> Callable[[Any], Any]:
    if isinstance(column.type, LargeBinary):
        return lambda value: None if value is None else base64.b64decode(value)
    if isinstance(column.type, Date):
        return lambda value: None if value is None else date.fromisoformat(value)
    if isinstance(column.type, UtcDateTime):
        return lambda value: None if value is None else datetime.fromisoformat(value)
    return lambda value: value


def _chunk(table: Table) -> int:
    has_bytes = any(isinstance(column.type, LargeBinary) for column in table.columns)
    return _ROWS_WITH_BYTES if has_bytes else _ROWS


def _sha256(member: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := member.read(_BYTES):
        digest.update(block)
    return digest.hexdigest()


def _go_on_counting(connection: Connection) -> None:
    """Let the running numbers of PostgreSQL go on after those loaded."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        newest = connection.scalar(select(func.max(column)))
        sequence = connection.scalar(
            text("SELECT pg_get_serial_sequence(:name, :column)"), {"name": table.name, "column": column.name}
        )
        if newest and sequence:
            connection.execute(text("SELECT setval(:sequence, :newest)"), {"sequence": sequence, "newest": newest})
