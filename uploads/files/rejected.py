"""The rows that were left out: a file of the same form with the reason beside each, to be mended and uploaded."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

import xlsxwriter

from uploads.datasets import REASON_HEADER
from uploads.files.exporting import write_cell
from uploads.parse.rows import filled_down
from uploads.parse.sheets import Row
from uploads.plan.plan import Plan
from uploads.values.cells import Cell, shown
from uploads.values.formulas import neutralised, restored


def rejected_suffix(plan: Plan) -> str:
    """Return the suffix of the file: that of the upload for text, .xlsx for every workbook."""
    return ".csv" if plan.reading.document.form == "csv" else ".xlsx"


def write_rejected(plan: Plan, out: BinaryIO) -> int:
    """Write titles, header and problem rows of the upload, these with their reasons; return how many rows."""
    rows = list(_rows(plan))
    if plan.reading.document.form == "csv":
        text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text, delimiter=plan.reading.document.delimiter)
        writer.writerows([_harmless(cell) for cell in row] for row in rows)
        text.detach()
    else:
        _write_xlsx(plan, rows, out)
    return len(plan.findings.bad)


def _rows(plan: Plan) -> Iterator[list[Cell]]:
    reading, table = plan.reading, plan.reading.table
    reasons: dict[int, list[str]] = defaultdict(list)
    for problem in plan.problems:
        reasons[problem.row].append(f"{problem.column}: {problem.message}" if problem.column else problem.message)
    wanted = {reading.numbers[index] for index in plan.findings.bad}
    place = max(table.header.headers, default=0) + 1
    groups: list[Row] = []
    for number, row in enumerate(table.sheet.rows(), start=1):
        if number == table.header_row + 1:
            yield _with_reason(row, place, REASON_HEADER)
        elif number <= table.first_row:
            yield list(row)
        else:
            break
    for number, row in enumerate(filled_down(table), start=table.first_row + 1):
        if number in reading.group_rows:
            groups.append(row)
        elif number in wanted:
            yield from (list(group) for group in groups)
            groups = []
            yield _with_reason(row, place, " | ".join(reasons[number]))


def _with_reason(row: Row, place: int, reason: str) -> list[Cell]:
    return [*row[:place], *[""] * (place - len(row)), reason]


def _harmless(cell: Cell) -> str:
    """Return a cell as text that no spreadsheet runs, and that reads back as it was."""
    text = shown(cell)
    return neutralised(restored(text))


def _write_xlsx(plan: Plan, rows: Sequence[Sequence[Cell]], out: BinaryIO) -> None:
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet((plan.reading.table.sheet.name or plan.reading.dataset.label)[:31])
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            write_cell(sheet, number, place, _plain(cell), day)
    book.close()


def _plain(cell: Cell) -> Any:
    return cell if isinstance(cell, str | int | float | date) else shown(cell)
