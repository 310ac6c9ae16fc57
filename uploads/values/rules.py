"""What values must keep to beyond their type, whether they stand in a row of a file or in a form."""

import json

from uploads.values.keys import name_key
from uploads.values.parsers import Fault

_LOWEST, _HIGHEST = 0.0, 100.0


def score_fault(score: float | None) -> Fault | None:
    """Return what is wrong with the score of a review."""
    if score is None or _LOWEST <= score <= _HIGHEST:
        return None
    return Fault("score_out_of_range", "Điểm phải từ 0 đến 100. Hãy kiểm tra lại.")


def years_fault(first: int | None, last: int | None) -> Fault | None:
    """Return what is wrong with the years from which and to which something holds; 0 and None are open ends."""
    if not first or not last or first <= last:
        return None
    return Fault("years_reversed", "Năm cuối trước năm đầu. Hãy kiểm tra lại.")


def measure_unit_fault(own: str, given: str) -> Fault | None:
    """Return what is wrong with another measure unit than the indicator's own: unlike units are never added."""
    if name_key(own) == name_key(given):
        return None
    return Fault("other_measure_unit", f"Chỉ tiêu này tính bằng “{own}”. Hãy quy đổi giá trị và đơn vị tính.")


def attributes_fault(text: str) -> Fault | None:
    """Return what is wrong with attributes, which are JSON."""
    try:
        json.loads(text)
    except ValueError:
        return Fault("bad_json", "Thuộc tính không đúng dạng JSON. Hãy sửa lại.")
    return None


def unknown_successor() -> Fault:
    """Return the fault of a category whose successor is none of its kind."""
    return Fault("unknown_successor", "Không có mục kế thừa mang mã này trong cùng danh mục. Hãy sửa mã.")
