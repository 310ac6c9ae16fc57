"""Rows of an upload as records of one table, compared with what is stored under the same key."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from data_access.codes import Codes
from uploads.parse.reading import Reading
from uploads.plan.plan import Change, Outline, TableWrite
from uploads.plan.stored import as_stored, default_of, rows_of, same
from uploads.values.parsers import Fault
from uploads.values.shown import Shown


@dataclass(frozen=True, slots=True)
class NewCode:
    """Stands in a key for the code that the n-th new record (from 0) is given when the plan is applied."""

    number: int


@dataclass(frozen=True, slots=True)
class Record:
    """What one row says about one key of a table; None leaves what is stored."""

    index: int
    key: tuple[Any, ...]
    values: Mapping[str, Any]


Stored = Mapping[tuple[Any, ...], Mapping[str, Any]]


def stored_records(
    connection: Connection, table: str, key: Sequence[str], content: Sequence[str], values: Sequence[Any]
) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Return the current rows of a table whose first key column holds one of the values, by their keys."""
    names = (*key, *content)
    wanted = sorted({value for value in values if not isinstance(value, NewCode)})
    found = rows_of(connection, table, names, key[0], wanted)
    return {tuple(row[: len(key)]): dict(zip(content, row[len(key) :], strict=True)) for row in found}


def refuse_repeated(reading: Reading, records: Sequence[Record], column: str) -> list[Record]:
    """Refuse the second row of each key, and return the records of rows without a problem."""
    first: dict[tuple[Any, ...], int] = {}
    kept = []
    for record in records:
        before = first.setdefault(record.key, record.index)
        if before != record.index:
            fault = Fault("repeated_row", f"Trùng với dòng {reading.numbers[before]}. Hãy xóa một trong hai dòng.")
            reading.fault(record.index, column, fault, reading.value(column, record.index))
        elif record.index not in reading.findings.bad:
            kept.append(record)
    return kept


def compare_records(
    reading: Reading,
    shown: Shown,
    outline: Outline,
    table: str,
    key: Sequence[str],
    records: Sequence[Record],
    stored: Stored,
) -> dict[int, str]:
    """Add what the records change to the outline; return the status of each row: "new", "changed" or "unchanged"."""
    content = tuple(dict.fromkeys(name for record in records for name in record.values))
    columns = {place: column.code for column in reading.dataset.columns if (place := column.place(table))}
    statuses: dict[int, str] = {}
    written = []
    for record in records:
        before = stored.get(record.key)
        after = _merged(table, content, record.values, before)
        status = "new" if before is None else "unchanged" if _equal(before, after) else "changed"
        statuses[record.index] = status
        if status == "unchanged":
            continue
        written.append((*record.key, *(after[name] for name in content)))
        if before is not None:
            for name in content:
                if before[name] != after[name] and name in columns:
                    _note(reading, shown, outline, record.index, columns[name], before[name], after[name])
    if written:
        outline.writes.append(TableWrite(table, (*key, *content), _with_codes(written)))
    return statuses


def _merged(
    table: str, content: Sequence[str], given: Mapping[str, Any], before: Mapping[str, Any] | None
) -> dict[str, Any]:
    merged = {}
    for name in content:
        value = as_stored(given.get(name))
        base = default_of(table, name) if before is None else before[name]
        merged[name] = base if value is None or (before is not None and same(base, value)) else value
    return merged


def _equal(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return all(before[name] == value for name, value in after.items())


def _note(reading: Reading, shown: Shown, outline: Outline, index: int, column: str, before: Any, after: Any) -> None:
    label = reading.dataset.column(column).label
    texts = shown.value(column, before), shown.value(column, after)
    outline.note(Change(reading.numbers[index], _name(reading, shown, index), label, *texts))


def _name(reading: Reading, shown: Shown, index: int) -> str:
    """Return what a row is about, as a person writes it."""
    return shown.text(reading.dataset.named_by, reading.value(reading.dataset.named_by, index))


def _with_codes(rows: Sequence[tuple[Any, ...]]) -> Callable[[Codes], Iterator[Sequence[Any]]]:
    def give(codes: Codes) -> Iterator[Sequence[Any]]:
        for row in rows:
            yield tuple(codes(value.number) if isinstance(value, NewCode) else value for value in row)

    return give


def count_statuses(
    reading: Reading, shown: Shown, outline: Outline, statuses: Mapping[int, str], also_changed: Mapping[int, str]
) -> None:
    """Count each row once: new if its own record is, changed if that or the record beside it changes."""
    for index, status in statuses.items():
        if status == "new":
            outline.add_new(reading.numbers[index], _name(reading, shown, index))
        elif status == "changed" or also_changed.get(index, "unchanged") != "unchanged":
            outline.changed += 1
        else:
            outline.unchanged += 1
