"""Finding the table in a sheet: its header of one to three rows, under titles, with merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from uploads.datasets.columns import Dataset
from uploads.parse.header_memory import ToldHeaders
from uploads.parse.headers import HeaderIndex, HeaderMap, ValueOf, header_key, map_headers
from uploads.parse.sheets import Merged, Row, Sheet
from uploads.values.cells import one_line, shown

SEARCHED_ROWS = 100
_TALLEST = 3


@dataclass(frozen=True)
class Table:
    """Where the table of a sheet begins: rows count from 0, `titles` are the texts above the header."""

    sheet: Sheet
    header_row: int
    height: int
    header: HeaderMap
    titles: tuple[tuple[int, str], ...]

    @property
    def first_row(self) -> int:
        return self.header_row + self.height


def find_table(sheet: Sheet, index: HeaderIndex, told: ToldHeaders, value_of: ValueOf) -> Table | None:
    """Return the table of a sheet, None if none of its first rows is a header with the columns that are required."""
    rows = [texts(row) for _, row in zip(range(SEARCHED_ROWS), sheet.rows(), strict=False)]
    best: tuple[float, Table] | None = None
    for first in range(len(rows)):
        if not any(index.match(cell).known or header_key(cell) in told.keys for cell in rows[first] if cell):
            continue
        for height in range(1, min(_TALLEST, len(rows) - first) + 1):
            if height > 1 and not _continues(rows[first : first + height], sheet.merged, first, index):
                break
            header = map_headers(
                _levels(rows[first : first + height], sheet.merged, first), index, told.about, value_of
            )
            if not _serves(header, index.dataset):
                continue
            score = header.score + 0.01 * height
            if best is None or score > best[0]:
                best = score, Table(sheet, first, height, header, _titles(rows[:first]))
    return best[1] if best else None


def texts(row: Row) -> tuple[str, ...]:
    """Return the cells of a row as clean text."""
    return tuple(one_line(shown(cell)) for cell in row)


def _serves(header: HeaderMap, dataset: Dataset) -> bool:
    claimed = {column for columns in header.ambiguous.values() for column in columns}
    has_required = all(header.reads(column.code) or column.code in claimed for column in dataset.required)
    refers = not dataset.has("model_code") or header.reads("model_code") or header.reads("model_name")
    known = len(header.columns) + len(header.marks) + len(header.ambiguous)
    return has_required and refers and (known >= 2 or len(header.headers) == known)


def _continues(rows: Sequence[tuple[str, ...]], merged: Sequence[Merged], first: int, index: HeaderIndex) -> bool:
    """Return whether the last of the rows belongs to the header: each of its cells stands below a spanning one."""
    upper, lower = rows[-2], rows[-1]
    filled = [position for position, text in enumerate(lower) if text]
    if len(filled) < 2 or not any(upper):
        return False
    named = {position for row in rows[:-1] for position, text in enumerate(row) if text and index.match(text).columns}
    bottom = first + len(rows) - 1
    for position in filled:
        if any(area.top < bottom <= area.bottom and area.left <= position <= area.right for area in merged):
            return False
        above = upper[position] if position < len(upper) else ""
        if above and not _spans(upper, lower, position, merged, first + len(rows) - 2):
            return False
        if not above and len(lower[position]) > 60:
            return False
    return bool(named - set(filled)) or any(index.match(lower[position]).known for position in filled)


def _spans(upper: Sequence[str], lower: Sequence[str], position: int, merged: Sequence[Merged], upper_row: int) -> bool:
    """Return whether the upper cell at a position reaches over more than one column."""
    if any(area.top <= upper_row <= area.bottom and area.left == position < area.right for area in merged):
        return True
    after = position + 1
    return after < len(lower) and bool(lower[after]) and (after >= len(upper) or not upper[after])


def _levels(rows: Sequence[tuple[str, ...]], merged: Sequence[Merged], first: int) -> list[tuple[str, ...]]:
    """Return the header parts of each column; a spanning upper cell counts for all the columns below it."""
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    for level, row in enumerate(padded[:-1]):
        below = padded[level + 1]
        for position in range(1, width):
            left_filled = row[position - 1] and (below[position - 1] or level)
            if not row[position] and below[position] and left_filled and _joins(position, first + level, merged):
                row[position] = row[position - 1]
    return [tuple(row[position] for row in padded) for position in range(width)]


def _joins(position: int, row: int, merged: Sequence[Merged]) -> bool:
    """Return whether a blank upper cell belongs to the cell at its left; without merged areas it is taken to."""
    in_row = [area for area in merged if area.top <= row <= area.bottom]
    if not in_row:
        return True
    return any(area.left < position <= area.right for area in in_row)


def _titles(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[int, str], ...]:
    return tuple((number, " ".join(cell for cell in row if cell)) for number, row in enumerate(rows) if any(row))
