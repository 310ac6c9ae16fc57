"""All that a person is shown of a plan: small enough to keep, and to be sent from one process to another."""

from dataclasses import dataclass

from uploads.parse.problems import Problem
from uploads.parse.rows import Skipped
from uploads.plan.plan import Change, Effect, Likely, NewRow, Plan


@dataclass(frozen=True, slots=True)
class ReadHeader:
    """A header of the file and what it was read as: the code of a column, and the value that an x in it means.

    Neither: the column was not read; `is_unmatched` if that may surprise, for it is none that lists usually have.
    """

    header: str
    column: str = ""
    value: str = ""
    is_unmatched: bool = False


@dataclass(frozen=True)
class Preview:
    """A plan as it is shown. Row numbers are those that Excel shows.

    `new_rows`, `changes`, `problems`, `warnings` and `skipped` are cut off after many thousands, `likely` after some
    hundred; the numbers are not.
    """

    file: str
    dataset: str
    form: str
    encoding: str
    delimiter: str
    converted_from: str
    sheet: str
    other_sheets: tuple[str, ...]
    hidden_sheets: tuple[str, ...]
    header_row: int
    headers: tuple[ReadHeader, ...]
    rows: int
    names: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    new: int
    changed: int
    unchanged: int
    problem_rows: int
    new_columns: tuple[str, ...]
    new_rows: tuple[NewRow, ...]
    changes: tuple[Change, ...]
    likely: tuple[Likely, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    effect: Effect
    base_revision: int

    @property
    def has_problems(self) -> bool:
        return bool(self.problems)

    @property
    def changes_something(self) -> bool:
        return bool(self.new or self.changed)


def preview_of(plan: Plan) -> Preview:
    """Return what is shown of a plan."""
    reading, outline, findings = plan.reading, plan.outline, plan.reading.findings
    document, table = reading.document, reading.table
    return Preview(
        file=reading.file,
        dataset=reading.dataset.code,
        form=document.form,
        encoding=document.encoding,
        delimiter=document.delimiter,
        converted_from=document.legacy,
        sheet=table.sheet.name,
        other_sheets=reading.other_sheets,
        hidden_sheets=document.hidden,
        header_row=table.header_row + 1,
        headers=_headers(plan),
        rows=reading.rows,
        names=plan.names,
        skipped=tuple(reading.skipped),
        new=outline.new,
        changed=outline.changed,
        unchanged=outline.unchanged,
        problem_rows=len(findings.bad),
        new_columns=outline.new_columns,
        new_rows=tuple(outline.new_rows),
        changes=tuple(outline.changes),
        likely=tuple(outline.likely),
        problems=tuple(findings.problems),
        warnings=tuple(findings.warnings),
        effect=plan.effect,
        base_revision=plan.base_revision,
    )


def _headers(plan: Plan) -> tuple[ReadHeader, ...]:
    header = plan.reading.header
    return tuple(
        ReadHeader(text, *header.marks[place])
        if place in header.marks
        else ReadHeader(text, header.columns.get(place, ""), is_unmatched=text in header.unmatched)
        for place, text in sorted(header.headers.items())
    )
