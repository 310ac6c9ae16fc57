"""New models that are probably stored already under a slightly different name, side by side with these."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process
from sqlalchemy import Connection

from data_access.duplicates import SIMILAR
from uploads.datasets.columns import Column
from uploads.parse.reading import Reading
from uploads.plan.identity import Targets
from uploads.plan.plan import Likely
from uploads.plan.stored import rows_of
from uploads.values.catalogue import Catalogue
from uploads.values.keys import loose_key
from uploads.values.shown import Shown

COMPARED = 5_000
"""Files with more new models are searched for equal names alone: comparing each with each would take minutes."""

MOST_COMPARED = 500
"""How many pairs are shown side by side; a person who sees more has taken the wrong file."""

_NOT_COMPARED = ("code", "source", "featured")
_OPENING = re.compile(r"^(?:mo hinh )?(?:dan van kheo )?(?:ve |trong )?")
"""Words that lists put before a name or leave out, folded."""
_DIGITS = re.compile(r"\d+")


def likely_stored(connection: Connection, reading: Reading, targets: Targets, apart: Collection[int]) -> dict[int, str]:
    """Warn of each new model whose name is almost a stored one of its unit, or of its bloc if that has no unit.

    Returns the codes of these stored models by the index of the first row of the new one. Rows of which a person has
    said that they are another model (`apart`) are passed over.
    """
    bad = {*reading.findings.bad, *apart}
    found: dict[int, str] = {}
    for index, code in targets.alike:
        if index not in bad and index not in found:
            found[index] = code
            _warn(reading, index, code, reading.columns["name"][index])
    new = [index for index in targets.first_rows if index not in bad and index not in found]
    if not new or len(new) > COMPARED:
        return found
    for column, indexes in (("unit", new), ("bloc", [index for index in new if index not in found])):
        by_place: dict[str, list[int]] = defaultdict(list)
        for index in indexes:
            if place := reading.value(column, index):
                by_place[place].append(index)
        stored = _stored_names(connection, column, by_place)
        for place, rows in by_place.items():
            found |= _compare(reading, rows, stored.get(place, []))
    return found


def _stored_names(connection: Connection, column: str, places: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows_of(connection, "model", ("code", "name", "unit", "bloc", "merged_into"), column, list(places)):
        if not row.merged_into and (column == "unit" or not row.unit):
            found[getattr(row, column)].append((row.code, row.name))
    return found


def _compare(reading: Reading, rows: Sequence[int], stored: Sequence[tuple[str, str]]) -> dict[int, str]:
    keys = [_bare(name) for _, name in stored]
    found = {}
    for index in rows:
        key = _bare(reading.columns["name"][index])
        near = process.extract(key, keys, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR, limit=5)
        digits = _DIGITS.findall(key)
        place = next((place for text, _, place in near if _DIGITS.findall(text) == digits), None)
        if place is not None:
            found[index] = stored[place][0]
            _warn(reading, index, *stored[place])
    return found


def compared_with_stored(
    connection: Connection, reading: Reading, targets: Targets, catalogue: Catalogue, likely: Mapping[int, str]
) -> list[Likely]:
    """Return the first of the pairs found by `likely_stored` with what both hold, in the order of the rows."""
    shown_pairs = dict(sorted(likely.items())[:MOST_COMPARED])
    if not shown_pairs:
        return []
    columns = [
        column for column in reading.dataset.columns if column.place("model") and column.code not in _NOT_COMPARED
    ]
    places = [str(column.place("model")) for column in columns]
    codes = sorted(set(shown_pairs.values()))
    stored = {row.code: row for row in rows_of(connection, "model", ("code", *places), "code", codes)}
    years: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(connection, "model_year", ("model", "year"), "model", codes):
        years[row.model].append(str(row.year or ""))
    texts = Shown.for_dataset(reading.dataset, catalogue)
    rows = _rows_of_models(reading, targets, shown_pairs)
    return [
        Likely(
            code,
            tuple(reading.numbers[one] for one in rows[index]),
            (
                *(
                    (
                        column.label,
                        texts.text(column.code, getattr(stored[code], place)),
                        _cell(texts, reading, column, index),
                    )
                    for column, place in zip(columns, places, strict=True)
                ),
                (
                    reading.dataset.column("year").label,
                    _listed(years[code]),
                    _listed(texts.text("year", reading.value("year", one)) for one in rows[index]),
                ),
            ),
        )
        for index, code in shown_pairs.items()
    ]


def _rows_of_models(reading: Reading, targets: Targets, firsts: Iterable[int]) -> dict[int, list[int]]:
    """Return all rows of the new models whose first rows these are."""
    first_of = {targets.numbers[index]: index for index in firsts}
    rows: dict[int, list[int]] = defaultdict(list)
    for index, number in enumerate(targets.numbers):
        if number in first_of and index not in reading.findings.bad:
            rows[first_of[number]].append(index)
    return rows


def _cell(texts: Shown, reading: Reading, column: Column, index: int) -> str:
    return texts.text(column.code, reading.value(column.code, index))


def _listed(years: Iterable[str]) -> str:
    return ", ".join(sorted({year for year in years if year}))


def _bare(name: str) -> str:
    return _OPENING.sub("", loose_key(name))


def _warn(reading: Reading, index: int, code: str, name: str) -> None:
    message = (
        f"Có thể trùng với mô hình {code} “{name}” đã có ở cùng đơn vị hoặc khối. "
        f"Nếu là một, hãy ghi mã {code} vào cột Mã."
    )
    reading.warn(index, "name", reading.columns["name"][index], "likely_duplicate", message)
