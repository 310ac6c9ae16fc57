"""The story as a Word report in the Party's document format: a draft that the office completes, signs and sends."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import docx
from docx.document import Document

from data_access.frames import rows
from exports import report_page as page
from exports.story_parts import Section, Story
from wording.report import blocs_told, levels_told, names_told, roman, steps_told, years_told

Sentences = Callable[[Section], Iterator[str]]

_LATER = "(Phần này do cơ quan tham mưu bổ sung trước khi trình ký.)"
_PARTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "KẾT QUẢ CHUNG",
        (("tong-quan", "Đăng ký mô hình"), ("theo-nam", "Kết quả từng năm"), ("cong-nhan", "Thẩm định, công nhận")),
    ),
    (
        "KẾT QUẢ THEO KHỐI, LĨNH VỰC, ĐƠN VỊ",
        (("theo-khoi", "Theo khối"), ("khoi-linh-vuc", "Theo lĩnh vực"), ("don-vi", "Theo đơn vị")),
    ),
    ("GIỚI THIỆU MÔ HÌNH", ()),
    ("ĐÓNG GÓP THỰC HIỆN NGHỊ QUYẾT", (("nghi-quyet", "Theo lĩnh vực của nghị quyết"), ("ket-qua", "Kết quả cụ thể"))),
)
"""Parts of the report, each with the sections of the story it is made of and what they are called in it."""

_MODELS = "GIỚI THIỆU MÔ HÌNH"
_IN_WORDS = {"tong-quan", "cong-bo"}
"""Sections that are told in sentences alone."""


def report(story: Story) -> bytes:
    """Return the story as DOCX; number, date and signature are blank, what only people can judge is left to them."""
    document = docx.Document()
    page.prepare(document, story)
    core = document.core_properties
    core.title, core.author, core.comments, core.language = story.title, story.organisation, story.imprint, "vi-VN"
    page.add_head(document, story, ("kết quả thực hiện phong trào thi đua “Dân vận khéo”", story.when))
    page.add_paragraph(document, _opening(story))
    sections = {section.key: section for section in story.sections}
    number = 0
    for title, parts in _PARTS:
        told = [(sections[key], name) for key, name in parts if key in sections]
        models = [section for section in story.sections if section.model is not None] if title == _MODELS else []
        if told or models:
            number += 1
            page.add_heading(document, f"{roman(number)}- {title}", 1)
            _Part(document, sections).write(told, models)
    page.add_heading(document, f"{roman(number + 1)}- ĐÁNH GIÁ CHUNG VÀ NHIỆM VỤ THỜI GIAN TỚI", 1)
    page.add_paragraph(document, _LATER, italic=True)
    _notes(document, sections.get("ket-thuc"))
    page.add_foot(document, story)
    _annex(document, sections.get("danh-sach"))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _opening(story: Story) -> str:
    who = story.profile.get("standing_committee") or story.organisation or "Cơ quan"
    scope = f" (phạm vi: {'; '.join(story.filters)})" if story.filters else ""
    return f"{who} báo cáo kết quả thực hiện phong trào thi đua “Dân vận khéo” {story.when}{scope} như sau:"


class _Part:
    """One part of the report being written."""

    def __init__(self, document: Document, sections: dict[str, Section]) -> None:
        self.document, self.sections = document, sections

    def write(self, told: list[tuple[Section, str]], models: list[Section]) -> None:
        for number, (section, name) in enumerate(told, 1):
            page.add_heading(self.document, f"{number}. {name}", 2)
            self._section(section)
        for number, section in enumerate(models, 1):
            self._model(number, section)

    def _section(self, section: Section) -> None:
        for sentence in _SENTENCES.get(section.key, _plainly)(section):
            page.add_paragraph(self.document, sentence)
        extra = {"tong-quan": "cong-bo", "cong-nhan": "theo-cap"}.get(section.key, "")
        if extra in self.sections:
            for sentence in _SENTENCES.get(extra, _plainly)(self.sections[extra]):
                page.add_paragraph(self.document, sentence)
        if section.key not in _IN_WORDS:
            for table in section.further_tables:
                page.add_table(self.document, table, table.title)

    def _model(self, number: int, section: Section) -> None:
        told = section.model
        if told is None:
            return
        known = dict(told.facts)
        by = ", ".join(known[label] for label in ("Đơn vị", "Khối") if label in known)
        page.add_paragraph(
            self.document, f"{number}. Mô hình “{told.name}”{f' ({by})' if by else ''}. {told.summary}".strip()
        )
        for heading, text in told.story:
            page.add_paragraph(self.document, f"{heading}: {text[:1].lower()}{text[1:]}" if heading else text)
        if told.results:
            results = "; ".join(f"{result.label.lower()}: {result.value}" for result in told.results)
            page.add_paragraph(self.document, f"Kết quả nổi bật: {results}.")


def _notes(document: Document, closing: Section | None) -> None:
    if closing is not None:
        page.add_paragraph(document, f"Ghi chú về số liệu. {' '.join(closing.points)}", italic=True, size=page.NOTE)


def _annex(document: Document, listed: Section | None) -> None:
    if listed is not None:
        page.add_annex(document, "Danh sách mô hình “Dân vận khéo”")
        for table in listed.tables:
            page.add_table(document, table, "", size=11)


def _plainly(section: Section) -> Iterator[str]:
    """Give the sentences that the section has of its own."""
    for sentence in (section.takeaway, section.lead, section.remark):
        if sentence:
            yield sentence


def _headline(section: Section) -> Iterator[str]:
    lead = f"Trong đó có {section.lead[:1].lower()}{section.lead[1:]}" if section.lead[:1].isdigit() else section.lead
    yield f"Đã đăng ký {section.takeaway} {lead}".strip()


def _published(section: Section) -> Iterator[str]:
    told = "; ".join(
        f"{figure.label[:1].lower()}{figure.label[1:]}: {figure.value}{f' ({figure.note})' if figure.note else ''}"
        for figure in section.figures
    )
    yield f"Theo số liệu đã công bố ({section.source}): {told}."


def _years(section: Section) -> Iterator[str]:
    yield section.takeaway
    chart = section.chart
    if chart is not None:
        yield years_told(
            (int(row.year), int(row.models), [(one.label, int(getattr(row, one.column))) for one in chart.series])
            for row in rows(section.tables[0].frame)
        )
    if section.remark:
        yield section.remark


def _cohort(section: Section) -> Iterator[str]:
    steps: list[Any] = list(rows(section.tables[0].frame))
    yield section.takeaway
    yield steps_told(int(steps[0].models), [(step.step, int(step.models)) for step in steps[3:]])


def _levels(section: Section) -> Iterator[str]:
    told = levels_told((row.name, int(row.registered), int(row.recognized)) for row in rows(section.tables[0].frame))
    if told:
        yield told


def _blocs(section: Section) -> Iterator[str]:
    yield section.takeaway
    yield blocs_told((row.name, int(row.models)) for row in rows(section.tables[0].frame))


def _units(section: Section) -> Iterator[str]:
    yield section.takeaway
    if len(section.tables) > 1:
        without = section.tables[1]
        yield names_told("Đơn vị chưa có mô hình", list(without.frame["name"]))


_SENTENCES: dict[str, Sentences] = {
    "tong-quan": _headline,
    "cong-bo": _published,
    "theo-nam": _years,
    "cong-nhan": _cohort,
    "theo-cap": _levels,
    "theo-khoi": _blocs,
    "don-vi": _units,
}
