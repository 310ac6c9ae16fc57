"""The story of a scope: its sections in the order in which a meeting hears them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from data_access.categories import profile, time_zone
from data_access.figures import headline, published_figures
from data_access.history import holds_illustrative, revision_facts
from data_access.scope import Scope
from data_access.told_models import featured_models, told_models
from exports import story_blocs, story_counts
from exports.story_models import list_section, model_sections
from exports.story_parts import Section, Story
from exports.story_subject import Load, Subject, subject_of
from exports.story_text import printable
from wording.headline import during, headline_sentence
from wording.numbers import moment
from wording.published import latest_source, published_sources

TITLE = "Phong trào thi đua “Dân vận khéo”"
MODELS = "mo-hinh"
FEATURED = 4
LISTED = 500

_Teller = Callable[[Subject], Section | None]
_COUNTED: dict[str, _Teller] = {
    "tong-quan": story_counts.headline_section,
    "cong-bo": story_counts.published_section,
    "theo-nam": story_counts.years_section,
    "cong-nhan": story_counts.cohort_section,
    "theo-cap": story_counts.levels_section,
    "theo-khoi": story_blocs.blocs_section,
    "khoi-linh-vuc": story_blocs.fields_section,
    "don-vi": story_blocs.units_section,
    "nghi-quyet": story_blocs.tasks_section,
    "ket-qua": story_counts.outcomes_section,
    "danh-sach": list_section,
}
PARTS = {
    "bia": "Trang bìa",
    "tong-quan": "Kết quả chung",
    "cong-bo": "Số liệu công bố",
    "theo-nam": "Theo năm",
    "cong-nhan": "Từ đăng ký đến công nhận",
    "theo-cap": "Cấp đăng ký và cấp công nhận",
    "theo-khoi": "Theo khối",
    "khoi-linh-vuc": "Khối và lĩnh vực",
    "don-vi": "Đơn vị có mô hình",
    MODELS: "Giới thiệu mô hình",
    "nghi-quyet": "Đóng góp thực hiện nghị quyết",
    "ket-qua": "Kết quả theo chỉ tiêu",
    "danh-sach": "Danh sách mô hình",
    "ket-thuc": "Nguồn số liệu",
}
"""Every part a story can have, in its usual order: key -> what it is called where one chooses."""


def tell(
    load: Load,
    scope: Scope,
    parts: Sequence[str] = tuple(PARTS),
    models: tuple[str, ...] | None = None,
    listed: int = LISTED,
) -> Story:
    """Tell the parts asked for, in that order; parts without data leave themselves out, unknown ones are passed over.

    load    calls a query of data_access with a connection before the given arguments
    models  codes of the models to tell one by one; None = the featured ones of the scope
    listed  how many rows a list has at most; it says how many are left out
    Errors: LookupError if there is no such revision; SQLAlchemyError if the database cannot be reached.
    """

    @cache
    def load_printable(query: Callable[..., Any], *arguments: Any) -> Any:
        return printable(load(query, *arguments))

    return _told(load_printable, scope, parts, models, listed)


def _told(load: Load, scope: Scope, parts: Sequence[str], models: tuple[str, ...] | None, listed: int) -> Story:
    facts = load(revision_facts, scope.revision)
    if facts is None:
        raise LookupError(f"There is no revision {scope.revision}.")
    chosen = load(featured_models, scope, FEATURED) if models is None else models
    subject = subject_of(load, scope, chosen, listed)
    known = load(profile, scope.revision)
    organisation = known.get("organisation", "")
    updated = moment(facts.created_at, load(time_zone, scope.revision))
    source = latest_source(load(published_figures, scope.revision))
    told = load(told_models, scope.revision, chosen)
    illustrative = load(holds_illustrative, scope) or bool(told["illustrative"].any())
    when = during(scope, subject.periods)
    story = Story(scope, TITLE, when, subject.filters, organisation, known, updated, source, illustrative, ())
    sections: list[Section] = []
    for part in dict.fromkeys(parts):
        sections.extend(_sections(subject, part, story))
    return replace(story, sections=tuple(sections))


def _sections(subject: Subject, part: str, story: Story) -> list[Section]:
    if part == MODELS:
        return model_sections(subject)
    if part == "bia":
        return [_cover(subject, story)]
    if part == "ket-thuc":
        return [_closing(subject, story)]
    section = _COUNTED[part](subject) if part in _COUNTED else None
    return [] if section is None else [section]


def _cover(subject: Subject, story: Story) -> Section:
    figures = subject.load(headline, subject.scope)
    return Section(
        "bia",
        "cover",
        TITLE,
        headline_sentence(figures, subject.scope, subject.periods),
        lead=story.when[:1].upper() + story.when[1:],
        points=story.filters,
    )


def _closing(subject: Subject, story: Story) -> Section:
    scope = subject.scope
    sources = published_sources(subject.load(published_figures, scope.revision))
    points = [f"Phạm vi: {'; '.join((story.when, *story.filters))}."]
    points += [f"Số liệu công bố: {source}." for source in sources]
    points += [
        f"Số liệu chi tiết: phiên bản {scope.revision}, cập nhật {story.updated}.",
        "Số liệu chung của cả giai đoạn lấy theo số công bố khi số nhập chi tiết chưa vượt quá; khi lọc, "
        "lấy theo số nhập chi tiết.",
        "Mỗi mô hình được tính một lần, vào năm đăng ký mới.",
    ]
    if story.illustrative:
        points.append("Có dữ liệu minh họa: các số liệu chi tiết không phải số liệu thật của đơn vị nào.")
    return Section(
        "ket-thuc", "closing", "Nguồn số liệu và cách tính", "Nguồn số liệu và cách tính", points=tuple(points)
    )
