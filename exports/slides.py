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
from pptx.util import Emu, Inches

from charts import palette
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
    fill_text,
    table_pages,
)
from exports.slides_theme import BOTTOM, HEIGHT, INNER, MARGIN, PAPER, TOP, WIDTH, dress
from exports.story_parts import Section, Story, Table, ToldModel
from wording.headline import Stated
from wording.numbers import count

PAGES = 3
"""Slides that a table takes at most; the workbook has all its rows."""
ON_SLIDES = ("name", "unit", "bloc", "year")
"""The columns of the list of models that can be read from the back of a hall."""

_STORY = 650
"""Letters of a model's story that a slide holds."""

_TITLE_ONLY = 5
_GAP = Inches(0.25)
_CONTENT = Box(MARGIN, TOP, INNER, BOTTOM - TOP)
_TABLE = Box(MARGIN, Inches(1.6), INNER, BOTTOM - Inches(2.1))


def slides(story: Story) -> bytes:
    """Return the story as PPTX, one slide a section and further ones for its tables.

    Every slide names revision, time and illustrative data at its foot; its notes hold the source.
    """
    presentation: Slides = Presentation()
    dress(presentation)
    core = presentation.core_properties
    core.title, core.author, core.comments = story.title, story.organisation, story.imprint
    core.language = "vi-VN"
    for section in story.sections:
        _LAYOUTS[section.kind](presentation, story, section)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def _cover(presentation: Slides, story: Story, section: Section) -> None:
    slide = _blank(presentation)
    add_panel(slide, Box(0, 0, Inches(0.35), HEIGHT), palette.PRIMARY)
    left, width = Inches(1.2), WIDTH - Inches(2.2)
    title = slide.shapes.title
    if title is not None:
        _place(title, Box(left, Inches(1.9), width, Inches(1.2)))
        fill_text(title.text_frame, [(section.title, Style(44, True, anchor=MSO_ANCHOR.BOTTOM))])
    lines = [(section.takeaway, Style(26, False, palette.PRIMARY, space_after=14)), (story.organisation, Style(20))]
    lines += [(filter_, Style(BODY, ink=palette.MUTED)) for filter_ in section.points]
    add_text(slide, Box(left, Inches(3.35), width, Inches(2.4)), lines)
    add_text(slide, Box(left, Inches(6.55), width, Inches(0.4)), [(story.imprint, Style(SMALL, ink=palette.MUTED))])
    _note(slide, story, section)


def _figures(presentation: Slides, story: Story, section: Section) -> None:
    slide = _page(presentation, story, section)
    if section.lead:
        box = Box(MARGIN, Inches(1.42), INNER, Inches(0.4))
        add_text(slide, box, [(section.lead, Style(BODY, ink=palette.MUTED))])
    figures = section.figures
    above = len(figures) if len(figures) <= 3 else len(figures) // 2  # the second row has the wider half
    lines = [line for line in (figures[:above], figures[above:]) if line]
    height = (_CONTENT.height - Inches(0.5) - (len(lines) - 1) * _GAP) // len(lines)
    for row, line in enumerate(lines):
        whole = Box(_CONTENT.left, _CONTENT.top + row * (height + _GAP), _CONTENT.width, min(height, Inches(2.4)))
        for place, figure in enumerate(line):
            _tile(slide, whole.part(place, len(line), _GAP), figure)
    _remark(slide, section)
    _more_tables(presentation, story, section, section.further_tables)


def _tile(slide: Slide, box: Box, figure: Stated) -> None:
    add_panel(slide, box)
    inner = Box(box.left + Inches(0.25), box.top + Inches(0.15), box.width - Inches(0.5), box.height - Inches(0.3))
    room = Emu(inner.width).inches * 3.4  # letters of 40 points on a line
    size = 40 if len(figure.value) <= room else 26
    lines = [(figure.label, Style(16, ink=palette.MUTED, anchor=MSO_ANCHOR.MIDDLE)), (figure.value, Style(size, True))]
    lines += [(figure.note, Style(SMALL, ink=palette.MUTED))] if figure.note else []
    add_text(slide, inner, lines)


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


def _list(presentation: Slides, story: Story, section: Section) -> None:
    tables = tuple(
        replace(table, columns=tuple(column for column in table.columns if column.name in ON_SLIDES))
        for table in section.tables
    )
    _more_tables(presentation, story, replace(section, takeaway=section.title), tables)


def _model(presentation: Slides, story: Story, section: Section) -> None:
    slide = _page(presentation, story, section)
    told = section.model
    if told is None:
        return
    gap = Inches(0.4)
    side = Box(_CONTENT.left, _CONTENT.top, round(_CONTENT.width * 0.36), _CONTENT.height)
    body = Box(side.left + side.width + gap, side.top, _CONTENT.width - side.width - gap, side.height)
    facts = [(f"{label}: {value}", Style(SMALL, ink=palette.MUTED, space_after=3)) for label, value in told.facts]
    if told.photo is not None:
        _picture(slide, side, told.photo, told.caption or told.name)
        add_text(slide, body, [*_telling(section, told), *facts])
        return
    add_panel(slide, side, told.colour)
    inner = Box(side.left + gap, side.top + gap, side.width - 2 * gap, side.height - 2 * gap)
    add_text(slide, inner, _on_cover(told))
    add_text(slide, body, [*_telling(section, told), *facts])


def _telling(section: Section, told: ToldModel) -> list[tuple[str, Style]]:
    """Return the summary and the beginning of the story, as much as a slide holds."""
    paragraphs = [(section.lead, Style(20, space_after=10))] if section.lead else []
    room = _STORY - len(section.lead)
    for heading, text in told.story:
        room -= len(heading) + len(text)
        if room < 0:
            break
        paragraphs += [(heading, Style(16, True, palette.PRIMARY))] if heading else []
        paragraphs.append((text, Style(16, space_after=8)))
    return paragraphs


def _on_cover(told: ToldModel) -> list[tuple[str, Style]]:
    """Return what stands on the drawn cover of a model without a photo: its badges and results, else its bloc."""
    lines = [(badge, Style(BODY, True, PAPER, space_after=10)) for badge in told.badges]
    for result in told.results:
        lines += [(result.value, Style(30, True, PAPER)), (result.label, Style(16, ink=PAPER, space_after=14))]
    bloc = dict(told.facts).get("Khối", "")
    return lines or [(bloc or "Dân vận khéo", Style(26, True, PAPER, anchor=MSO_ANCHOR.MIDDLE))]


def _closing(presentation: Slides, story: Story, section: Section) -> None:
    slide = _page(presentation, story, section)
    add_text(slide, _CONTENT, [(point, Style(BODY, space_after=10)) for point in section.points])


_LAYOUTS: dict[str, Callable[[Slides, Story, Section], None]] = {
    "cover": _cover,
    "figures": _figures,
    "chart": _chart,
    "table": _tables,
    "list": _list,
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
    add_panel(slide, Box(0, 0, WIDTH, Inches(0.12)), palette.PRIMARY)
    said = section.takeaway or section.title
    if section.title != said:
        box = Box(MARGIN, Inches(0.45), INNER, Inches(0.35))
        add_text(slide, box, [(section.title, Style(16, True, palette.PRIMARY))])
    heading = slide.shapes.title
    if heading is not None:
        _place(heading, Box(MARGIN, Inches(0.82), INNER, Inches(1.0)))
        size = 28 if len(said) <= 90 else 22
        fill_text(heading.text_frame, [(said, Style(size, True, anchor=MSO_ANCHOR.TOP))])
    foot = Box(MARGIN, Inches(7.0), INNER - Inches(1), Inches(0.3))
    add_text(slide, foot, [(story.imprint, Style(11, ink=palette.MUTED))])
    number = Box(WIDTH - MARGIN - Inches(1), Inches(7.0), Inches(1), Inches(0.3))
    add_number(slide, number, Style(11, ink=palette.MUTED, align=PP_ALIGN.RIGHT))
    _note(slide, story, section)
    return slide


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.lengths


def _remark(slide: Slide, section: Section) -> None:
    if section.remark:
        _foot_note(slide, section.remark)


def _foot_note(slide: Slide, text: str) -> None:
    box = Box(MARGIN, BOTTOM - Inches(0.35), INNER, Inches(0.35))
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


def _picture(slide: Slide, box: Box, photo: bytes, description: str) -> None:
    """Add a photo, cut to its place."""
    picture: Any = slide.shapes.add_picture(_as_jpeg(photo), Emu(box.left), Emu(box.top))
    wanted, has = box.width / box.height, picture.width / picture.height
    if has > wanted:
        picture.crop_left = picture.crop_right = (1 - wanted / has) / 2
    else:
        picture.crop_top = picture.crop_bottom = (1 - has / wanted) / 2
    _place(picture, box)
    picture._element.nvPicPr.cNvPr.set("descr", description)


def _as_jpeg(photo: bytes) -> io.BytesIO:
    """Return a WebP photo in a form that every PowerPoint opens."""
    file = io.BytesIO()
    with Image.open(io.BytesIO(photo)) as picture:
        picture.convert("RGB").save(file, "JPEG", quality=88)
    file.seek(0)
    return file
