"""Planning the list of units, with the number of members of one year."""

from typing import Any

from sqlalchemy import Connection

from data_access.codes import running_number
from uploads.parse.reading import Reading
from uploads.plan.plan import Outline
from uploads.plan.records import NewCode, Record, compare_records, count_statuses, refuse_repeated, stored_records
from uploads.values.catalogue import Catalogue
from uploads.values.keys import name_key
from uploads.values.parsers import Fault
from uploads.values.shown import Shown

READS = ("category", "unit", "unit_year")
_CONTENT = ("name", "short_name", "kind", "bloc", "aliases", "active_from", "active_to", "successor")
_KIND_OF_NAME = (("đảng bộ", "committee"), ("đảng ủy", "committee"), ("chi bộ", "cell"), ("chi ủy", "cell"))


def plan_units(connection: Connection, reading: Reading, catalogue: Catalogue, year: int) -> Outline:
    """Compare a list of units with the data; the number of members is that of `year`."""
    outline, shown = Outline(code_table="unit"), Shown.for_dataset(reading.dataset, catalogue)
    codes = _Codes(reading, catalogue, outline)
    keyed = {index: code for index in range(reading.rows) if (code := codes.of(index)) is not None}
    stored = stored_records(connection, "unit", ("code",), _CONTENT, list(keyed.values()))
    given = [name for name in _CONTENT if reading.gives(name)]
    records = []
    for index, code in keyed.items():
        values = {name: reading.value(name, index) for name in given}
        if (code,) not in stored:
            values = _completed(reading, index, values)
        records.append(Record(index, (code,), values))
    records = refuse_repeated(reading, records, "name")
    statuses = compare_records(reading, shown, outline, "unit", ("code",), records, stored)
    _warn_outside_period(reading, catalogue, year)
    years = _years(connection, reading, records, stored, year)
    beside = compare_records(reading, shown, outline, "unit_year", ("unit", "year"), *years)
    count_statuses(reading, shown, outline, statuses, beside)
    return outline


def _completed(reading: Reading, index: int, values: dict[str, Any]) -> dict[str, Any]:
    """Complete and check a new unit: its kind is often said by its name alone, its bloc must be told."""
    if values.get("kind") is None:
        values = {**values, "kind": _kind_of(reading.value("name", index))}
    if values.get("bloc") is None:
        reading.require(index, "bloc", "Chưa có khối của đơn vị. Hãy ghi tên khối vào ô này.")
    return values


def _kind_of(name: str) -> str | None:
    """Return the kind of unit that a name begins with; None if it tells none."""
    key = name_key(name)
    return next((kind for start, kind in _KIND_OF_NAME if key.startswith(name_key(start))), None)


class _Codes:
    """The code of each row: its own, that of the stored unit of this name, or a new one."""

    def __init__(self, reading: Reading, catalogue: Catalogue, outline: Outline) -> None:
        self._reading, self._outline = reading, outline
        self._units = catalogue.lookups["unit"]
        self._known = {unit.code.casefold(): unit.code for unit in catalogue.units}
        self._by_name: dict[str, int] = {}

    def of(self, index: int) -> str | NewCode | None:
        reading = self._reading
        code, name = reading.value("code", index), reading.value("name", index)
        if code is not None and code.casefold() in self._known:
            return self._known[code.casefold()]
        if name is None:
            reading.require(index, "name", "Chưa có tên đơn vị. Hãy ghi tên vào ô này.")
            return None
        found = self._units.exact_codes(name)
        if len(found) > 1 or (found and code is not None):
            listed = ", ".join(found)
            fault = Fault(
                "unit_name_taken", f"Tên này đã là của đơn vị mã {listed}. Hãy ghi đúng mã hoặc đặt tên khác."
            )
            reading.fault(index, "name", fault, name)
            return None
        if found:
            reading.columns["name"][index] = self._units.name(found[0])  # only a row with the code renames a unit
            return found[0]
        return self._new(index, code, name)

    def _new(self, index: int, code: str | None, name: str) -> str | NewCode | None:
        key = name_key(name)
        if key in self._by_name:
            first = self._reading.numbers[self._by_name[key]]
            fault = Fault("repeated_row", f"Trùng tên với dòng {first}. Hãy xóa một trong hai dòng.")
            self._reading.fault(index, "name", fault, name)
            return None
        chosen: str | NewCode
        if code is not None:
            chosen = code
            self._outline.largest_given = max(self._outline.largest_given, running_number("unit", code))
        else:
            chosen = NewCode(self._outline.new_codes)
            self._outline.new_codes += 1
        self._by_name[key] = index
        return chosen


def _warn_outside_period(reading: Reading, catalogue: Catalogue, year: int) -> None:
    """Warn if the numbers of members are of a year that no page shows unless another period is chosen there."""
    usual = catalogue.settings.get("default_period", "")
    period = next((row for row in catalogue.categories if (row.kind, row.code) == ("period", usual)), None)
    if period is None or not reading.gives("member_count") or period.year_from <= year <= (period.year_to or year):
        return
    message = (
        f"Số đảng viên được ghi cho năm {year}, ngoài giai đoạn {period.names[0]} mà các trang đang lấy làm mặc định. "
        "Nếu đây là số của năm khác, hãy chọn lại năm trước khi ghi."
    )
    column = reading.shown_header("member_count")
    reading.findings.warn(reading.table.header_row + 1, column, str(year), "year_outside_period", message)


def _years(
    connection: Connection, reading: Reading, records: list[Record], stored_units: Any, year: int
) -> tuple[list[Record], Any]:
    """Return the records of the year: where members are told, and where a stored year follows its unit's bloc."""
    codes = [record.key[0] for record in records]
    stored = stored_records(connection, "unit_year", ("unit", "year"), ("bloc", "member_count"), codes)
    found = []
    for record in records:
        key = (record.key[0], year)
        members, bloc = reading.value("member_count", record.index), record.values.get("bloc")
        if members is None and (bloc is None or key not in stored):
            continue
        unit = stored_units.get(record.key)
        if bloc is None and key not in stored and unit:
            bloc = unit["bloc"]
        found.append(Record(record.index, key, {"bloc": bloc, "member_count": members}))
    return found, stored
