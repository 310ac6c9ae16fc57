"""The lists that the cells of an upload are looked up in, as they are in the database now."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, select

from data_access.schema import FOREVER, category, unit, unit_year
from data_access.schema import setting as setting_table
from uploads.datasets.columns import Column
from uploads.values.lookups import SHOWN_LOOKUPS, Entry, Lookup, lookup_of_choices


@dataclass(frozen=True)
class CategoryRow:
    """One current category, as far as uploads need it."""

    kind: str
    code: str
    names: tuple[str, ...]
    year_from: int
    year_to: int
    ended: bool
    attrs: dict[str, object]


@dataclass(frozen=True)
class UnitRow:
    """One current unit, as far as uploads need it."""

    code: str
    names: tuple[str, ...]
    bloc: str
    ended: bool


@dataclass(frozen=True)
class Catalogue:
    """Categories, units and settings at one moment. `unit_blocs` holds the bloc of a unit in the years that tell it;
    `past_blocs` every bloc that a unit has ever been in."""

    categories: tuple[CategoryRow, ...]
    units: tuple[UnitRow, ...]
    unit_blocs: dict[tuple[str, int], str]
    past_blocs: dict[str, frozenset[str]]
    settings: dict[str, str]

    @cached_property
    def lookups(self) -> dict[str, Lookup]:
        """Every lookup by its name: the kinds of categories, and "unit"."""
        by_kind: dict[str, list[Entry]] = defaultdict(list)
        for row in self.categories:
            by_kind[row.kind].append(Entry(row.code, row.names, not row.ended))
        found = {
            kind: Lookup(kind, SHOWN_LOOKUPS[kind], tuple(by_kind[kind])) for kind in SHOWN_LOOKUPS if kind != "unit"
        }
        found["unit"] = Lookup(
            "unit", SHOWN_LOOKUPS["unit"], tuple(Entry(row.code, row.names, not row.ended) for row in self.units)
        )
        return found

    def lookup(self, column: Column) -> Lookup | None:
        """Return the lookup of a column; None if its values are not looked up."""
        if column.choices:
            return lookup_of_choices(column.code, column.label.lower(), column.choices)
        return self.lookups[column.lookup] if column.lookup else None

    @cached_property
    def bloc_of(self) -> dict[str, str]:
        return {row.code: row.bloc for row in self.units}

    def unit_bloc(self, code: str, year: int) -> str:
        """Return the bloc that a unit is in in a year; '' if that is not known."""
        return self.unit_blocs.get((code, year)) or self.bloc_of.get(code, "")

    def may_be_in(self, code: str, year: int, bloc: str) -> bool:
        """Return whether a unit can stand under a bloc in a year: what the year tells decides, else its history."""
        told = self.unit_blocs.get((code, year))
        return bloc == told if told else bloc in self.past_blocs.get(code, frozenset())

    @cached_property
    def measure_units(self) -> dict[str, str]:
        """The measure unit of each indicator that has one."""
        return {row.code: str(row.attrs["measure_unit"]) for row in self.categories if row.attrs.get("measure_unit")}


def read_catalogue(connection: Connection) -> Catalogue:
    """Read the current categories, units and settings. This is a read-only operation."""
    kept = (
        select(category)
        .where(category.c.until == FOREVER)
        .order_by(category.c.kind, category.c.position, category.c.code)
    )
    categories = tuple(
        CategoryRow(
            row.kind,
            row.code,
            _names(row.name, row.short_name, row.aliases),
            row.year_from,
            row.year_to,
            bool(row.successor),
            _attrs(row.attrs),
        )
        for row in connection.execute(kept)
    )
    units = tuple(
        UnitRow(row.code, _names(row.name, row.short_name, row.aliases), row.bloc, bool(row.successor or row.active_to))
        for row in connection.execute(select(unit).where(unit.c.until == FOREVER).order_by(unit.c.code))
    )
    told = select(unit_year.c.unit, unit_year.c.year, unit_year.c.bloc).where(unit_year.c.until == FOREVER)
    unit_blocs = {(row.unit, row.year): row.bloc for row in connection.execute(told) if row.bloc}
    past: dict[str, set[str]] = defaultdict(set)
    for code, bloc in connection.execute(select(unit.c.code, unit.c.bloc).distinct()):
        past[code].add(bloc)
    for (code, _), bloc in unit_blocs.items():
        past[code].add(bloc)
    settings = select(setting_table.c.key, setting_table.c.value).where(setting_table.c.until == FOREVER)
    return Catalogue(
        categories,
        units,
        unit_blocs,
        {code: frozenset(blocs - {""}) for code, blocs in past.items()},
        {row.key: row.value for row in connection.execute(settings)},
    )


def _names(name: str, short_name: str, aliases: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in (name, short_name, *_lines(aliases)) if part))


def _lines(aliases: str) -> Iterable[str]:
    return (line.strip() for line in aliases.splitlines())


def _attrs(text: str) -> dict[str, object]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
