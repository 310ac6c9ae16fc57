"""Planning the list of models: which rows are new models, new years of known ones, or changes of what is stored."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from data_access.schema import COUNTED_UNDER
from uploads.parse.reading import Reading
from uploads.plan.duplicates import compared_with_stored, likely_stored
from uploads.plan.identity import NO_MODEL, Targets, find_models
from uploads.plan.judgements import Judgements, take_as_stored, told_apart
from uploads.plan.model_changes import ModelChanges
from uploads.plan.new_models import add_new_models
from uploads.plan.places import complete_blocs, disagreement
from uploads.plan.plan import Outline
from uploads.plan.stored import same
from uploads.values.catalogue import Catalogue
from uploads.values.keys import name_key
from uploads.values.parsers import Fault
from uploads.values.rules import score_fault
from uploads.values.shown import Shown

READS = ("category", "unit", "unit_year", "model", "model_year", "model_task")


def plan_models(connection: Connection, reading: Reading, catalogue: Catalogue, judged: Judgements) -> Outline:
    """Compare the rows of a list of models with the data; problems are added to the findings of the reading."""
    outline = Outline(code_table="model")
    take_as_stored(reading, judged)
    disagreeing = complete_blocs(reading, catalogue)
    _check_cells(reading)
    targets = find_models(connection, reading, "code", "name", may_be_new=True)
    repeated = _refuse_repeated(reading, targets)
    known = ModelChanges(connection, reading, catalogue, targets, outline)
    _refuse_disagreeing_places(reading, catalogue, targets, known, disagreeing)
    _refuse_contradictions(reading, catalogue, targets, _families(reading, targets, without=repeated), known)
    known.compare()
    apart = told_apart(reading, judged) if judged else {}
    add_new_models(reading, targets, _families(reading, targets, without=reading.findings.bad), outline, apart)
    outline.writes += known.writes()
    outline.ends += known.ends()
    likely = likely_stored(connection, reading, targets, apart)
    outline.likely += compared_with_stored(connection, reading, targets, catalogue, likely)
    return outline


def _check_cells(reading: Reading) -> None:
    """Refuse rows without a name, a year or a place, and scores out of range."""
    rows = range(reading.rows)
    blank = [None] * reading.rows
    names, codes = reading.columns.get("name", blank), reading.columns.get("code", blank)
    years, periods = reading.columns["year"], reading.columns.get("period", blank)
    units, blocs = reading.columns.get("unit", blank), reading.columns.get("bloc", blank)
    for index in rows:
        if names[index] is None and codes[index] is None:
            reading.require(index, "name", "Chưa có tên mô hình. Hãy ghi tên vào ô này.")
        if years[index] is None and periods[index] is None:
            message = "Chưa có năm. Hãy ghi năm (ví dụ 2024), hoặc giai đoạn nếu chưa rõ năm."
            reading.require(index, "year", message, "period")
        if units[index] is None and blocs[index] is None and codes[index] is None:
            reading.require(index, "bloc", "Chưa có khối và đơn vị. Hãy ghi ít nhất một trong hai.", "unit")
    for index, score in enumerate(reading.columns.get("score", ())):
        if fault := score_fault(score):
            reading.fault(index, "score", fault, score)


def _refuse_repeated(reading: Reading, targets: Targets) -> set[int]:
    """Refuse a model that stands twice in the file with the same year; return the second rows."""
    years, repeated = reading.columns["year"], set()
    for rows in _families(reading, targets, without=set()).values():
        first: dict[int, int] = {}
        for index in rows:
            year = years[index] or 0
            before = first.setdefault(year, index)
            if before != index:
                when = f"năm {year}" if year else "chưa rõ năm"
                fault = Fault(
                    "repeated_row",
                    f"Trùng với dòng {reading.numbers[before]}: cùng mô hình, {when}. Hãy xóa một dòng, hoặc ghi rõ "
                    "đơn vị, loại hay chủ thể nếu là hai mô hình khác nhau.",
                )
                reading.fault(index, "name", fault, reading.value("name", index))
                repeated.add(index)
    return repeated


def _refuse_disagreeing_places(
    reading: Reading, catalogue: Catalogue, targets: Targets, known: ModelChanges, disagreeing: Sequence[int]
) -> None:
    """Refuse a unit under a bloc that is not its own, unless the data already counts that year so."""
    for index in disagreeing:
        unit, bloc, year = (reading.value(column, index) for column in ("unit", "bloc", "year"))
        stored = known.year_of(targets.code(index), year or 0)
        if not (stored and stored["unit"] == unit and stored["bloc"] == bloc):
            reading.fault(
                index, "bloc", disagreement(catalogue, unit, bloc, year), catalogue.lookups["bloc"].name(bloc)
            )


def _families(reading: Reading, targets: Targets, without: set[int]) -> dict[int, list[int]]:
    """Return the rows of each model that has several in the file, in order of their years, the undated first."""
    numbers = targets.numbers
    seen = bytearray(len(targets.codes) + len(targets.first_rows) + 1)  # a negative number counts from the end
    several = set()
    for number in numbers:
        if seen[number]:
            several.add(number)
        seen[number] = 1
    several.discard(NO_MODEL)
    families: dict[int, list[int]] = defaultdict(list)
    if several:
        for index, number in enumerate(numbers):
            if number in several and index not in without:
                families[number].append(index)
    years = reading.columns["year"]
    for rows in families.values():
        rows.sort(key=lambda index: years[index] or 0)
    return {number: rows for number, rows in families.items() if len(rows) > 1}


def _refuse_contradictions(
    reading: Reading,
    catalogue: Catalogue,
    targets: Targets,
    families: Mapping[int, Sequence[int]],
    known: ModelChanges,
) -> None:
    """Refuse rows of one model that disagree on what the model has only one of."""
    shown = Shown.for_dataset(reading.dataset, catalogue)
    one_of = [
        column.code for column in reading.dataset.columns if column.stored and column.stored[0].startswith("model.")
    ]
    shared = [code for code in (*one_of, "tasks", *COUNTED_UNDER) if code != "code" and reading.gives(code)]
    for rows in families.values():
        for code in shared:
            in_file_order = sorted(rows)
            given = [
                (index, reading.columns[code][index])
                for index in in_file_order
                if reading.columns[code][index] is not None
            ]
            for index, value in given[1:]:
                first, told = given[0]
                if _agree(code, told, value) or (
                    code in COUNTED_UNDER and _as_counted(reading, targets, known, code, first, index)
                ):
                    continue
                fault = Fault(
                    "contradicts_row",
                    f"Khác với dòng {reading.numbers[first]} của cùng mô hình. Mỗi mô hình chỉ có một giá trị ở "
                    "cột này; hãy ghi giống nhau hoặc để trống một ô.",
                )
                reading.fault(index, code, fault, shown.text(code, value))


def _agree(code: str, one: Any, other: Any) -> bool:
    return bool(one == other or (code in ("name", "holder") and name_key(one) == name_key(other)))


def _as_counted(reading: Reading, targets: Targets, known: ModelChanges, code: str, first: int, second: int) -> bool:
    """Return whether two rows differ only as their years differ already: a unit that moved, rows stored exactly so."""
    if code == "bloc" and reading.value("unit", first) and reading.value("unit", second):
        return True
    return all(
        (stored := known.year_of(targets.code(index), reading.value("year", index) or 0)) is not None
        and same(stored[code], reading.value(code, index))
        for index in (first, second)
    )
