"""The columns of every dataset as tables of the guide for staff, made of the declarations."""

from collections.abc import Iterator

from uploads.datasets import DATASETS
from uploads.datasets.columns import SHOWN_KINDS, Column, Dataset


def guide() -> str:
    """Return a section with a table of columns for each dataset, in Markdown."""
    return "\n".join(line for dataset in DATASETS.values() for line in _section(dataset))


def _section(dataset: Dataset) -> Iterator[str]:
    yield f"### {dataset.label} (`{dataset.code}`)\n"
    yield f"{dataset.grain}\n"
    yield "| cột | kiểu giá trị | cũng nhận ra tiêu đề | ghi chú |"
    yield "|---|---|---|---|"
    for column in dataset.columns:
        headers = "; ".join((*column.synonyms, *column.vague))
        yield f"| {_named(column)} | {_values(column)} | {headers} | {_note(column)} |"
    yield ""


def _named(column: Column) -> str:
    return f"**{column.label}** (bắt buộc)" if column.required else column.label


def _values(column: Column) -> str:
    return "; ".join(choice.label for choice in column.choices) or SHOWN_KINDS[column.kind]


def _note(column: Column) -> str:
    example = f"Ví dụ: {column.example}." if column.example else ""
    return " ".join(filter(None, (column.help, example)))
