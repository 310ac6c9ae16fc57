"""The figures of a page and of every document made of it are the same."""

import io
import re
from collections.abc import Callable

import docx
import openpyxl
import pptx
import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Running
from wording.numbers import count

pytestmark = pytest.mark.browser

NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")


def _numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text))


def _of_html(content: bytes) -> str:
    return re.sub(r"<(style|script)>.*?</\1>|<[^>]+>", " ", content.decode(), flags=re.DOTALL)


def _of_pptx(content: bytes) -> str:
    shapes = [shape for slide in pptx.Presentation(io.BytesIO(content)).slides for shape in slide.shapes]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    texts += [cell.text for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    charts = [shape.chart for shape in shapes if shape.has_chart]
    values = [value for chart in charts for plot in chart.plots for one in plot.series for value in one.values]
    return " ".join([*texts, *(count(value) for value in values if value is not None)])


def _of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _of_pdf(content: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def _of_xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    values = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    return " ".join(count(value) if isinstance(value, int | float) else str(value or "") for value in values)


READERS: dict[str, Callable[[bytes], str]] = {
    "html": _of_html,
    "pptx": _of_pptx,
    "docx": _of_docx,
    "pdf": _of_pdf,
    "xlsx": _of_xlsx,
}


@pytest.mark.parametrize("query", ["", "?giai_doan=2021-2023", "?khoi=kinh-te,van-hoa&loai=individual"])
def test_documents_say_what_the_overview_says(page: Page, dashboard: Running, query: str) -> None:
    page.goto(f"{dashboard.address}/{query}")
    expect(page.locator(".trust")).to_be_visible(timeout=30_000)
    headline = page.locator("h1.headline").inner_text()
    values = page.locator(".figures .value").all_inner_texts()
    shown = {number for text in values for number in _numbers(text)}
    levels = _numbers(values[2])
    said = " ".join(page.locator("p.takeaway").all_inner_texts()[:2])
    page.locator(".st-key-export summary").click()
    links = [link.get_attribute("href") or "" for link in page.locator("ul.export a[download]").all()]
    assert [link.split("?")[0] for link in links] == [f"/xuat/{kind}" for kind in READERS]
    for kind, link in zip(READERS, links, strict=True):
        answer = page.request.get(dashboard.address + link)
        assert answer.status == 200
        text = READERS[kind](answer.body())
        numbers = _numbers(text)
        # A report tells the same figures in sentences of its own, and each level by itself.
        assert shown - (levels if kind == "docx" else set()) <= numbers, kind
        if kind != "docx":
            assert _numbers(said) <= numbers, kind
            assert headline in " ".join(text.split()), kind
        assert "minh họa" in text, kind
