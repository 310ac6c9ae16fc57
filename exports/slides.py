"""The story as a PowerPoint file: native charts and tables, to be edited, with the source in the notes."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from charts import palette
from exports.deck_charts import cover_png
from exports.slides_shapes import (
    BODY,
    SMALL,
    Box,
    Style,
    add_chart,
    add_heat,
    add_number,
    add_panel,
    add_table,
    add_text,
    add_value,
    fill_text,
    height_of,
    table_pages,
)
from exports.slides_theme import BOTTOM, FOOT, HEIGHT, INNER, MARGIN, PAPER, TOP, WIDTH, dress
from exports.story_parts import Section, Story, Table, ToldModel
from exports.story_text import unbroken
from wording.headline import Stated
from wording.numbers import count

PAGES = 3
"""Slides that a table takes at most; the workbook has all its rows."""

_TALL, _ACROSS, _FACTS = Inches(0.68), 3, 6
"""Height of a fact of a model on its slide, how many stand side by side, and how many in all."""
_TITLE_ONLY = 5
_GAP = Inches(0.25)
_CONTENT = Box(MARGIN, TOP, INNER, BOTTOM - TOP)
_TABLE = Box(MARGIN, Inches(1.6), INNER, BOTTOM - Inches(2.1))


def slides(story: Story) -> bytes:
    """Return the story as PPTX, one slide a section and further ones for its tables; lists are for paper and left out.

    Every slide names revision, time and illustrative data at its foot; its notes hold the source.
    """
    presentation: Slides = Presentation()
    dress(presentation)
    core = presentation.core_properties
    core.title, core.author, core.comments = story.title, story.organisation, story.imprint
    core.language = "vi-VN"
    for section in story.sections:
        if section.kind != "list":
            _LAYOUTS[section.kind](presentation, story, section)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def _cover(presentation: Slides, story: Story, section: Section) -> None:
    slide = _blank(presentation)
    add_panel(slide, Box(0, 0, Inches(0.5), HEIGHT), palette.PRIMARY)
    left, width = Inches(1.4), WIDTH - Inches(2.4)
    above = [(text, Style(size, bold, ink)) for text, size, bold, ink in _owners(story) if text]
    add_text(slide, Box(left, Inches(0.65), width, Inches(0.8)), above)
    title = slide.shapes.title
    if title is not None:
        _place(title, Box(left, Inches(1.8), width, Inches(2.1)))
        fill_text(
            title.text_frame, [(unbroken(section.title), Style(54, True, palette.PRIMARY, anchor=MSO_ANCHOR.BOTTOM))]
        )
    lines = [(section.lead, Style(30, True, space_after=10))]
    lines += [(filter_, Style(BODY, ink=palette.MUTED)) for filter_ in section.points]
    add_text(slide, Box(left, Inches(4.1), width, Inches(1.5)), lines)
    add_text(slide, Box(left, Inches(5.75), width, Inches(0.5)), [(section.takeaway, Style(20, ink=palette.MUTED))])
    add_text(slide, Box(left, FOOT, width, Inches(0.3)), [(story.imprint, Style(12, ink=palette.MUTED))])
    _note(slide, story, section)


def _owners(story: Story) -> tuple[tuple[str, int, bool, str], ...]:
    return (
        (story.profile.get("parent", ""), 16, False, palette.MUTED),
        (story.organisation, 21, True, palette.INK),
    )


def _figures(presentation: Slides, story: Story, section: Section) -> None:
    slide = _page(presentation, story, section)
    if section.lead:
        box = Box(MARGIN, TOP - Inches(0.35), INNER, Inches(0.4))
        add_text(slide, box, [(section.lead, Style(BODY, ink=palette.MUTED))])
    figures = section.figures
    above = len(figures) if len(figures) <= 3 else len(figures) // 2  # the second row has the wider half
    lines = [line for line in (figures[:above], figures[above:]) if line]
    content = Box(MARGIN, TOP + Inches(0.35), INNER, BOTTOM - TOP - Inches(0.7))
    for row, line in enumerate(lines):
        whole = content.row(row, len(lines), _GAP)
        for place, figure in enumerate(line):
            leading = section.key == "tong-quan" and row == place == 0
            _tile(slide, whole.part(place, len(line), _GAP), figure, leading=leading)
    _remark(slide, section)
    _more_tables(presentation, story, section, section.further_tables)


def _tile(slide: Slide, box: Box, figure: Stated, *, leading: bool) -> None:
    add_panel(slide, Box(box.left, box.top, Pt(1.5), box.height), palette.PRIMARY if leading else palette.LINE)
    inner = Box(box.left + Inches(0.25), box.top, box.width - Inches(0.25), box.height)
    room = Emu(inner.width).inches * 2.3  # letters of 54 points on a line
    size = 54 if len(" · ".join(figure.values)) + len(figure.whole) / 2 <= room else 36
    lines = [(figure.label, Style(BODY, space_after=3))]
    lines += [(figure.note, Style(SMALL, ink=palette.MUTED))] if figure.note else []
    add_value(slide, inner, figure, Style(size, True, palette.PRIMARY if leading else palette.INK), lines)


def _chart(presentation: Slides, story: Story, section: Section) -> None:
    slide = _page(presentation, story, section)
    box = Box(_CONTENT.left, _CONTENT.top, _CONTENT.width, _CONTENT.height - (Inches(0.5) if section.remark else 0))
    if section.chart is not None and section.chart.kind == "heat":
        add_heat(slide, box, section.tables[0], section.chart)
    elif section.chart is not None:
        add_chart(slide, box, section.tables[0], section.chart, f"{section.title}. {section.takeaway}")
    _remark(slide, section)
    _more_tables(presentation, story, section, section.tables[1:])


def _tables(presentation: Slides, story: Story, section: Section) -> None:
    _more_tables(presentation, story, section, section.tables)


def _model(presentation: Slides, story: Story, section: Section) -> None:
    """Add the slide of a model: photo or cover at the left, full height; name, summary, results, facts at the right."""
    slide = _blank(presentation)
    told = section.model
    if told is None:
        return
    _picture(slide, Box(0, 0, round(WIDTH * 0.41), HEIGHT), told)
    left = round(WIDTH * 0.41) + Inches(0.5)
    column = Box(left, 0, WIDTH - left - Inches(0.55), HEIGHT)
    _badges(slide, Box(column.left, Inches(0.45), column.width, Inches(0.35)), section, told)
    size = next(size for size, most in ((27, 75), (21, 150), (17, 10_000)) if len(told.name) <= most)
    name = (told.name, Style(size, True))
    top: int = Inches(0.9)
    title = slide.shapes.title
    if title is not None:
        _place(title, Box(column.left, top, column.width, height_of([name], column.width)))
        fill_text(title.text_frame, [name])
    top += height_of([name], column.width) + Inches(0.15)
    facts = told.facts[:_FACTS]
    bottom: int = FOOT - Inches(0.15) - _TALL * -(-len(facts) // _ACROSS)
    _facts(slide, Box(column.left, bottom, column.width, FOOT - Inches(0.15) - bottom), facts)
    if told.results:
        bottom -= Inches(1.1)
        _results(slide, Box(column.left, bottom, column.width, Inches(0.95)), told.results)
    room = Box(column.left, top, column.width, bottom - Inches(0.15) - top)
    add_text(slide, room, _telling(told, room))
    _foot(slide, story, column)
    _note(slide, story, section)


def _badges(slide: Slide, box: Box, section: Section, told: ToldModel) -> None:
    add_text(slide, box, [(section.title, Style(15, ink=palette.MUTED, anchor=MSO_ANCHOR.MIDDLE))])
    left = box.left + Inches(1.95)
    for badge in told.badges:
        place = Box(left, box.top, Inches(0.35 + 0.09 * len(badge)), box.height)
        add_panel(slide, place, palette.GOLD)
        add_text(slide, place, [(badge, Style(13, True, palette.INK, PP_ALIGN.CENTER, MSO_ANCHOR.MIDDLE))])
        left += place.width + Inches(0.12)


def _telling(told: ToldModel, room: Box) -> list[tuple[str, Style]]:
    """Return the summary and what came of it, or how it was done, as much as there is room for."""
    lead = [(told.summary, Style(16, anchor=MSO_ANCHOR.MIDDLE, space_after=8))] if told.summary else []
    for heading, text in sorted(told.story, key=lambda part: part[0] != "Kết quả"):
        part = [(heading, Style(13, True, palette.PRIMARY))] if heading else []
        more = [*lead, *part, (text, Style(SMALL, space_after=8, anchor=MSO_ANCHOR.MIDDLE))]
        if height_of(more, room.width) > room.height:
            break
        lead = more
    return lead


def _results(slide: Slide, box: Box, results: tuple[Stated, ...]) -> None:
    for place, result in enumerate(results):
        label = [(result.label, Style(13, ink=palette.MUTED))]
        add_value(slide, box.part(place, len(results), _GAP), result, Style(30, True, palette.PRIMARY), label)


def _facts(slide: Slide, box: Box, facts: tuple[tuple[str, str], ...]) -> None:
    add_panel(slide, Box(box.left, box.top - Inches(0.08), box.width, Pt(1)), palette.LINE)
    rows = -(-len(facts) // _ACROSS)
    for place, (label, value) in enumerate(facts):
        cell = box.row(place // _ACROSS, rows, 0).part(place % _ACROSS, _ACROSS, Inches(0.15))
        size = 13 if len(value) <= 24 else 11
        add_text(slide, cell, [(label, Style(11, ink=palette.MUTED)), (value, Style(size))])


def _closing(presentation: Slides, story: Story, section: Section) -> None:
    slide = _page(presentation, story, section)
    add_panel(slide, Box(MARGIN, TOP, Pt(1.5), BOTTOM - TOP), palette.LINE)
    box = Box(MARGIN + Inches(0.3), TOP, INNER - Inches(0.3), BOTTOM - TOP)
    add_text(slide, box, [(point, Style(BODY, space_after=14, anchor=MSO_ANCHOR.MIDDLE)) for point in section.points])


_LAYOUTS: dict[str, Callable[[Slides, Story, Section], None]] = {
    "cover": _cover,
    "figures": _figures,
    "chart": _chart,
    "table": _tables,
    "model": _model,
    "closing": _closing,
}


def _more_tables(presentation: Slides, story: Story, section: Section, tables: tuple[Table, ...]) -> None:
    """Add the tables on slides of their own, cut after PAGES slides with a note that says so."""
    for table in tables:
        size = SMALL if len(table.columns) <= 5 else 12
        pages = table_pages(table, _TABLE, size)
        shown = pages[:PAGES]
        rows = sum(len(page.lines) for page in shown)
        for page in shown:
            slide = _page(presentation, story, replace(section, takeaway=table.title))
            add_table(slide, _TABLE, table, page, size)
        if rows < table.rows_in_all and shown:
            _foot_note(slide, f"Hiển thị {count(rows)} trên {count(table.rows_in_all)} dòng; tệp Excel có nhiều hơn.")


def _blank(presentation: Slides) -> Slide:
    slide: Slide = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_ONLY])
    return slide


def _page(presentation: Slides, story: Story, section: Section) -> Slide:
    """Add a slide with what every one has: what is counted, the sentence, revision and number at the foot, notes."""
    slide = _blank(presentation)
    add_panel(slide, Box(0, 0, Inches(0.125), HEIGHT), palette.PRIMARY)
    said = section.headline or section.title
    if section.title != said:
        box = Box(MARGIN, Inches(0.42), INNER, Inches(0.35))
        kicker = " · ".join((section.title, story.when, *story.filters))
        add_text(slide, box, [(kicker, Style(15, ink=palette.MUTED))])
    heading = slide.shapes.title
    if heading is not None:
        _place(heading, Box(MARGIN, Inches(0.8), INNER, Inches(1.0)))
        size = 30 if len(said) <= 52 else 24 if len(said) <= 66 else 26
        fill_text(heading.text_frame, [(said, Style(size, True, anchor=MSO_ANCHOR.TOP))])
    _foot(slide, story, Box(MARGIN, 0, INNER, HEIGHT))
    _note(slide, story, section)
    return slide


def _foot(slide: Slide, story: Story, column: Box) -> None:
    style = Style(12, ink=palette.MUTED)
    number = Inches(0.7)
    add_text(slide, Box(column.left, FOOT, column.width - number, Inches(0.3)), [(story.imprint, style)])
    place = Box(column.left + column.width - number, FOOT, number, Inches(0.3))
    add_number(slide, place, replace(style, align=PP_ALIGN.RIGHT))


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.lengths


def _remark(slide: Slide, section: Section) -> None:
    if section.remark:
        _foot_note(slide, section.remark)


def _foot_note(slide: Slide, text: str) -> None:
    box = Box(MARGIN, BOTTOM - Inches(0.3), INNER, Inches(0.3))
    add_text(slide, box, [(text, Style(SMALL, ink=palette.MUTED))])


def _note(slide: Slide, story: Story, section: Section) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        return
    scope = "; ".join((story.when, *story.filters))
    lines = [
        section.lead,
        f"Nguồn: {section.source}" if section.source else "",
        f"Phạm vi: {scope}.",
        story.imprint + ".",
    ]
    frame.text = "\n".join(line for line in lines if line)


def _picture(slide: Slide, box: Box, told: ToldModel) -> None:
    """Add the photo of a model, cut to its place, with its caption; or the cover that is drawn for it."""
    file = io.BytesIO(cover_png(told, 790, 1080)) if told.photo is None else _as_jpeg(told.photo)
    picture: Any = slide.shapes.add_picture(file, Emu(box.left), Emu(box.top))
    wanted, has = box.width / box.height, picture.width / picture.height
    if has > wanted:
        picture.crop_left = picture.crop_right = (1 - wanted / has) / 2
    else:
        picture.crop_top = picture.crop_bottom = (1 - has / wanted) / 2
    _place(picture, box)
    picture._element.nvPicPr.cNvPr.set("descr", told.caption or told.name)
    if told.photo is not None and told.caption:
        strip = Box(box.left, box.height - Inches(0.5), box.width, Inches(0.5))
        add_panel(slide, strip, palette.INK)
        inner = Box(strip.left + Inches(0.25), strip.top, strip.width - Inches(0.5), strip.height)
        add_text(slide, inner, [(told.caption[:90], Style(13, ink=PAPER, anchor=MSO_ANCHOR.MIDDLE))])


def _as_jpeg(photo: bytes) -> io.BytesIO:
    """Return a WebP photo in a form that every PowerPoint opens."""
    file = io.BytesIO()
    with Image.open(io.BytesIO(photo)) as picture:
        picture.convert("RGB").save(file, "JPEG", quality=88)
    file.seek(0)
    return file
