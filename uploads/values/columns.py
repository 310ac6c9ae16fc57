"""Whole columns of cells to values: each distinct cell is parsed once."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from data_access.schema import VERSIONED
from uploads.datasets.columns import Column, Kind
from uploads.values.catalogue import Catalogue
from uploads.values.cells import Cell, clean_column, one_line, several_lines
from uploads.values.lookups import Lookup
from uploads.values.lost_letters import may_have_lost_letters
from uploads.values.parsers import Fault, Parser, is_blank, parser_of, text_fault

_REMEMBERED = 200_000
_TWO_YEARS = re.compile(r"\d{4}\D{1,7}\d{4}")

Report = Callable[[int, Cell, Fault], None]
"""(place in the column, cell, what is wrong with it)"""


class ColumnReader:
    """Reads the cells of one column of a dataset; parsed cells are remembered from chunk to chunk."""

    def __init__(self, column: Column, catalogue: Catalogue) -> None:
        self.column = column
        self.length = stored_length(column)
        lookup = catalogue.lookup(column)
        self._parse: Parser = _looked_up(column, lookup) if lookup else parser_of(column, self.length)
        if column.kind is Kind.YEAR and column.code == "year":
            self._parse = year_or_period(self._parse, catalogue.lookups["period"])
        self._known = _Known(self._parse)

    def values(self, cells: Sequence[Cell], report: Report) -> list[Any]:
        """Return the value of each cell, None for a blank one and for one that is reported as faulty."""
        if self.column.kind in (Kind.TEXT, Kind.PROSE):
            return self._texts(cells, report)
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        typed: Sequence[Any] = cells if set(map(type, cells)) == {str} else [_told_apart(cell) for cell in cells]
        values = list(map(self._known.__getitem__, typed))
        if self._known.faulty:
            for place, value in enumerate(values):
                if type(value) is Fault:
                    report(place, cells[place], value)
                    values[place] = None
        return values

    def _texts(self, cells: Sequence[Cell], report: Report) -> list[str | None]:
        cleaned = clean_column(cells, several_lines if self.column.kind is Kind.PROSE else one_line)
        texts: list[str | None] = [text or None for text in cleaned]
        longest = max(map(len, cleaned), default=0)
        if (self.length is not None and longest > self.length) or any(map(may_have_lost_letters, cleaned)):
            for place, text in enumerate(texts):
                if text and (fault := text_fault(text, self.length)):
                    report(place, cells[place], fault)
                    texts[place] = None
        return texts


class _Known(dict[Any, Any]):
    """The value of each cell that was seen; a cell that is asked for the first time is parsed."""

    def __init__(self, parse: Parser) -> None:
        super().__init__()
        self._parse = parse
        self.faulty = False

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self._parse(key[1] if type(key) is tuple else key)
        self.faulty = self.faulty or type(value) is Fault
        return value


def _told_apart(cell: Cell) -> Any:
    """Return a key under which 1, 1.0 and True differ."""
    return cell if type(cell) is str else (type(cell), cell)


def stored_length(column: Column) -> int | None:
    """Return how many characters the database keeps of a text column; None if it does not say."""
    lengths = []
    for stored in column.stored:
        table, _, name = stored.partition(".")
        length = getattr(VERSIONED[table].table.c[name].type, "length", None)
        if length:
            lengths.append(length)
    return min(lengths, default=None)


def year_or_period(parse_year: Parser, periods: Lookup) -> Parser:
    """Return a parser of years that takes "2021–2025" for the code of that period."""

    def parse(cell: Cell) -> Any:
        if isinstance(cell, str) and _TWO_YEARS.search(cell):
            return periods.find(cell)
        return parse_year(cell)

    return parse


def _looked_up(column: Column, lookup: Lookup) -> Parser:
    if column.kind is not Kind.LOOKUPS:
        return lookup.find
    split = parser_of(Column(column.code, column.label, Kind.NAMES), None)

    def codes(cell: Cell) -> tuple[str, ...] | Fault | None:
        if isinstance(cell, str) and is_blank(cell):
            return None
        whole = lookup.find(cell)
        if isinstance(whole, str):
            return (whole,)
        found = [lookup.find(name) for name in split(cell) or ()]
        fault = next((code for code in found if isinstance(code, Fault)), None)
        if fault and isinstance(cell, str):  # names may hold commas, so that these stand between names only if all fit
            parts = [lookup.find(name) for name in re.split("[,;\n]", cell) if not is_blank(name)]
            if not any(isinstance(code, Fault) for code in parts):
                found, fault = parts, None
        return fault or tuple(dict.fromkeys(code for code in found if isinstance(code, str))) or None

    return codes
