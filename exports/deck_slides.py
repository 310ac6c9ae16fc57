"""The slides of a deck: one section of the story each. Everything from data is escaped here."""

from base64 import b64encode
from collections.abc import Callable
from html import escape

from charts.cover import cover_svg
from exports.deck_charts import chart_svg
from exports.story_parts import Section, SectionKind, Story, Table, ToldModel
from exports.story_text import unbroken
from wording.headline import Stated
from wording.numbers import count

_LONG_TITLE = 95
_LONG_NAME = 70
_LONG_VALUE = 11
_NAMED_UNITS = 10
_TABLE_ROWS = 9


def slide_html(story: Story, section: Section, number: int, of: int) -> str:
    """Return a section of the story as one slide; `number` counts from 1."""
    body = _BODIES[section.kind](story, section)
    foot = _foot(story, number, of)
    label = escape(f"{number} / {of}: {section.takeaway}", quote=True)
    name = escape(section.key, quote=True)
    if section.kind == "model":  # the photo stands beside text and foot
        picture, text = body
        inner = f'{picture}<div class="text">{text}{foot}</div>'
    else:
        inner = "".join(body) + foot
    return f'<section class="slide {section.kind}" id="{name}" aria-label="{label}">{inner}</section>'


def _cover(story: Story, section: Section) -> tuple[str, ...]:
    above = story.profile.get("parent", "")
    filters = "".join(f'<p class="said">{escape(line)}</p>' for line in section.points)
    return (
        f'<div><p class="above">{escape(above)}</p><p class="owner">{escape(story.organisation)}</p></div>',
        f'<div><h1>{escape(unbroken(section.title))}</h1><p class="when">{escape(section.lead)}</p>{filters}</div>',
        f'<p class="said">{escape(section.takeaway)}</p>',
    )


def _figures(story: Story, section: Section) -> tuple[str, ...]:
    five = " five" if len(section.figures) == 5 else ""
    long = " long" if any(len(one.value) > _LONG_VALUE for one in section.figures) else ""  # all of one size
    tiles = "".join(
        f'<div><p class="value{long}">{_value(one)}</p><p class="name">{escape(one.label)}</p>'
        f'<p class="note">{escape(one.note)}</p></div>'
        for one in section.figures
    )
    return (_head(story, section), f'<div class="body"><div class="tiles{five}">{tiles}</div></div>', _remark(section))


def _chart(story: Story, section: Section) -> tuple[str, ...]:
    if section.chart is None:
        return _table(story, section)
    table = section.tables[0]
    names = _names(section.tables[1]) if len(section.tables) > 1 else ""
    said = escape(f"{section.title}. {section.takeaway}", quote=True)
    wide = chart_svg(section.chart, table, "beside" if names else "wide")
    tall = chart_svg(section.chart, table, "tall")
    picture = (
        f'<div class="picture" role="img" aria-label="{said}">{_classed(wide, "wide")}{_classed(tall, "tall")}</div>'
    )
    drawn = f'<div class="split">{picture}{names}</div>' if names else picture
    body = f'<div class="body">{_legend(section)}{drawn}</div>'
    return (_head(story, section), body, _remark(section))


def _table(story: Story, section: Section) -> tuple[str, ...]:
    table = section.tables[0]
    kinds = ["" if column.kind == "text" else ' class="number"' for column in table.columns]
    head = "".join(f"<th{kind}>{escape(column.label)}</th>" for column, kind in zip(table.columns, kinds, strict=True))
    lines = "".join(
        "<tr>"
        + "".join(
            f"<td{kind}>{escape(column.shown(row[column.name]))}</td>"
            for column, kind in zip(table.columns, kinds, strict=True)
        )
        + "</tr>"
        for row in table.frame[:_TABLE_ROWS].to_dict("records")
    )
    shown = f'<table class="table"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>'
    return (_head(story, section), f'<div class="body">{shown}</div>', _remark(section))


def _closing(story: Story, section: Section) -> tuple[str, ...]:
    points = "".join(f"<li>{escape(point)}</li>" for point in section.points)
    return (
        f'<p class="eyebrow">{escape(story.title)} · {escape(story.when)}</p><h1>{escape(section.takeaway)}</h1>',
        f'<div class="body"><ul>{points}</ul></div>',
    )


def _model(story: Story, section: Section) -> tuple[str, ...]:
    model = section.model
    if model is None:
        raise ValueError(f"The section {section.key} tells no model.")
    badges = "".join(f'<span class="badge">{escape(badge)}</span>' for badge in model.badges)
    long = " long" if len(model.name) > _LONG_NAME else ""
    results = "".join(
        f'<div><p class="value">{_value(one)}</p><p class="name">{escape(one.label)}</p></div>' for one in model.results
    )
    parts = "".join(
        f'<p class="part">{f"<b>{escape(heading)}</b>" if heading else ""}{escape(text)}</p>'
        for heading, text in _in_short(model)
    )
    facts = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in model.facts[:6])
    return (
        f'<div class="photo">{_picture(model)}</div>',
        f'<p class="eyebrow">{escape(section.title)}{badges}</p><h1 class="{long.strip()}">{escape(model.name)}</h1>'
        f'<div class="said"><p class="lead{"" if parts else " alone"}">{escape(model.summary)}</p>{parts}'
        f'{f"<div class=results>{results}</div>" if results else ""}</div><dl class="facts">{facts}</dl>',
    )


_BODIES: dict[SectionKind, Callable[[Story, Section], tuple[str, ...]]] = {
    "cover": _cover,
    "figures": _figures,
    "chart": _chart,
    "table": _table,
    "list": _table,
    "model": _model,
    "closing": _closing,
}


def _head(story: Story, section: Section) -> str:
    about = " · ".join((section.title, story.when, *story.filters))
    long = ' class="long"' if len(section.takeaway) > _LONG_TITLE else ""
    lead = f'<p class="lead">{escape(section.lead)}</p>' if section.lead else ""
    return f'<p class="eyebrow">{escape(about)}</p><h1{long}>{escape(section.headline)}</h1>{lead}'


def _foot(story: Story, number: int, of: int) -> str:
    mark = '<span class="tag">Dữ liệu minh họa</span>' if story.illustrative else ""
    return (
        f'<div class="foot"><span>{escape(story.version)}</span>{mark}<span class="number">{number} / {of}</span></div>'
    )


def _remark(section: Section) -> str:
    return f'<p class="remark">{escape(section.remark)}</p>' if section.remark else ""


def _legend(section: Section) -> str:
    if section.chart is None or section.chart.kind not in {"columns", "pairs"}:
        return ""
    meanings = "".join(
        f'<span><svg viewBox="0 0 9 9" aria-hidden="true"><rect width="9" height="9" fill="{series.colour}"/></svg>'
        f"{escape(series.label)}</span>"
        for series in section.chart.series
    )
    return f'<div class="legend">{meanings}</div>'


def _names(table: Table) -> str:
    first, *others = table.columns
    named = table.frame[:_NAMED_UNITS].to_dict("records")
    items = "".join(
        f"<li>{escape(first.shown(row[first.name]))}"
        + "".join(f"<small>{escape(other.shown(row[other.name]))}</small>" for other in others)
        + "</li>"
        for row in named
    )
    left = table.rows_in_all - len(named)
    more = f'<li class="more">và {count(left)} đơn vị khác</li>' if left > 0 else ""
    many = " many" if len(named) > 4 else ""
    return f'<div class="names{many}"><h3>{escape(table.title)}</h3><ul>{items}{more}</ul></div>'


def _value(one: Stated) -> str:
    values = " <small>·</small> ".join(escape(value) for value in one.values)
    return values + (f"<small>{escape(one.whole)}</small>" if one.whole else "")


def _in_short(model: ToldModel) -> list[tuple[str, str]]:
    """Return the parts of the story that stand beside name and summary: what came of it, or how it was done too."""
    wanted = {"Kết quả"} if model.summary else {"Cách làm", "Kết quả"}
    return [part for part in model.story if part[0] in wanted] or list(model.story[:1])


def _picture(model: ToldModel) -> str:
    if model.photo is None:
        return cover_svg(model.field_position, model.code, model.colour, 790, 1080)
    caption = f'<p class="caption">{escape(model.caption)}</p>' if model.caption else ""
    data = b64encode(model.photo).decode()
    return f'<img alt="{escape(model.caption or model.name, quote=True)}" src="data:image/webp;base64,{data}">{caption}'


def _classed(svg: str, name: str) -> str:
    return svg.replace('class="marks"', f'class="{name}" preserveAspectRatio="xMidYMid meet" aria-hidden="true"', 1)
