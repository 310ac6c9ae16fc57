"""Every dataset as a file that staff can open, mend and upload again: unchanged, it uploads as no change."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from sqlalchemy import Connection, Select, and_, select

from data_access.schema import FOREVER, VERSIONED, model, model_task, model_year, unit, unit_year
from uploads.datasets.columns import Column, Dataset, Kind
from uploads.plan.planning import this_year
from uploads.values.catalogue import Catalogue, read_catalogue
from uploads.values.formulas import neutralised
from uploads.values.lookups import Lookup
from uploads.values.shown import Shown, date_text, decimal_text

FORMS = ("csv", "xlsx")
_FIRST_EXCEL_DAY = date(1900, 3, 1)
_ISO_PARTS = {1: "{0}", 2: "{1}/{0}", 3: "{2}/{1}/{0}"}


def export(connection: Connection, dataset: Dataset, form: str, out: BinaryIO, year: int | None = None) -> int:
    """Write all current rows of a dataset as "csv" (UTF-8 with BOM) or "xlsx", and return their number.

    `year` is that of the numbers of members beside units; the current year if it is left out.
    """
    catalogue = read_catalogue(connection)
    rows = exported_rows(connection, dataset, catalogue, year or this_year(catalogue))
    headers = [column.label for column in dataset.columns]
    return _write_csv(headers, rows, out) if form == "csv" else _write_xlsx(dataset, headers, rows, out)


def export_file(connection: Connection, dataset: Dataset, path: Path, year: int | None = None) -> int:
    """Write all current rows of a dataset to a file, whose suffix .csv or .xlsx names the form.

    Errors: ValueError for another suffix; OSError if the file cannot be written.
    """
    form = path.suffix.lower().lstrip(".")
    if form not in FORMS:
        raise ValueError(f"{path.suffix} is not one of {FORMS}")
    with path.open("wb") as out:
        return export(connection, dataset, form, out, year)


def exported_rows(connection: Connection, dataset: Dataset, catalogue: Catalogue, year: int) -> Iterator[list[Any]]:
    """Yield the current rows as cells in the order of the columns: text, int, float or date; '' if not known."""
    shown = Shown.for_dataset(dataset, catalogue)
    texts = {
        column.code: _code_texts(lookup) for column in dataset.columns if (lookup := shown.lookups.get(column.code))
    }
    tasks = _tasks(connection) if dataset.has("tasks") else {}
    for row in connection.execution_options(yield_per=5_000).execute(_query(dataset, year)):
        held = row._mapping
        yield [
            _cell(
                shown,
                column,
                texts.get(column.code, {}),
                tasks.get(held["code"], ()) if column.code == "tasks" else held[column.code],
            )
            for column in dataset.columns
        ]


def _query(dataset: Dataset, year: int) -> Select[Any]:
    """Return the query whose columns bear the codes of the dataset's columns."""
    table = VERSIONED[dataset.table].table
    stored = {c.code: _held(c) for c in dataset.columns if c.stored and c.code != "tasks"}
    query = select(*(held.label(code) for code, held in stored.items())).where(table.c.until == FOREVER)
    if dataset.code == "models":
        joined = and_(model.c.code == model_year.c.model, model.c.until == FOREVER, model.c.merged_into == "")
        return query.join_from(model_year, model, joined).order_by(model_year.c.model, model_year.c.year)
    if dataset.code == "units":
        of_year = and_(unit_year.c.unit == unit.c.code, unit_year.c.year == year, unit_year.c.until == FOREVER)
        return query.select_from(unit.outerjoin(unit_year, of_year)).order_by(unit.c.code)
    if dataset.has("model_code"):
        about = [
            model.c.code.label("model_code"),
            model.c.name.label("model_name"),
            *(model.c[name].label(name) for name in ("unit", "subject_type", "holder")),
        ]
        query = query.add_columns(*about).join_from(
            table, model, and_(model.c.code == table.c.model, model.c.until == FOREVER)
        )
    return query.order_by(*(table.c[name] for name in dataset.key))


def _held(column: Column) -> Any:
    table, _, name = column.stored[0].partition(".")
    return VERSIONED[table].table.c[name]


def _tasks(connection: Connection) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    kept = select(model_task.c.model, model_task.c.task).where(model_task.c.until == FOREVER)
    for code, task in connection.execute(kept.order_by(model_task.c.model, model_task.c.task)):
        found[code].append(task)
    return {code: tuple(tasks) for code, tasks in found.items()}


def _code_texts(lookup: Lookup) -> dict[str, str]:
    """Return how each code is written: its name, or the code itself where the name would be read as something else."""
    return {
        entry.code: entry.names[0]
        if entry.names and lookup.find(entry.names[0]) == entry.code and ";" not in entry.names[0]
        else entry.code
        for entry in lookup.entries
    }


def _cell(shown: Shown, column: Column, texts: Mapping[str, str], value: Any) -> Any:
    if value is None or value == "" or (column.kind is Kind.YEAR and value == 0):
        return ""
    if isinstance(value, tuple):
        return neutralised("; ".join(texts.get(code, code) for code in value))
    if column.code in shown.lookups:
        return neutralised(texts.get(value, value))
    if isinstance(value, bool):
        return shown.text(column.code, value)
    if isinstance(value, int | float | date):
        return value
    if column.kind is Kind.AS_OF:
        parts = str(value).split("-")
        return _ISO_PARTS.get(len(parts), "{0}").format(*parts)
    return neutralised(shown.text(column.code, value))


def _write_csv(headers: Sequence[str], rows: Iterator[list[Any]], out: BinaryIO) -> int:
    number = 0
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(headers)
    for row in rows:
        writer.writerow(
            decimal_text(cell) if isinstance(cell, float) else date_text(cell) if isinstance(cell, date) else cell
            for cell in row
        )
        number += 1
    text.detach()
    return number


def _write_xlsx(dataset: Dataset, headers: Sequence[str], rows: Iterator[list[Any]], out: BinaryIO) -> int:
    number = 0
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(dataset.label)
    header, day = (
        book.add_format({"bold": True, "text_wrap": True, "bg_color": "#F6F4F1"}),
        book.add_format({"num_format": "dd/mm/yyyy"}),
    )
    for place, (label, column) in enumerate(zip(headers, dataset.columns, strict=True)):
        sheet.set_column(place, place, 40 if column.code == dataset.named_by or column.kind is Kind.PROSE else 18)
        sheet.write_string(0, place, label, header)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            write_cell(sheet, number, place, cell, day)
    book.close()
    return number


def write_cell(sheet: Any, row: int, place: int, cell: Any, day: Any) -> None:
    """Write a cell by its type; text is always text, and days that a spreadsheet cannot count are text too."""
    if cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, date):
        if date(cell.year, cell.month, cell.day) >= _FIRST_EXCEL_DAY:
            sheet.write_datetime(row, place, cell, day)
        else:
            sheet.write_string(row, place, date_text(cell))
    elif isinstance(cell, float) and float(f"{cell:.16G}") != cell:
        sheet.write_string(row, place, decimal_text(cell))  # the writer keeps 16 digits
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell)
    else:
        sheet.write_string(row, place, str(cell))
