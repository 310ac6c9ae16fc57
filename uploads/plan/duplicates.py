"""New models that are probably stored already under a slightly different name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process
from sqlalchemy import Connection

from uploads.parse.reading import Reading
from uploads.plan.identity import Targets
from uploads.plan.stored import rows_of
from uploads.values.keys import loose_key

COMPARED = 5_000
"""Files with more new models are searched for equal names alone: comparing each with each would take minutes."""

SIMILAR = 88
_OPENING = re.compile(r"^(?:mo hinh )?(?:dan van kheo )?(?:ve |trong )?")
"""Words that lists put before a name or leave out, folded."""
_DIGITS = re.compile(r"\d+")


def warn_of_duplicates(connection: Connection, reading: Reading, targets: Targets) -> None:
    """Warn of each new model whose name is almost a stored one of its unit, or of its bloc if that has no unit."""
    bad = reading.findings.bad
    warned = set()
    for index, code in targets.alike:
        if index not in bad and index not in warned:
            warned.add(index)
            _warn(reading, index, code, reading.columns["name"][index])
    new = [index for index in targets.first_rows if index not in bad and index not in warned]
    if not new or len(new) > COMPARED:
        return
    for column, indexes in (("unit", new), ("bloc", [index for index in new if index not in warned])):
        by_place: dict[str, list[int]] = defaultdict(list)
        for index in indexes:
            if place := reading.value(column, index):
                by_place[place].append(index)
        stored = _stored_names(connection, column, by_place)
        for place, rows in by_place.items():
            warned |= _compare(reading, rows, stored.get(place, []))


def _stored_names(connection: Connection, column: str, places: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows_of(connection, "model", ("code", "name", "unit", "bloc", "merged_into"), column, list(places)):
        if not row.merged_into and (column == "unit" or not row.unit):
            found[getattr(row, column)].append((row.code, row.name))
    return found


def _compare(reading: Reading, rows: Sequence[int], stored: Sequence[tuple[str, str]]) -> set[int]:
    keys = [_bare(name) for _, name in stored]
    warned = set()
    for index in rows:
        key = _bare(reading.columns["name"][index])
        near = process.extract(key, keys, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR, limit=5)
        digits = _DIGITS.findall(key)
        place = next((place for text, _, place in near if _DIGITS.findall(text) == digits), None)
        if place is not None:
            warned.add(index)
            _warn(reading, index, *stored[place])
    return warned


def _bare(name: str) -> str:
    return _OPENING.sub("", loose_key(name))


def _warn(reading: Reading, index: int, code: str, name: str) -> None:
    message = (
        f"Có thể trùng với mô hình {code} “{name}” đã có ở cùng đơn vị hoặc khối. "
        f"Nếu là một, hãy ghi mã {code} vào cột Mã."
    )
    reading.warn(index, "name", reading.columns["name"][index], "likely_duplicate", message)
