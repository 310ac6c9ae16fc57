"""Bắt đầu: leads a committee with an empty profile, step by step, until its first models are there."""

from collections.abc import Callable

import streamlit as st

from data_access.beginnings import Beginnings, beginnings
from data_access.engine import connect
from data_access.records import Edit, EditConflict, all_rows, save
from data_access.text import slug
from ui.access import Viewer
from ui.admin_address import go
from ui.admin_desk import desk
from ui.admin_form import catalogue_at
from ui.admin_saving import saving
from ui.admin_settings import LABELS
from ui.components import render_html, render_title
from ui.first_steps import listed, steps
from ui.intake_state import new_intake
from ui.load import load, newest_revision
from uploads.plan.planning import this_year
from wording.report_header import left_lines

_ASKED = {
    "organisation": "Đảng bộ các cơ quan Đảng tỉnh …",
    "party_committee": "Đảng ủy các cơ quan Đảng tỉnh …",
    "standing_committee": "Ban Thường vụ Đảng ủy",
    "parent": "Tỉnh ủy …",
    "place": "Nơi đặt trụ sở",
}
"""The settings asked for first, each with an example."""


def render(viewer: Viewer) -> None:
    """Draw the steps and the form of the one at hand."""
    revision = newest_revision()
    found = load(beginnings, revision)
    shown = steps(found)
    current = next((step.code for step in shown if not step.done), "")
    render_title("Bắt đầu với đảng bộ của bạn", "Làm lần lượt; mỗi bước là một phiên bản số liệu, hoàn tác được.")
    left, right = st.columns([2, 3], gap="large")
    with left:
        render_html(listed(shown, current))
        render_html(
            '<p class="takeaway">Lĩnh vực, cấp và chỉ tiêu công bố đã có sẵn theo thông lệ. Tên gọi nào khác với cơ '
            "quan bạn thì sửa ở mục Danh mục.</p>"
        )
    with right, st.container(border=True, key="start"):
        _FORMS.get(current, _render_done)(viewer, revision, found)


def unfinished() -> bool:
    """Whether the committee still needs to be led."""
    return not load(beginnings, newest_revision()).finished


def _render_organisation(viewer: Viewer, revision: int, found: Beginnings) -> None:
    render_title("1 · Tên tổ chức", "Hiện trên mọi trang và trong các văn bản xuất ra.")
    with st.form(f"organisation_{revision}", enter_to_submit=False):
        given = {
            key: st.text_input(LABELS[key], placeholder=example, max_chars=400, key=f"{key}_{revision}").strip()
            for key, example in _ASKED.items()
        }
        pressed = st.form_submit_button("Lưu và sang bước 2", type="primary")
    if not pressed:
        return
    if not given["organisation"]:
        st.warning("Hãy điền tên đảng bộ.")
        return
    given |= {
        "report_left_lines": left_lines(given["parent"], given["party_committee"]),
        "report_right_lines": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "report_place": given["place"],
        "report_on_behalf": "T/M BAN THƯỜNG VỤ",
    }
    held = {row.key[0]: row for row in load(all_rows, revision, "setting")}
    edits = [Edit("setting", (key,), {"value": value}, held.get(key)) for key, value in given.items() if value]
    _save(viewer, edits, "Tên tổ chức", "Đã lưu tên tổ chức")


def _render_blocs(viewer: Viewer, revision: int, found: Beginnings) -> None:
    render_title("2 · Các khối", "Các khối thi đua mà đơn vị được xếp vào, theo thứ tự chính thức.")
    with st.form(f"blocs_{revision}", enter_to_submit=False):
        example = "Khối các cơ quan tham mưu, giúp việc\nKhối Mặt trận và các đoàn thể"
        text = st.text_area("Mỗi dòng một khối", placeholder=example, height=150, key=f"blocs_of_{revision}")
        pressed = st.form_submit_button("Lưu và sang bước 3", type="primary")
    if not pressed:
        return
    names = list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
    if not names:
        st.warning("Hãy ghi ít nhất một khối.")
        return
    codes = {slug(name): name for name in names}
    edits = [
        Edit("category", ("bloc", code), {"name": name, "short_name": _short(name), "position": position}, None)
        for position, (code, name) in enumerate(codes.items(), 1)
    ]
    _save(viewer, edits, "Danh mục khối", f"Đã lưu {len(edits)} khối")


def _render_periods(viewer: Viewer, revision: int, found: Beginnings) -> None:
    render_title("3 · Giai đoạn", "Khoảng năm mà các trang mở ra đầu tiên; thêm giai đoạn khác ở mục Danh mục.")
    present = this_year(load(catalogue_at, revision))
    with st.form(f"periods_{revision}", enter_to_submit=False):
        places = st.columns(2, gap="medium")
        first = places[0].number_input("Từ năm", 1990, 2100, present - present % 5, key=f"from_{revision}")
        last = places[1].number_input("Đến năm", 1990, 2100, present - present % 5 + 5, key=f"to_{revision}")
        pressed = st.form_submit_button("Lưu và sang bước 4", type="primary")
    if not pressed:
        return
    if last < first:
        st.warning("Năm cuối phải từ năm đầu trở đi.")
        return
    name, code = f"{first}–{last}", f"{first}-{last}"
    values = {
        "name": name,
        "short_name": name,
        "position": 1,
        "aliases": f"Giai đoạn {name}",
        "year_from": first,
        "year_to": last,
    }
    held = {row.key[0]: row for row in load(all_rows, revision, "setting")}
    edits = [
        Edit("category", ("period", code), values, None),
        Edit("setting", ("default_period",), {"value": code}, held.get("default_period")),
    ]
    _save(viewer, edits, "Giai đoạn mở đầu", f"Đã lưu giai đoạn {name}")


def _render_units(viewer: Viewer, revision: int, found: Beginnings) -> None:
    render_title("4 · Danh sách đơn vị", "Các đảng bộ, chi bộ cơ sở trực thuộc, kèm số đảng viên nếu có.")
    render_html(
        "<p>Tải tệp mẫu ở mục Tải lên, hoặc dùng ngay danh sách Excel của cơ quan: cột Tên đơn vị, Loại, Khối, Số đảng "
        "viên. Bạn được xem trước rồi mới ghi.</p>"
    )
    st.button("Tải lên danh sách đơn vị", type="primary", key="start_units", on_click=_upload, args=("units",))


def _render_models(viewer: Viewer, revision: int, found: Beginnings) -> None:
    render_title("5 · Danh sách mô hình", "Mô hình đã đăng ký, mỗi dòng một mô hình trong một năm.")
    render_html(
        "<p>Tệp của nhiều đơn vị tải lên lần lượt được; mô hình đã có không bị ghi trùng. "
        "Sau bước này, mục Bắt đầu tự ẩn đi.</p>"
    )
    st.button("Tải lên danh sách mô hình", type="primary", key="start_models", on_click=_upload, args=("models",))


def _render_done(viewer: Viewer, revision: int, found: Beginnings) -> None:
    render_title("Đã xong", "Các trang đã có đủ số liệu để hiển thị.")
    render_html('<p><a class="action" href="/" target="_self">Xem Tổng quan</a></p>')


_FORMS: dict[str, Callable[[Viewer, int, Beginnings], None]] = {
    "organisation": _render_organisation,
    "blocs": _render_blocs,
    "periods": _render_periods,
    "units": _render_units,
    "models": _render_models,
}


def _upload(dataset: str) -> None:
    new_intake(dataset)
    go(muc="tai-len")


def _short(name: str) -> str:
    """Return the name as charts write it, where the word before it is plain anyway."""
    rest = name.removeprefix("Khối ").removeprefix("các ")
    return rest[:1].upper() + rest[1:]


def _save(viewer: Viewer, edits: list[Edit], note: str, told: str) -> None:
    at = desk()
    try:
        with saving(at):
            at.tell(told, save(connect(), edits, account=viewer.author("editor"), note=note).revision)
    except EditConflict:
        at.refuse("Bước này vừa được người khác lưu. Hãy xem lại rồi làm tiếp.")
    st.rerun()
