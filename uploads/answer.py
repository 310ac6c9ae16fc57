"""What a command answers: for machines as JSON, for people as Vietnamese text."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from uploads.plan import Plan
from uploads.problems import Problem
from uploads.unusable import UnusableFile

MOST_SHOWN = 50
MOST_CHANGES = 1_000


def answer(plan: Plan, revision: int | None = None, rejected: str | None = None) -> dict[str, Any]:
    """Return the answer of check and apply as JSON values; row numbers are those that Excel shows."""
    reading, outline, effect = plan.reading, plan.outline, plan.effect
    document = reading.document
    return {
        "file": reading.file,
        "dataset": reading.dataset.code,
        "form": document.form,
        "encoding": document.encoding,
        "delimiter": document.delimiter,
        "converted_from": document.legacy,
        "sheet": reading.table.sheet.name,
        "hidden_sheets": list(document.hidden),
        "header_row": reading.table.header_row + 1,
        "columns": {reading.header.headers[place]: code for place, code in sorted(reading.header.columns.items())},
        "marks": {reading.header.headers[place]: list(mark) for place, mark in sorted(reading.header.marks.items())},
        "unmatched": reading.header.unmatched,
        "rows": reading.rows,
        "names": list(plan.names),
        "skipped": [{"row": skipped.row, "why": skipped.why} for skipped in reading.skipped],
        "new": outline.new,
        "changed": outline.changed,
        "unchanged": outline.unchanged,
        "changes": [
            {name: getattr(change, name) for name in ("row", "name", "column", "before", "after")}
            for change in outline.changes[:MOST_CHANGES]
        ],
        "problem_rows": len(plan.findings.bad),
        "problems": [problem.as_json() for problem in plan.problems],
        "warnings": [warning.as_json() for warning in plan.warnings],
        "effect": {"total": list(effect.total), "blocs": {bloc: list(pair) for bloc, pair in effect.blocs.items()}},
        "revision": revision,
        "rejected": rejected,
    }


def refusal(file: str, error: UnusableFile) -> dict[str, Any]:
    """Return the answer about a file that cannot be used, in the form of `answer`."""
    return {
        "file": file,
        "error": {"code": error.code, "message": error.message},
        "encoding": "",
        "delimiter": "",
        "sheet": "",
        "header_row": None,
        "rows": 0,
        "names": [],
        "skipped": [],
        "new": 0,
        "changed": 0,
        "unchanged": 0,
        "problems": [],
        "warnings": [],
        "effect": None,
        "revision": None,
    }


def told(plan: Plan) -> Iterator[str]:
    """Yield the answer of a check line by line, for people."""
    reading, outline, effect = plan.reading, plan.outline, plan.effect
    document = reading.document
    how = document.encoding or document.form.upper()
    sheet = f", trang tính “{reading.table.sheet.name}”" if reading.table.sheet.name else ""
    yield f"{reading.file}: {reading.dataset.label}, {how}{sheet}, tiêu đề ở dòng {reading.table.header_row + 1}."
    yield f"Đọc được {_grouped(reading.rows)} dòng; bỏ qua {_skipped(plan)}."
    yield (
        f"Mới: {_grouped(outline.new)}. Thay đổi: {_grouped(outline.changed)}. Giữ nguyên: {_grouped(outline.unchanged)}. "
        f"Có lỗi: {_grouped(len(plan.findings.bad))}."
    )
    if effect.total[0] != effect.total[1]:
        yield f"Số mô hình chi tiết: {_grouped(effect.total[0])} → {_grouped(effect.total[1])}."
    for change in outline.changes[:MOST_SHOWN]:
        yield f"  Dòng {change.row}, {change.column}: {change.before} → {change.after}"
    yield from _listed("Lỗi", plan.problems)
    yield from _listed("Lưu ý", plan.warnings)


def _listed(title: str, findings: list[Problem]) -> Iterator[str]:
    if not findings:
        return
    yield f"{title} ({_grouped(len(findings))}):"
    for found in findings[:MOST_SHOWN]:
        place = f"  Dòng {found.row}" + (f", cột “{found.column}”" if found.column else "")
        yield f"{place}{f': “{found.value}”' if found.value else ''}. {found.message}"
    if len(findings) > MOST_SHOWN:
        yield f"  … và {_grouped(len(findings) - MOST_SHOWN)} mục khác; dùng --json để xem tất cả."


def _skipped(plan: Plan) -> str:
    reasons = Counter(skipped.why.partition(":")[0] for skipped in plan.reading.skipped)
    return ", ".join(f"{count} {why}" for why, count in reasons.items()) or "0 dòng"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
