"""Rows about models that are not stored yet, as columns ready to be written."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from data_access.codes import Codes
from data_access.derive import SEARCHED
from uploads.parse.reading import Reading
from uploads.plan.identity import Targets
from uploads.plan.plan import NewRow, Outline, TableWrite
from uploads.plan.stored import default_of

_KEYS = ("code", "model", "year")


def add_new_models(
    reading: Reading,
    targets: Targets,
    families: Mapping[int, Sequence[int]],
    outline: Outline,
    apart: Mapping[int, str],
) -> None:
    """Add every new model without a problem to the outline: the models, their years and their areas.

    `families` are the rows of the models that have several, in order of their years; `apart` the codes of stored models
    that rows were judged not to be.
    """
    bad = reading.findings.bad
    rows = [index for index, number in enumerate(targets.numbers) if number < 0 and index not in bad]
    if not rows:
        return
    names = reading.columns["name"]
    new = _new_models(reading, targets, families, rows)
    outline.add_many_new(rows, lambda index: NewRow(reading.numbers[index], names[index]))
    outline.new_codes = len(new.tellers)
    if apart:
        numbered = zip(rows, new.model_of_row, strict=True)
        outline.told_apart += sorted({(number, apart[index]) for index, number in numbered if index in apart})
    blocs = reading.columns.get("bloc")
    for bloc, models in Counter((blocs[index] if blocs else None) or "" for index in new.firsts).items():
        outline.blocs_gained[bloc] = outline.blocs_gained.get(bloc, 0) + models
    outline.writes += [new.models(), new.years()]
    if reading.gives("tasks"):
        outline.writes.append(TableWrite("model_task", ("model", "task"), new.tasks, all_new=True))


@dataclass(frozen=True)
class _NewModels:
    """New models by their number in the order of the file.

    `tellers` are the rows that tell what each is now (its latest year), `firsts` those of its first year;
    `model_of_row` the number of the model of each of `rows`, `several` the rows of models with more than one.
    """

    reading: Reading
    rows: Sequence[int]
    model_of_row: Sequence[int]
    tellers: Sequence[int]
    firsts: Sequence[int]
    several: Mapping[int, Sequence[int]]

    def models(self) -> TableWrite:
        columns = self._columns("model")
        missing = [name for name in SEARCHED if name != "code" and name not in {place for _, place in columns}]

        def rows(codes: Codes) -> Iterator[Sequence[Any]]:
            cells = [self._told_last(code, place) for code, place in columns]
            years = [self._year(index) for index in self.firsts]
            periods = (self._period(index) for index in self.firsts)
            nothing = (repeat("", len(self.tellers)) for _ in missing)
            return zip(map(codes, range(len(self.tellers))), *cells, years, periods, *nothing, strict=True)

        names = ("code", *(place for _, place in columns), "first_year", "first_period", *missing)
        return TableWrite("model", names, rows, all_new=True)

    def years(self) -> TableWrite:
        columns = [(code, place) for code, place in self._columns("model_year") if code != "period"]

        def rows(codes: Codes) -> Iterator[Sequence[Any]]:
            cells = [self._cells(code, "model_year", place, self.rows) for code, place in columns]
            return zip(
                map(codes, self.model_of_row),
                map(self._year, self.rows),
                map(self._period, self.rows),
                (self._is_new(index, number) for index, number in zip(self.rows, self.model_of_row, strict=True)),
                *cells,
                strict=True,
            )

        names = ("model", "year", "period", "is_new", *(place for _, place in columns))
        return TableWrite("model_year", names, rows, all_new=True)

    def tasks(self, codes: Codes) -> Iterator[Sequence[Any]]:
        tasks = self.reading.columns["tasks"]
        for number, teller in enumerate(self.tellers):
            told = [tasks[index] for index in self.several.get(number, (teller,)) if tasks[index]]
            for task in told[-1] if told else ():
                yield codes(number), task

    def _columns(self, table: str) -> list[tuple[str, str]]:
        """Return the columns of the file that are kept in a table: (column of the dataset, of the table)."""
        return [
            (column.code, place)
            for column in self.reading.dataset.columns
            if self.reading.gives(column.code) and (place := column.place(table)) and place not in _KEYS
        ]

    def _told_last(self, code: str, place: str) -> Iterator[Any]:
        """Yield the value of each model: of its latest row, or the last row that tells one."""
        values = self.reading.columns[code]
        told = {
            number: value
            for number, indexes in self.several.items()
            for index in indexes
            if (value := values[index]) is not None
        }
        cells = self._cells(code, "model", place, self.tellers)
        return (told.get(number, value) for number, value in enumerate(cells)) if told else cells

    def _cells(self, code: str, table: str, place: str, rows: Sequence[int]) -> Iterator[Any]:
        values, default = self.reading.columns[code], default_of(table, place)
        picked = values if len(rows) == len(values) else map(values.__getitem__, rows)
        return (default if value is None else value for value in picked)

    def _year(self, index: int) -> int:
        return self.reading.columns["year"][index] or 0

    def _period(self, index: int) -> str:
        """Return the period of a row without a year; a year says its period itself."""
        return "" if self._year(index) else self.reading.value("period", index) or ""

    def _is_new(self, index: int, number: int) -> bool:
        return number not in self.several or self._year(index) == self._year(self.firsts[number])


def _new_models(
    reading: Reading, targets: Targets, families: Mapping[int, Sequence[int]], rows: Sequence[int]
) -> _NewModels:
    years, numbers = reading.columns["year"], targets.numbers
    places: dict[int, int] = {}
    model_of_row = array("q", (places.setdefault(numbers[index], len(places)) for index in rows))
    several = {places[number]: indexes for number, indexes in families.items() if number in places}
    tellers, firsts = array("q", bytes(8 * len(places))), array("q", bytes(8 * len(places)))
    for index, number in zip(rows, model_of_row, strict=True):
        tellers[number] = firsts[number] = index
    for number, indexes in several.items():
        tellers[number] = indexes[-1]
        firsts[number] = next((index for index in indexes if years[index]), indexes[0])
    return _NewModels(reading, rows, model_of_row, tellers, firsts, several)
