"""A database with the published facts and a few units, files made in memory, and what an upload of them would do."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sqlalchemy import Engine

from seed.add import add_published
from uploads import upload
from uploads.datasets import DATASETS
from uploads.parse.source import source_of_bytes, source_of_path
from uploads.plan.planning import Request
from uploads.plan.preview import Preview

SAMPLES = Path(__file__).parent / "samples"

Check = Callable[..., Preview]


@pytest.fixture
def facts(engine: Engine) -> Engine:
    """A database on each engine with the published facts (revision 1)."""
    add_published(engine)
    return engine


@pytest.fixture
def office(facts: Engine) -> Engine:
    """A database on each engine with the published facts (revision 1) and six units (revision 2)."""
    _add_units(facts)
    return facts


@pytest.fixture
def sqlite_office(sqlite_engine: Engine) -> Engine:
    """The same on SQLite alone."""
    add_published(sqlite_engine)
    _add_units(sqlite_engine)
    return sqlite_engine


def _add_units(engine: Engine) -> None:
    request = Request(source_of_path(SAMPLES / "units.csv"), DATASETS["units"], year=2024)
    upload.apply(engine, request, upload.check(engine, request), account="tester")


def asked(content: bytes | str, dataset: str = "models", name: str = "list.csv", **options: Any) -> Request:
    """Return the request to upload these bytes."""
    held = content.encode() if isinstance(content, str) else content
    return replace(Request(source_of_bytes(name, held), DATASETS[dataset]), **options)


def checked(engine: Engine, content: bytes | str, dataset: str = "models", **options: Any) -> Preview:
    """Return what an upload of these bytes would do."""
    return upload.check(engine, asked(content, dataset, **options))


def applied(
    engine: Engine, content: bytes | str, dataset: str = "models", *, skip_problems: bool = False, **options: Any
) -> int | None:
    """Apply an upload of these bytes and return the number of the revision."""
    request = asked(content, dataset, **options)
    seen = upload.check(engine, request)
    return upload.apply(engine, request, seen, account="tester", skip_problems=skip_problems).revision


def table(*rows: Sequence[str], delimiter: str = ";") -> str:
    """Return rows as a delimited file."""
    return "".join(delimiter.join(row) + "\r\n" for row in rows)


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """Return an XLSX file with these sheets of rows."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()
