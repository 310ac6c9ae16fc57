"""What the models do for the resolution, in words."""

import pandas as pd

from data_access.frames import rows
from wording.numbers import count, listed

_NAMED = 3


def leading_area(by_task: pd.DataFrame) -> str:
    """Say which areas have most models and which none; the frame has columns name and models, one row an area."""
    if not by_task["models"].sum():
        return "Chưa có mô hình nào được gắn với nội dung của nghị quyết trong phạm vi đang xem."
    most = int(by_task["models"].max())
    leading = list(by_task.loc[by_task["models"] == most, "name"])
    told = f"{listed(leading)} có nhiều mô hình nhất: {count(most)} mô hình."
    if len(leading) > 1:
        told = f"{listed(leading)} cùng có nhiều mô hình nhất: mỗi nội dung {count(most)} mô hình."
    without = list(by_task.loc[by_task["models"] == 0, "name"])
    return f"{told} Chưa có mô hình: {'; '.join(without)}." if without else told


def area_sentence(by_bloc: pd.DataFrame) -> str:
    """Say how many models serve one area and which blocs they come from; the frame has columns name and models."""
    total = int(by_bloc["models"].sum())
    if not total:
        return "Chưa có mô hình nào phục vụ nội dung này trong phạm vi đang xem."
    serving = by_bloc[by_bloc["models"] > 0].sort_values("models", ascending=False, kind="stable")
    if len(serving) == 1:
        return f"{count(total)} mô hình, của {serving['name'].iloc[0]}."
    parts = [f"{row.name}: {count(row.models)}" for row in rows(serving.head(_NAMED))]
    others = len(serving) - len(parts)
    if others == 1:
        parts.append(f"{serving['name'].iloc[-1]}: {count(serving['models'].iloc[-1])}")
    elif others:
        parts.append(f"{count(others)} khối khác: {count(serving['models'].iloc[_NAMED:].sum())}")
    return f"{count(total)} mô hình. {'; '.join(parts)}."


def none_linked(itemised: int) -> str:
    """Say that the models listed one by one are not linked to any area."""
    if not itemised:
        return "Chưa có mô hình nào được nhập chi tiết trong phạm vi đang xem."
    return f"{count(itemised)} mô hình đã nhập chi tiết chưa được gắn với nội dung nào của nghị quyết."
