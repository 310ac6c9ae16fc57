"""One sentence for each chart, computed from what it shows."""

import pandas as pd

from data_access.counts import Cohort
from data_access.coverage import Coverage
from data_access.frames import rows
from wording.numbers import amount, count, listed, percent

_NONE = "Chưa có mô hình nào trong phạm vi đang xem."


def leading_bloc(by_bloc: pd.DataFrame, *, partly: bool = False) -> str:
    """Say which bloc registered most; the frame has columns name and models.

    partly  more models are published than these, so that nothing is said of the whole
    """
    total = int(by_bloc["models"].sum())
    if not total:
        return _NONE
    of = f"Trong {count(total)} mô hình đã nhập chi tiết, " if partly else ""
    if len(by_bloc) == 1:
        return f"{of}{by_bloc['name'].iloc[0]} có {count(total)} mô hình."
    most = int(by_bloc["models"].max())
    leading = list(by_bloc.loc[by_bloc["models"] == most, "name"])
    if len(leading) == len(by_bloc):
        return f"{of}{'các' if of else 'Các'} khối bằng nhau: mỗi khối {count(most)} mô hình."
    if len(leading) > 1:
        return f"{of}{listed(leading)} cùng nhiều nhất: mỗi khối {count(most)} mô hình."
    if most == total:
        return f"{of}{leading[0]} có {count(total)} mô hình, các khối khác chưa có."
    return f"{of}{leading[0]} nhiều nhất: {count(most)} mô hình, {percent(most, total)}."


def chosen_part(chosen: str, part: int, whole: int) -> str:
    """Say how much of what a chart shows the chosen marks are: 'Năm 2024 có 75 trên 225 mô hình, 33,3%.'."""
    return f"{chosen} có {count(part)} trên {count(whole)} mô hình, {percent(part, whole)}." if whole else _NONE


def leading_year(by_year: pd.DataFrame) -> str:
    """Say which year had most, against the year before; the frame has columns year and models, one row a year."""
    if by_year.empty or not by_year["models"].sum():
        return _NONE
    totals = {int(row.year): int(row.models) for row in rows(by_year)}
    most = max(totals.values())
    leading = [year for year, models in totals.items() if models == most]
    if len(leading) > 1:
        return f"Các năm {listed([str(year) for year in leading])} cùng nhiều nhất: {count(most)} mô hình mỗi năm."
    year = leading[0]
    if len(totals) == 1:
        return f"Năm {year} có {count(most)} mô hình đăng ký mới."
    before = totals.get(year - 1, 0)
    if before and most >= 1.5 * before:
        return f"Năm {year} có {count(most)} mô hình, gấp {amount(round(most / before, 1))} lần năm {year - 1}."
    if before:
        return f"Năm {year} nhiều nhất: {count(most)} mô hình, tăng {count(most - before)} so với năm {year - 1}."
    return f"Năm {year} nhiều nhất: {count(most)} mô hình."


def review_rate(followed: Cohort) -> str:
    """Say how many of those reviewed were recognised."""
    if not followed.reviewed:
        return "Chưa có số liệu thẩm định của các mô hình trong phạm vi đang xem."
    if not followed.recognized:
        return f"Trong {count(followed.reviewed)} mô hình đã thẩm định, chưa có mô hình nào được công nhận."
    if followed.reviewed == 1:
        return "1 mô hình đã thẩm định và được công nhận."
    if followed.recognized == followed.reviewed:
        return f"Cả {count(followed.reviewed)} mô hình đã thẩm định đều được công nhận."
    return (
        f"{count(followed.recognized)} trên {count(followed.reviewed)} mô hình đã thẩm định được công nhận, "
        f"đạt {percent(followed.recognized, followed.reviewed)}."
    )


def leading_pair(grid: pd.DataFrame) -> str:
    """Say where most models are; the frame has columns bloc_name, field_name, models."""
    if grid.empty or not grid["models"].sum():
        return _NONE
    most = int(grid["models"].max())
    places = [f"lĩnh vực {row.field_name} của {row.bloc_name}" for row in rows(grid[grid["models"] == most])]
    if len(places) == 1:
        return f"Tập trung nhất ở {places[0]}: {count(most)} mô hình."
    if len(places) == 2:
        return f"Nhiều nhất là {listed(places)}: mỗi nơi {count(most)} mô hình."
    return f"Các mô hình phân bố khá đều: nhiều nhất {count(most)} mô hình ở một lĩnh vực của một khối."


def leading_field(by_field: pd.DataFrame) -> str:
    """Say in which field most models are; the frame has columns name and models, one model at least."""
    most, total = int(by_field["models"].max()), int(by_field["models"].sum())
    leading = list(by_field.loc[by_field["models"] == most, "name"])
    if len(leading) > 1:
        return f"Các lĩnh vực {listed(leading)} cùng nhiều nhất: mỗi lĩnh vực {count(most)} mô hình."
    return f"Lĩnh vực {leading[0]} nhiều nhất: {count(most)} mô hình, {percent(most, total)}."


def leading_level(by_level: pd.DataFrame) -> str:
    """Say at which level most were registered and recognised; columns name, registered, recognized."""
    registered, recognized = int(by_level["registered"].sum()), int(by_level["recognized"].sum())
    if not registered and not recognized:
        return "Chưa có số liệu về cấp đăng ký và cấp công nhận."
    end = f"{count(recognized)} lượt được công nhận." if recognized else ""
    if not registered:
        return end
    top = by_level.sort_values("registered", ascending=False, kind="stable").iloc[0]
    most, at = int(top["registered"]), f"ở cấp {lower(top['name'])}"
    if most == registered:
        first = f"{count(most)} mô hình, {'đều ' if most > 1 else ''}đăng ký {at}"
    else:
        first = f"{'Phần lớn đăng' if 2 * most > registered else 'Đăng'} ký {at}: "
        first = f"{first}{count(most)} trên {count(registered)} mô hình"
    return f"{first}; {end}" if end else f"{first}."


def leading_outcome(outcomes: pd.DataFrame) -> str:
    """Say which outcome was reported most often; columns name, value, measure_unit, models, one row at least."""
    top = outcomes.sort_values("models", ascending=False, kind="stable").iloc[0]
    if top["models"] == 1:
        return "Mỗi chỉ tiêu có một lượt báo cáo."
    return (
        f"Chỉ tiêu có nhiều lượt báo cáo nhất: {lower(top['name'])}, {amount(top['value'])} {top['measure_unit']} "
        f"từ {count(top['models'])} lượt."
    )


def not_known(heads: list[str]) -> str:
    """Say which columns of a list of models nothing is known for; '' if there is none."""
    return f"Chưa có thông tin về {listed([lower(head) for head in heads])} của từng mô hình." if heads else ""


def covered(reach: Coverage) -> str:
    """Say how many units have a model; the number of units must be known."""
    left = (reach.total or 0) - reach.with_models
    if not left and reach.with_models > 1:
        return f"Cả {count(reach.total)} tổ chức cơ sở đảng đều có mô hình."
    end = f"; còn {count(left)} đơn vị chưa có." if left else "."
    return f"{count(reach.with_models)} trên {count(reach.total)} tổ chức cơ sở đảng có mô hình{end}"


def leading_task(by_task: pd.DataFrame) -> str:
    """Say which area of the resolution most models serve; columns name, models, one row at least."""
    most = int(by_task["models"].max())
    leading = list(by_task.loc[by_task["models"] == most, "name"])
    if len(leading) > 1:
        return f"Các nội dung {listed(leading)} có nhiều mô hình phục vụ nhất: mỗi nội dung {count(most)} mô hình."
    return f"Nội dung {leading[0]} có nhiều mô hình phục vụ nhất: {count(most)} mô hình."


def lower(level: str) -> str:
    """Return the name of a level inside a sentence; names of organisations keep their capital."""
    return level if level.startswith(("Đảng", "Trung ương")) else level[:1].lower() + level[1:]
