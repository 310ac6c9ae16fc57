"""One cell to one value, by the declared type of its column. An unclear cell is a Fault, never a guess."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite
from typing import Any, TypeAlias

from uploads.datasets.columns import Column, Kind
from uploads.values.cells import Cell, one_line, several_lines, shown
from uploads.values.lost_letters import has_lost_letters

FIRST_YEAR, LAST_YEAR = 1945, 2100

_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([.,  ])\d{3})(?:\1\d{3})*")
_DIGITS = re.compile(r"[+-]?\d+")
_WHOLE_WITH_ZEROS = re.compile(r"([+-]?\d+)[.,]0{1,2}")
_BOTH_SIGNS = re.compile(r"([+-]?[1-9]\d{0,2}(?:([., ])\d{3})+)([.,])(\d+)")
_ONE_SIGN = re.compile(r"([+-]?\d+)[.,](\d+)")
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_COUNTED = re.compile(r"\s*(đảng viên|người|đồng chí|đ/c|mô hình|điểm|%)$", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})(?:[.,]0+)?", re.IGNORECASE)
_DAY_MONTH_YEAR = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.\-]|tháng|\s)\s*(\d{1,2})\s*(?:[/.\-]|năm|\s)\s*(\d{4}|\d{2})"
    r"(?: \d{1,2}:\d{2}(?::\d{2})?)?",
    re.IGNORECASE,
)
_YEAR_MONTH_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?")
_MONTH_YEAR = re.compile(r"(?:tháng\s*)?(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})", re.IGNORECASE)
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_LIST = re.compile(r"[;\n]")
_BLANK = {"", "-", "–", "—", "...", "…"}
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000

TRUE_MARKS = {
    "x",
    "✓",
    "✔",
    "√",
    "v",
    "☑",
    "☒",
    "có",
    "co",
    "yes",
    "y",
    "1",
    "1.0",
    "true",
    "đúng",
    "+",
    "đã có",
    "rồi",
    "*",
}
FALSE_MARKS = {"không", "khong", "0", "0.0", "no", "n", "false", "sai", "chưa", "chưa có", "không có", "☐"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell has no usable value: a stable code and a Vietnamese sentence with the remedy."""

    code: str
    message: str


Parser: TypeAlias = Callable[[Cell], Any]
"""A function from a cell to its value, None for a blank cell, or a Fault."""


def is_blank(text: str) -> bool:
    return text in _BLANK


def parser_of(column: Column, length: int | None) -> Parser:
    """Return the parser of a column that looks nothing up; `length` is the longest text that is stored.

    Values: str for texts, tuple of str for names, int for counts and years, float for decimals, date for dates,
    ISO text (2024, 2024-06 or 2024-06-09) for as_of, bool for flags.
    Errors: KeyError for a kind that needs lookups.
    """
    if column.kind in (Kind.TEXT, Kind.PROSE):
        return _text_parser(several_lines if column.kind is Kind.PROSE else one_line, length)
    return {
        Kind.NAMES: names,
        Kind.COUNT: count,
        Kind.DECIMAL: decimal,
        Kind.YEAR: year,
        Kind.DATE: day,
        Kind.AS_OF: as_of,
        Kind.FLAG: flag,
    }[column.kind]


def text_fault(text: str, length: int | None) -> Fault | None:
    """Return what is wrong with a clean text, None if nothing."""
    if length is not None and len(text) > length:
        return Fault("too_long", f"Nội dung dài {len(text)} ký tự, tối đa {length} ký tự. Hãy rút gọn.")
    if has_lost_letters(text):
        return Fault("lost_letters", "Ô có chữ bị mất (ví dụ “v?n” thay cho “vận”). Hãy gõ lại ô này.")
    return None


def _text_parser(clean: Callable[[str], str], length: int | None) -> Parser:
    def text(cell: Cell) -> str | Fault | None:
        cleaned = clean(shown(cell))
        return (text_fault(cleaned, length) or cleaned) if cleaned else None

    return text


def names(cell: Cell) -> tuple[str, ...] | None:
    """Return the names in a cell, divided by semicolons or line breaks, without repetition."""
    found = (one_line(part) for part in _LIST.split(several_lines(shown(cell))))
    return tuple(dict.fromkeys(name for name in found if name)) or None


def count(cell: Cell) -> int | Fault | None:
    """Return a whole number not below zero; 5.080, 5,080, 5 080 and 5080 are the same."""
    text = _COUNTED.sub("", one_line(shown(cell)))
    if is_blank(text):
        return None
    number = None
    if _DIGITS.fullmatch(text):
        number = int(text)
    elif _GROUPED.fullmatch(text):
        number = int(re.sub(r"[., ]", "", text))
    elif whole := _WHOLE_WITH_ZEROS.fullmatch(text):
        number = int(whole[1])
    if number is None:
        return Fault("not_a_count", "Không phải số nguyên. Hãy ghi bằng chữ số, ví dụ 5080 hoặc 5.080.")
    if not 0 <= number < 2**31:
        return Fault("count_out_of_range", "Số phải từ 0 trở lên và nhỏ hơn 2.147.483.648. Hãy kiểm tra lại.")
    return number


def decimal(cell: Cell) -> float | Fault | None:
    """Return a number; 1.234,5 and 1,234.5 and 1234.5 are the same, 1.234 alone could be two things."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _finite(float(cell))
    text = _COUNTED.sub("", one_line(shown(cell)))
    if is_blank(text):
        return None
    if _AMBIGUOUS.fullmatch(text):
        whole = re.sub("[.,]", "", text)
        return Fault(
            "ambiguous_number",
            f"Không rõ là {whole} hay {text.replace('.', ',')}. Hãy ghi {whole} (không có dấu) hoặc "
            f"{text.replace('.', ',')}0 (thêm một chữ số 0 sau phần lẻ).",
        )
    plain = _plain_decimal(text)
    if plain is None:
        return Fault("not_a_number", "Không phải số. Hãy ghi bằng chữ số, ví dụ 1.234,5.")
    return _finite(float(plain))


def _finite(number: float) -> float | Fault:
    if isfinite(number):
        return number
    return Fault("number_out_of_range", "Số quá lớn. Hãy kiểm tra lại.")


def _plain_decimal(text: str) -> str | None:
    """Return the number with a decimal point and no grouping."""
    if _DIGITS.fullmatch(text):
        return text
    both = _BOTH_SIGNS.fullmatch(text)
    if both and both[2] != both[3]:
        return f"{re.sub('[., ]', '', both[1])}.{both[4]}"
    if _GROUPED.fullmatch(text):
        return re.sub(r"[., ]", "", text)
    if one := _ONE_SIGN.fullmatch(text):
        return f"{one[1]}.{one[2]}"
    return None


def year(cell: Cell) -> int | Fault | None:
    """Return a year; 2024, 2024.0 and "Năm 2024" are the same, a date stands for its year."""
    if isinstance(cell, date):
        return cell.year
    text = one_line(shown(cell))
    if is_blank(text):
        return None
    found = _YEAR.fullmatch(text)
    if not found:
        return Fault("not_a_year", "Không phải năm. Hãy ghi năm bằng bốn chữ số, ví dụ 2024.")
    number = int(found[1])
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return Fault("year_out_of_range", f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}. Hãy kiểm tra lại.")
    return number


def day(cell: Cell) -> date | Fault | None:
    """Return a day, from dd/mm/yyyy, "ngày … tháng … năm …", ISO text, or the serial number of a spreadsheet."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = one_line(shown(cell))
    if is_blank(text):
        return None
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text) and _FIRST_SERIAL <= int(text[:5]) <= _LAST_SERIAL:
        return date(1899, 12, 30) + timedelta(days=int(text[:5]))
    try:
        if found := _DAY_MONTH_YEAR.fullmatch(text):
            full = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
            return date(full, int(found[2]), int(found[1]))
        if found := _YEAR_MONTH_DAY.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return Fault("no_such_day", "Ngày không có trong lịch. Hãy ghi theo thứ tự ngày/tháng/năm, ví dụ 05/06/2024.")
    return Fault("not_a_day", "Không phải ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/06/2024.")


def as_of(cell: Cell) -> str | Fault | None:
    """Return a year, a month or a day as ISO text: 2024, 2024-06 or 2024-06-09."""
    text = one_line(shown(cell))
    if is_blank(text):
        return None
    if found := _YEAR.fullmatch(text):
        return found[1]
    month = _MONTH_YEAR.fullmatch(text)
    number, full = (month[1], month[2]) if month else ("", "")
    if iso := _YEAR_MONTH.fullmatch(text):
        full, number = iso[1], iso[2]
    if number:
        if 1 <= int(number) <= 12:
            return f"{full}-{int(number):02d}"
        return Fault("no_such_month", "Tháng phải từ 1 đến 12. Hãy ghi tháng/năm, ví dụ 06/2024.")
    found_day = day(cell)
    return found_day.isoformat() if isinstance(found_day, date) else found_day


def flag(cell: Cell) -> bool | Fault | None:
    """Return yes for x, ✓, có, 1; no for không, 0, chưa."""
    if isinstance(cell, bool):
        return cell
    text = one_line(shown(cell)).lower()
    if is_blank(text):
        return None
    if text in TRUE_MARKS or set(text) == {"x"}:
        return True
    if text in FALSE_MARKS:
        return False
    return Fault("not_a_flag", "Không rõ là có hay không. Hãy ghi “Có” hoặc “Không”, hoặc đánh dấu x.")
