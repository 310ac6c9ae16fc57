"""One upload, as a page or another program makes it: check, let a person look, apply what was looked at."""

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from sqlalchemy import Engine

from data_access.revisions import Author
from uploads.apply import StalePlan, apply_plan
from uploads.files.rejected import rejected_suffix, write_rejected
from uploads.plan.plan import Plan
from uploads.plan.planning import Request, plan_upload
from uploads.plan.preview import Preview, preview_of
from uploads.progress import Progress, quiet


@dataclass(frozen=True)
class MadeFile:
    """A file to be downloaded: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Receipt:
    """What was done: the number of the revision (None if nothing differed), and the rows that were left out, if any."""

    revision: int | None
    rejected: MadeFile | None


def check(engine: Engine, request: Request, progress: Progress = quiet) -> Preview:
    """Return what an upload would do. This is a read-only operation.

    Errors: UnusableFile if the file as a whole cannot be used, UnclearHeaders if a person has to explain headers.
    """
    return preview_of(_plan(engine, request, progress))


def apply(
    engine: Engine,
    request: Request,
    seen: Preview,
    *,
    account: str | Author,
    skip_problems: bool = False,
    progress: Progress = quiet,
) -> Receipt:
    """Do what `seen` showed for the same request, as one revision; the file is read again, so that nothing is kept.

    Errors: StalePlan if that would no longer do the same; HasProblems if rows have problems and are not to be skipped;
    UnusableFile. Then nothing is written.
    """
    plan = replace(_plan(engine, request, progress), base_revision=seen.base_revision)
    if _numbers(preview_of(plan)) != _numbers(seen):
        raise StalePlan
    progress("Ghi vào cơ sở dữ liệu", seen.rows)
    revision = apply_plan(engine, plan, request.source, account=account, skip_problems=skip_problems)
    return Receipt(revision, rejected_rows(plan) if plan.has_problems else None)


def rejected(engine: Engine, request: Request, progress: Progress = quiet) -> MadeFile:
    """Return the rows with problems as a file of the same form, with the reason beside each.

    Errors: as `check`.
    """
    return rejected_rows(_plan(engine, request, progress))


def rejected_rows(plan: Plan) -> MadeFile:
    """Return the rows of a plan that have problems, as a file named after the one that was uploaded."""
    out = BytesIO()
    write_rejected(plan, out)
    return MadeFile(f"{Path(plan.reading.file).stem}-chua-nhap{rejected_suffix(plan)}", out.getvalue())


def _plan(engine: Engine, request: Request, progress: Progress) -> Plan:
    with engine.connect() as connection:
        return plan_upload(connection, request, progress)


def _numbers(preview: Preview) -> tuple[object, ...]:
    return preview.headers, preview.rows, preview.new, preview.changed, preview.unchanged, preview.problem_rows
