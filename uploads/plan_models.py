"""Planning the list of models: which rows are new models, new years of known ones, or changes of what is stored."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from uploads.catalogue import Catalogue
from uploads.duplicates import warn_of_duplicates
from uploads.identity import Targets, find_models
from uploads.keys import name_key
from uploads.model_changes import ModelChanges
from uploads.places import complete_blocs, disagreement
from uploads.plan import Codes, Outline, TableWrite
from uploads.reading import Reading
from uploads.stored import as_stored, default_of, same
from uploads.values import Fault

READS = ("category", "unit", "unit_year", "model", "model_year", "model_task")
COUNTED_UNDER = ("bloc", "unit", "subject_type", "field")
"""Columns kept for the model and, as it was counted, for each of its years."""

_SCORE = (0.0, 100.0)


def plan_models(connection: Connection, reading: Reading, catalogue: Catalogue) -> Outline:
    """Compare the rows of a list of models with the data; problems are added to the findings of the reading."""
    outline = Outline(code_table="model")
    disagreeing = complete_blocs(reading, catalogue)
    _check_cells(reading)
    targets = find_models(connection, reading, "code", "name", may_be_new=True)
    _refuse_repeated(reading, targets)
    known = ModelChanges(connection, reading, catalogue, targets, outline)
    _refuse_disagreeing_places(reading, catalogue, targets, known, disagreeing)
    families = _families(reading, targets)
    _refuse_contradictions(reading, targets, families, known)
    known.compare(families)
    new = _NewModels(reading, targets, families)
    new.add_to(outline)
    outline.writes += known.writes()
    outline.ends += known.ends()
    warn_of_duplicates(connection, reading, targets)
    return outline


def _check_cells(reading: Reading) -> None:
    """Refuse rows without a name, a year or a place, and scores out of range."""
    rows = range(reading.rows)
    blank = [None] * reading.rows
    names, codes = reading.columns.get("name", blank), reading.columns.get("code", blank)
    years, periods = reading.columns["year"], reading.columns.get("period", blank)
    units, blocs = reading.columns.get("unit", blank), reading.columns.get("bloc", blank)
    already = reading.findings.bad
    for index in rows:
        if names[index] is None and codes[index] is None:
            reading.fault(index, "name", Fault("required", "Chưa có tên mô hình. Hãy ghi tên vào ô này."))
        if years[index] is None and periods[index] is None and index not in already:
            fault = Fault("required", "Chưa có năm. Hãy ghi năm (ví dụ 2024), hoặc giai đoạn nếu chưa rõ năm.")
            reading.fault(index, "year", fault)
        if units[index] is None and blocs[index] is None and codes[index] is None and index not in already:
            reading.fault(index, "bloc", Fault("required", "Chưa có khối và đơn vị. Hãy ghi ít nhất một trong hai."))
    for index, score in enumerate(reading.columns.get("score", ())):
        if score is not None and not _SCORE[0] <= score <= _SCORE[1]:
            fault = Fault("score_out_of_range", "Điểm phải từ 0 đến 100. Hãy kiểm tra lại.")
            reading.fault(index, "score", fault, score)


def _refuse_repeated(reading: Reading, targets: Targets) -> None:
    """Refuse a model that stands twice in the file with the same year."""
    bad, numbers, years = reading.findings.bad, targets.numbers, reading.columns["year"]
    first: dict[tuple[int, int], int] = {}
    for index, number in enumerate(numbers):
        if number == 0 or index in bad:
            continue
        key = (number, years[index] or 0)
        before = first.setdefault(key, index)
        if before != index:
            when = f"năm {key[1]}" if key[1] else "chưa rõ năm"
            fault = Fault(
                "repeated_row",
                f"Trùng với dòng {reading.numbers[before]}: cùng mô hình, {when}. Hãy xóa một dòng, hoặc ghi rõ đơn vị, "
                "loại hay chủ thể nếu là hai mô hình khác nhau.",
            )
            reading.fault(index, "name", fault, reading.value("name", index))


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


def _families(reading: Reading, targets: Targets) -> dict[int, list[int]]:
    """Return the rows of each model that has several in the file, in order of their years, the undated first."""
    seen: dict[int, int] = {}
    families: dict[int, list[int]] = defaultdict(list)
    for index, number in enumerate(targets.numbers):
        if number == 0 or index in reading.findings.bad:
            continue
        first = seen.setdefault(number, index)
        if first != index:
            families[number] = families[number] or [first]
            families[number].append(index)
    years = reading.columns["year"]
    for rows in families.values():
        rows.sort(key=lambda index: years[index] or 0)
    return dict(families)


def _refuse_contradictions(
    reading: Reading, targets: Targets, families: Mapping[int, Sequence[int]], known: ModelChanges
) -> None:
    """Refuse rows of one model that disagree on what the model has only one of."""
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
                    f"Khác với dòng {reading.numbers[first]} của cùng mô hình. Mỗi mô hình chỉ có một giá trị ở cột này; "
                    "hãy ghi giống nhau hoặc để trống một ô.",
                )
                reading.fault(index, code, fault, _shown(reading, code, value))


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


def _shown(reading: Reading, code: str, value: Any) -> str:
    choices = {choice.code: choice.label for choice in reading.dataset.column(code).choices}
    return "; ".join(value) if isinstance(value, tuple) else str(choices.get(value, value))


@dataclass
class _NewModels:
    """The rows whose model is not stored yet, as columns ready to be written."""

    reading: Reading
    targets: Targets
    families: Mapping[int, Sequence[int]]
    rows: list[int] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)

    def add_to(self, outline: Outline) -> None:
        numbers, bad = self.targets.numbers, self.reading.findings.bad
        self.rows = [index for index, number in enumerate(numbers) if number < 0 and index not in bad]
        if not self.rows:
            return
        for index in self.rows:
            self.places.setdefault(numbers[index], len(self.places))
        outline.new += len(self.rows)
        outline.new_codes = len(self.places)
        self._count_blocs(outline)
        outline.writes += [self._models(), self._years()]
        if self.reading.gives("tasks"):
            outline.writes.append(TableWrite("model_task", ("model", "task"), self._tasks))

    def _tellers(self) -> list[int]:
        """Return, for each new model, the row that tells what the model is now: that of its latest year."""
        latest = {number: rows[-1] for number, rows in self.families.items() if number < 0}
        firsts: dict[int, int] = {}
        for index in self.rows:
            number = self.targets.numbers[index]
            firsts.setdefault(number, latest.get(number, index))
        return list(firsts.values())

    def _models(self) -> TableWrite:
        columns = self._columns("model")
        tellers = self._tellers()
        families = self.families

        def rows(codes: Codes) -> Iterator[Sequence[Any]]:
            cells = [
                _filled(self.reading, code, tellers, default_of("model", attribute)) for code, attribute in columns
            ]
            for number, rows_of_model in families.items():
                if number < 0 and number in self.places:
                    self._merge(cells, columns, self.places[number], rows_of_model)
            return zip(map(codes, range(len(tellers))), *cells, strict=True)

        return TableWrite("model", ("code", *(attribute for _, attribute in columns)), rows)

    def _merge(
        self, cells: list[list[Any]], columns: Sequence[tuple[str, str]], place: int, rows: Sequence[int]
    ) -> None:
        """Take a cell that the telling row leaves blank from another row of the model."""
        for values, (code, _) in zip(cells, columns, strict=True):
            told = [self.reading.columns[code][index] for index in rows]
            latest = next((value for value in reversed(told) if value is not None), None)
            if latest is not None:
                values[place] = as_stored(latest)

    def _years(self) -> TableWrite:
        columns = self._columns("model_year")
        numbers, places = self.targets.numbers, self.places
        years = self.reading.columns["year"]

        def rows(codes: Codes) -> Iterator[Sequence[Any]]:
            cells = [_filled(self.reading, code, self.rows, default_of("model_year", name)) for code, name in columns]
            for place, (code, _) in enumerate(columns):
                if code == "period":
                    cells[place] = [
                        "" if years[i] else period for i, period in zip(self.rows, cells[place], strict=True)
                    ]
            models = (codes(places[numbers[index]]) for index in self.rows)
            return zip(models, (years[index] or 0 for index in self.rows), *cells, strict=True)

        return TableWrite("model_year", ("model", "year", *(name for _, name in columns)), rows)

    def _tasks(self, codes: Codes) -> Iterator[Sequence[Any]]:
        tasks = self.reading.columns["tasks"]
        for place, index in enumerate(self._tellers()):
            number = self.targets.numbers[index]
            told = [tasks[row] for row in self.families.get(number, (index,)) if tasks[row]]
            for task in told[-1] if told else ():
                yield codes(place), task

    def _columns(self, table: str) -> list[tuple[str, str]]:
        """Return the given columns of the file that are kept in a table: (column of the dataset, of the table)."""
        return [
            (column.code, place)
            for column in self.reading.dataset.columns
            if self.reading.gives(column.code)
            and (place := column.place(table))
            and place not in ("code", "model", "year")
        ]

    def _count_blocs(self, outline: Outline) -> None:
        years, blocs = self.reading.columns["year"], self.reading.columns.get("bloc")
        earliest: dict[int, int] = {}
        for index in self.rows:
            number = self.targets.numbers[index]
            before = earliest.get(number)
            if before is None or _order(years[index]) < _order(years[before]):
                earliest[number] = index
        gained: dict[str, int] = defaultdict(int)
        for index in earliest.values():
            gained[(blocs[index] if blocs else None) or ""] += 1
        for bloc, models in gained.items():
            outline.blocs_gained[bloc] = outline.blocs_gained.get(bloc, 0) + models


def _order(year: int | None) -> int:
    """A dated row counts before an undated one, which it replaces."""
    return year or 9999


def _filled(reading: Reading, code: str, rows: Sequence[int], default: Any) -> list[Any]:
    values = reading.columns[code]
    return [default if (value := values[index]) is None else as_stored(value) for index in rows]
