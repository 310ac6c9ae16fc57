"""What a command answers: for machines as JSON, for people as Vietnamese text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from data_access.revision_list import RevisionEntry
from uploads.datasets import DATASETS
from uploads.parse.problems import Problem
from uploads.plan.preview import Preview
from uploads.unusable import UnclearHeaders, UnusableFile
from wording.numbers import count
from wording.words import ACTIONS

MOST_SHOWN = 50
MOST_CHANGES = 1_000


def answer(preview: Preview, revision: int | None = None, rejected: str | None = None) -> dict[str, Any]:
    """Return the answer of check and apply as JSON values; row numbers are those that Excel shows."""
    effect = preview.effect
    return {
        "file": preview.file,
        "dataset": preview.dataset,
        "form": preview.form,
        "encoding": preview.encoding,
        "delimiter": preview.delimiter,
        "converted_from": preview.converted_from,
        "sheet": preview.sheet,
        "hidden_sheets": list(preview.hidden_sheets),
        "header_row": preview.header_row,
        "headers": [asdict(header) for header in preview.headers],
        "rows": preview.rows,
        "names": list(preview.names),
        "skipped": [asdict(skipped) for skipped in preview.skipped],
        "new": preview.new,
        "changed": preview.changed,
        "unchanged": preview.unchanged,
        "changes": [asdict(change) for change in preview.changes[:MOST_CHANGES]],
        "problem_rows": preview.problem_rows,
        "problems": [asdict(problem) for problem in preview.problems],
        "warnings": [asdict(warning) for warning in preview.warnings],
        "effect": {"total": list(effect.total), "blocs": {bloc: list(pair) for bloc, pair in effect.blocs.items()}},
        "revision": revision,
        "rejected": rejected,
    }


def refusal(file: str, error: UnusableFile) -> dict[str, Any]:
    """Return the answer about a file that cannot be used, in the form of `answer`."""
    return {
        "file": file,
        "error": {"code": error.code, "message": error.message},
        "questions": [asdict(question) for question in error.questions] if isinstance(error, UnclearHeaders) else [],
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


def told(preview: Preview) -> Iterator[str]:
    """Yield the answer of a check line by line, for people."""
    how = preview.encoding or preview.form.upper()
    sheet = f", trang tính “{preview.sheet}”" if preview.sheet else ""
    label = DATASETS[preview.dataset].label
    yield f"{preview.file}: {label}, {how}{sheet}, tiêu đề ở dòng {preview.header_row}."
    yield f"Đọc được {count(preview.rows)} dòng; bỏ qua {_skipped(preview)}."
    yield (
        f"Mới: {count(preview.new)}. Thay đổi: {count(preview.changed)}. "
        f"Giữ nguyên: {count(preview.unchanged)}. Có lỗi: {count(preview.problem_rows)}."
    )
    before, after = preview.effect.total
    if before != after:
        yield f"Số mô hình chi tiết: {count(before)} → {count(after)}."
    for change in preview.changes[:MOST_SHOWN]:
        yield f"  Dòng {change.row}, {change.column}: {change.before} → {change.after}"
    yield from _listed("Lỗi", preview.problems)
    yield from _listed("Lưu ý", preview.warnings)


def told_revision(entry: RevisionEntry) -> str:
    """Return one line of the history."""
    action = ACTIONS.get(entry.action, entry.action)
    older = str(entry.undoes or "") or (entry.note if entry.action == "restore" else "")
    about = f" phiên bản {older}" if older else ""
    file = f", tệp “{entry.file_name}”" if entry.file_name else ""
    who = f", {entry.account}" if entry.account else ""
    return (
        f"{entry.id}. {entry.created_at:%d/%m/%Y %H:%M} UTC: {action}{about}{file}{who}; "
        f"thêm {entry.added}, sửa {entry.changed}, bớt {entry.removed}"
    )


def _listed(title: str, findings: Sequence[Problem]) -> Iterator[str]:
    if not findings:
        return
    yield f"{title} ({count(len(findings))}):"
    for found in findings[:MOST_SHOWN]:
        place = f"  Dòng {found.row}" + (f", cột “{found.column}”" if found.column else "")
        yield f"{place}{f': “{found.value}”' if found.value else ''}. {found.message}"
    if len(findings) > MOST_SHOWN:
        yield f"  … và {count(len(findings) - MOST_SHOWN)} mục khác; dùng --json để xem tất cả."


def _skipped(preview: Preview) -> str:
    reasons = Counter(skipped.why.partition(":")[0] for skipped in preview.skipped)
    return ", ".join(f"{number} {why}" for why, number in reasons.items()) or "0 dòng"
