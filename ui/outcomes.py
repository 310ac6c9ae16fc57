"""Outcomes as a table: one line per indicator and measure unit, since unlike units are never added."""

from html import escape

import pandas as pd

from data_access.categories import categories
from data_access.frames import named, rows
from ui.components import render_html, render_table_button, render_title
from ui.html_table import bar, html_table
from ui.load import load
from wording.numbers import amount, count
from wording.takeaways import leading_outcome

_SHOWN = 10


def render_outcomes(outcomes: pd.DataFrame, revision: int, title: str) -> None:
    """Draw the outcomes reported most often, all of them one click away; the frame is `outcomes_by_indicator`."""
    if outcomes.empty:
        render_title(title, "Chưa có số liệu kết quả trong phạm vi đang xem.")
        return
    names = named(load(categories, revision, "indicator"))
    ordered = outcomes.sort_values(["models", "indicator"], ascending=[False, True])
    told = ordered.assign(name=[names.get(code, code) for code in ordered["indicator"]])
    shown = pd.DataFrame(
        {
            "Chỉ tiêu": told["name"],
            "Kết quả": [amount(value) for value in told["value"]],
            "Đơn vị tính": told["measure_unit"],
            "Lượt báo cáo": [count(value) for value in told["models"]],
        }
    )
    most = int(told["models"].max())
    reports = [bar(count(row.models), row.models, most) for row in rows(told.head(_SHOWN))]
    lines = [
        [*map(escape, line[:3]), reported]
        for line, reported in zip(shown.head(_SHOWN).itertuples(index=False), reports, strict=True)
    ]
    cut = f" Bảng dưới nêu {_SHOWN} trong {count(len(told))} chỉ tiêu." if len(told) > _SHOWN else ""
    render_title(title, leading_outcome(told) + cut)
    render_html(html_table(list(map(str, shown.columns)), lines, numbers=("Kết quả",), css="outcomes"))
    render_table_button(shown, name="ket-qua-theo-chi-tieu", numbers=("Kết quả", "Lượt báo cáo"), title=title)
