"""Published figures in words: what a report or article states, and where it stands."""

from collections.abc import Mapping

import pandas as pd

from data_access.figures import LEVEL_OF_INTEREST, MODELS
from data_access.frames import rows
from wording.headline import Stated, period_in_words
from wording.numbers import count, day, listed

ORGANISATION = ("Tổ chức cơ sở đảng trực thuộc", "Đảng viên", "Cấp ủy đã phổ biến, có kế hoạch triển khai")
"""What is stated about the organisation itself: its units, its members, how many committees have begun."""
RESOLUTION = ("chuong-trinh-hanh-dong", "khau-dot-pha", "nhiem-vu-trong-tam")
"""The indicators that say what the resolution sets: programmes, breakthroughs, key tasks."""


def published_statements(figures: pd.DataFrame, periods: Mapping[str, str]) -> list[Stated]:
    """Return the published figures grouped by what they say; `periods` names every period by its code."""
    return [*_models(figures, periods), *_organisation(figures)]


def published_sentence(stated: list[Stated], period: str, periods: Mapping[str, str]) -> str:
    """Say the figure of the period where one is published, else the largest; one statement at least."""
    when = period_in_words(periods.get(period, period))
    models = [one for one in stated if one.about]
    said = next((one for one in models if one.about == when), (models or stated)[-1])
    end = f", gồm {listed(said.parts)}." if said.parts else "."
    if not models:
        return f"{said.label}: {said.value}{end}"
    return f"{said.about[:1].upper()}{said.about[1:]} có {said.value} mô hình{end}"


def resolution_sentence(stated: list[Stated]) -> str:
    """Say what the resolution sets; one statement at least."""
    said = [f"{one.value} {one.label[:1].lower()}{one.label[1:]}" for one in stated]
    return f"Nghị quyết nhiệm kỳ xác định {listed(said)}."


def resolution_statements(figures: pd.DataFrame, indicators: Mapping[str, str]) -> list[Stated]:
    """Return what is published about the resolution itself; `indicators` names every indicator by its code."""
    values = figures.groupby("indicator")["value"].last().to_dict()
    return [Stated(indicators.get(code, code), (count(values[code]),)) for code in RESOLUTION if code in values]


def published_sources(figures: pd.DataFrame) -> list[str]:
    """Return every source of the figures once, with its date."""
    sources = figures.loc[figures["source_title"] != "", ["source_title", "as_of"]].drop_duplicates()
    return [_dated(row.source_title, day(row.as_of)) for row in rows(sources)]


def latest_source(figures: pd.DataFrame) -> str:
    """Say from when the latest published figures are; '' if there are none."""
    return "" if figures.empty else f"số liệu công bố {day(figures['as_of'].max())}"


def _dated(title: str, when: str) -> str:
    return title if when in title else f"{title} ({when})"


def _models(figures: pd.DataFrame, periods: Mapping[str, str]) -> list[Stated]:
    models = figures[figures["indicator"] == MODELS]
    totals = models[(models["subject_type"] == "") & (models["level"] == "")].sort_values("value")
    stated = []
    for row in rows(totals):
        of_period = models[models["period"] == row.period]
        parts, higher = _parts(of_period, ""), _parts(of_period, LEVEL_OF_INTEREST)
        level = f"cấp Đảng bộ Khối: {' + '.join(higher)}" if higher else ""
        note = "; ".join(filter(None, (" + ".join(parts), level)))
        period = period_in_words(periods.get(row.period, row.period))
        stated.append(Stated(f"Mô hình {period}", (count(row.value),), "", note, period, parts, higher))
    return stated


def _parts(figures: pd.DataFrame, level: str) -> tuple[str, ...]:
    at_level = figures[figures["level"] == level].set_index("subject_type")["value"]
    if "collective" not in at_level or "individual" not in at_level:
        return ()
    return f"{count(at_level['collective'])} tập thể", f"{count(at_level['individual'])} cá nhân"


def _organisation(figures: pd.DataFrame) -> list[Stated]:
    values = figures.groupby("indicator")["value"].last().to_dict()
    units, members, begun = ORGANISATION
    stated = []
    if "to-chuc-co-so-dang" in values:
        parts: tuple[str, ...] = ()
        if {"dang-bo-co-so", "chi-bo-co-so"} <= set(values):
            committees, cells = count(values["dang-bo-co-so"]), count(values["chi-bo-co-so"])
            parts = f"{committees} đảng bộ cơ sở", f"{cells} chi bộ cơ sở"
        stated.append(Stated(units, (count(values["to-chuc-co-so-dang"]),), note=" + ".join(parts), parts=parts))
    if "dang-vien" in values:
        stated.append(Stated(members, (count(values["dang-vien"]),)))
    if "cap-uy-trien-khai" in values:
        share = f"{count(values['cap-uy-trien-khai'])}%"
        stated.append(Stated(begun, (share,)))
    return stated
