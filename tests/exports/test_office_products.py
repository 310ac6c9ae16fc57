"""Slides, report, handout and workbook, read back by other libraries: the figures of the story, safe and whole."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pandas as pd
import pypdf
import pytest
from pptx import Presentation
from pptx.util import Pt
from sqlalchemy import Engine

from exports.handout import handout
from exports.report import report
from exports.slides import PAGES, slides
from exports.slides_shapes import Style, height_of
from exports.story_parts import Column, Section, Story, Table, ToldModel
from exports.workbook import CONTENTS, workbook
from tests.exports.conftest import story_of

HOSTILE = (
    "=1+1",
    "<script>alert(1)</script>",
    '#import "x"; $x$ *đậm* \\ @nhãn',
    "]]> & \u202edcba \x07",
    "Tên " + "rất dài " * 60,
)


def _slides_text(content: bytes) -> str:
    said = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if shape.has_table:
                said += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(said)


def _report_text(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _handout_text(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def _workbook_text(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return "\n".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    )


READ: dict[str, tuple[Callable[[Story], bytes], Callable[[bytes], str]]] = {
    "slides": (slides, _slides_text),
    "report": (report, _report_text),
    "handout": (handout, _handout_text),
    "workbook": (workbook, _workbook_text),
}


def _hostile_story(story: Story) -> Story:
    """Return a story whose names, texts and table cells are hostile."""
    frame = pd.DataFrame({"name": HOSTILE, "models": range(len(HOSTILE))})
    table = Table(HOSTILE[0], frame, (Column("name", HOSTILE[1]), Column("models", "Mô hình", "count")), len(HOSTILE))
    told = ToldModel(
        "DVK-000001",
        HOSTILE[4],
        0,
        "#1F5FA8",
        HOSTILE[1],
        ((HOSTILE[2], HOSTILE[3]),),
        tuple((name, name) for name in HOSTILE),
        (),
        (),
        None,
        "",
    )
    sections = (
        Section("danh-sach", "list", HOSTILE[2], HOSTILE[1], tables=(table,), source=HOSTILE[0]),
        Section("mo-hinh-1", "model", HOSTILE[0], HOSTILE[4], lead=HOSTILE[3], model=told),
    )
    return replace(story, title=HOSTILE[0], organisation=HOSTILE[1], filters=HOSTILE[:3], sections=sections)


@pytest.fixture(scope="module")
def narrow_story(full_engine: Engine) -> Story:
    """The story of one bloc in one year."""
    return story_of(full_engine, blocs=("kinh-te",), years=(2024,))


@pytest.mark.parametrize("product", READ)
def test_the_headline_of_one_bloc_in_one_year_stands_in_every_product(narrow_story: Story, product: str) -> None:
    """Wider stories are compared with the pages, figure by figure, in tests/e2e/test_same_figures.py."""
    render, read = READ[product]
    told = read(render(narrow_story))
    headline = next(section for section in narrow_story.sections if section.key == "tong-quan")
    values = [value for figure in headline.figures[:2] for value in figure.values]
    assert values
    assert [value for value in values if value not in told] == []
    assert narrow_story.when in told or narrow_story.when.capitalize() in told


@pytest.mark.parametrize("product", READ)
def test_hostile_names_stay_text(facts_story: Story, product: str) -> None:
    render, read = READ[product]
    told = read(render(_hostile_story(facts_story)))
    assert "<script>alert(1)</script>" in told
    assert "=1+1" in told


def test_no_cell_of_the_workbook_is_a_formula(facts_story: Story) -> None:
    content = workbook(_hostile_story(facts_story))
    with ZipFile(io.BytesIO(content)) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if "worksheets/sheet" in name]
    assert sheets
    assert [sheet for sheet in sheets if "<f>" in sheet] == []


def test_cells_of_the_workbook_are_numbers_to_calculate_on(full_story: Story) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(full_story)))
    assert book.sheetnames[0] == CONTENTS
    years = book["Mô hình đăng ký mới theo năm"]
    rows = [row for row in years.iter_rows(values_only=True) if isinstance(row[0], int | float)]
    assert sum(row[3] for row in rows) == 225
    assert [row[0] for row in rows] == [2021, 2022, 2023, 2024, 2025]
    assert all(len(name) <= 31 for name in book.sheetnames)
    with ZipFile(io.BytesIO(workbook(full_story))) as packed:
        assert sum(name.startswith("xl/charts/chart") for name in packed.namelist()) >= 5


def test_charts_of_the_slides_can_be_edited_and_say_what_they_show(full_story: Story) -> None:
    presentation = Presentation(io.BytesIO(slides(full_story)))
    charts = [shape for slide in presentation.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) >= 5
    values = {series.name: list(series.values) for series in charts[0].chart.plots[0].series}
    assert sum(map(sum, values.values())) == 225
    assert all(shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in charts)
    notes = [slide.notes_slide.notes_text_frame.text for slide in presentation.slides]
    assert all(full_story.imprint in note for note in notes)
    assert all("Dữ liệu minh họa" in _slide_foot(slide) for slide in presentation.slides)


def _slide_foot(slide: object) -> str:
    shapes = slide.shapes  # type: ignore[attr-defined]
    return " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def test_a_long_table_is_cut_with_a_note_and_lists_are_for_paper(full_story: Story) -> None:
    frame = pd.DataFrame({"name": [f"Đơn vị {number}" for number in range(200)]})
    table = Table("Đơn vị chưa có mô hình", frame, (Column("name", "Đơn vị"),), 5000)
    long = Section("don-vi", "table", "Đơn vị có mô hình", "Còn 5.000 đơn vị chưa có.", tables=(table,))
    listed = next(section for section in full_story.sections if section.kind == "list")
    presentation = Presentation(io.BytesIO(slides(replace(full_story, sections=(long, listed)))))
    assert len(presentation.slides) == PAGES
    assert re.search(r"Hiển thị \d+ trên 5\.000 dòng", _slide_foot(presentation.slides[PAGES - 1]))


def test_a_space_that_must_not_break_stays_a_space(full_story: Story) -> None:
    assert "“Dân\u00a0vận\u00a0khéo”" in _slides_text(slides(full_story))


def test_no_text_of_a_model_slide_leaves_its_place(full_story: Story) -> None:
    presentation = Presentation(io.BytesIO(slides(full_story)))
    told = [slide for slide in presentation.slides if "Giới thiệu mô hình" in _slide_foot(slide)]
    assert len(told) == 4
    for slide in told:
        boxes = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text.strip()]
        for shape in boxes:
            runs = [paragraph.runs[0] for paragraph in shape.text_frame.paragraphs if paragraph.runs]
            texts = [(run.text, Style(run.font.size.pt, bool(run.font.bold))) for run in runs]
            assert height_of(texts, shape.width) <= shape.height + Pt(6), shape.text_frame.text


def test_the_report_has_the_form_of_a_party_document(full_story: Story) -> None:
    content = report(full_story)
    document = docx.Document(io.BytesIO(content))
    told = _report_text(content)
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round(size.mm) for size in sizes if size is not None] == [210, 297, 30, 15]
    for needed in (
        "ĐẢNG ỦY KHỐI\nCÁC CƠ QUAN TỈNH",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "-BC/ĐUK",
        "DỰ THẢO",
        "BÁO CÁO",
        "I- ĐẶC ĐIỂM TÌNH HÌNH, CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO",
        "gồm 108 mô hình tập thể và 117 mô hình cá nhân",
        "Nơi nhận:",
        "T/M BAN THƯỜNG VỤ",
        "- Lưu Văn phòng Đảng ủy Khối.",
    ):
        assert needed in told
    assert full_story.imprint in document.sections[0].footer.paragraphs[0].text
    styled = [(paragraph.style, paragraph.text) for paragraph in document.paragraphs]
    heads = [text for style, text in styled if style is not None and style.name == "Heading 1"]
    assert [head.split("-")[0] for head in heads] == ["I", "II", "III", "IV", "V", "VI", "VII"]


def test_the_report_of_facts_alone_claims_nothing_that_is_not_known(facts_story: Story) -> None:
    told = _report_text(report(facts_story))
    assert "Trong 14 mô hình đã nhập chi tiết, Khối các Ban đảng" in told
    assert "được công nhận" not in told.lower()
    assert "—" not in told.split("PHỤ LỤC")[0]


def test_the_handout_can_be_searched_and_has_an_outline(full_story: Story) -> None:
    reader = pypdf.PdfReader(io.BytesIO(handout(full_story)))
    first = reader.pages[0].mediabox
    assert (round(first.width), round(first.height)) == (842, 595)
    assert len(reader.outline) >= len(full_story.sections) - 1
    told = _handout_text(handout(full_story))
    assert "Phong trào thi đua “Dân vận khéo”" in told
    assert f"Trang {len(reader.pages)}/{len(reader.pages)}" in told
    assert told.count("Tên mô hình") > 1  # the head of the list is repeated on every page of it
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert all("SourceSans" in font and "+" in font for font in fonts)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("product", "ending"), [("slides", "pptx"), ("report", "docx"), ("workbook", "xlsx")])
def test_libreoffice_opens_what_office_programs_will_open(
    facts_story: Story, tmp_path: Path, product: str, ending: str
) -> None:
    file = tmp_path / f"{product}.{ending}"
    file.write_bytes(READ[product][0](facts_story))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120)
    opened = pypdf.PdfReader(file.with_suffix(".pdf"))
    told = " ".join(page.extract_text() for page in opened.pages)
    assert [figure for figure in ("225", "108", "117", "5.080") if figure not in told] == []
    if product == "slides":
        assert len(opened.pages) == len(Presentation(str(file)).slides)
