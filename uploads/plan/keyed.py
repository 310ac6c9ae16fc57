"""Planning the lists whose rows carry their own key: years of units, outcomes, awards, figures, categories."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from data_access.schema import VERSIONED
from data_access.text import slug
from uploads.parse.reading import Reading
from uploads.plan.identity import find_models
from uploads.plan.plan import Outline
from uploads.plan.records import Record, compare_records, count_statuses, refuse_repeated, stored_records
from uploads.values.catalogue import Catalogue
from uploads.values.keys import name_key
from uploads.values.parsers import Fault
from uploads.values.rules import attributes_fault, measure_unit_fault, unknown_successor, years_fault
from uploads.values.shown import Shown

READS = {
    "unit_years": ("category", "unit", "unit_year"),
    "outcomes": ("category", "unit", "model", "outcome"),
    "awards": ("category", "unit", "model", "award"),
    "figures": ("category", "figure"),
    "categories": ("category",),
}
_CODE = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def plan_keyed(connection: Connection, reading: Reading, catalogue: Catalogue) -> Outline:
    """Compare a list with the stored rows of the same keys."""
    outline, shown = Outline(), Shown.for_dataset(reading.dataset, catalogue)
    _refuse_missing(reading)
    if reading.dataset.has("model_code"):
        _find_models(connection, reading)
    if reading.dataset.code == "categories":
        _complete_categories(reading, catalogue)
    if reading.dataset.code == "outcomes":
        _complete_measure_units(reading, catalogue)
    records = _records(reading, catalogue)
    key, table = reading.dataset.key, reading.dataset.table
    content = tuple(dict.fromkeys(name for record in records for name in record.values))
    stored = stored_records(connection, table, key, content, [record.key[0] for record in records])
    records = _under_stored_keys(records, list(stored), blank_fits_any=table == "award")
    records = refuse_repeated(reading, records, reading.dataset.named_by)
    count_statuses(reading, shown, outline, compare_records(reading, shown, outline, table, key, records, stored), {})
    return outline


def _refuse_missing(reading: Reading) -> None:
    required = [column for column in reading.dataset.columns if column.required]
    if reading.dataset.code == "unit_years":
        required.append(reading.dataset.column("year"))
    for column in required:
        values = reading.columns.get(column.code) or [None] * reading.rows
        for index, value in enumerate(values):
            if value is None:
                reading.require(index, column.code, f"Chưa có {column.label.lower()}. Hãy ghi vào ô này.")


def _find_models(connection: Connection, reading: Reading) -> None:
    """Put the code of the model of each row into the column "model"."""
    codes, names = (reading.columns.get(code) or [None] * reading.rows for code in ("model_code", "model_name"))
    for index in range(reading.rows):
        if codes[index] is None and names[index] is None:
            reading.require(index, "model_name", "Chưa rõ mô hình nào. Hãy ghi mã hoặc tên mô hình.")
    targets = find_models(connection, reading, "model_code", "model_name", may_be_new=False)
    reading.columns["model"] = [targets.code(index) or None for index in range(reading.rows)]


def _complete_categories(reading: Reading, catalogue: Catalogue) -> None:
    """Give each category its code: that of the stored one of this name, or one made of its name."""
    by_name = {(row.kind, name_key(name)): (row.code, name) for row in catalogue.categories for name in row.names[:1]}
    known = {(row.kind, row.code) for row in catalogue.categories}
    codes, unclear = reading.columns.get("code") or [None] * reading.rows, reading.faulty("kind", "name", "code")
    for index in range(reading.rows):
        kind, name, code = reading.value("kind", index), reading.value("name", index), codes[index]
        if index in unclear:
            continue
        if code is None:
            new = slug(name), name
            codes[index], reading.columns["name"][index] = by_name.get((kind, name_key(name)), new)
        elif (kind, code) not in known and not _CODE.fullmatch(code):
            fault = Fault(
                "bad_code", "Mã chỉ gồm chữ thường không dấu, chữ số và gạch ngang. Hãy sửa mã hoặc để trống."
            )
            reading.fault(index, "code", fault, code)
    reading.columns["code"] = codes
    named = known | set(zip(reading.columns["kind"], codes, strict=True))
    for index in range(reading.rows):
        if index not in unclear:
            _check_category(reading, index, named)


def _check_category(reading: Reading, index: int, known: set[tuple[Any, Any]]) -> None:
    first, last, successor, attrs = (
        reading.value(code, index) for code in ("year_from", "year_to", "successor", "attrs")
    )
    if fault := years_fault(first, last):
        reading.fault(index, "year_to", fault, last)
    if successor and (reading.value("kind", index), successor) not in known:
        reading.fault(index, "successor", unknown_successor(), successor)
    if attrs and attrs.startswith("{") and (fault := attributes_fault(attrs)):
        reading.fault(index, "attrs", fault, attrs)


def _complete_measure_units(reading: Reading, catalogue: Catalogue) -> None:
    """Give each outcome the measure unit of its indicator; another is a problem, for unlike units are never added."""
    given = reading.columns.get("measure_unit") or [None] * reading.rows
    for index, indicator in enumerate(reading.columns["indicator"]):
        own = catalogue.measure_units.get(indicator or "")
        if own and given[index] is not None and (fault := measure_unit_fault(own, given[index])):
            reading.fault(index, "measure_unit", fault, given[index])
        elif own:
            given[index] = own
    reading.columns["measure_unit"] = given


def _records(reading: Reading, catalogue: Catalogue) -> list[Record]:
    dataset = reading.dataset
    places = {column.place(dataset.table): column.code for column in dataset.columns if column.place(dataset.table)}
    content = [name for name, code in places.items() if name not in dataset.key and reading.gives(code)]
    follows_unit = dataset.code == "unit_years" and "bloc" not in content
    unclear = reading.faulty(*(places.get(name, name) for name in dataset.key), "model_code", "model_name", "name")
    records = []
    for index in range(reading.rows):
        if index in unclear:
            continue
        key = tuple(
            _key_part(dataset.table, name, reading.value(places.get(name, name), index)) for name in dataset.key
        )
        values = {name: reading.value(places[name], index) for name in content}
        if dataset.code == "unit_years" and (follows_unit or values["bloc"] is None) and not _has_year(catalogue, key):
            values["bloc"] = catalogue.unit_bloc(key[0], key[1]) or None
        elif follows_unit:
            values["bloc"] = None
        records.append(Record(index, key, values))
    return records


def _has_year(catalogue: Catalogue, key: Sequence[Any]) -> bool:
    return (key[0], key[1]) in catalogue.unit_blocs


def _key_part(table: str, name: str, value: Any) -> Any:
    """Return a part of a key: 0 or '' where nothing is given."""
    if value is not None:
        return value
    return 0 if VERSIONED[table].table.c[name].type.python_type is int else ""


def _under_stored_keys(
    records: Sequence[Record], stored: Sequence[tuple[Any, ...]], blank_fits_any: bool
) -> list[Record]:
    """Put each record under the stored key that differs in nothing but case, spaces and punctuation, if there is one.

    Where `blank_fits_any`, a record that leaves a last part of its key blank belongs to the only stored key that agrees
    in the rest.
    """
    by_form: dict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for key in stored:
        form = _form(key)
        by_form[form].append(key)
        while blank_fits_any and len(form) > 3:
            form = form[:-1]
            by_form[form].append(key)
    found = []
    for record in records:
        form = _form(record.key)
        matches = by_form.get(form, [])
        while blank_fits_any and not matches and len(form) > 3 and form[-1] == "":
            form = form[:-1]
            matches = by_form.get(form, [])
        found.append(Record(record.index, matches[0], record.values) if len(matches) == 1 else record)
    return found


def _form(key: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(name_key(part) if isinstance(part, str) else part for part in key)
