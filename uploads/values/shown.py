"""Stored values as people read them: the names of codes, the labels of choices, Vietnamese numbers and dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from uploads.datasets.columns import Dataset, Kind
from uploads.values.catalogue import Catalogue
from uploads.values.lookups import Lookup
from wording.numbers import UNKNOWN


def decimal_text(value: float) -> str:
    """Return a number with a decimal comma, written so that it reads back the same and is never ambiguous."""
    whole, _, part = format(Decimal(repr(value)), "f").partition(".")
    part = part.rstrip("0")
    if not part:
        return whole
    return f"{whole},{part}0" if len(part) == 3 else f"{whole},{part}"


def date_text(value: date) -> str:
    return f"{value:%d/%m/%Y}"


@dataclass(frozen=True)
class Shown:
    """Turns stored values of a dataset into text."""

    dataset: Dataset
    lookups: Mapping[str, Lookup]

    @classmethod
    def for_dataset(cls, dataset: Dataset, catalogue: Catalogue) -> "Shown":
        found = {column.code: catalogue.lookup(column) for column in dataset.columns}
        return cls(dataset, {code: lookup for code, lookup in found.items() if lookup})

    def value(self, column: str, value: Any) -> str:
        """Return a stored value as text; "—" if it is not known."""
        return self.text(column, value) or UNKNOWN

    def text(self, column: str, value: Any) -> str:
        """Return a stored value as it stands in an exported cell; '' if it is not known."""
        if value is None or value == "" or value == ():
            return ""
        lookup = self.lookups.get(column)
        if isinstance(value, tuple):
            return "; ".join(lookup.name(code) if lookup else str(code) for code in value)
        if lookup:
            return lookup.name(str(value))
        if isinstance(value, bool):
            return "Có" if value else "Không"
        if isinstance(value, date):
            return date_text(value)
        if isinstance(value, float):
            return decimal_text(value)
        kind = self.dataset.column(column).kind
        if kind is Kind.YEAR and value == 0:
            return ""
        if kind is Kind.NAMES:
            return "; ".join(str(value).splitlines())
        return str(value)
