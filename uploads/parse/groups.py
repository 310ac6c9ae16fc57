"""Rows that stand for a whole group ("I. Khối …"): what they give to the rows below them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from uploads.datasets.columns import Dataset
from uploads.parse.headers import header_key
from uploads.parse.reading import Reading
from uploads.parse.rows import GroupValue, group_label
from uploads.parse.table import texts
from uploads.values.catalogue import Catalogue
from uploads.values.parsers import Fault

GROUPED_BY = ("bloc", "unit", "subject_type", "kind", "field", "year", "registered_level")
_TITLED_BY = ("bloc", "unit")
_ADDRESSED = re.compile(r"^(?:tên )?(?:đơn vị|tổ chức đảng|khối|cơ quan)(?: báo cáo| đăng ký)?\s*:\s*", re.IGNORECASE)
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


def groups_of_titles(reading: Reading, value_of: GroupValue) -> dict[str, Any]:
    """Return the bloc and the unit that the titles above the table name, where no column of it does.

    A person is told that they were taken from there.
    """
    found: dict[str, dict[Any, str]] = defaultdict(dict)
    for row in islice(reading.table.sheet.rows(), reading.table.header_row):
        for text in texts(row):
            given = value_of(group_label(_ADDRESSED.sub("", text))) or value_of(text)
            if given and given[0] in _TITLED_BY and not reading.header.reads(given[0]):
                found[given[0]].setdefault(given[1], text)
    taken = {code: next(iter(values.items())) for code, values in found.items() if len(values) == 1}
    for code, (_, text) in taken.items():
        label = reading.dataset.column(code).label
        message = f"{label} của các dòng không ghi {label.lower()} được lấy từ tiêu đề của danh sách."
        reading.findings.warn(reading.table.header_row + 1, "", text, "group_of_title", message)
    return {code: value for code, (value, _) in taken.items()}


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
