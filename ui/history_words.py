"""What is said of revisions: what was done, how much, and what stands in the way of going back."""

from collections.abc import Mapping, Sequence

import pandas as pd
from sqlalchemy import Connection

from data_access.names import category_names, model_names, unit_names
from data_access.revision_list import RevisionEntry
from data_access.schema import OF_A_MODEL
from data_access.undo import Conflict
from uploads.datasets import DATASETS
from wording.numbers import count
from wording.texts import cut
from wording.words import ACTIONS, RECORDS

_SHOWN = 20
_OF_A_MODEL = ("model", *OF_A_MODEL)
_OF_A_UNIT = ("unit", "unit_year")

Key = tuple[str, tuple[str | int, ...]]
"""The table and the key of a row."""


def title(entry: RevisionEntry) -> str:
    """Say what a revision did: 'Tải lên “Mô hình”', 'Hoàn tác phiên bản 12'."""
    action = ACTIONS.get(entry.action, entry.action)
    told = f"{action[:1].upper()}{action[1:]}"
    if entry.undoes:
        return f"{told} phiên bản {entry.undoes}"
    if entry.action == "restore" and entry.note:
        return f"{told} về phiên bản {entry.note}"
    return f"{told} “{DATASETS[entry.dataset].label}”" if entry.dataset in DATASETS else told


def counts(entry: RevisionEntry) -> str:
    """Say how many stored records a revision added, changed and removed."""
    parts = [
        f"{word} {count(number)}"
        for word, number in (("thêm", entry.added), ("sửa", entry.changed), ("bớt", entry.removed))
        if number
    ]
    return f"{', '.join(parts)} bản ghi" if parts else ""


def note(entry: RevisionEntry) -> str:
    """Return the note of a revision, but for what its title says already."""
    return "" if entry.action == "restore" else entry.note


def row_names(connection: Connection, revision: int, keys: Sequence[Key]) -> dict[Key, str]:
    """Return what people call rows: 'số liệu năm của mô hình “Mẹ đỡ đầu” (2024)'; `revision` is the newest one."""
    models = model_names(connection, [str(key[0]) for table, key in keys if table in _OF_A_MODEL])
    units = unit_names(connection, [str(key[0]) for table, key in keys if table in _OF_A_UNIT])
    categories = category_names(connection, [str(key[-1]) for table, key in keys if table == "category"])
    return {(table, key): _name(table, key, models, units, categories) for table, key in keys}


def _name(
    table: str,
    key: tuple[str | int, ...],
    models: Mapping[str, str],
    units: Mapping[str, str],
    categories: Mapping[tuple[str, str], str],
) -> str:
    first, rest = str(key[0]), [str(part) for part in key[1:] if part]
    if table == "category":
        name, rest = categories.get((first, str(key[1])), str(key[1])), []
    elif table in _OF_A_UNIT:
        name = units.get(first, first)
    else:
        name = models.get(first, first) if table in _OF_A_MODEL else first
    beside = f" ({', '.join(rest)})" if rest else ""
    return f"{RECORDS[table]} “{cut(name)}”{beside}"


def conflict_lines(found: Sequence[Conflict], names: Mapping[Key, str]) -> list[str]:
    """Say of each row that stands in the way of an undo why it does."""
    lines = []
    for one in found[:_SHOWN]:
        name = names[one.table, one.key]
        told = f"{name[:1].upper()}{name[1:]}"
        if one.why == "refers":
            lines.append(f"{told} đang dùng bản ghi sẽ mất, do phiên bản {one.revision} ghi.")
        elif one.revision:
            lines.append(f"{told} đã được thay đổi ở phiên bản {one.revision}.")
        else:
            lines.append(f"{told} đã bị xóa sau đó.")
    if len(found) > _SHOWN:
        lines.append(f"… và {count(len(found) - _SHOWN)} bản ghi khác.")
    return lines


def taken_back(changes: pd.DataFrame) -> str:
    """Say what a restore does to models; the frame is `model_changes` from that revision to the newest one."""
    totals = changes.groupby("change")["total"].first().to_dict()
    steps = (("added", "bỏ"), ("changed", "trả lại nội dung cũ cho"), ("removed", "đưa trở lại"))
    parts = [f"{verb} {count(totals[change])} mô hình" for change, verb in steps if totals.get(change)]
    listed = ", ".join(parts)
    return f"{listed[:1].upper()}{listed[1:]}." if parts else "Không mô hình nào thay đổi."


def blocking(found: Sequence[Conflict]) -> str:
    """Say which later revisions would have to be undone first."""
    later = sorted({one.revision for one in found if one.revision}, reverse=True)
    if not later:
        return "Hãy sửa trực tiếp ở mục Sửa số liệu."
    if len(later) == 1:
        return f"Hãy hoàn tác phiên bản {later[0]} trước, hoặc sửa trực tiếp ở mục Sửa số liệu."
    listed = ", ".join(str(number) for number in later[:8])
    return f"Hãy hoàn tác các phiên bản sau trước (theo thứ tự {listed}), hoặc sửa trực tiếp ở mục Sửa số liệu."
