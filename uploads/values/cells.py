"""Cells made comparable: clean text from whatever a list holds, for one cell and for whole columns at once."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from uploads.values.formulas import restored

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta
"""What a reader gives for a cell; '' is a blank one."""

_SPACES = dict.fromkeys(
    [0x09, 0x0B, 0x0C, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000], " "
)
_NOTHING = dict.fromkeys(
    [
        *range(0, 9),
        *range(14, 32),
        127,
        *range(128, 133),
        *range(134, 160),
        173,
        *range(8203, 8208),
        8288,
        65279,
        *range(8234, 8239),
        *range(8294, 8298),
        *range(55296, 57344),
        65534,
        65535,
    ],
    "",
)
_ODD = str.maketrans({**_SPACES, **_NOTHING})
_EXCEL_BREAK = "_x000D_"
_SEPARATOR = "\x1f"
_ODD_LETTERS = re.compile(f"[{re.escape(''.join(map(chr, (*_SPACES, *_NOTHING))))}]")
_ODD_IN_COLUMN = re.compile(_ODD_LETTERS.pattern.replace(_SEPARATOR, "")[:-1] + "\r\n]")


def shown(cell: Cell) -> str:
    """Return a cell as the text that a person sees in it, not yet cleaned."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}" if cell.hour or cell.minute else f"{cell:%d/%m/%Y}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell)


def one_line(text: str) -> str:
    """Return the text in NFC without invisible characters, on one line, with single spaces."""
    return " ".join(_clean(text).split())


def several_lines(text: str) -> str:
    """Return the text in NFC without invisible characters; its line breaks stay, without space around them."""
    cleaned = _clean(text)
    if "\n" not in cleaned and "\r" not in cleaned:
        return " ".join(cleaned.split())
    lines = cleaned.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n")


def _clean(text: str) -> str:
    text = text.replace(_EXCEL_BREAK, "\n")
    if _ODD_LETTERS.search(text):
        text = text.translate(_ODD)
    return restored(unicodedata.normalize("NFC", text).strip())


def clean_column(cells: Sequence[Cell], clean: Callable[[str], str]) -> list[str]:
    """Return `one_line` or `several_lines` of every cell; a column without oddities costs little more than a look."""
    texts = [cell if type(cell) is str else shown(cell) for cell in cells]
    joined = _SEPARATOR.join(texts)
    if not _is_plain(joined, texts):
        return [clean(text) for text in texts]
    normal = joined if joined.isascii() else unicodedata.normalize("NFC", joined)
    return texts if normal == joined else normal.split(_SEPARATOR)


def _is_plain(joined: str, texts: Sequence[str]) -> bool:
    """Return whether no cell needs anything but NFC."""
    if joined.count(_SEPARATOR) != max(len(texts) - 1, 0) or _ODD_IN_COLUMN.search(joined):
        return False
    edges = f"{_SEPARATOR}{joined}{_SEPARATOR}"
    return not any(sign in edges for sign in ("  ", f" {_SEPARATOR}", f"{_SEPARATOR} ", f"{_SEPARATOR}'", _EXCEL_BREAK))
