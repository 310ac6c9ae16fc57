"""Blocs and units side by side in words: what is measured, how it reads, who stands first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data_access.coverage import Coverage
from data_access.figures import HeadlineFigure
from data_access.frames import rows
from data_access.one_unit import Rank
from wording.numbers import UNKNOWN, count, percent, times
from wording.takeaways import leading_bloc


@dataclass(frozen=True)
class Measure:
    """One way to compare blocs and units.

    value  from a row of `data_access.standings` to a number; None = not known
    shown  the number in words, without its unit
    """

    label: str
    value: Callable[[Any], float | None]
    shown: Callable[[float], str]
    unit: str


def per_thousand(row: Any) -> float | None:
    """Return the models on 1.000 members; None if the members are not known."""
    return None if row.members is pd.NA or not row.members else 1000 * row.models / row.members


def recognized_rate(row: Any) -> float | None:
    """Return the share of those reviewed that were recognised, in percent; None if none was reviewed."""
    return 100 * row.recognized / row.reviewed if row.reviewed else None


MEASURES = {
    "mo-hinh": Measure("Mô hình đăng ký", lambda row: row.models, count, "mô hình"),
    "dang-thuc-hien": Measure("Đang thực hiện", lambda row: row.active, count, "mô hình"),
    "tren-1000": Measure("Trên 1.000 đảng viên", per_thousand, times, "mô hình trên 1.000 đảng viên"),
    "cong-nhan": Measure(
        "Tỷ lệ được công nhận", recognized_rate, lambda rate: percent(rate, 100), "số mô hình đã thẩm định"
    ),
    "tieu-bieu": Measure("Tiêu biểu", lambda row: row.exemplary, count, "mô hình tiêu biểu"),
    "khen-thuong": Measure("Được khen thưởng", lambda row: row.awarded, count, "mô hình được khen thưởng"),
}
"""The measures by the code that stands in the address."""


def offered_measures(blocs: pd.DataFrame, active_year: int, total: HeadlineFigure) -> list[str]:
    """Return the measures that the data can tell; at least the models registered.

    How many models come on 1.000 members is known only when all models published are itemised.
    """
    known = {
        "mo-hinh": True,
        "dang-thuc-hien": active_year > 0,
        "tren-1000": bool(blocs["members"].notna().any()) and not partly(total),
        "cong-nhan": bool(blocs["reviewed"].sum()),
        "tieu-bieu": bool(blocs["exemplary"].sum()),
        "khen-thuong": bool(blocs["awarded"].sum()),
    }
    return [code for code, told in known.items() if told]


def counted(code: str, active_year: int, total: HeadlineFigure) -> str:
    """Say in full what a measure counts; `total` tells whether all models published are itemised."""
    if code == "mo-hinh" and partly(total):
        return f"{count(total.itemised)} mô hình đã nhập chi tiết, theo khối"
    return {
        "mo-hinh": "Mô hình đăng ký mới theo khối",
        "dang-thuc-hien": f"Mô hình đang thực hiện năm {active_year} theo khối",
        "tren-1000": "Mô hình đăng ký mới trên 1.000 đảng viên theo khối",
        "cong-nhan": "Tỷ lệ mô hình được công nhận trong số đã thẩm định theo khối",
        "tieu-bieu": "Mô hình tiêu biểu theo khối",
        "khen-thuong": "Mô hình được khen thưởng theo khối",
    }[code]


def partly(total: HeadlineFigure) -> bool:
    """Whether more models are published than the database lists one by one."""
    return total.kind == "published" and total.itemised < (total.published or 0)


def leading_by(blocs: pd.DataFrame, code: str, total: HeadlineFigure) -> str:
    """Say which bloc stands first by a measure; the frame is `bloc_standings` with the column name."""
    if code == "mo-hinh":
        return leading_bloc(blocs, partly=partly(total))
    measure = MEASURES[code]
    valued = [(value, row.name) for row in rows(blocs) if (value := measure.value(row)) is not None]
    if not valued or not any(value for value, _ in valued):
        return "Chưa có số liệu trong phạm vi đang xem."
    most, least = max(value for value, _ in valued), min(value for value, _ in valued)
    first = [name for value, name in valued if value == most]
    last = [name for value, name in valued if value == least]
    figure = f"{measure.shown(most)} {measure.unit}"
    if len(first) == len(valued) > 1:
        return f"Các khối bằng nhau: mỗi khối {figure}."
    led = f"{first[0]} cao nhất: {figure}" if len(first) == 1 else f"{len(first)} khối cùng cao nhất: {figure}"
    return f"{led}; thấp nhất là {last[0]}: {measure.shown(least)}." if len(last) == 1 < len(valued) else f"{led}."


def reach_sentence(blocs: pd.DataFrame, reach: Coverage, total: HeadlineFigure) -> str:
    """Say how many blocs and units there are and how many units registered; a single bloc is called by its name.

    Which units have no model is known only when all models published are itemised.
    """
    known = int(blocs["units"].sum())
    number = int((blocs["bloc"] != "").sum())
    one = blocs["name"].iloc[0] if len(blocs) == 1 else ""
    if known:
        busy = int(blocs["units_with_models"].sum())
        units = f"{count(known)} tổ chức cơ sở đảng"
        told = f"{one} có {units}" if one else f"{count(number)} khối, {units}"
        if partly(total):
            return f"{told}; đã nhập chi tiết {count(total.itemised)} trên {count(total.published)} mô hình."
        if busy == known:
            return f"{told}; tất cả đều có mô hình."
        return f"{told}; {count(busy)} đơn vị có mô hình, còn {count(known - busy)} đơn vị chưa có."
    if reach.published:
        return (
            f"{count(number)} khối, {count(reach.total)} tổ chức cơ sở đảng theo số liệu công bố; "
            "chưa có danh sách từng đơn vị."
        )
    return f"{one or f'{count(number)} khối'}: chưa có đơn vị nào."


def rank_in_words(rank: Rank) -> str:
    """Say the place of a unit in its bloc: 'đứng thứ 3 trong 20 đơn vị của khối, cùng 2 đơn vị khác'."""
    shared = f", cùng {count(rank.sharing)} đơn vị khác" if rank.sharing else ""
    place = "nhất" if rank.place == 1 else count(rank.place)
    return f"đứng thứ {place} trong {count(rank.of)} đơn vị của khối{shared}"


def shown(code: str, row: Any) -> str:
    """Return a measure of a row in words; '—' where it is not known."""
    value = MEASURES[code].value(row)
    return UNKNOWN if value is None else MEASURES[code].shown(value)
