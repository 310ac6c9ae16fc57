"""The figures of the pages and of every document made of the same scope are equal, name by name."""

import html
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import docx
import openpyxl
import pptx
import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Running
from wording.numbers import UNKNOWN, count

pytestmark = pytest.mark.browser

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Shown:
    """What the pages say of a scope: headline; name and figure of tiles, blocs, areas; how many models they list."""

    headline: str
    tiles: Pairs
    blocs: Pairs
    areas: Pairs
    listed: int


def _on_pages(page: Page, address: str, query: str) -> Shown:
    def opened(path: str) -> None:
        page.goto(f"{address}{path}{query}")
        expect(page.locator(".trust")).to_be_visible(timeout=30_000)
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")

    def pairs(names: str, values: str) -> Pairs:
        told = [[_plain(text) for text in page.locator(where).all_inner_texts()] for where in (names, values)]
        return list(zip(*told, strict=True))

    opened("/")
    headline, tiles = (
        _plain(page.locator("h1.headline").inner_text()),
        pairs(".figures >> nth=0 >> .name", ".figures >> nth=0 >> .value"),
    )
    opened("/mo-hinh")
    found = re.search(r"([\d.]+) mô hình", page.locator("p.found").inner_text())
    opened("/khoi")
    looked_at = ".bloc.chosen" if page.locator(".bloc.chosen").count() else ".bloc"  # the others stay, to compare with
    blocs = pairs(f"{looked_at} .name", f"{looked_at} .value")
    opened("/nghi-quyet")
    areas = pairs(".heat tbody td:nth-child(1)", ".heat tbody td:nth-child(2) .figure")
    assert found
    return Shown(
        headline,
        [(name, value) for name, value in tiles if UNKNOWN not in value],
        [pair for pair in blocs if pair[1] != "0"],
        [pair for pair in areas if pair[1] != "0"],
        int(found[1].replace(".", "")),
    )


def _plain(text: str) -> str:
    """Return a text with single spaces, and none around the signs that part two figures."""
    return re.sub(r"\s*([/·])\s*", r"\1", " ".join(text.replace("\u00a0", " ").split()))


def _of_html(content: bytes) -> Iterable[str]:
    """Give the texts of a deck: tiles as they stand, each chart as its labels with their figures."""
    page = re.sub(r"<(style|script)>.*?</\1>", "", content.decode(), flags=re.DOTALL)
    yield from (_text(part) for part in re.split(r"<section ", page))
    for drawn in re.findall(r'<svg[^>]*class="wide".*?</svg>', page, re.DOTALL):
        labels, figures = (_marks(drawn, role) for role in ("role-axis-label", "role-mark"))
        yield from (f"{label} {figure}" for label, figure in zip(labels, figures, strict=False))


def _marks(drawn: str, role: str) -> list[str]:
    groups = re.findall(rf'<g class="mark-text {role}[^>]*>(.*?)</g>', drawn, re.DOTALL)
    return [_text(text) for group in groups for text in re.findall(r"<text.*?</text>", group, re.DOTALL)]


def _text(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


def _of_pptx(content: bytes) -> Iterable[str]:
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield " ".join(paragraph.text for paragraph in shape.text_frame.paragraphs)
            if shape.has_table:
                yield from (" ".join(cell.text for cell in row.cells) for row in shape.table.rows)
            if shape.has_chart:
                plot = shape.chart.plots[0]
                for series in plot.series:
                    told = zip(plot.categories, series.values, strict=True)
                    yield from (f"{category} {count(value)}" for category, value in told)


def _of_docx(content: bytes) -> Iterable[str]:
    document = docx.Document(io.BytesIO(content))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (" ".join(cell.text for cell in row.cells) for row in table.rows)


def _of_pdf(content: bytes) -> Iterable[str]:
    yield from (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def _of_xlsx(content: bytes) -> Iterable[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(content), read_only=True):
        for row in sheet.iter_rows(values_only=True):
            yield " ".join(count(cell) if isinstance(cell, int | float) else str(cell or "") for cell in row)


READERS: dict[str, Callable[[bytes], Iterable[str]]] = {
    "html": _of_html,
    "pptx": _of_pptx,
    "docx": _of_docx,
    "pdf": _of_pdf,
    "xlsx": _of_xlsx,
}


def _missing(pairs: Pairs, told: list[str]) -> Pairs:
    """Return the names that do not stand beside their figure anywhere, on either side of it."""
    text = "\n".join(map(_plain, told))

    def stands(name: str, value: str) -> bool:
        name, value = re.escape(name), rf"(?<![\d.,/]){re.escape(value)}(?![\d/]|[.,]\d)"
        return re.search(rf"{name} {value}|{value} {name}", text) is not None

    return [pair for pair in pairs if not stands(*pair)]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("", tuple(READERS)),
        ("?giai_doan=2021-2023", ("docx", "xlsx")),
        ("?nam=2024&linh_vuc=kinh-te", ("html", "docx")),
        ("?khoi=kinh-te,van-hoa&loai=individual", ("pptx", "pdf")),
    ],
)
def test_documents_say_what_the_pages_say(page: Page, dashboard: Running, query: str, kinds: tuple[str, ...]) -> None:
    """Every kind of document, whole and narrowed."""
    shown = _on_pages(page, dashboard.address, query)
    assert len(shown.tiles) == 5
    assert len(shown.blocs) >= 2
    assert len(shown.areas) >= 5
    _compare(page, dashboard, query, shown, kinds)


def test_documents_of_facts_alone_say_what_the_pages_say(page: Page, facts_dashboard: Running) -> None:
    shown = _on_pages(page, facts_dashboard.address, "")
    assert [name for name, _ in shown.tiles] == ["Mô hình đăng ký", "Tập thể·Cá nhân"]
    assert len(shown.blocs) == 4
    _compare(page, facts_dashboard, "", shown, tuple(READERS))


def _compare(page: Page, running: Running, query: str, shown: Shown, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        answer = page.request.get(f"{running.address}/xuat/{kind}{query}")
        assert answer.status == 200
        told = list(READERS[kind](answer.body()))
        assert _missing(shown.blocs + shown.areas, told) == [], kind
        if kind == "docx":  # a report tells the figures of the tiles in sentences
            numbers = set(re.findall(r"\d+(?:[.,]\d+)*", " ".join(told)))
            assert {one for _, value in shown.tiles for one in re.findall(r"\d+(?:[.,]\d+)*", value)} <= numbers
        else:
            assert _missing(shown.tiles, told) == [], kind
            assert shown.headline in _plain(" ".join(told)), kind
        if kind == "xlsx":
            assert sum(bool(re.match(r"DVK-\d{6} .*\d{4}", row)) for row in told) >= shown.listed
