"""The unit and the bloc of each row: one follows from the other, and they must agree."""

from typing import Any

from uploads.parse.reading import Reading
from uploads.values.catalogue import Catalogue
from uploads.values.parsers import Fault


def complete_blocs(reading: Reading, catalogue: Catalogue) -> list[int]:
    """Give each row with a unit and no bloc the bloc of its unit, and return the rows in which the two disagree.

    Whether a disagreement is a problem is for the caller to say: what is already stored so is none.
    """
    units = reading.columns.get("unit")
    if units is None:
        return []
    blocs = reading.columns.get("bloc") or [None] * reading.rows
    years = reading.columns.get("year") or [None] * reading.rows
    expected: dict[tuple[Any, ...], tuple[str | None, bool]] = {}
    disagreeing = []
    for index, key in enumerate(zip(units, blocs, years, strict=True)):
        if key not in expected:
            expected[key] = _bloc(catalogue, *key)
        completed, agrees = expected[key]
        blocs[index] = completed
        if not agrees:
            disagreeing.append(index)
    reading.columns["bloc"] = blocs
    return disagreeing


def _bloc(catalogue: Catalogue, unit: str | None, bloc: str | None, year: int | None) -> tuple[str | None, bool]:
    if unit is None:
        return bloc, True
    of_unit = catalogue.unit_bloc(unit, year or 0)
    if bloc is None:
        return of_unit or None, True
    return bloc, not of_unit or bloc == of_unit or catalogue.may_be_in(unit, year or 0, bloc)


def disagreement(catalogue: Catalogue, unit: str, bloc: str, year: int | None) -> Fault:
    """Return the fault of a row whose unit belongs to another bloc."""
    name, blocs = catalogue.lookups["unit"].name(unit), catalogue.lookups["bloc"]
    right = blocs.name(catalogue.unit_bloc(unit, year or 0))
    return Fault(
        "unit_of_other_bloc",
        f"“{name}” thuộc “{right}”, không thuộc “{blocs.name(bloc)}”. "
        "Hãy sửa Khối hoặc Đơn vị; để trống Khối cũng được.",
    )
