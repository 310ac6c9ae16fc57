"""Bring a plan into the database as one revision, all of it or nothing."""

import zlib
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, text

from data_access.revisions import Author, NothingChanged, Revision, begin
from data_access.schema import FOREVER, VERSIONED, upload_file
from data_access.schema import revision as revisions
from uploads.header_memory import remember_headers
from uploads.plan import Codes, Plan
from uploads.source import BLOCK, Source

CODE_FORMS = {"model": ("DVK-", 6), "unit": ("DV-", 4)}
"""Prefix and least number of digits of the codes that the system gives."""

_FAST = 1


class StalePlan(Exception):
    """The data changed after the plan was made; plan again and look at the new effect."""


class HasProblems(Exception):
    """The plan has rows with problems and it was not said to leave them out."""


@dataclass(frozen=True)
class Receipt:
    """What was done: the number of the revision, or None if nothing differed from what is stored."""

    revision: int | None


def apply_plan(
    engine: Engine, plan: Plan, source: Source, *, account: str | Author, skip_problems: bool = False
) -> Receipt:
    """Write a plan as one revision; with `skip_problems` its problem rows are left out.

    The original file is kept beside the revision, and headers that were told are remembered.
    Errors: StalePlan if the data that the plan was compared with has changed; HasProblems; then nothing is written.
    """
    if plan.has_problems and not skip_problems:
        raise HasProblems
    if not plan.changes_something:
        return Receipt(None)
    with ThreadPoolExecutor(max_workers=1) as beside:
        kept = beside.submit(_compressed, source)
        try:
            with begin(
                engine,
                "upload",
                account=account,
                dataset=plan.reading.dataset.code,
                file_name=source.name[:400],
                file_sha256=source.sha256(),
            ) as revision:
                _write(revision, plan, source, kept)
        except NothingChanged:
            return Receipt(None)
    return Receipt(revision.id)


def _write(revision: Revision, plan: Plan, source: Source, kept: "Future[bytes]") -> None:
    refuse_stale(revision.connection, plan)
    codes = _codes(revision.connection, plan.outline.code_table) if plan.outline.new_codes else _no_codes
    for ending in plan.outline.ends:
        revision.end(ending.table, ending.keys)
    for write in plan.outline.writes:
        revision.write_tuples(write.table, write.columns, write.rows(codes))
    revision.connection.execute(
        insert(upload_file).values(revision=revision.id, content=kept.result(), size=source.size)
    )
    told = plan.reading.options.headers.now
    if told:
        remember_headers(revision.connection, plan.reading.dataset, plan.reading.header.headers.values(), told)


def refuse_stale(connection: Connection, plan: Plan) -> None:
    """Raise StalePlan if any table that the plan was compared with has changed since."""
    base = plan.base_revision
    for name in plan.read_tables:
        table = VERSIONED[name].table
        opened = select(table.c.since).where(table.c.since > base).limit(1)
        closed = select(table.c.until).where(table.c.until > base, table.c.until < FOREVER).limit(1)
        if connection.execute(opened).first() or connection.execute(closed).first():
            raise StalePlan


def _codes(connection: Connection, table: str) -> Codes:
    """Return the giver of new codes: they run on from the largest that any version has ever had."""
    prefix, digits = CODE_FORMS[table]
    longest = connection.scalar(
        text(f"SELECT code FROM {table} WHERE code LIKE :form ORDER BY LENGTH(code) DESC, code DESC LIMIT 1"),
        {"form": f"{prefix}{'_' * digits}%"},
    )
    last = int(longest[len(prefix) :]) if longest and longest[len(prefix) :].isdigit() else 0
    return lambda number: f"{prefix}{last + 1 + number:0{digits}d}"


def _no_codes(number: int) -> str:
    raise LookupError(f"The plan has no new record {number}.")


def _compressed(source: Source) -> bytes:
    """Return the bytes of the file, compressed for speed rather than size: it is done while the rows are written."""
    packer = zlib.compressobj(_FAST)
    with source.open() as stream:
        parts = [packer.compress(block) for block in _blocks(stream)]
    return b"".join((*parts, packer.flush()))


def _blocks(stream: Any) -> Iterable[bytes]:
    while block := stream.read(BLOCK):
        yield block


def kept_file(connection: Connection, revision: int) -> tuple[str, bytes] | None:
    """Return name and bytes of the file that a revision was uploaded from; None if there is none or it was erased."""
    row = connection.execute(
        select(revisions.c.file_name, upload_file.c.content)
        .join(upload_file, upload_file.c.revision == revisions.c.id)
        .where(revisions.c.id == revision)
    ).first()
    if row is None or row.content is None:
        return None
    return row.file_name, zlib.decompress(row.content)
