"""The first screen of the overview: headline sentence, five figures, two charts."""

from dataclasses import replace
from functools import partial
from html import escape

import pandas as pd

from charts import palette
from charts.labels import wrapped
from charts.overview import MOST_ROWS, blocs_bars, many_blocs_bars, years_bars
from data_access.categories import categories
from data_access.counts import cohort, models_by_bloc, models_by_year, models_in
from data_access.coverage import coverage
from data_access.figures import LEVEL_OF_INTEREST, headline
from data_access.frames import rows
from data_access.scope import Scope
from ui.components import Drawing, render_drawing, render_html
from ui.filters import Choices, choices, toggle
from ui.html_figures import html_figures
from ui.links import WITHOUT_MODELS, address
from ui.load import load, prepared
from wording.headline import Stated, headline_figures, headline_sentence, lead
from wording.numbers import UNKNOWN, count, listed, percent, signed
from wording.standings import partly
from wording.takeaways import chosen_part, leading_bloc, leading_year
from wording.words import NOT_KNOWN_BLOC, SUBJECT_TYPES

_NOWHERE = (("", ""),) * 5
_UNITS = 3
"""The place of the units among the figures."""


def render_headline(scope: Scope) -> None:
    """Draw the sentence that says how the movement is doing."""
    render_html(prepared(_headline, scope))


def render_figures(scope: Scope, offered: Choices) -> None:
    """Draw the five figures; each says where it comes from and leads to the models or units behind it."""
    render_html(prepared(_figures, scope, _behind(scope, offered), f"{address('/khoi')}#{WITHOUT_MODELS}"))


def headline_and_figures(scope: Scope) -> str:
    """Return headline and figures as the HTML that the page draws, without the links."""
    return str(prepared(_headline, scope) + prepared(_figures, scope, _NOWHERE, ""))


def render_years(scope: Scope, offered: Choices) -> None:
    """Draw the models by year, stacked by type; a click filters by the year."""
    render_drawing(prepared(_years, scope), key="chart_years", on_pick=partial(toggle, "nam", offered))


def render_blocs(scope: Scope, offered: Choices) -> None:
    """Draw the models by bloc; a click filters by the bloc."""
    render_drawing(prepared(_blocs, scope), key="chart_blocs", on_pick=partial(toggle, "khoi", offered))


def _behind(scope: Scope, offered: Choices) -> tuple[tuple[str, ...], ...]:
    levels = list(offered.narrowing["cap"])
    above = levels[levels.index(LEVEL_OF_INTEREST) :] if LEVEL_OF_INTEREST in levels else []
    return (
        (address("/mo-hinh"),),
        (address("/mo-hinh", loai="collective"), address("/mo-hinh", loai="individual")),
        (address("/mo-hinh", cap=",".join(code for code in above if not scope.levels or code in scope.levels)),),
        (address("/khoi"),),
        (address("/mo-hinh", ghi_nhan="recognized"),),
    )


def _headline(scope: Scope) -> str:
    figures, reach, by_year = load(headline, scope), load(coverage, scope), load(models_by_year, scope)
    periods = prepared(choices, scope.revision).periods
    return (
        f'<h1 class="headline">{escape(headline_sentence(figures, scope, periods))}</h1>'
        f'<p class="lead">{escape(lead(figures, reach, by_year, scope))}</p>'
    )


def _figures(scope: Scope, behind: tuple[tuple[str, ...], ...], idle: str) -> str:
    figures, reach = load(headline, scope), load(coverage, scope)
    stated = headline_figures(figures, reach, load(cohort, scope))
    notes = [escape(one.note) for one in stated]
    notes[0] += escape(_change(load(models_by_year, scope), scope))
    if idle and reach.without_models and not partly(figures.total):
        notes[_UNITS] = f'<a href="{escape(idle)}">{notes[_UNITS]}</a>'
    values = (_value(one, addresses) for one, addresses in zip(stated, behind, strict=True))
    return html_figures(zip((one.label for one in stated), values, notes, strict=True))


def _years(scope: Scope) -> Drawing:
    by_year = load(models_by_year, replace(scope, years=()))  # the years not chosen stay to compare with, and to click
    totals = by_year.groupby("year", as_index=False)[["models"]].sum()
    total = dict(zip(totals["year"], totals["models"], strict=True))
    kinds = list(dict.fromkeys(by_year["subject_type"]))
    colours = {kind: palette.SUBJECT_TYPES.get(kind, palette.NEUTRAL) for kind in kinds}
    order = {kind: place for place, kind in enumerate(kinds)}
    frame = pd.DataFrame(
        {
            "code": by_year["year"].astype(str),
            "kind": by_year["subject_type"].map(SUBJECT_TYPES),
            "models": by_year["models"],
            "order": by_year["subject_type"].map(order),
            "colour": by_year["subject_type"].map(colours),
            "opacity": [1.0 if not scope.years or year in scope.years else 0.35 for year in by_year["year"]],
            "total": by_year["year"].map(total),
            "total_label": [count(total[row.year]) if order[row.subject_type] == 0 else "" for row in rows(by_year)],
            "tip": [
                f"Năm {row.year} · {SUBJECT_TYPES[row.subject_type]}: {count(row.models)} mô hình"
                for row in rows(by_year)
            ],
        }
    )
    wide = by_year.pivot_table(index="year", columns="subject_type", values="models", aggfunc="sum").reset_index()
    table = wide.rename(columns={"year": "Năm", **SUBJECT_TYPES}).astype(str)
    return Drawing(
        years_bars,
        frame,
        "Biểu đồ cột",
        "Mô hình đăng ký mới theo năm",
        _chosen_years(scope, total) if scope.years else leading_year(totals),
        table,
        list(table.columns[1:]),
        "mo-hinh-theo-nam",
        [(colours[kind], SUBJECT_TYPES[kind]) for kind in kinds],
    )


def _blocs(scope: Scope) -> Drawing:
    figure = load(headline, scope).total
    blocs = load(categories, scope.revision, "bloc").set_index("code")
    by_bloc = load(models_by_bloc, replace(scope, blocs=()))
    named = by_bloc.assign(
        name=[blocs["name"].get(code, NOT_KNOWN_BLOC) for code in by_bloc["bloc"]],
        position=[int(blocs["position"].get(code, 0)) for code in by_bloc["bloc"]],
    ).sort_values(["models", "position"], ascending=[False, True])
    total = int(named["models"].sum())
    partly = figure.published is not None and total < figure.published and figure.kind == "published"
    chosen = named[named["bloc"].isin(scope.blocs)]
    told = chosen["name"].iloc[0] if len(chosen) == 1 else f"{count(len(chosen))} khối đang chọn"
    frame = pd.DataFrame(
        {
            "code": named["bloc"],
            "label": [wrapped(name) for name in named["name"]],
            "models": named["models"],
            "models_label": [count(value) for value in named["models"]],
            "colour": [palette.bloc_colour(position) for position in named["position"]],
            "opacity": [1.0 if not scope.blocs or code in scope.blocs else 0.35 for code in named["bloc"]],
            "order": range(len(named)),
            "room": 1.1 * max(1, named["models"].max()),
            "tip": [f"{row.name}: {count(row.models)} mô hình, {percent(row.models, total)}" for row in rows(named)],
        }
    )
    table = pd.DataFrame(
        {
            "Khối": named["name"],
            "Mô hình": [count(value) for value in named["models"]],
            "Tỷ lệ": [percent(value, total) for value in named["models"]],
        }
    )
    return Drawing(
        blocs_bars if len(frame) <= MOST_ROWS else many_blocs_bars,
        frame,
        "Biểu đồ thanh",
        f"{count(total)} mô hình đã nhập chi tiết, theo khối" if partly else "Mô hình theo khối",
        chosen_part(told, int(chosen["models"].sum()), total) if len(chosen) else leading_bloc(named, partly=partly),
        table,
        ["Mô hình", "Tỷ lệ"],
        "mo-hinh-theo-khoi",
    )


def _chosen_years(scope: Scope, total: dict[int, int]) -> str:
    told = f"Năm {listed([str(year) for year in scope.years])}"
    return chosen_part(told, sum(total.get(year, 0) for year in scope.years), sum(total.values()))


def _change(by_year: pd.DataFrame, scope: Scope) -> str:
    if len(scope.years) != 1:
        return ""
    year = scope.years[0]
    earlier = load(models_in, replace(scope, period="", years=(year - 1,)))
    now = int(by_year["models"].sum())
    if not earlier:
        return ""
    return f" · {signed(now - earlier)} so với năm {year - 1}"


def _value(one: Stated, addresses: tuple[str, ...]) -> str:
    values = [
        value if value == UNKNOWN or not there else f'<a href="{escape(there)}">{value}</a>'
        for value, there in zip(one.values, addresses, strict=False)
    ]
    return " <small>·</small> ".join(values) + (f"<small>{one.whole}</small>" if one.whole else "")
