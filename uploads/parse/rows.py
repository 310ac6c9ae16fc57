"""Telling the rows of a list from what else stands in it: groups, totals, blank rows, notes and the signature block."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from uploads.parse.sheets import Merged, Row
from uploads.parse.table import Table
from uploads.values.cells import Cell, one_line, shown
from uploads.values.keys import loose_key

CHUNK = 20_000
MOST_SKIPPED = 2_000

GroupValue = Callable[[str], tuple[str, Any] | None]
"""The text of a group row -> (column, value) that it gives to the rows below, None if it means nothing."""

_ENUMERATOR = re.compile(r"^(?:[IVXLC]{1,6}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.\-–:)/]\s*(?=\S)")
_NUMERAL = re.compile(r"^(?:[IVXLC]{1,6}|[A-HĐ])[.)/]?$")
_AFTER_LABEL = re.compile(
    r"\s*[(:–-]?\s*(?:gồm|có|tổng số)?\s*\d+\s*(?:mô hình|đơn vị|đảng bộ|chi bộ|tổ chức)?\s*\)?\s*$", re.IGNORECASE
)
_NUMBER = re.compile(r"^[+-]?[\d.,\s]+%?$")
_COLUMN_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[A-ZĐ])\)?$|^\(?\d{1,2}\s*=.*\)?$")
_TOTAL = re.compile(
    r"^(?:tong cong|tong so|tong|cong|cong khoi|cong nhom|tong khoi|luy ke)"
    r"(?: (?:toan|cac|so|mo hinh|khoi|i|ii|iii|iv|v|a|b|\d+).*)?$"
)
_UNUSUAL_STARTS = {"tổng", "cộng", "tong", "cong", "lũy ", "luỹ ", "ví d"}
_SIGNATURE = re.compile(
    r"^(?:t ?m|k ?t|t ?l|t ?u ?q) (?:ban|dang|chi|bi thu|uy ban|thuong|thu truong|giam doc|chanh)|"
    r"ngay .{0,6} ?thang .{0,6} ?nam|^(?:nguoi|can bo) (?:lap|tong hop|theo doi)|"
    r"^(?:thu truong|bi thu|pho bi thu|chanh van phong|truong ban|xac nhan cua|noi nhan|ky ten|lap bieu|ky ghi ro|"
    r"ky va ghi|ky ten dong dau|luu vt|ban thuong vu)\b|^ky .{0,20}ho ten|^ghi chu\b|^luu y\b"
)
_GROUP_WORDS = re.compile(r"^(?:khoi|dang bo|chi bo|cac chi bo|cac dang bo|nam \d{4}|linh vuc)\b")

BLANK = "dòng trống"
TOTAL = "dòng tổng cộng"
SIGNATURE = "dòng ký tên, ghi chú cuối bảng"
NOTE = "dòng ghi chú, không thuộc bảng"
NUMBERING = "dòng đánh số cột"
REPEATED = "dòng tiêu đề lặp lại"
TITLE = "dòng tiêu đề văn bản"
EXAMPLE = "dòng ví dụ của tệp mẫu"
LEFT_OUT = "dòng được chọn không nhập"
EXAMPLE_MARK = "Ví dụ:"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was not read as data, and why, in Vietnamese."""

    row: int
    why: str


@dataclass
class Chunk:
    """Some rows of data: their numbers in Excel, their cells, and what the group rows above give to each."""

    numbers: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    grouped: bool = False


@dataclass
class RowSorter:
    """Walks the rows below a header once. After the walk `skipped`, `unknown_groups` and `group_rows` are complete.

    `groups` is what holds for the rows from the next one on; it begins with what the titles say.
    `left_out` are the numbers of rows that are passed over whatever they hold.
    `unknown_groups` are labels of groups that nothing is known about: (row, text, whether rows below depend on it).
    """

    table: Table
    required: int | None
    group_value: GroupValue
    groups: dict[str, Any] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    skipped: list[Skipped] = field(default_factory=list)
    unknown_groups: list[tuple[int, str]] = field(default_factory=list)
    group_rows: dict[int, Row] = field(default_factory=dict)
    _in_tail: bool = False
    _numbered_rows: int = 0
    _blank: list[int] = field(default_factory=list)

    def chunks(self) -> Iterator[Chunk]:
        """Yield the data rows in their order, some thousand at a time."""
        header = self.table.header
        mapped = sorted({*header.columns, *header.marks})
        few = max(2, len(header.headers) // 2)
        place = self.required if self.required is not None else -1
        repeated = header.headers.get(place, "")
        self.skipped += [Skipped(number + 1, TITLE) for number, _ in self.table.titles]
        numbered: Iterator[tuple[int, Row]] = enumerate(filled_down(self.table), start=self.table.first_row + 1)
        if self.left_out:
            self.skipped += [Skipped(number, LEFT_OUT) for number in self.left_out]
            numbered = (line for line in numbered if line[0] not in self.left_out)
        first = True
        while batch := list(islice(numbered, CHUNK)):
            chunk = Chunk()
            for number, row in batch:
                name = row[place] if 0 <= place < len(row) else ""
                if (
                    first
                    or len(row) - row.count("") <= few
                    or not name
                    or self._in_tail
                    or (
                        type(name) is str
                        and (name[:4].lower() in _UNUSUAL_STARTS or name == repeated or name.isspace())
                    )
                ):
                    first = False
                    if not self._is_data(number, row, mapped):
                        continue
                if self._blank:
                    self._report_blank()
                chunk.numbers.append(number)
                chunk.rows.append(row)
                chunk.groups.append(self.groups)
            chunk.grouped = any(chunk.groups)
            yield chunk

    def _is_data(self, number: int, row: Row, mapped: Sequence[int]) -> bool:
        """Return whether an unusual row is data after all; otherwise note what it is."""
        texts = {place: text for place, cell in enumerate(row) if (text := one_line(shown(cell)))}
        if not texts:
            self._blank.append(number)
            return False
        if self._blank:
            self._report_blank()
        why = self._reason(number, row, texts, mapped)
        if why:
            self._skip(number, why)
        return not why

    def _reason(self, number: int, row: Row, texts: dict[int, str], mapped: Sequence[int]) -> str:
        header = self.table.header
        ordinal = texts.get(header.numbered_by, "") if header.numbered_by is not None else ""
        words = {
            place: text
            for place, text in texts.items()
            if not _NUMBER.match(text) and (place == self.required or not _NUMERAL.match(text))
        }
        filled = sum(1 for place in mapped if place in texts)
        if number == self.table.first_row + 1 and len(texts) >= 2 and all(map(_COLUMN_NUMBER.match, texts.values())):
            return NUMBERING
        if self.required in texts and texts[self.required].startswith(EXAMPLE_MARK):
            return EXAMPLE
        if len(words) >= 2 and all(
            loose_key(header.headers.get(place, "")) == loose_key(text) for place, text in words.items()
        ):
            return REPEATED
        first = next(iter(words.values()), "")
        if words and _TOTAL.match(loose_key(first)) and len(words) == 1:
            return TOTAL
        looks_like_data = self.required in texts and (filled >= 3 or (ordinal.isdigit() and filled >= 1))
        if not looks_like_data and any(_SIGNATURE.search(loose_key(text)) for text in words.values()):
            self._in_tail = True
            return SIGNATURE
        if len(words) == 1 and not (
            ordinal.isdigit() and self._numbered_rows and self.required in texts and filled > 1
        ):
            reason = self._single(number, row, next(iter(words)), first, ordinal, texts, filled)
            if reason is not None:
                return reason
        if self._in_tail and not looks_like_data:
            return SIGNATURE
        self._in_tail = False
        self._numbered_rows += ordinal.isdigit()
        return ""

    def _single(
        self, number: int, row: Row, place: int, text: str, ordinal: str, texts: dict[int, str], filled: int
    ) -> str | None:
        """Return why a row with a single text is no data: it is a group or a note; None if it may be data."""
        marks = self.table.header.marks
        if place in marks or any(other in marks for other in texts if other != place):
            return None
        label = group_label(text)
        given = self.group_value(label) or self.group_value(text)
        if given and filled > 1 and self.table.header.columns.get(place) == given[0]:
            return None
        if given:
            self._begin_group(number, row, *given)
            self._in_tail = False
            return f"dòng nhóm: {text}"
        if self._in_tail:
            return SIGNATURE
        is_numbered_label = bool(_NUMERAL.match(ordinal) or (_ENUMERATOR.match(text) and not text[0].isdigit()))
        if is_numbered_label or (
            filled <= 1 and not ordinal and _GROUP_WORDS.match(loose_key(label)) and place != self.required
        ):
            self.unknown_groups.append((number, text))
            self.group_rows[number] = row
            return f"dòng nhóm: {text}"
        if place != self.required and filled <= 1 and self.required not in texts:
            return NOTE
        if self._numbered_rows and not ordinal and self.table.header.numbered_by is not None and filled <= 1:
            return NOTE
        return None

    def _begin_group(self, number: int, row: Row, column: str, value: Any) -> None:
        groups = dict(self.groups)
        if column in {"bloc", "year", "subject_type", "kind"}:
            groups.pop("unit", None)
        groups[column] = value
        self.groups = groups
        self.group_rows[number] = row

    def _report_blank(self) -> None:
        for number in self._blank:
            self._skip(number, BLANK)
        self._blank = []

    def _skip(self, number: int, why: str) -> None:
        if len(self.skipped) < MOST_SKIPPED:
            self.skipped.append(Skipped(number, why))


def group_label(text: str) -> str:
    """Return the text of a group row without its numeral and without how many there are in it."""
    return _AFTER_LABEL.sub("", _ENUMERATOR.sub("", text)) or text


def filled_down(table: Table) -> Iterator[Row]:
    """Yield the rows below the header; a cell merged over several rows counts in each of them that is not blank."""
    rows = islice(table.sheet.rows(), table.first_row, None)
    mapped = table.header.columns
    areas = sorted(
        (area for area in table.sheet.merged if area.bottom > area.top >= table.first_row and area.left in mapped),
        key=lambda area: area.top,
    )
    return _repeat_merged(rows, table.first_row, areas) if areas else rows


def _repeat_merged(rows: Iterator[Row], first: int, areas: list[Merged]) -> Iterator[Row]:
    open_areas: dict[int, tuple[Merged, Cell]] = {}
    waiting = iter(areas)
    following = next(waiting, None)
    for number, row in enumerate(rows, start=first):
        while following is not None and following.top <= number:
            if following.top == number and following.left < len(row):
                open_areas[following.left] = following, row[following.left]
            following = next(waiting, None)
        if open_areas and any(cell != "" for cell in row):
            filled = list(row)
            for place, (area, value) in list(open_areas.items()):
                if number > area.bottom:
                    del open_areas[place]
                elif place < len(filled):
                    filled[place] = value
            row = filled
        yield row
