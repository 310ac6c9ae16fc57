"""One sentence for each chart, computed from what it shows."""

import pandas as pd

from data_access.counts import Cohort
from data_access.coverage import Coverage
from data_access.frames import rows
from wording.numbers import amount, count, listed, percent, times


def leading_bloc(by_bloc: pd.DataFrame) -> str:
    """Say which bloc registered most; the frame has columns name and models."""
    total = int(by_bloc["models"].sum())
    if not total:
        return "Chưa có mô hình nào trong phạm vi đang xem."
    if len(by_bloc) == 1:
        return f"{by_bloc['name'].iloc[0]} có {count(total)} mô hình."
    most = int(by_bloc["models"].max())
    leading = list(by_bloc.loc[by_bloc["models"] == most, "name"])
    if len(leading) == len(by_bloc):
        return f"Các khối bằng nhau: mỗi khối {count(most)} mô hình."
    if len(leading) > 1:
        return f"{listed(leading)} cùng nhiều nhất: mỗi khối {count(most)} mô hình."
    return f"{leading[0]} nhiều nhất: {count(most)} mô hình, {percent(most, total)}."


def leading_year(by_year: pd.DataFrame) -> str:
    """Say which year had most, against the year before; the frame has columns year and models, one row a year."""
    if by_year.empty or not by_year["models"].sum():
        return "Chưa có mô hình nào trong phạm vi đang xem."
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
        return f"Năm {year} có {count(most)} mô hình, gấp {times(most / before)} lần năm {year - 1}."
    if before:
        return f"Năm {year} nhiều nhất: {count(most)} mô hình, tăng {count(most - before)} so với năm {year - 1}."
    return f"Năm {year} nhiều nhất: {count(most)} mô hình."


def review_rate(followed: Cohort) -> str:
    """Say how many of those reviewed were recognised."""
    if not followed.reviewed:
        return "Chưa có số liệu thẩm định của các mô hình trong phạm vi đang xem."
    return (
        f"{count(followed.recognized)} trên {count(followed.reviewed)} mô hình đã thẩm định được công nhận, "
        f"đạt {percent(followed.recognized, followed.reviewed)}."
    )


def leading_pair(grid: pd.DataFrame) -> str:
    """Say where most models are; the frame has columns bloc_name, field_name, models."""
    if grid.empty or not grid["models"].sum():
        return "Chưa có mô hình nào trong phạm vi đang xem."
    top = grid.sort_values("models", ascending=False, kind="stable").iloc[0]
    return f"Tập trung nhất ở lĩnh vực {top['field_name']} của {top['bloc_name']}: {count(top['models'])} mô hình."


def leading_level(by_level: pd.DataFrame) -> str:
    """Say at which level most were registered and recognised; columns name, registered, recognized."""
    registered, recognized = int(by_level["registered"].sum()), int(by_level["recognized"].sum())
    if not registered and not recognized:
        return "Chưa có số liệu về cấp đăng ký và cấp công nhận."
    top = by_level.sort_values("registered", ascending=False, kind="stable").iloc[0]
    first = f"Phần lớn đăng ký ở cấp {lower(top['name'])}: {count(top['registered'])} trên {count(registered)} mô hình"
    return f"{first}; {count(recognized)} lượt được công nhận." if recognized else f"{first}."


def leading_outcome(outcomes: pd.DataFrame) -> str:
    """Say which outcome was reported most often; columns name, value, measure_unit, models, one row at least."""
    top = outcomes.sort_values("models", ascending=False, kind="stable").iloc[0]
    return (
        f"{top['name']} được nhiều mô hình báo cáo nhất: {amount(top['value'])} {top['measure_unit']} "
        f"từ {count(top['models'])} lượt báo cáo."
    )


def covered(reach: Coverage) -> str:
    """Say how many units have a model; the number of units must be known."""
    left = (reach.total or 0) - reach.with_models
    end = f"; còn {count(left)} đơn vị chưa có." if left else "."
    return f"{count(reach.with_models)} trên {count(reach.total)} tổ chức cơ sở đảng có mô hình{end}"


def leading_task(by_task: pd.DataFrame) -> str:
    """Say which area of the resolution most models serve; columns name, models, one row at least."""
    most = int(by_task["models"].max())
    leading = list(by_task.loc[by_task["models"] == most, "name"])
    if len(leading) > 1:
        return f"Các lĩnh vực {listed(leading)} có nhiều mô hình phục vụ nhất: mỗi lĩnh vực {count(most)} mô hình."
    return f"Lĩnh vực {leading[0]} có nhiều mô hình phục vụ nhất: {count(most)} mô hình."


def lower(level: str) -> str:
    """Return the name of a level inside a sentence; names of organisations keep their capital."""
    return level if level.startswith(("Đảng", "Trung ương")) else level[:1].lower() + level[1:]
