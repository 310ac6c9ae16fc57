"""One unit open for editing: its facts, and what it reports by year."""

from html import escape

from sqlalchemy import Connection

from data_access.categories import units
from data_access.finding import FOUND
from data_access.frames import rows
from data_access.records import Stored, rows_under, stored_row
from data_access.text import fold
from ui.access import Viewer
from ui.admin_form import RecordForm, open_saved, render_form
from ui.admin_parts import chosen_part
from ui.admin_rows import RowsOf, render_rows
from ui.components import render_html, render_nothing
from ui.load import load
from uploads.datasets.units import UNIT_YEARS, UNITS
from wording.words import UNIT_KINDS

FACTS = ("name", "short_name", "kind", "bloc", "aliases", "active_from", "active_to", "successor")
YEAR = ("year", "bloc", "member_count", "has_plan", "plan_no", "disseminated")


def units_found(connection: Connection, revision: int, words: str) -> list[tuple[str, str, str]]:
    """Return code, name and kind of the first units whose name or code holds all words."""
    wanted = fold(words).split()
    found = [
        (row.code, row.name, f"{row.code} · {UNIT_KINDS.get(row.kind, '')}")
        for row in rows(units(connection, revision))
        if all(word in fold(f"{row.code} {row.name} {row.short_name}") for word in wanted)
    ]
    return found[:FOUND]


def render_unit(viewer: Viewer, code: str, revision: int) -> None:
    """Draw the unit with this code."""
    held = load(stored_row, revision, "unit", (code,))
    if held is None:
        render_nothing("Không có đơn vị này.", "Có thể đơn vị đã bị xóa; hãy tìm lại theo tên.")
        return
    render_html(f'<h2 class="part">{escape(held.values["name"])}</h2><p class="lead">{escape(code)}</p>')
    if chosen_part({"thong-tin": "Thông tin", "theo-nam": "Theo năm"}) == "thong-tin":
        years = tuple(load(rows_under, revision, "unit_year", code))
        render_form(viewer, RecordForm(held.values["name"], UNITS, "unit", FACTS, held, ends=years), revision)
    else:
        _render_years(viewer, held, revision)


def render_new_unit(viewer: Viewer, revision: int) -> None:
    """Draw the form of a unit that is not stored yet."""
    form = RecordForm("Đơn vị mới", UNITS, "unit", FACTS, None)
    render_form(viewer, form, revision, open_saved)


def _render_years(viewer: Viewer, held: Stored, revision: int) -> None:
    code, name = held.key[0], held.values["name"]

    def form(row: Stored | None) -> RecordForm:
        title = f"{name}, năm {row.key[1]}" if row else f"{name}, năm mới"
        start = {} if row else {"bloc": held.values["bloc"]}
        return RecordForm(title, UNIT_YEARS, "unit_year", YEAR, row, owner=code, start=start)

    told = ("year", "member_count", "has_plan", "plan_no", "disseminated")
    years = load(rows_under, revision, "unit_year", code)
    render_rows(viewer, RowsOf("năm", UNIT_YEARS, "unit_year", told, form), years, revision)
