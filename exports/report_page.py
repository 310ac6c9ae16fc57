"""The Party's document format (Hướng dẫn 36-HD/VPTW of 2018) in Word: page, type, head, recipients, signature."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from exports.story_parts import Column, Story, Table
from exports.widths import shares

FONT = "Times New Roman"
BODY = 14
NOTE = 12
SMALL = 10
_INDENT = Mm(10)
_BLANK_DATE = "ngày       tháng       năm       "
_SIGNATURE = 4
"""Empty lines for the signature and the seal."""
_LEFT_LETTERS = 26
"""Capital letters that stand on a line of the head's left column."""
_SHORT_TABLE = 15
"""Rows of a table that is not parted over pages."""


def prepare(document: Document, story: Story) -> None:
    """Set paper, margins, type and the running head; the first page carries no number."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    for name in ("Normal", "Heading 1", "Heading 2"):
        style: Any = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(BODY)
        style.font.bold = name != "Normal"
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(number, "PAGE")
    for footer in (section.footer, section.first_page_footer):
        _run(footer.paragraphs[0], story.imprint, SMALL)


def add_head(document: Document, story: Story, subject: Sequence[str]) -> None:
    """Add the two columns of the head, the name of the document and its subject. Number and date stay blank."""
    told = story.profile
    head = _columns(document, (78, 87))
    left, right = head
    lines = told.get("report_left_lines", "").splitlines()
    for place, line in enumerate(lines):
        for part in _halves(line):
            _centred(left, part, bold=place == len(lines) - 1)
    _centred(left, "*")
    _centred(left, _blank_number(story))
    _centred(left, "DỰ THẢO", bold=True)
    for line in told.get("report_right_lines", "").splitlines():
        _centred(right, line, bold=True, underline=True, size=15)
    town = told.get("report_place", "")
    _centred(right, f"{town}, {_BLANK_DATE}" if town else _BLANK_DATE.capitalize(), italic=True)
    for cell in head:
        _drop_first(cell)
    title = document.add_paragraph()
    title.paragraph_format.space_before = Pt(18)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(title, "BÁO CÁO", 16, bold=True)
    for line in subject:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        _run(paragraph, line, BODY, bold=True)
    rule = document.add_paragraph()
    rule.alignment, rule.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(10)
    _run(rule, "-----", BODY)


def add_foot(document: Document, story: Story) -> None:
    """Add the recipients at the left, and room for the signature at the right."""
    told = story.profile
    left, right = _columns(document, (80, 85))
    _run(_line(left), "Nơi nhận:", BODY, underline=True)
    recipients = told.get("report_recipients", "").splitlines()
    for place, recipient in enumerate(recipients):
        _run(_line(left), f"- {recipient}{'.' if place == len(recipients) - 1 else ','}", NOTE)
    _centred(right, told.get("report_on_behalf", ""), bold=True)
    for _ in range(_SIGNATURE):
        _line(right)
    for cell in (left, right):
        _drop_first(cell)
    _mark(left._tc.getparent(), "w:cantSplit")


def add_heading(document: Document, text: str, level: int) -> None:
    """Add the title of a part (1) or of a section in it (2); Word lists them in its navigation."""
    heading = document.add_heading(level=level)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(8), Pt(4)
    if level == 2:
        heading.paragraph_format.first_line_indent = _INDENT
    _run(heading, text, BODY, bold=True)


def add_paragraph(
    document: Document, text: str, *, italic: bool = False, size: int = BODY, with_next: bool = False
) -> None:
    """Add a paragraph of the body: justified, first line indented; `with_next` keeps it on the page of what follows."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.first_line_indent, form.space_after, form.keep_with_next = _INDENT, Pt(6), with_next
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(18 if size == BODY else 14)
    _run(paragraph, text, size, italic=italic)


def add_table(document: Document, table: Table, caption: str, size: int = NOTE, *, numbered: bool = False) -> None:
    """Add a table, under its caption if it has one.

    The head is repeated on every page, no row breaks over two, and a short table stays on one page.

    numbered  a list: its rows are counted in a first column, and it begins at once
    """
    if numbered:
        table = _counted(table)
    if caption:
        title = document.add_paragraph()
        title.alignment, title.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        title.paragraph_format.space_after = Pt(4)
        _run(title, caption, NOTE, bold=True)
    grid: Any = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    section = document.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    letters = Length(width).mm / (size * 0.165)
    widths = [Length(round(width * share)) for share in shares(table, letters)]
    for place, column in enumerate(table.columns):
        _fill(grid.rows[0].cells[place], column.label, size, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    _mark(grid.rows[0]._tr, "w:tblHeader")
    for _, row in table.frame.iterrows():
        cells = grid.add_row().cells
        for place, column in enumerate(table.columns):
            _fill(cells[place], column.shown(row[column.name]), size, _side(column))
    for line in grid.rows:
        _mark(line._tr, "w:cantSplit")
    if not numbered and len(table.frame) <= _SHORT_TABLE:
        for line in list(grid.rows)[:-1]:
            for cell in line.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    _set_widths(grid, widths)
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(4)
    _run(after, table.cut, NOTE, italic=True)


def add_annex(document: Document, story: Story, title: str) -> None:
    """Begin an annex on a page of its own, lying, with its title and the report that it belongs to."""
    section = document.add_section()
    _shrink(document.paragraphs[-1])
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.different_first_page_header_footer = False
    belongs = f"(Kèm theo Báo cáo {_blank_number(story).replace('Số', 'số', 1)}, {_BLANK_DATE})"
    for text, form, after in (("PHỤ LỤC", "bold", 0), (title, "bold", 0), (belongs, "italic", 8)):
        paragraph = document.add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(after)
        _run(paragraph, text, BODY, **{form: True})


def _shrink(paragraph: Paragraph) -> None:
    """Make the paragraph that ends a section too small to need a page of its own."""
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)


def _blank_number(story: Story) -> str:
    return f"Số         -{story.profile.get('report_number_symbol', '') or 'BC'}"


def _halves(line: str) -> list[str]:
    """Return a line as it stands in the narrow left column: a long one in two parts, the shorter above."""
    words = line.split()
    if len(line) <= _LEFT_LETTERS or len(words) < 2:
        return [line]
    parted = [[" ".join(words[:place]), " ".join(words[place:])] for place in range(1, len(words))]
    return min(parted, key=lambda halves: (max(map(len, halves)), len(halves[0])))


def _counted(table: Table) -> Table:
    """Return a table with the number of each row in a first column."""
    frame = table.frame.assign(number=range(1, len(table.frame) + 1))
    return replace(table, frame=frame, columns=(Column("number", "STT", "year"), *table.columns))


def _columns(document: Document, widths: tuple[int, int]) -> tuple[_Cell, _Cell]:
    grid: Any = document.add_table(rows=1, cols=2)
    grid.autofit = False
    _set_widths(grid, [Mm(width) for width in widths])
    left, right = grid.rows[0].cells
    return left, right


def _set_widths(grid: Any, widths: Sequence[Length]) -> None:
    """Set the widths where each program looks for them: Word in the cells, LibreOffice in the columns."""
    for place, width in enumerate(widths):
        grid.columns[place].width = width
    for line in grid.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = width


def _line(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _centred(cell: _Cell, text: str, *, size: int = BODY, **form: bool) -> None:
    paragraph = _line(cell)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, text, size, **form)


def _drop_first(cell: _Cell) -> None:
    """Take away the empty paragraph that every new cell begins with."""
    first = cell.paragraphs[0]._p
    if len(cell.paragraphs) > 1:
        first.getparent().remove(first)


def _fill(cell: _Cell, text: str, size: int, side: WD_ALIGN_PARAGRAPH, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment, paragraph.paragraph_format.space_after = side, Pt(0)
    _run(paragraph, text, size, bold=bold)


def _run(
    paragraph: Paragraph, text: str, size: int, *, bold: bool = False, italic: bool = False, underline: bool = False
) -> None:
    run = paragraph.add_run("".join(letter for letter in text if letter.isprintable() or letter == "\u00a0"))
    run.font.size, run.bold, run.italic, run.underline = Pt(size), bold, italic, underline


def _field(paragraph: Paragraph, name: str) -> None:
    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _mark(row: Any, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _side(column: Column) -> WD_ALIGN_PARAGRAPH:
    sides = {"text": WD_ALIGN_PARAGRAPH.LEFT, "year": WD_ALIGN_PARAGRAPH.CENTER}
    return sides.get(column.kind, WD_ALIGN_PARAGRAPH.RIGHT)
