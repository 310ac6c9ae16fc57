"""One record typed into a form, read and checked by the same declarations as a row of an upload.

Unlike in an upload, a blank cell here empties what is stored: the form shows everything there is.
"""

from collections.abc import Mapping
from typing import Any

from uploads.datasets.columns import Column, Dataset, Kind
from uploads.plan.places import disagreement
from uploads.plan.stored import as_stored, default_of
from uploads.values.catalogue import Catalogue
from uploads.values.cells import Cell
from uploads.values.columns import ColumnReader
from uploads.values.parsers import Fault
from uploads.values.rules import attributes_fault, measure_unit_fault, score_fault, unknown_successor, years_fault

Values = dict[str, Any]
Faults = dict[str, Fault]


def read_record(dataset: Dataset, table: str, cells: Mapping[str, Cell], catalogue: Catalogue) -> tuple[Values, Faults]:
    """Read the cells of a form, given by the codes of their columns, into values of a table.

    Returns the value of each column by its code, as it is stored, and what is wrong, by the code of the column.
    """
    values: Values = {}
    faults: Faults = {}
    for code, cell in cells.items():
        column = dataset.column(code)
        value = _read(column, cell, catalogue)
        if isinstance(value, Fault):
            faults[code] = value
            continue
        if column.required and value is None:
            faults[code] = Fault("required", f"Chưa có {column.label.lower()}. Hãy ghi vào ô này.")
        values[code] = _stored(column, table, value)
    if not faults:
        _CHECKS.get(table, _nothing_more)(values, faults, catalogue)
    return values, faults


def _read(column: Column, cell: Cell, catalogue: Catalogue) -> Any:
    faults: list[Fault] = []
    value = ColumnReader(column, catalogue).values([cell], lambda _place, _cell, fault: faults.append(fault))[0]
    return faults[0] if faults else value


def _stored(column: Column, table: str, value: Any) -> Any:
    if column.kind is Kind.LOOKUPS:
        return tuple(sorted(value or ()))
    if value is None:
        return default_of(table, column.place(table)) if column.place(table) else None
    return as_stored(value)


def _nothing_more(values: Values, faults: Faults, catalogue: Catalogue) -> None:
    """Most records have nothing to check beyond their single cells."""


def _check_place(values: Values, faults: Faults, catalogue: Catalogue) -> None:
    """A unit brings its bloc, and may not stand under another one."""
    unit, bloc, year = values.get("unit", ""), values.get("bloc", ""), values.get("year", 0)
    if not unit:
        return
    if not bloc:
        values["bloc"] = catalogue.unit_bloc(unit, year)
    elif bloc != catalogue.unit_bloc(unit, year) and not catalogue.may_be_in(unit, year, bloc):
        faults["bloc"] = disagreement(catalogue, unit, bloc, year)


def _check_model(values: Values, faults: Faults, catalogue: Catalogue) -> None:
    if "bloc" not in values:
        return
    _check_place(values, faults, catalogue)
    if not values["bloc"] and not values["unit"]:
        faults["bloc"] = Fault("required", "Chưa có khối và đơn vị. Hãy chọn ít nhất một trong hai.")


def _check_model_year(values: Values, faults: Faults, catalogue: Catalogue) -> None:
    _check_place(values, faults, catalogue)
    if not values["year"] and not values["period"]:
        faults["year"] = Fault("required", "Chưa có năm. Hãy ghi năm, hoặc chọn giai đoạn nếu chưa rõ năm.")
    if values["year"]:
        values["period"] = ""
    _note(faults, "score", score_fault(values["score"]))


def _check_unit(values: Values, faults: Faults, catalogue: Catalogue) -> None:
    if not values["bloc"]:
        faults["bloc"] = Fault("required", "Chưa có khối của đơn vị. Hãy chọn khối.")
    _note(faults, "active_to", years_fault(values["active_from"], values["active_to"]))


def _check_unit_year(values: Values, faults: Faults, catalogue: Catalogue) -> None:
    if not values["year"]:
        faults["year"] = Fault("required", "Chưa có năm. Hãy ghi năm, ví dụ 2024.")


def _check_outcome(values: Values, faults: Faults, catalogue: Catalogue) -> None:
    """Unlike units are never added, so an indicator is always told in its own unit."""
    own, given = catalogue.measure_units.get(values["indicator"], ""), values["measure_unit"]
    if own and given and (fault := measure_unit_fault(own, given)):
        faults["measure_unit"] = fault
    elif own:
        values["measure_unit"] = own


def _check_category(values: Values, faults: Faults, catalogue: Catalogue) -> None:
    _note(faults, "year_to", years_fault(values["year_from"], values["year_to"]))
    known = {row.code for row in catalogue.categories if row.kind == values["kind"]}
    successor = values.get("successor", "")
    if successor and (successor not in known or successor == values.get("code")):
        faults["successor"] = unknown_successor()
    if values.get("attrs"):
        _note(faults, "attrs", attributes_fault(values["attrs"]))


def _note(faults: Faults, column: str, fault: Fault | None) -> None:
    if fault:
        faults[column] = fault


_CHECKS = {
    "model": _check_model,
    "model_year": _check_model_year,
    "unit": _check_unit,
    "unit_year": _check_unit_year,
    "outcome": _check_outcome,
    "category": _check_category,
}
