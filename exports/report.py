"""The story as a Word report in the Party's document format: a draft that the office completes, signs and sends."""

import io
from collections.abc import Callable, Iterator

import docx
from docx.document import Document

from data_access.frames import rows
from exports import report_page as page
from exports.story_blocs import UNITS_WITHOUT
from exports.story_parts import Section, Story, Table, ToldModel
from wording.report import (
    blocs_told,
    fields_told,
    levels_told,
    organisation_told,
    published_told,
    registered_told,
    results_told,
    roman,
    scope_told,
    steps_told,
    units_told,
    years_told,
)

Written = list[str | Table]
"""Sentences and tables in their order."""

_SUBJECT = "kết quả thực hiện phong trào thi đua “Dân vận khéo”"
_BY_PEOPLE = "(Cơ quan tham mưu bổ sung.)"
"""Stands where only people can judge."""
_TITLES = {
    "situation": "ĐẶC ĐIỂM TÌNH HÌNH, CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO",
    "results": "KẾT QUẢ THỰC HIỆN",
    "parts": "KẾT QUẢ THEO KHỐI, LĨNH VỰC, ĐƠN VỊ",
    "models": "GIỚI THIỆU MỘT SỐ MÔ HÌNH",
    "resolution": "ĐÓNG GÓP THỰC HIỆN NGHỊ QUYẾT",
    "judgement": "ĐÁNH GIÁ CHUNG",
    "plans": "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
}


def report(story: Story) -> bytes:
    """Return the story as DOCX; number, date and signature are blank, what only people can judge is left to them."""
    document = docx.Document()
    page.prepare(document, story)
    core = document.core_properties
    core.title, core.author, core.comments, core.language = story.title, story.organisation, story.imprint, "vi-VN"
    narrowed = (f"({scope_told(story.filters)})",) if story.filters else ()
    page.add_head(document, story, (_SUBJECT, story.when, *narrowed))
    writing = _Report(document, story)
    writing.write()
    page.add_foot(document, story)
    _annex(document, story, writing.sections)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class _Report:
    """The body of a report being written, part by part; a part without data leaves itself out."""

    def __init__(self, document: Document, story: Story) -> None:
        self.document, self.story = document, story
        self.sections = {section.key: section for section in story.sections}
        self.models = [section.model for section in story.sections if section.model is not None]
        self.parts = self.tables = 0

    def write(self) -> None:
        who = self.story.profile.get("standing_committee") or self.story.organisation or "Cơ quan"
        self._say(f"{who} báo cáo {_SUBJECT} {self.story.when} như sau:")
        self._situation()
        self._part("results", (("Đăng ký mô hình", self._registered), ("Thẩm định, công nhận", self._recognized)))
        self._part("parts", (("Theo khối", self._blocs), ("Theo lĩnh vực", self._fields), ("Theo đơn vị", self._units)))
        self._told_models()
        self._part("resolution", (("Theo nội dung của nghị quyết", self._tasks), ("Kết quả cụ thể", self._outcomes)))
        self._title("judgement")
        for number, name in enumerate(("Ưu điểm", "Hạn chế và nguyên nhân"), 1):
            page.add_heading(self.document, f"{number}. {name}", 2)
            self._say(_BY_PEOPLE, italic=True)
        self._title("plans")
        page.add_paragraph(self.document, _BY_PEOPLE, italic=True, with_next=True)  # no signature on a page of its own

    def _part(self, key: str, written: tuple[tuple[str, Callable[[], Written]], ...]) -> None:
        """Write a part of numbered sections, those that have something to say."""
        told = [(name, content) for name, tell in written if (content := tell())]
        if told:
            self._title(key)
        for number, (name, content) in enumerate(told, 1):
            page.add_heading(self.document, f"{number}. {name}", 2)
            for one in content:
                if isinstance(one, Table):
                    self._table(one)
                else:
                    self._say(one)

    def _title(self, key: str) -> None:
        self.parts += 1
        page.add_heading(self.document, f"{roman(self.parts)}- {_TITLES[key]}", 1)

    def _say(self, text: str, *, italic: bool = False) -> None:
        page.add_paragraph(self.document, text, italic=italic)

    def _table(self, table: Table) -> None:
        self.tables += 1
        page.add_table(self.document, table, f"Bảng {self.tables}. {table.title}")

    def _situation(self) -> None:
        stated = self.sections["cong-bo"].figures if "cong-bo" in self.sections else ()
        sentences = organisation_told(self.story.organisation or "Đảng bộ", stated)
        if sentences:
            self._title("situation")
            self._say(" ".join(sentences))
            self._say(_BY_PEOPLE, italic=True)

    def _registered(self) -> Written:
        overall, published, years = (self.sections.get(key) for key in ("tong-quan", "cong-bo", "theo-nam"))
        told: Written = []
        if overall is not None:
            told.append(registered_told(self.story.when, overall.figures))
        if published is not None:
            told.append(published_told(self.story.source, self.story.when, published.figures))
        if years is not None:
            counted = [(int(row.year), int(row.models)) for row in rows(years.tables[0].frame)]
            told += [" ".join(filter(None, (years_told(counted), years.remark))), years.tables[0]]
        return list(filter(None, told))

    def _recognized(self) -> Written:
        told: Written = []
        followed, levels = (self.sections.get(key) for key in ("cong-nhan", "theo-cap"))
        if followed is not None:
            registered, reviewed, recognized, *further = rows(followed.tables[0].frame)
            steps = [(step.step, int(step.models)) for step in further]
            told.append(steps_told(int(registered.models), int(reviewed.models), int(recognized.models), steps))
        if levels is not None:
            known = [(row.name, int(row.registered), int(row.recognized)) for row in rows(levels.tables[0].frame)]
            told.append(levels_told(known))
        return list(filter(None, told))

    def _blocs(self) -> Written:
        section = self.sections.get("theo-khoi")
        if section is None:
            return []
        counted = [(row.name, int(row.models)) for row in rows(section.tables[0].frame)]
        partly = section.title != section.tables[0].title
        return [section.takeaway if partly else blocs_told(counted, section.takeaway), *section.tables]

    def _fields(self) -> Written:
        section = self.sections.get("khoi-linh-vuc")
        if section is None:
            return []
        table = section.tables[0]
        if table.columns[0].name != "name" or section.chart is None or section.chart.kind != "heat":
            return [section.takeaway, table]
        totals = [(one.label, int(table.frame[one.column].sum())) for one in section.chart.series]
        return [f"{fields_told(totals)} {section.takeaway}", table]

    def _units(self) -> Written:
        section = self.sections.get("don-vi")
        if section is None:
            return []
        missing = [table for table in section.tables if table.title == UNITS_WITHOUT]
        said = section.takeaway
        if missing:
            said = units_told(said, list(missing[0].frame["name"]), missing[0].rows_in_all)
        return [said, *(table for table in section.tables if table.title != UNITS_WITHOUT)]

    def _told_models(self) -> None:
        if self.models:
            self._title("models")
        for number, told in enumerate(self.models, 1):
            known = dict(told.facts)
            by = ", ".join(known[label] for label in ("Đơn vị", "Khối") if label in known)
            page.add_heading(self.document, f"{number}. Mô hình “{told.name}”{f' ({by})' if by else ''}", 2)
            for sentence in _model(told):
                self._say(sentence)

    def _tasks(self) -> Written:
        section = self.sections.get("nghi-quyet")
        if section is None:
            return []
        said = (section.lead, section.takeaway, section.remark)
        tables = section.tables if section.chart is not None else ()
        return [" ".join(filter(None, said)), *tables]

    def _outcomes(self) -> Written:
        section = self.sections.get("ket-qua")
        if section is None:
            return []
        more = section.further_tables
        lead = "Các mô hình đã mang lại những kết quả cụ thể" + (", trong đó có " if more else ": ")
        return [f"{lead}{results_told(section.figures)}.", *more]


def _model(told: ToldModel) -> Iterator[str]:
    if told.summary:
        yield told.summary
    for heading, text in told.story:
        yield f"{heading}: {text[:1].lower()}{text[1:]}" if heading else text
    text = " ".join(text for _, text in told.story)
    further = [result for result in told.results if result.values[0] not in text]
    if further:
        yield f"Tính chung các năm, mô hình đạt: {results_told(further)}."


def _annex(document: Document, story: Story, sections: dict[str, Section]) -> None:
    listed, closing = sections.get("danh-sach"), sections.get("ket-thuc")
    if listed is None and closing is None:
        return
    page.add_annex(document, story, "Danh sách mô hình “Dân vận khéo”" if listed is not None else "Nguồn số liệu")
    if closing is not None:
        page.add_paragraph(document, f"Ghi chú về số liệu. {' '.join(closing.points)}", italic=True, size=page.NOTE)
    for table in listed.tables if listed is not None else ():
        page.add_table(document, table, "", size=11, numbered=True)
