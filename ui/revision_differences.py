"""What changed between two revisions: figures before and after, models added, changed and removed, cell by cell."""

from html import escape

import pandas as pd

from data_access.categories import categories, profile, units
from data_access.differences import cell_changes, count_changes, model_changes, published_changes, table_changes
from data_access.frames import named, rows
from data_access.schema import CATEGORY_KINDS
from ui.components import render_html, render_title, table
from ui.links import link
from ui.load import load
from wording.changes import FIGURES, Names, cell_part, cell_value, models_changed, others_changed
from wording.numbers import UNKNOWN, amount, count, signed
from wording.words import SUBJECT_TYPES


def render_differences(before: int, after: int) -> None:
    """Draw what changed from one revision to a later one; the order in which they are given does not matter."""
    before, after = sorted((before, after))
    names = _names(after, before)
    models = load(model_changes, before, after)
    render_title(f"Thay đổi từ phiên bản {before} đến phiên bản {after}", models_changed(models))
    _render_figures(before, after, names)
    _render_published(before, after, names)
    _render_listed(models, "added", "Mô hình được thêm", after)
    _render_cells(before, after, models, names)
    _render_listed(models, "removed", "Mô hình không còn", before)
    others = others_changed(load(table_changes, before, after))
    if others:
        render_html(f'<p class="takeaway">{escape(others)}</p>')


def _names(*revisions: int) -> Names:
    """Return the names of all codes; those of the first revision go before those of the next."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in (*CATEGORY_KINDS, "unit")}
    for revision in reversed(revisions):
        for kind in CATEGORY_KINDS:
            found[kind] |= named(load(categories, revision, kind))
        found["unit"] |= named(load(units, revision))
    return found


def _render_figures(before: int, after: int, names: Names) -> None:
    period = load(profile, after).get("default_period", "")
    counted = load(count_changes, before, after, period)
    changed = counted[counted["before"] != counted["after"]]
    when = names["period"].get(period, "tất cả giai đoạn")
    if changed.empty:
        render_html(f'<p class="takeaway">Số liệu chi tiết {escape(when)} không thay đổi.</p>')
        return
    shown = pd.DataFrame(
        {
            f"Số liệu chi tiết {when}": [
                names["bloc"].get(row.bloc, "Chưa rõ khối") if row.figure == "bloc" else FIGURES[row.figure]
                for row in rows(changed)
            ],
            "Trước": [count(value) for value in changed["before"]],
            "Sau": [count(value) for value in changed["after"]],
            "Thay đổi": [signed(row.after - row.before) for row in rows(changed)],
        }
    )
    render_html(table(shown, numbers=["Trước", "Sau", "Thay đổi"]))


def _render_published(before: int, after: int, names: Names) -> None:
    changed = load(published_changes, before, after)
    if changed.empty:
        return
    shown = pd.DataFrame(
        {
            "Số liệu công bố": [_published_name(row, names) for row in rows(changed)],
            "Trước": [UNKNOWN if value is pd.NA else amount(value) for value in changed["before"]],
            "Sau": [UNKNOWN if value is pd.NA else amount(value) for value in changed["after"]],
        }
    )
    render_html(table(shown, numbers=["Trước", "Sau"]))


def _published_name(row: pd.Series, names: Names) -> str:
    parts = [names["indicator"].get(row.indicator, row.indicator)]
    if row.period:
        parts.append(names["period"].get(row.period, row.period))
    if row.subject_type:
        parts.append(SUBJECT_TYPES[row.subject_type].lower())
    if row.level:
        parts.append(f"cấp {names['level'].get(row.level, row.level)}")
    return ", ".join(parts)


def _render_listed(models: pd.DataFrame, change: str, title: str, revision: int) -> None:
    listed = models[models["change"] == change]
    if listed.empty:
        return
    lines = "".join(
        f"<li>{link(row.name, '/mo-hinh', ma=row.code, ban=str(revision) if change == 'removed' else '')}"
        f' <span class="code">{escape(row.code)}</span></li>'
        for row in rows(listed)
    )
    render_html(_folded(title, int(listed["total"].iloc[0]), len(listed), f'<ul class="names">{lines}</ul>'))


def _render_cells(before: int, after: int, models: pd.DataFrame, names: Names) -> None:
    changed = models[models["change"] == "changed"]
    if changed.empty:
        return
    cells = load(cell_changes, before, after, tuple(changed["code"]))
    titles = named(changed)
    shown = pd.DataFrame(
        {
            "Mô hình": [f"{titles[cell.model]} ({cell.model})" for cell in cells],
            "Nội dung": [cell_part(cell, names) for cell in cells],
            "Trước": [cell_value(cell, cell.before, names) for cell in cells],
            "Sau": [cell_value(cell, cell.after, names) for cell in cells],
        }
    )
    shown["Mô hình"] = shown["Mô hình"].where(~shown["Mô hình"].duplicated(), "")
    render_html(_folded("Mô hình được sửa", int(changed["total"].iloc[0]), len(changed), table(shown)))


def _folded(title: str, total: int, listed: int, body: str) -> str:
    partly = f'<p class="takeaway">Hiển thị {count(listed)} mô hình đầu tiên theo mã.</p>' if listed < total else ""
    return f"<details><summary>{escape(title)}: {count(total)}</summary>{partly}{body}</details>"
