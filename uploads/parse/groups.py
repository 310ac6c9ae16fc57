"""Rows that stand for a whole group ("I. Khối …"): what they give to the rows below them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from uploads.datasets.columns import Dataset
from uploads.parse.headers import header_key
from uploads.parse.reading import Reading
from uploads.parse.rows import GroupValue
from uploads.values.catalogue import Catalogue
from uploads.values.parsers import Fault

GROUPED_BY = ("bloc", "unit", "subject_type", "kind", "field", "year", "registered_level")
_GROUP_YEAR = re.compile(r"^nam (\d{4})$")


def group_value(dataset: Dataset, catalogue: Catalogue) -> GroupValue:
    columns = [dataset.column(code) for code in GROUPED_BY if dataset.has(code) and code != dataset.named_by]
    lookups = [(column.code, lookup) for column in columns if (lookup := catalogue.lookup(column))]

    def value_of(text: str) -> tuple[str, Any] | None:
        if dataset.has("year") and (year := _GROUP_YEAR.match(header_key(text))):
            return "year", int(year[1])
        for code, lookup in lookups:
            if len(found := lookup.codes(text)) == 1:
                return code, found[0]
        return None

    return value_of


def apply_groups(reading: Reading, groups: Sequence[Mapping[str, Any]], start: int) -> None:
    for code in dict.fromkeys(code for group in groups for code in group):
        values = reading.columns.setdefault(code, [])
        values += [None] * (reading.rows - len(values))
        for offset, group in enumerate(groups):
            if values[start + offset] is None and code in group:
                values[start + offset] = group[code]


def judge_unknown_groups(reading: Reading, unknown: Sequence[tuple[int, str]], catalogue: Catalogue) -> None:
    """A group that nothing is known about matters only if the rows say their bloc or unit nowhere else."""
    if any(reading.header.reads(code) for code in ("bloc", "unit") if reading.dataset.has(code)):
        return
    for row, text in unknown:
        nearest = catalogue.lookups["bloc"].nearest(text)
        hint = f" Gần nhất: {', '.join(f'“{name}”' for name in nearest)}." if nearest else ""
        fault = Fault("unknown_group", f"Không hiểu dòng nhóm này.{hint} Hãy ghi đúng tên khối hoặc đơn vị.")
        below = next((index for index, number in enumerate(reading.numbers) if number > row), None)
        if below is not None:
            reading.findings.add(below, row, "", text, fault)
