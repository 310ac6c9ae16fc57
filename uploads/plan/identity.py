"""Which stored model a row is about.

Rows with problems are found too, unless these are at what tells models apart, so that what else is wrong with them
comes to light at once.

A row with a code is that model. A row without one is the model of the same name, unit, subject type and holder. A
stored model without a unit is the row's too if name and bloc agree; a blank cell of the row matches whatever is
stored, if that is unique.
"""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from uploads.parse.reading import Reading
from uploads.plan.stored import all_rows, rows_of
from uploads.values.keys import name_keys
from uploads.values.parsers import Fault

NO_MODEL = 0
_TELLING = ("unit", "bloc", "subject_type", "holder", "year")
_CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored model that has the name of some row."""

    code: str
    unit: str
    subject_type: str
    holder: str
    bloc: str


@dataclass
class Targets:
    """What each row is about: n > 0 stands for `codes[n - 1]`, n < 0 for new model number -n - 1, 0 for neither.

    `first_rows` holds the first row of each new model. `alike` pairs new models with stored ones of the same name and
    unit.
    """

    numbers: "array[int]"
    codes: list[str] = field(default_factory=list)
    first_rows: "array[int]" = field(default_factory=lambda: array("q"))
    alike: list[tuple[int, str]] = field(default_factory=list)

    def code(self, index: int) -> str:
        """Return the stored code that a row is about; '' if it is about none."""
        number = self.numbers[index]
        return self.codes[number - 1] if number > 0 else ""


def find_models(
    connection: Connection, reading: Reading, code_column: str, name_column: str, may_be_new: bool
) -> Targets:
    """Find the model of every row; rows that name none, an unknown one or several get a problem."""
    targets = Targets(array("q", bytes(8 * reading.rows)))
    numbers: dict[str, int] = {}

    def about(index: int, code: str) -> None:
        if code not in numbers:
            targets.codes.append(code)
            numbers[code] = len(targets.codes)
        targets.numbers[index] = numbers[code]

    unclear = reading.faulty(code_column, name_column, *_TELLING)
    _by_code(connection, reading, code_column, unclear, about)
    if reading.gives(name_column):
        _by_name(connection, reading, code_column, name_column, may_be_new, unclear, targets, about)
    return targets


def _by_code(
    connection: Connection, reading: Reading, column: str, unclear: set[int], about: Callable[[int, str], None]
) -> None:
    given = reading.columns.get(column)
    if not given:
        return
    folded = [code.upper() if code else None for code in given]
    stored = {
        row.code: row.merged_into or row.code
        for row in rows_of(
            connection, "model", ("code", "merged_into"), "code", sorted({code for code in folded if code})
        )
    }
    for index, code in enumerate(folded):
        if not code:
            continue
        if code in stored:
            if index not in unclear:
                about(index, stored[code])
        elif not reading.is_bad(index, column):
            fault = Fault(
                "unknown_model_code", "Không có mô hình mang mã này. Hãy sửa mã, hoặc để trống ô mã nếu là mô hình mới."
            )
            reading.fault(index, column, fault, given[index])


def _by_name(
    connection: Connection,
    reading: Reading,
    code_column: str,
    name_column: str,
    may_be_new: bool,
    unclear: set[int],
    targets: Targets,
    about: Callable[[int, str], None],
) -> None:
    names, codes = reading.columns[name_column], reading.columns.get(code_column)
    keys = _hashed([name or "" for name in names])
    open_rows = [
        index for index, name in enumerate(names) if name and not (codes and codes[index]) and index not in unclear
    ]
    open_rows.sort(key=reading.findings.bad.__contains__)  # a row without a problem speaks for its model
    candidates = _candidates(connection, {keys[index] for index in open_rows})
    groups: dict[int, int] = {}
    cells = _IdentityCells(reading)
    for index in open_rows:
        found = candidates.get(keys[index])
        matches = cells.matches(index, found) if found else ()
        if len(matches) == 1:
            about(index, matches[0].code)
        elif matches:
            listed = ", ".join(candidate.code for candidate in matches[:4])
            fault = Fault(
                "ambiguous_model",
                f"Có nhiều mô hình cùng tên ({listed}). Hãy ghi thêm mã mô hình, đơn vị, loại hoặc chủ thể.",
            )
            reading.fault(index, name_column, fault, names[index])
        elif not may_be_new:
            reading.fault(index, name_column, _UNKNOWN_NAME, names[index])
        else:
            key = hash((keys[index], *cells.key(index)))
            number = groups.setdefault(key, len(groups))
            if number == len(targets.first_rows):
                targets.first_rows.append(index)
                unit = cells.key(index)[0]
                targets.alike += [(index, candidate.code) for candidate in found or () if candidate.unit == unit]
            targets.numbers[index] = -number - 1


_UNKNOWN_NAME = Fault(
    "unknown_model",
    "Không có mô hình mang tên này ở đơn vị đã ghi. Hãy sửa tên, ghi mã mô hình, hoặc tải danh sách mô hình lên trước.",
)


def _hashed(names: Sequence[str]) -> list[int]:
    """Return a 64-bit hash of the key of each name: a million names take a tenth of the memory of their keys."""
    hashes: list[int] = []
    for start in range(0, len(names), _CHUNK):
        hashes += map(hash, name_keys(names[start : start + _CHUNK]))
    return hashes


def _candidates(connection: Connection, wanted: set[int]) -> dict[int, list[Candidate]]:
    found: dict[int, list[Candidate]] = {}
    if not wanted:
        return found
    columns = ("code", "name", "unit", "subject_type", "holder", "bloc", "merged_into")
    for rows in all_rows(connection, "model", columns):
        for row, key in zip(rows, _hashed([row.name for row in rows]), strict=True):
            if key in wanted and not row.merged_into:
                candidate = Candidate(row.code, row.unit, row.subject_type, name_keys([row.holder])[0], row.bloc)
                found.setdefault(key, []).append(candidate)
    return found


class _IdentityCells:
    """The cells beside the name that tell models apart."""

    def __init__(self, reading: Reading) -> None:
        self._unit, self._type, self._bloc = (reading.columns.get(code) for code in ("unit", "subject_type", "bloc"))
        holders = reading.columns.get("holder")
        self._holder = name_keys([holder or "" for holder in holders]) if holders else None

    def key(self, index: int) -> tuple[str, str, str, str]:
        """Return unit, subject type, holder, and the bloc of a row without a unit."""
        unit = (self._unit[index] if self._unit else None) or ""
        subject_type = (self._type[index] if self._type else None) or ""
        bloc = (self._bloc[index] if self._bloc else None) or ""
        return unit, subject_type, self._holder[index] if self._holder else "", "" if unit else bloc

    def matches(self, index: int, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
        """Return the stored models that a row can be about, by the strictest rule that finds any."""
        unit, subject_type, holder, _ = self.key(index)
        bloc = (self._bloc[index] if self._bloc else None) or ""
        exact = [
            c
            for c in candidates
            if (c.unit, c.subject_type, c.holder) == (unit, subject_type, holder) and (unit or _agree(c.bloc, bloc))
        ]
        if exact:
            return exact
        without_unit = [
            c
            for c in candidates
            if not c.unit and _agree(c.bloc, bloc) and _agree(c.subject_type, subject_type) and _agree(c.holder, holder)
        ]
        if unit and without_unit:
            return without_unit
        return [
            c
            for c in candidates
            if unit in ("", c.unit)
            and subject_type in ("", c.subject_type)
            and holder in ("", c.holder)
            and (unit or _agree(c.bloc, bloc))
        ]


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other
