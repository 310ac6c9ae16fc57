"""What slides are made of: texts, boxes, tables and native charts, each placed by its rectangle."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu, Length, Pt

from charts import palette
from exports.slides_theme import PANEL, colour
from exports.story_parts import Chart, Column, Table
from exports.widths import shares
from wording.headline import Stated

BODY = 18
"""Points; smaller text cannot be read from the back of a hall."""
SMALL = 14

_SLIDE_NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own identifiers of the field and of the table style without fills."""

_KINDS = {
    "columns": XL_CHART_TYPE.COLUMN_STACKED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "pairs": XL_CHART_TYPE.BAR_CLUSTERED,
}


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    def part(self, place: int, of: int, gap: int) -> "Box":
        """Return one of several equal columns of the rectangle."""
        width = (self.width - gap * (of - 1)) // of
        return Box(self.left + place * (width + gap), self.top, width, self.height)

    def row(self, place: int, of: int, gap: int) -> "Box":
        """Return one of several equal rows of the rectangle."""
        height = (self.height - gap * (of - 1)) // of
        return Box(self.left, self.top + place * (height + gap), self.width, height)

    @property
    def lengths(self) -> tuple[Length, Length, Length, Length]:
        return Emu(self.left), Emu(self.top), Emu(self.width), Emu(self.height)


@dataclass(frozen=True)
class Style:
    """How a text looks; size in points."""

    size: float = BODY
    bold: bool = False
    ink: str = palette.INK
    align: PP_ALIGN = PP_ALIGN.LEFT
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP
    space_after: float = 0


def add_text(slide: Slide, box: Box, paragraphs: Sequence[tuple[str, Style]]) -> Any:
    """Add a text box with one paragraph per text, wrapped inside its rectangle; return its text frame."""
    frame: Any = slide.shapes.add_textbox(*box.lengths).text_frame
    fill_text(frame, paragraphs)
    return frame


def add_value(slide: Slide, box: Box, figure: Stated, value: Style, below: Sequence[tuple[str, Style]]) -> None:
    """Add a big figure with what it is out of or measured in beside it, smaller, and texts below it."""
    frame = add_text(slide, box, [(" · ".join(figure.values), value), *below])
    if figure.whole:
        run = frame.paragraphs[0].add_run()
        run.text, run.font.size = _printable(figure.whole), Pt(max(SMALL, value.size * 0.45))
        run.font.color.rgb = colour(palette.MUTED)


def height_of(paragraphs: Sequence[tuple[str, Style]], width: int) -> int:
    """Return the height that texts take when they are wrapped at a width, rather too much than too little."""
    taken = 0.0
    for text, style in paragraphs:
        letters = Emu(width).pt / (style.size * (0.56 if style.bold else 0.52))
        taken += -(-len(text) // letters) * style.size * 1.22 + style.space_after
    return Pt(taken)


def fill_text(frame: Any, paragraphs: Sequence[tuple[str, Style]]) -> None:
    """Fill a text frame; what it held is replaced."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    if paragraphs:
        frame.vertical_anchor = paragraphs[0][1].anchor
    for place, (text, style) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = style.align
        paragraph.space_after = Pt(style.space_after)
        run = paragraph.add_run()
        run.text = _printable(text)
        run.font.size, run.font.bold = Pt(style.size), style.bold
        run.font.color.rgb = colour(style.ink)


def add_panel(slide: Slide, box: Box, fill: str = PANEL) -> None:
    """Add a flat rectangle behind what follows."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.lengths)
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(fill)
    shape.line.fill.background()
    shape.shadow.inherit = False


def add_number(slide: Slide, box: Box, style: Style) -> None:
    """Add the number of the slide as a field, so that it stays right when slides are moved."""
    frame = slide.shapes.add_textbox(*box.lengths).text_frame
    fill_text(frame, [("", style)])
    paragraph = frame.paragraphs[0]._p
    run = paragraph.find(qn("a:r"))
    field = parse_xml(f'<a:fld {nsdecls("a")} id="{_SLIDE_NUMBER}" type="slidenum"><a:t>1</a:t></a:fld>')
    field.insert(0, run.find(qn("a:rPr")))
    paragraph.replace(run, field)


@dataclass(frozen=True)
class TablePage:
    """The rows of a table that fit on one slide: from `first`, each with the lines of text it needs."""

    first: int
    lines: tuple[int, ...]


def table_pages(table: Table, box: Box, size: float) -> list[TablePage]:
    """Part a table into pages that fit into a rectangle below their head; a row is never parted."""
    letters = [max(4, round(share * _letters(box, size)) - 2) for share in shares(table, _letters(box, size))]
    room = box.height - _row_height(2, size)
    pages: list[TablePage] = []
    first = 0
    taken: list[int] = []
    for place, (_, row) in enumerate(table.frame.iterrows()):
        shown = zip(table.columns, letters, strict=True)
        lines = max(1, *(-(-len(column.shown(row[column.name])) // fit) for column, fit in shown))
        if taken and sum(_row_height(one, size) for one in (*taken, lines)) > room:
            pages.append(TablePage(first, tuple(taken)))
            first, taken = place, []
        taken.append(lines)
    return [*pages, TablePage(first, tuple(taken))] if taken else pages


def _letters(box: Box, size: float) -> float:
    """Return how many letters a line of the rectangle holds."""
    return Emu(box.width).inches * 128 / size


def _row_height(lines: int, size: float) -> int:
    return Pt(lines * size * 1.25 + 10)


def add_table(slide: Slide, box: Box, table: Table, page: TablePage, size: float) -> None:
    """Add one page of a table as a real table; numbers stand to the right, columns are as wide as they need."""
    shape: Any = slide.shapes.add_table(len(page.lines) + 1, len(table.columns), *box.lengths)
    grid = shape.table
    grid.horz_banding = False
    _restyle(shape)
    for place, share in enumerate(shares(table, _letters(box, size))):
        grid.columns[place].width = Emu(round(box.width * share))
    for place, column in enumerate(table.columns):
        _cell(grid.cell(0, place), column.label, Style(size, True, palette.MUTED, _side(column)), PANEL)
    grid.rows[0].height = Emu(_row_height(1, size))
    shown = table.frame.iloc[page.first : page.first + len(page.lines)]
    for number, (lines, (_, row)) in enumerate(zip(page.lines, shown.iterrows(), strict=True), 1):
        grid.rows[number].height = Emu(_row_height(lines, size))
        for place, column in enumerate(table.columns):
            _cell(grid.cell(number, place), column.shown(row[column.name]), Style(size, align=_side(column)), None)


def add_heat(slide: Slide, box: Box, table: Table, chart: Chart) -> None:
    """Add rows by series as a table whose cells are coloured by their value."""
    highest = max((int(table.frame[one.column].max()) for one in chart.series), default=0)
    shape: Any = slide.shapes.add_table(len(table.frame) + 1, len(chart.series) + 1, *box.lengths)
    grid = shape.table
    _restyle(shape)
    first = round(box.width * 0.34)
    for place in range(len(chart.series) + 1):
        grid.columns[place].width = Emu(first if not place else (box.width - first) // len(chart.series))
    _cell(grid.cell(0, 0), "", Style(), None)
    size = SMALL if len(table.frame) <= 8 else 11
    for place, one in enumerate(chart.series, 1):
        _cell(grid.cell(0, place), one.label, Style(size, True, palette.MUTED, PP_ALIGN.CENTER), None)
    for line, (_, row) in enumerate(table.frame.iterrows(), 1):
        _cell(grid.cell(line, 0), str(row[chart.category]), Style(size), None)
        for place, one in enumerate(chart.series, 1):
            value = int(row[one.column])
            fill, ink = palette.heat_colours(value, highest)
            _cell(
                grid.cell(line, place),
                Column("", "", "count").shown(value),
                Style(BODY, True, ink, PP_ALIGN.CENTER),
                fill,
            )


def add_chart(slide: Slide, box: Box, table: Table, chart: Chart, description: str) -> None:
    """Add a native chart that PowerPoint can edit, with its figures at the bars."""
    frame = table.frame
    data: Any = CategoryChartData(number_format="#,##0")  # type: ignore[no-untyped-call]  # no types published
    data.categories = [str(value) for value in frame[chart.category]]
    for one in chart.series:
        data.add_series(one.label, [float(value) for value in frame[one.column]])
    graphic: Any = slide.shapes.add_chart(_KINDS[chart.kind], *box.lengths, data)
    graphic._element.nvGraphicFramePr.cNvPr.set("descr", description)
    drawn = graphic.chart
    drawn.font.size = Pt(SMALL)
    drawn.font.color.rgb = colour(palette.INK)
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
    _axes(drawn, lying=chart.kind != "columns")
    plot = drawn.plots[0]
    plot.gap_width = 60
    plot.overlap = 100 if chart.kind == "columns" else -10
    for place, one in enumerate(chart.series):
        _series(plot.series[place], one.colour, chart, frame[chart.written] if chart.written else None)


def _axes(drawn: Any, lying: bool) -> None:
    drawn.value_axis.visible = False
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.minimum_scale = 0
    axis = drawn.category_axis
    axis.reverse_order = lying  # PowerPoint draws the first row at the bottom
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = colour(palette.LINE)


def _series(series: Any, fill: str, chart: Chart, written: Any) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour(fill)
    series.invert_if_negative = False
    for place, code in enumerate(chart.row_colours):
        point = series.points[place]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = colour(code)
    stacked = chart.kind == "columns" and len(chart.series) > 1
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = "#,##0;;", False
    labels.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold = Pt(SMALL), True
    labels.font.color.rgb = _on(fill) if stacked else colour(palette.INK)
    if written is None:
        return
    for place, text in enumerate(written):
        frame = series.points[place].data_label.text_frame
        frame.text = _printable(str(text))
        font = frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(SMALL), True
        series.points[place].data_label.position = XL_LABEL_POSITION.OUTSIDE_END


def _on(fill: str) -> RGBColor:
    """Return white or ink, whichever is read better on a fill."""
    red, green, blue = (int(fill[place : place + 2], 16) for place in (1, 3, 5))
    return colour("#FFFFFF" if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else palette.INK)


def _restyle(shape: Any) -> None:
    """Take the plain table style: no fills of its own, so that what stands out is what we colour."""
    style = shape._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId"))
    style.text = _NO_STYLE


def _cell(cell: Any, text: str, style: Style, fill: str | None) -> None:
    fill_text(cell.text_frame, [(text, style)])
    cell.margin_left = cell.margin_right = Pt(6)
    cell.margin_top = cell.margin_bottom = Pt(3)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if fill is not None:
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour(fill)
    _line_below(cell)


def _line_below(cell: Any) -> None:
    fill = f'<a:solidFill><a:srgbClr val="{palette.LINE.removeprefix("#")}"/></a:solidFill>'
    line = parse_xml(f'<a:lnB {nsdecls("a")} w="9525">{fill}</a:lnB>')
    cell._tc.get_or_add_tcPr().insert(0, line)  # lines stand before the fill


def _side(column: Column) -> PP_ALIGN:
    return PP_ALIGN.LEFT if column.kind == "text" else PP_ALIGN.RIGHT


def _printable(text: str) -> str:
    """Leave out control characters, which XML cannot hold."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t\u00a0")
