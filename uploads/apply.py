"""A plan into the database, as one revision: all of it or nothing."""

import zlib
from concurrent.futures import Future, ThreadPoolExecutor

from sqlalchemy import Connection, Engine, insert, select

from data_access.codes import Codes, new_codes
from data_access.duplicates import note_distinct, pair_of
from data_access.revisions import Author, NothingChanged, Revision, begin
from data_access.schema import FOREVER, VERSIONED, upload_file
from uploads.parse.header_memory import remember_headers
from uploads.parse.source import Source
from uploads.plan.plan import Outline, Plan

_FAST = 1


class StalePlan(Exception):
    """The data changed after the plan was made; plan again and look at the new effect."""


class HasProblems(Exception):
    """The plan has rows with problems and it was not said to leave them out."""


def apply_plan(
    engine: Engine, plan: Plan, source: Source, *, account: str | Author, skip_problems: bool = False
) -> int | None:
    """Write a plan as one revision and return its number; None if nothing differs from what is stored.

    With `skip_problems` the rows with problems are left out. The original file is kept beside the revision, and headers
    that were told are remembered.
    Errors: StalePlan if the data that the plan was compared with has changed; HasProblems; then nothing is written.
    """
    if plan.has_problems and not skip_problems:
        raise HasProblems
    if not plan.changes_something:
        return None
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
            return None
    return revision.id


def _write(revision: Revision, plan: Plan, source: Source, kept: "Future[bytes]") -> None:
    refuse_stale(revision.connection, plan)
    codes = _codes(revision.connection, plan.outline)
    for number, other in plan.outline.told_apart:
        note_distinct(revision.connection, pair_of(codes(number), other), revision.account)
    for ending in plan.outline.ends:
        revision.end(ending.table, ending.keys)
    for write in plan.outline.writes:
        bring_in = revision.open_tuples if write.all_new else revision.write_tuples
        bring_in(write.table, write.columns, write.rows(codes))
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


def _codes(connection: Connection, outline: Outline) -> Codes:
    return new_codes(connection, outline.code_table, outline.largest_given) if outline.new_codes else _no_codes


def _no_codes(number: int) -> str:
    raise LookupError(f"The plan has no new record {number}.")


def _compressed(source: Source) -> bytes:
    """Return the bytes of the file, compressed for speed rather than size: it is done while the rows are written."""
    packer = zlib.compressobj(_FAST)
    parts = [packer.compress(block) for block in source.blocks()]
    return b"".join((*parts, packer.flush()))
