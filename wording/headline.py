"""The sentence and the figures that say how the movement is doing: the same on the pages and in every document."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data_access.counts import Cohort
from data_access.coverage import Coverage
from data_access.figures import Headline, HeadlineFigure
from data_access.scope import Scope
from wording.numbers import UNKNOWN, count, listed, percent
from wording.standings import partly
from wording.words import NO_DATA, NO_MATCH


@dataclass(frozen=True)
class Stated:
    """One figure in words.

    values  the figure; two for a pair ("108", "117"); "—" = not known
    whole   what it is out of, with its stroke ("/70"), or ''
    note    where it comes from, or what it is a part of
    about   the period that published models are of; '' for all else
    parts   what a published figure consists of: ('108 tập thể', '117 cá nhân')
    higher  the same of the models at the level of interest
    """

    label: str
    values: tuple[str, ...]
    whole: str = ""
    note: str = ""
    about: str = ""
    parts: tuple[str, ...] = ()
    higher: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """The whole figure as one text: '225', '108 · 117', '68/70'."""
        return " · ".join(self.values) + self.whole


def headline_sentence(figures: Headline, scope: Scope, periods: Mapping[str, str]) -> str:
    """Say how many models the scope has; `periods` names every period by its code."""
    return f"{count(figures.total.shown)} mô hình “Dân vận khéo” {within(scope, periods)}"


def lead(figures: Headline, reach: Coverage, by_year: pd.DataFrame, scope: Scope) -> str:
    """Say in one sentence who they belong to and when most came; '' if nothing is known."""
    if scope.narrowed and not figures.total.shown:
        return NO_MATCH
    parts = []
    if figures.collective.shown or figures.individual.shown:
        parts.append(_types(figures, scope))
    if reach.total and not reach.published and not scope.units and not partly(figures.total):
        parts.append(f"ở {count(reach.with_models)} trên {count(reach.total)} tổ chức cơ sở đảng")
    sentence = " ".join(parts)
    totals = by_year.groupby("year")["models"].sum()
    if len(totals) > 1 and not scope.years and totals.max() > 0 and (totals == totals.max()).sum() == 1:
        sentence += f"; {totals.idxmax()} là năm đăng ký nhiều nhất"
    elif totals.empty and figures.total.shown:
        sentence += f"; đã nhập chi tiết {count(figures.total.itemised)} mô hình"
    return f"{sentence.removeprefix('; ')}." if sentence else ""


def headline_figures(figures: Headline, reach: Coverage, followed: Cohort) -> list[Stated]:
    """Return the five figures of the headline, each with its note."""
    types = (figures.collective.shown or 0, figures.individual.shown or 0)
    both = sum(types)
    published = " · công bố" if figures.collective.kind == "published" else ""
    shares = f"{percent(types[0], both)} · {percent(types[1], both)}{published}" if both else NO_DATA
    return [
        Stated("Mô hình đăng ký", (count(figures.total.shown),), note=provenance(figures.total)),
        Stated("Tập thể · Cá nhân", tuple(count(value) for value in types) if both else (UNKNOWN,), note=shares),
        Stated("Cấp Đảng bộ Khối trở lên", (count(figures.level_and_above.shown),), note=_level(figures)),
        _units(reach, whole=not partly(figures.total)),
        _recognized(followed),
    ]


def within(scope: Scope, periods: Mapping[str, str]) -> str:
    """Say which time a scope is about: 'trong giai đoạn 2021–2025', 'đăng ký mới năm 2024'."""
    if scope.years:
        return f"đăng ký mới {during(scope, periods)}"
    return f"trong {during(scope, periods)}"


def during(scope: Scope, periods: Mapping[str, str]) -> str:
    """Say the time of a scope as it follows a comma: 'năm 2023', 'giai đoạn 2021–2025', 'tất cả các giai đoạn'."""
    if scope.years:
        return f"năm {listed([str(year) for year in scope.years])}"
    return period_in_words(periods[scope.period]) if scope.period in periods else "tất cả các giai đoạn"


def period_in_words(name: str) -> str:
    """Return the name of a period as it stands in a sentence: '2021–2025' -> 'giai đoạn 2021–2025'."""
    return f"giai đoạn {name}" if name[:1].isdigit() else name[:1].lower() + name[1:]


def provenance(figure: HeadlineFigure) -> str:
    """Say whether a figure is published or itemised, with the other one beside it."""
    if figure.kind == "published":
        return f"công bố · đã nhập chi tiết {count(figure.itemised)}/{count(figure.published)}"
    beside = f" · cả giai đoạn công bố {count(figure.published)}" if figure.published is not None else ""
    return f"số liệu chi tiết{beside}"


def _level(figures: Headline) -> str:
    figure = figures.level_and_above
    if figure.shown is None:
        return NO_DATA
    return "công bố · theo cấp đăng ký" if figure.kind == "published" else "số liệu chi tiết · theo cấp đăng ký"


def _types(figures: Headline, scope: Scope) -> str:
    """Return the models by type; where a filter leaves a type out, it is not told as none."""
    told = {"collective": (figures.collective.shown, "tập thể"), "individual": (figures.individual.shown, "cá nhân")}
    return ", ".join(
        f"{count(number)} {name}"
        for code, (number, name) in told.items()
        if not scope.subject_types or code in scope.subject_types
    )


def _units(reach: Coverage, *, whole: bool) -> Stated:
    """State the units with models; `whole` tells whether all models are itemised, so that the others have none."""
    label = "Đơn vị có mô hình"
    out_of = "" if reach.total is None else f"/{count(reach.total)}"
    if reach.total is None or reach.published or not whole:
        known = count(reach.with_models) if reach.with_models else UNKNOWN
        return Stated(label, (known,), out_of, f"{NO_DATA if reach.published else 'chưa đủ số liệu'} theo đơn vị")
    left = reach.without_models
    note = f"còn {count(left)} đơn vị chưa có mô hình" if left else "tất cả đơn vị đã có mô hình"
    return Stated(label, (count(reach.with_models),), out_of, note)


def _recognized(followed: Cohort) -> Stated:
    label = "Được công nhận"
    if not followed.reviewed:
        return Stated(label, (UNKNOWN,), note=NO_DATA)
    share = percent(followed.recognized, followed.reviewed)
    return Stated(
        label, (count(followed.recognized),), note=f"đạt {share} trong {count(followed.reviewed)} mô hình đã thẩm định"
    )
