"""Rows about models that are stored: what differs, cell by cell, and what is to be written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from data_access.codes import Codes
from data_access.schema import COUNTED_UNDER
from uploads.parse.reading import Reading
from uploads.plan.identity import Targets
from uploads.plan.plan import Change, Outline, TableEnd, TableWrite
from uploads.plan.stored import as_stored, default_of, rows_of, same
from uploads.values.catalogue import Catalogue
from uploads.values.keys import name_key
from uploads.values.shown import Shown

_NOT_CONTENT = {"code", "model", "year", "period"}


class ModelChanges:
    """The stored models that the rows of a file are about, and their years; then the differences."""

    def __init__(
        self, connection: Connection, reading: Reading, catalogue: Catalogue, targets: Targets, outline: Outline
    ) -> None:
        self._reading, self._targets, self._outline = reading, targets, outline
        self._shown = Shown.for_dataset(reading.dataset, catalogue)
        self._model_columns = self._columns("model")
        self._year_columns = self._columns("model_year")
        self._models: dict[str, dict[str, Any]] = {}
        self._years: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
        self._tasks: dict[str, tuple[str, ...]] = {}
        self._model_rows: list[tuple[Any, ...]] = []
        self._year_rows: list[tuple[Any, ...]] = []
        self._new_tasks: list[tuple[str, str]] = []
        self._ended_tasks: list[tuple[str, str]] = []
        self._read(connection)

    def year_of(self, code: str, year: int) -> Mapping[str, Any] | None:
        """Return the stored year of a model; None if there is none."""
        return self._years[code].get(year) if code in self._years else None

    def compare(self) -> None:
        """Compare every row that is about a stored model and has no problem."""
        bad, numbers = self._reading.findings.bad, self._targets.numbers
        rows_of_model: dict[str, list[int]] = defaultdict(list)
        for index, number in enumerate(numbers):
            if number > 0 and index not in bad:
                rows_of_model[self._targets.codes[number - 1]].append(index)
        for code, indexes in rows_of_model.items():
            self._compare_model(code, sorted(indexes, key=lambda index: self._year(index) or 0))

    def writes(self) -> list[TableWrite]:
        """Return the rows to write: models and years that change, tasks that are new."""
        return [
            TableWrite(table, columns, _given(rows))
            for table, columns, rows in (
                ("model", ("code", *(name for _, name in self._model_columns)), self._model_rows),
                ("model_year", ("model", "year", "period", *(name for _, name in self._year_columns)), self._year_rows),
                ("model_task", ("model", "task"), self._new_tasks),
            )
            if rows
        ]

    def ends(self) -> list[TableEnd]:
        return [TableEnd("model_task", tuple(self._ended_tasks))] if self._ended_tasks else []

    def _columns(self, table: str) -> list[tuple[str, str]]:
        """Return (column of the dataset, of the table); of a year all, for it may take the place of an undated one."""
        columns = [
            (column.code, place)
            for column in self._reading.dataset.columns
            if (place := column.place(table)) and place not in _NOT_CONTENT
        ]
        if table == "model_year":
            return columns
        return [(code, place) for code, place in columns if self._reading.gives(code) or code in COUNTED_UNDER]

    def _read(self, connection: Connection) -> None:
        codes = self._targets.codes
        names = tuple(dict.fromkeys(("code", *(name for _, name in self._model_columns), *COUNTED_UNDER, "name")))
        for row in rows_of(connection, "model", names, "code", codes):
            self._models[row.code] = dict(row._mapping)
        names = tuple(
            dict.fromkeys(("model", "year", "period", *(name for _, name in self._year_columns), *COUNTED_UNDER))
        )
        for row in rows_of(connection, "model_year", names, "model", codes):
            self._years[row.model][row.year] = dict(row._mapping)
        if self._reading.gives("tasks"):
            kept: dict[str, list[str]] = defaultdict(list)
            for row in rows_of(connection, "model_task", ("model", "task"), "model", codes):
                kept[row.model].append(row.task)
            self._tasks = {code: tuple(sorted(tasks)) for code, tasks in kept.items()}

    @cached_property
    def _year_values(self) -> list[int | None]:
        years: list[int | None] = self._reading.columns["year"]
        return years

    def _year(self, index: int) -> int | None:
        return self._year_values[index]

    def _compare_model(self, code: str, indexes: Sequence[int]) -> None:
        stored_years = self._years.get(code, {})
        bloc_before = _first_bloc(stored_years)
        touched = {index: self._compare_year(code, index, stored_years) for index in indexes}
        changed_by = self._compare_content(code, indexes, stored_years, touched)
        for index, status in touched.items():
            if status == "new":
                self._outline.add_new(self._reading.numbers[index], self._models[code]["name"])
            elif status == "changed" or index in changed_by:
                self._outline.changed += 1
            else:
                self._outline.unchanged += 1
        after = {**stored_years}
        for index in indexes:
            if touched[index] != "not dated":
                merged = {**after.get(self._year(index) or 0, {})}
                merged["bloc"] = self._reading.value("bloc", index) or merged.get("bloc") or self._models[code]["bloc"]
                after[self._year(index) or 0] = merged
        bloc_after = _first_bloc(after)
        if bloc_after != bloc_before:
            gained = self._outline.blocs_gained
            gained[bloc_before] = gained.get(bloc_before, 0) - 1
            gained[bloc_after] = gained.get(bloc_after, 0) + 1

    def _compare_year(self, code: str, index: int, stored_years: Mapping[int, Mapping[str, Any]]) -> str:
        """Compare the year of one row; return "new", "changed", "unchanged", or "not dated" where years are known."""
        year, reading = self._year(index) or 0, self._reading
        if not year and stored_years and 0 not in stored_years:
            reading.warn(
                index,
                "year",
                None,
                "already_dated",
                "Mô hình đã có số liệu theo năm; dòng không ghi năm chỉ cập nhật thông tin chung của mô hình.",
            )
            return "not dated"
        before = stored_years.get(year)
        replaces_undated = before is None and bool(year) and 0 in stored_years
        base = before or (stored_years[0] if replaces_undated else None)
        after = {}
        for column, name in self._year_columns:
            given = reading.value(column, index)
            fallback = base[name] if base else self._models[code].get(name, default_of("model_year", name))
            after[name] = fallback if given is None or (base and same(base[name], given)) else as_stored(given)
        period = "" if year else reading.value("period", index) or (base or {}).get("period", "")
        if before and period == before["period"] and all(after[name] == before[name] for name in after):
            return "unchanged"
        self._year_rows.append((code, year, period, *(after[name] for _, name in self._year_columns)))
        if base:
            self._note_year(code, index, base, after, year if replaces_undated else 0, period)
        return "changed" if base else "new"

    def _note_year(
        self, code: str, index: int, before: Mapping[str, Any], after: Mapping[str, Any], new_year: int, period: str
    ) -> None:
        if new_year:
            shown = self._shown.value("period", before["period"])
            self._note(code, index, "year", f"chưa rõ ({shown})", str(new_year))
        elif before["period"] != period:
            self._note(
                code, index, "period", *(self._shown.value("period", value) for value in (before["period"], period))
            )
        for column, name in self._year_columns:
            if before[name] != after[name]:
                self._note(
                    code, index, column, *(self._shown.value(column, value) for value in (before[name], after[name]))
                )

    def _compare_content(
        self,
        code: str,
        indexes: Sequence[int],
        stored_years: Mapping[int, Mapping[str, Any]],
        touched: Mapping[int, str],
    ) -> set[int]:
        """Compare what the model has only one of; return the rows that change it."""
        before, latest = self._models[code], max(stored_years, default=0)
        after, changed_by = dict(before), set()
        for index in indexes:
            year = self._year(index) or 0
            for column, name in self._model_columns:
                given = self._reading.value(column, index)
                if given is None or same(after[name], given) or self._only_spelled(name, index, after[name], given):
                    continue
                if (
                    name in COUNTED_UNDER
                    and after[name]
                    and (year < latest or touched[index] in ("unchanged", "not dated"))
                ):
                    continue
                if (
                    name in COUNTED_UNDER
                    and after[name]
                    and not self._differs_in_year(name, given, stored_years.get(year))
                ):
                    continue
                self._note_once(code, index, column, before[name], as_stored(given), touched[index])
                after[name] = as_stored(given)
                changed_by.add(index)
        if after != before:
            self._model_rows.append((code, *(after[name] for _, name in self._model_columns)))
        return changed_by | self._compare_tasks(code, indexes)

    def _only_spelled(self, name: str, index: int, stored: Any, given: Any) -> bool:
        """Return whether a row found by name spells it another way: only a row with the code renames a model."""
        by_name = name in ("name", "holder") and self._reading.value("code", index) is None
        return by_name and name_key(stored) == name_key(given)

    @staticmethod
    def _differs_in_year(name: str, given: Any, stored_year: Mapping[str, Any] | None) -> bool:
        return stored_year is None or stored_year[name] != given

    def _note_once(self, code: str, index: int, column: str, before: Any, after: Any, status: str) -> None:
        """A cell that changes in the year too has been noted there."""
        if column in COUNTED_UNDER and status == "changed":
            return
        self._note(code, index, column, self._shown.value(column, before), self._shown.value(column, after))

    def _compare_tasks(self, code: str, indexes: Sequence[int]) -> set[int]:
        if not self._reading.gives("tasks"):
            return set()
        told = [
            (index, self._reading.columns["tasks"][index]) for index in indexes if self._reading.columns["tasks"][index]
        ]
        before = self._tasks.get(code, ())
        if not told or tuple(sorted(told[-1][1])) == before:
            return set()
        index, after = told[-1][0], tuple(sorted(told[-1][1]))
        self._new_tasks += [(code, task) for task in after if task not in before]
        self._ended_tasks += [(code, task) for task in before if task not in after]
        self._note(code, index, "tasks", self._shown.value("tasks", before), self._shown.value("tasks", after))
        return {index}

    def _note(self, code: str, index: int, column: str, before: str, after: str) -> None:
        label = self._reading.dataset.column(column).label
        name = self._models[code]["name"]
        self._outline.note(Change(self._reading.numbers[index], name, label, before, after))


def _first_bloc(years: Mapping[int, Mapping[str, Any]]) -> str:
    """Return the bloc that a model is counted under: that of its first year."""
    dated = [year for year in years if year]
    first = min(dated) if dated else 0
    return str(years[first]["bloc"]) if first in years else ""


def _given(rows: Sequence[tuple[Any, ...]]) -> Any:
    def give(codes: Codes) -> Iterator[Sequence[Any]]:
        return iter(rows)

    return give
