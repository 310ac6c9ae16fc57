"""Read a file and compare it with the data: the one way to a Plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection

from data_access.categories import TIME_ZONE
from data_access.revisions import current_revision
from uploads.datasets.columns import Dataset
from uploads.limits import Limits, limits
from uploads.parse.header_memory import told_headers
from uploads.parse.read import read_table
from uploads.parse.reading import Options, Reading
from uploads.parse.source import Source
from uploads.plan import keyed, models, units
from uploads.plan.effect import effect_of
from uploads.plan.judgements import Judgements, left_out
from uploads.plan.plan import Outline, Plan
from uploads.plan.understood import understood
from uploads.progress import Progress, quiet
from uploads.unusable import UnusableFile
from uploads.values.catalogue import Catalogue, read_catalogue

NAMES_SHOWN = 200


@dataclass(frozen=True)
class Request:
    """A file to plan, and how to read it.

    sheet    '' = the first that fits
    year     of rows that tell none; of the numbers of members beside units
    headers  columns told by a person: header -> code of a column, '' = pass over
    largest  the largest size in bytes that is taken; None = the limit of the command line
    judged   what was decided on rows that resemble a stored model
    """

    source: Source
    dataset: Dataset
    sheet: str = ""
    year: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=limits)
    largest: int | None = None
    judged: Judgements = field(default_factory=dict)


def plan_upload(connection: Connection, request: Request, progress: Progress = quiet) -> Plan:
    """Read a file and compare it with the current data. This is a read-only operation.

    Errors: UnusableFile if the file as a whole cannot be used; whatever else is wrong stands in its findings.
    """
    catalogue, base = read_catalogue(connection), current_revision(connection)
    _refuse_unknown_columns(request)
    headers = told_headers(connection, request.dataset, request.headers)
    options = Options(request.sheet, request.year, headers, left_out(request.judged))
    largest = request.largest if request.largest is not None else request.limits.file_bytes
    reading = read_table(request.source, request.dataset, catalogue, request.limits, largest, options, progress)
    progress("So sánh với số liệu hiện có", reading.rows)
    outline, tables = _outline(connection, reading, catalogue, request)
    reading.findings.sort()
    named = (reading.columns.get(request.dataset.named_by) or [])[:NAMES_SHOWN]
    names = tuple(catalogue_name(catalogue, reading, value) for value in named if value)
    outline.new_columns, outline.new_rows = understood(reading, catalogue, outline.new_rows)
    effect = effect_of(connection, catalogue, outline)
    progress("So sánh với số liệu hiện có", reading.rows)
    return Plan(reading, outline, effect, base, tables, names)


def _outline(
    connection: Connection, reading: Reading, catalogue: Catalogue, request: Request
) -> tuple[Outline, tuple[str, ...]]:
    code = request.dataset.code
    if code == "models":
        return models.plan_models(connection, reading, catalogue, request.judged), models.READS
    if code == "units":
        year = request.year or this_year(catalogue)
        return units.plan_units(connection, reading, catalogue, year), units.READS
    return keyed.plan_keyed(connection, reading, catalogue), keyed.READS[code]


def _refuse_unknown_columns(request: Request) -> None:
    for header, column in request.headers.items():
        if column and not request.dataset.has(column):
            known = ", ".join(column.code for column in request.dataset.columns)
            raise UnusableFile(
                "no_such_column", f"Không có cột “{column}” để nhận tiêu đề “{header}”. Các cột của bảng: {known}."
            )


def catalogue_name(catalogue: Catalogue, reading: Reading, value: str) -> str:
    """Return the name of a row as a person writes it: names stand for themselves, codes for their names."""
    lookup = catalogue.lookup(reading.dataset.column(reading.dataset.named_by))
    return lookup.name(value) if lookup else value


def this_year(catalogue: Catalogue) -> int:
    """Return the current year where the office is."""
    try:
        zone = ZoneInfo(catalogue.settings.get("time_zone") or TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return datetime.now(zone).year
