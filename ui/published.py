"""The band "Số liệu công bố": what a report or article states, each figure with its source."""

from html import escape

import pandas as pd

from data_access.figures import LEVEL_OF_INTEREST, MODELS
from data_access.frames import rows
from ui.components import render_html, render_title
from ui.filters import Choices
from ui.overview_first import period_in_words
from wording.numbers import count, day


def render_published(figures: pd.DataFrame, offered: Choices) -> None:
    """Draw the published figures, grouped by what they say; nothing if there are none."""
    if figures.empty:
        return
    cards = [*_periods(figures, offered), *_organisation(figures)]
    sources = figures[["source_title", "as_of"]].drop_duplicates()
    named = "; ".join(_dated(row.source_title, day(row.as_of)) for row in rows(sources) if row.source_title)
    render_title("Số liệu công bố")
    render_html(
        '<div class="published">'
        + "".join(
            f'<div><div class="name">{escape(name)}</div><div class="value">{escape(value)}</div>'
            f'<div class="note">{escape(note)}</div></div>'
            for name, value, note in cards
        )
        + f'</div><p class="source">Nguồn: {escape(named)}</p>'
    )


def _dated(title: str, when: str) -> str:
    return title if when in title else f"{title} ({when})"


def _periods(figures: pd.DataFrame, offered: Choices) -> list[tuple[str, str, str]]:
    models = figures[figures["indicator"] == MODELS]
    totals = models[(models["subject_type"] == "") & (models["level"] == "")].sort_values("value")
    cards = []
    for row in rows(totals):
        of_period = models[models["period"] == row.period]
        whole = _parts(of_period, "")
        higher = _parts(of_period, LEVEL_OF_INTEREST)
        note = f"{whole[0]} tập thể + {whole[1]} cá nhân" if whole else ""
        if higher:
            note += f"; cấp Đảng bộ Khối: {higher[0]} tập thể + {higher[1]} cá nhân"
        name = period_in_words(offered.periods.get(row.period, row.period))
        cards.append((f"Mô hình {name}", count(row.value), note))
    return cards


def _parts(figures: pd.DataFrame, level: str) -> tuple[str, str] | None:
    at_level = figures[figures["level"] == level].set_index("subject_type")["value"]
    if "collective" not in at_level or "individual" not in at_level:
        return None
    return count(at_level["collective"]), count(at_level["individual"])


def _organisation(figures: pd.DataFrame) -> list[tuple[str, str, str]]:
    values = figures.groupby("indicator")["value"].last().to_dict()
    cards = []
    if "to-chuc-co-so-dang" in values:
        note = ""
        if {"dang-bo-co-so", "chi-bo-co-so"} <= set(values):
            note = f"{count(values['dang-bo-co-so'])} đảng bộ cơ sở + {count(values['chi-bo-co-so'])} chi bộ cơ sở"
        cards.append(("Tổ chức cơ sở đảng trực thuộc", count(values["to-chuc-co-so-dang"]), note))
    if "dang-vien" in values:
        cards.append(("Đảng viên", count(values["dang-vien"]), ""))
    if "cap-uy-trien-khai" in values:
        share = f"{count(values['cap-uy-trien-khai'])}%"
        cards.append(("Cấp ủy đã phổ biến, có kế hoạch triển khai", share, ""))
    return cards
