"""Columns ticked with x, such as “Tập thể” | “Cá nhân”: the value of the one that is ticked."""

from collections.abc import Sequence

from uploads.parse.reading import Reading
from uploads.values.cells import Cell
from uploads.values.parsers import FALSE_MARKS, TRUE_MARKS, Fault, flag


def read_marks(reading: Reading, raw: Sequence[Sequence[Cell]], start: int) -> None:
    """Read the columns ticked with x: the value of the one that is ticked, a problem if several are."""
    codes = dict.fromkeys(code for code, _ in reading.header.marks.values())
    for code in codes:
        places = [(place, value) for place, (of, value) in reading.header.marks.items() if of == code]
        found = [
            _ticked(
                reading,
                start + offset,
                code,
                [(value, cells[offset]) for (_, value), cells in zip(places, columns, strict=True)],
            )
            for columns in [[raw[place] for place, _ in places]]
            for offset in range(len(columns[0]))
        ]
        target = reading.columns[code]
        if len(target) == start:
            target += found
        else:
            target[start:] = [
                own if own is not None else ticked for own, ticked in zip(target[start:], found, strict=True)
            ]


def _ticked(reading: Reading, index: int, code: str, cells: Sequence[tuple[str, Cell]]) -> str | None:
    ticked = []
    for value, cell in cells:
        if cell == "" or cell in FALSE_MARKS:
            continue
        if cell in TRUE_MARKS or (mark := flag(cell)) is True:
            ticked.append(value)
        elif isinstance(mark, Fault):
            ticked.append(value)
            _take_as_holder(reading, index, code, cell)
    if len(ticked) > 1:
        label = reading.dataset.column(code).label
        fault = Fault("several_marks", f"Đánh dấu nhiều hơn một cột {label}. Hãy chỉ để lại một dấu.")
        reading.findings.add(
            index, reading.numbers[index], label, ", ".join(str(cell) for _, cell in cells if cell), fault
        )
        return None
    return ticked[0] if ticked else None


def _take_as_holder(reading: Reading, index: int, code: str, cell: Cell) -> None:
    """A name instead of an x under “Tập thể” or “Cá nhân” says who carries the model."""
    if code != "subject_type" or not reading.dataset.has("holder") or reading.header.reads("holder"):
        fault = Fault("not_a_mark", "Ô này chỉ được đánh dấu x hoặc để trống. Hãy sửa lại.")
        reading.findings.add(index, reading.numbers[index], reading.dataset.column(code).label, cell, fault)
        return
    holders = reading.columns.setdefault("holder", [])
    holders += [None] * (index - len(holders))
    holders.append(str(cell).strip())
