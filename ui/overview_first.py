"""The first screen of the overview: headline sentence, five figures, two charts."""

from html import escape

import pandas as pd

from charts import palette
from charts.overview import blocs_bars, years_bars
from data_access.categories import categories
from data_access.counts import Cohort, models_in
from data_access.coverage import Coverage
from data_access.figures import Headline, HeadlineFigure
from data_access.frames import rows
from data_access.scope import Scope
from ui.components import render_chart, render_html, render_table_button, render_title
from ui.filters import Choices, toggle
from ui.load import load
from wording.numbers import UNKNOWN, count, percent
from wording.takeaways import leading_bloc, leading_year
from wording.words import NO_DATA, NOT_KNOWN_BLOC, SUBJECT_TYPES

LIST = "#danh-sach-mo-hinh"
_LINE = 30


def render_headline(figures: Headline, reach: Coverage, by_year: pd.DataFrame, scope: Scope, offered: Choices) -> None:
    """Draw the sentence that says how the movement is doing."""
    when = _when(scope, offered)
    render_html(
        f'<h1 class="headline">{count(figures.total.shown)} mô hình “Dân vận khéo” {escape(when)}</h1>'
        f'<p class="lead">{escape(_lead(figures, reach, by_year, scope))}</p>'
    )


def render_figures(figures: Headline, reach: Coverage, followed: Cohort, by_year: pd.DataFrame, scope: Scope) -> None:
    """Draw the five figures; each says where it comes from and leads to the list behind it."""
    total = figures.total
    both = (figures.collective.shown or 0) + (figures.individual.shown or 0)
    known_types = bool(both)
    shares = (
        f"{percent(figures.collective.shown or 0, both)} · {percent(figures.individual.shown or 0, both)}"
        if known_types
        else NO_DATA
    )
    types = (
        f"{_link(count(figures.collective.shown))} <small>·</small> {_link(count(figures.individual.shown))}"
        if known_types
        else UNKNOWN
    )
    cells = [
        ("Mô hình đăng ký", _link(count(total.shown)), _provenance(total) + _change(by_year, scope)),
        ("Tập thể · Cá nhân", types, f"{shares}{' · công bố' if figures.collective.kind == 'published' else ''}"),
        ("Cấp Đảng bộ Khối trở lên", _level_value(figures.level_and_above), _level_note(figures.level_and_above)),
        ("Đơn vị có mô hình", _units_value(reach), _units_note(reach)),
        ("Được công nhận", _recognized_value(followed), _recognized_note(followed)),
    ]
    render_html(
        '<div class="figures">'
        + "".join(
            f'<div><div class="name">{escape(name)}</div><div class="value">{value}</div>'
            f'<div class="note">{escape(note)}</div></div>'
            for name, value, note in cells
        )
        + "</div>"
    )


def render_years(by_year: pd.DataFrame, scope: Scope, offered: Choices) -> None:
    """Draw the models by year, stacked by type; a click filters by the year."""
    totals = by_year.groupby("year", as_index=False)[["models"]].sum()
    takeaway = leading_year(totals)
    keys = [(palette.SUBJECT_TYPES.get(kind, palette.NEUTRAL), SUBJECT_TYPES[kind]) for kind in _kinds(by_year)]
    render_title("Mô hình đăng ký mới theo năm", takeaway, keys)
    total = dict(zip(totals["year"], totals["models"], strict=True))
    order = {kind: place for place, kind in enumerate(_kinds(by_year))}
    frame = pd.DataFrame(
        {
            "code": by_year["year"].astype(str),
            "kind": by_year["subject_type"].map(SUBJECT_TYPES),
            "models": by_year["models"],
            "order": by_year["subject_type"].map(order),
            "colour": [palette.SUBJECT_TYPES.get(kind, palette.NEUTRAL) for kind in by_year["subject_type"]],
            "opacity": [1.0 if not scope.years or year in scope.years else 0.35 for year in by_year["year"]],
            "total": by_year["year"].map(total),
            "total_label": [count(total[row.year]) if order[row.subject_type] == 0 else "" for row in rows(by_year)],
            "tip": [
                f"Năm {row.year} · {SUBJECT_TYPES[row.subject_type]}: {count(row.models)} mô hình"
                for row in rows(by_year)
            ],
        }
    )
    render_chart(
        years_bars,
        frame,
        key=f"years_{','.join(map(str, scope.years))}",
        alt_text=f"Biểu đồ cột: mô hình đăng ký mới theo năm. {takeaway}",
        on_pick=lambda code: toggle("nam", code, offered),
    )
    wide = by_year.pivot_table(index="year", columns="subject_type", values="models", aggfunc="sum").reset_index()
    shown = wide.rename(columns={"year": "Năm", **SUBJECT_TYPES}).astype(str)
    render_table_button(shown, name="mo-hinh-theo-nam", numbers=list(shown.columns[1:]))


def render_blocs(by_bloc: pd.DataFrame, figure: HeadlineFigure, scope: Scope, offered: Choices) -> None:
    """Draw the models by bloc; a click filters by the bloc."""
    blocs = load(categories, scope.revision, "bloc").set_index("code")
    named = by_bloc.assign(
        name=[blocs["name"].get(code, NOT_KNOWN_BLOC) for code in by_bloc["bloc"]],
        position=[int(blocs["position"].get(code, 0)) for code in by_bloc["bloc"]],
    ).sort_values(["models", "position"], ascending=[False, True])
    total = int(named["models"].sum())
    takeaway = leading_bloc(named)
    partly = figure.published is not None and total < figure.published and figure.kind == "published"
    title = f"{count(total)} mô hình đã nhập chi tiết, theo khối" if partly else "Mô hình theo khối"
    render_title(title, takeaway)
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
    render_chart(
        blocs_bars,
        frame,
        key=f"blocs_{','.join(scope.blocs)}",
        alt_text=f"Biểu đồ thanh: {title}. {takeaway}",
        on_pick=lambda code: toggle("khoi", code, offered),
    )
    shown = pd.DataFrame(
        {
            "Khối": named["name"],
            "Mô hình": [count(value) for value in named["models"]],
            "Tỷ lệ": [percent(value, total) for value in named["models"]],
        }
    )
    render_table_button(shown, name="mo-hinh-theo-khoi", numbers=["Mô hình", "Tỷ lệ"])


def wrapped(text: str, width: int = _LINE) -> str:
    """Break a label into lines of about `width` letters, parted by line feeds."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _when(scope: Scope, offered: Choices) -> str:
    if scope.years:
        listed = ", ".join(map(str, scope.years))
        return f"đăng ký mới năm {listed}"
    if not scope.period:
        return "trong tất cả các giai đoạn"
    return f"trong {period_in_words(offered.periods[scope.period])}"


def period_in_words(name: str) -> str:
    """Return the name of a period as it stands in a sentence: '2021–2025' -> 'giai đoạn 2021–2025'."""
    return f"giai đoạn {name}" if name[:1].isdigit() else name[:1].lower() + name[1:]


def _lead(figures: Headline, reach: Coverage, by_year: pd.DataFrame, scope: Scope) -> str:
    if scope.narrowed and not figures.total.shown:
        return "Không có mô hình nào khớp với bộ lọc đang chọn. Hãy bỏ bớt điều kiện lọc."
    parts = []
    if figures.collective.shown or figures.individual.shown:
        parts.append(f"{count(figures.collective.shown)} tập thể, {count(figures.individual.shown)} cá nhân")
    if reach.total and not reach.published:
        parts.append(f"ở {count(reach.with_models)} trên {count(reach.total)} tổ chức cơ sở đảng")
    sentence = " ".join(parts)
    totals = by_year.groupby("year")["models"].sum()
    if len(totals) > 1 and totals.max() > 0 and (totals == totals.max()).sum() == 1:
        sentence += f"; {totals.idxmax()} là năm đăng ký nhiều nhất"
    elif totals.empty and figures.total.shown:
        sentence += f"; đã nhập chi tiết {count(figures.total.itemised)} mô hình"
    return f"{sentence.removeprefix('; ')}." if sentence else ""


def _provenance(figure: HeadlineFigure) -> str:
    if figure.kind == "published":
        return f"công bố · đã nhập chi tiết {count(figure.itemised)}/{count(figure.published)}"
    beside = f" · công bố {count(figure.published)}" if figure.published is not None else ""
    return f"số liệu chi tiết{beside}"


def _change(by_year: pd.DataFrame, scope: Scope) -> str:
    if len(scope.years) != 1:
        return ""
    year = scope.years[0]

    before = Scope(
        scope.revision, "", (year - 1,), scope.blocs, scope.subject_types, scope.fields, scope.levels, scope.units
    )
    earlier = load(models_in, before)
    now = int(by_year["models"].sum())
    if not earlier:
        return ""
    sign = "+" if now >= earlier else "−"
    return f" · {sign}{count(abs(now - earlier))} so với năm {year - 1}"


def _level_value(figure: HeadlineFigure) -> str:
    return UNKNOWN if figure.shown is None else _link(count(figure.shown))


def _level_note(figure: HeadlineFigure) -> str:
    if figure.shown is None:
        return NO_DATA
    return "công bố · theo cấp đăng ký" if figure.kind == "published" else "số liệu chi tiết · theo cấp đăng ký"


def _units_value(reach: Coverage) -> str:
    total = "" if reach.total is None else f"<small>/{count(reach.total)}</small>"
    known = reach.with_models or not (reach.published or reach.total is None)
    return f"{_link(count(reach.with_models)) if known else UNKNOWN}{total}"


def _units_note(reach: Coverage) -> str:
    if reach.total is None or reach.published:
        return f"{NO_DATA} theo đơn vị"
    left = reach.total - reach.with_models
    return f"còn {count(left)} đơn vị chưa có mô hình" if left else "tất cả đơn vị đã có mô hình"


def _recognized_value(followed: Cohort) -> str:
    return _link(count(followed.recognized)) if followed.reviewed else UNKNOWN


def _recognized_note(followed: Cohort) -> str:
    if not followed.reviewed:
        return NO_DATA
    share = percent(followed.recognized, followed.reviewed)
    return f"{share} của {count(followed.reviewed)} mô hình đã thẩm định"


def _link(figure: str) -> str:
    return f'<a href="{LIST}">{figure}</a>'


def _kinds(by_year: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(by_year["subject_type"]))
