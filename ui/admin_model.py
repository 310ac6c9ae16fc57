"""One model open for editing: its facts, its story, its years, outcomes and awards."""

from collections.abc import Callable
from html import escape

from data_access.records import NEW, Edit, Stored, rows_under, stored_row
from data_access.schema import COUNTED_UNDER, OF_A_MODEL
from ui.access import Viewer
from ui.admin_address import address
from ui.admin_form import RecordForm, catalogue_at, open_saved, render_form
from ui.admin_parts import chosen_part
from ui.admin_rows import RowsOf, render_rows
from ui.admin_story import render_story
from ui.components import render_html, render_nothing
from ui.load import load
from uploads.datasets.models import MODELS
from uploads.datasets.results import AWARDS, OUTCOMES
from uploads.one_record import Values

FACTS = (
    "name",
    "subject_type",
    "unit",
    "bloc",
    "holder",
    "field",
    "location",
    "tasks",
    "summary",
    "source",
    "featured",
)
FIRST_YEAR = ("year", "period", "status", "registered_level")
YEAR = (
    *("year", "period", "status", "registered_level", "recognized_level", "score", "is_exemplary", "is_replicated"),
    *("decision_no", "decision_date", "unit", "bloc", "subject_type", "field"),
)
Part = Callable[[Viewer, Stored, int], None]


def render_model(viewer: Viewer, code: str, revision: int) -> None:
    """Draw the model with this code and the chosen part of it."""
    held = load(stored_row, revision, "model", (code,))
    if held is None:
        render_nothing("Không có mô hình này.", "Có thể mô hình đã bị xóa; hãy tìm lại theo tên.")
        return
    render_html(
        f'<h2 class="part">{escape(held.values["name"])}</h2><p class="lead">{escape(code)} · {_links(code)}</p>'
    )
    merged = held.values["merged_into"]
    if merged:
        where = address(muc="so-lieu", bang="mo-hinh", ma=merged)
        render_html(f'<p>Mô hình này đã gộp vào <a href="{escape(where)}" target="_self">{escape(merged)}</a>.</p>')
        return
    part = chosen_part({one: title for one, (title, _) in PARTS.items()})
    PARTS[part][1](viewer, held, revision)


def _links(code: str) -> str:
    photos = escape(address(muc="anh", ma=code))
    shown = f'<a href="/mo-hinh?ma={escape(code)}" target="_self">Xem trang mô hình</a>'
    return f'{shown} · <a href="{photos}" target="_self">Ảnh</a>'


def render_new_model(viewer: Viewer, revision: int) -> None:
    """Draw the form of a model that is not stored yet, with its first year."""

    def first_year(values: Values, _ticked: bool) -> list[Edit]:
        content = {name: values[name] for name in COUNTED_UNDER}
        content |= {name: values[name] or "" for name in ("status", "registered_level")}
        year = values["year"] or 0
        content["period"] = "" if year else values["period"]
        return [Edit("model_year", (NEW, year), content, None), *_tasks(NEW, (), values["tasks"], {})]

    columns, start = (*FACTS[:-1], *FIRST_YEAR), {"status": "registered"}
    form = RecordForm("Mô hình mới", MODELS, "model", columns, None, more=first_year, start=start)
    render_form(viewer, form, revision, open_saved)


def _render_facts(viewer: Viewer, held: Stored, revision: int) -> None:
    code = held.key[0]
    stored_tasks = {row.key[1]: row for row in load(rows_under, revision, "model_task", code)}
    years = load(rows_under, revision, "model_year", code)

    def more(values: Values, ticked: bool) -> list[Edit]:
        edits = _tasks(code, tuple(stored_tasks), values["tasks"], stored_tasks)
        changed = {name: values[name] for name in COUNTED_UNDER if values[name] != held.values[name]}
        for year in years if ticked and changed else ():
            follows = {name: value for name, value in changed.items() if year.values[name] == held.values[name]}
            if follows:
                edits.append(Edit("model_year", year.key, follows, year))
        return edits

    belonging = tuple(row for table in OF_A_MODEL for row in load(rows_under, revision, table, code))
    form = RecordForm(
        f"Mô hình {code}",
        MODELS,
        "model",
        FACTS,
        held,
        start={"tasks": tuple(stored_tasks)},
        option="Khối, đơn vị, loại, lĩnh vực sửa ở đây thì sửa cả ở các năm đã ghi giống giá trị cũ",
        more=more,
        ends=belonging,
    )
    render_form(viewer, form, revision)


def _tasks(code: str, before: tuple[str, ...], after: tuple[str, ...], stored: dict[str, Stored]) -> list[Edit]:
    new = [Edit("model_task", (code, task), {}, None) for task in after if task not in before]
    return new + [Edit("model_task", (code, task), None, stored[task]) for task in before if task not in after]


def _render_years(viewer: Viewer, held: Stored, revision: int) -> None:
    code = held.key[0]
    counted = {name: held.values[name] for name in COUNTED_UNDER}

    def form(row: Stored | None) -> RecordForm:
        title = f"{code}, năm mới" if row is None else f"{code}, {_year_in_words(row, revision)}"
        return RecordForm(title, MODELS, "model_year", YEAR, row, owner=code, start=counted if row is None else {})

    told = (
        "year",
        "period",
        "status",
        "registered_level",
        "recognized_level",
        "score",
        "is_exemplary",
        "is_replicated",
    )
    years = load(rows_under, revision, "model_year", code)
    render_rows(viewer, RowsOf("năm", MODELS, "model_year", told, form), years, revision)


def _year_in_words(row: Stored, revision: int) -> str:
    if row.key[1]:
        return f"năm {row.key[1]}"
    return f"giai đoạn {load(catalogue_at, revision).lookups['period'].name(row.values['period'])}"


def _render_outcomes(viewer: Viewer, held: Stored, revision: int) -> None:
    code = held.key[0]

    def form(row: Stored | None) -> RecordForm:
        columns = ("indicator", "year", "value", "measure_unit")
        return RecordForm(f"Kết quả của {code}", OUTCOMES, "outcome", columns, row, owner=code)

    told = ("indicator", "value", "measure_unit", "year")
    rows = load(rows_under, revision, "outcome", code)
    render_rows(viewer, RowsOf("kết quả", OUTCOMES, "outcome", told, form), rows, revision)


def _render_awards(viewer: Viewer, held: Stored, revision: int) -> None:
    code = held.key[0]

    def form(row: Stored | None) -> RecordForm:
        columns = ("form", "authority", "year", "decision_no", "decision_date")
        return RecordForm(f"Khen thưởng của {code}", AWARDS, "award", columns, row, owner=code)

    told = ("form", "authority", "year", "decision_no", "decision_date")
    rows = load(rows_under, revision, "award", code)
    render_rows(viewer, RowsOf("khen thưởng", AWARDS, "award", told, form), rows, revision)


PARTS: dict[str, tuple[str, Part]] = {
    "thong-tin": ("Thông tin", _render_facts),
    "bai-viet": ("Bài viết", render_story),
    "theo-nam": ("Theo năm", _render_years),
    "ket-qua": ("Kết quả", _render_outcomes),
    "khen-thuong": ("Khen thưởng", _render_awards),
}
