"""New rows as they were understood, also what groups, titles and marks gave them, so that a person can check it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from uploads.datasets.columns import Kind
from uploads.parse.reading import Reading
from uploads.plan.plan import NewRow
from uploads.values.catalogue import Catalogue
from uploads.values.shown import Shown


def understood(reading: Reading, catalogue: Catalogue, rows: Sequence[NewRow]) -> tuple[tuple[str, ...], list[NewRow]]:
    """Return labels of columns, and the rows with their cells in these as people read them; '' is blank.

    Long texts, the column that names a row and columns that are blank in all of the rows are left out.
    """
    dataset, shown = reading.dataset, Shown.for_dataset(reading.dataset, catalogue)
    indexes = [bisect_left(reading.numbers, row.row) for row in rows]
    columns = {}
    for column in dataset.columns:
        if column.kind is Kind.PROSE or column.code == dataset.named_by or not reading.gives(column.code):
            continue
        values = reading.columns[column.code]
        texts = [shown.text(column.code, values[index]) for index in indexes]
        if any(texts):
            columns[column.label] = texts
    cells = list(zip(*columns.values(), strict=True)) or [()] * len(rows)
    return tuple(columns), [replace(row, cells=told) for row, told in zip(rows, cells, strict=True)]
