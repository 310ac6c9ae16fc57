"""Ảnh: the photos of one model: added, ordered, described, taken off; erased for good by an admin."""

from collections.abc import Sequence
from html import escape
from typing import Protocol

import streamlit as st

from data_access.engine import connect
from data_access.erasing import erase_photo
from data_access.finding import models_found
from data_access.frames import rows
from data_access.photos import NewPhoto, PhotoErased, add_photos, photos_of
from data_access.records import Edit, EditConflict, Stored, rows_under, save, stored_row
from ui.access import Viewer
from ui.admin_address import asked
from ui.admin_desk import Sheet, desk
from ui.admin_finding import NO_MODEL, render_back, render_hits, search
from ui.admin_saving import recorded, saving
from ui.components import render_html, render_title
from ui.load import load, newest_revision
from ui.markdown import plain
from ui.photo_route import photo_address
from uploads.pictures import EXTENSIONS, MOST_BYTES, UnusablePicture, read_picture
from wording.numbers import UNKNOWN, count

_LARGEST = MOST_BYTES // 1024 // 1024

Wish = tuple[Stored, str, int, bool]
"""What is asked for a photo that a model shows: its row, caption, place from 1, and whether it is taken off."""


class Upload(Protocol):
    """A file that the browser sent."""

    name: str

    def getvalue(self) -> bytes: ...


def render(viewer: Viewer) -> None:
    """Draw the search for a model, then its photos."""
    revision, code = newest_revision(), asked("ma")
    held = load(stored_row, revision, "model", (code,)) if code else None
    if held is None or held.values["merged_into"]:
        words = search("Tìm mô hình để thêm ảnh")
        found = load(models_found, revision, words)
        hits = [(row.name, f"{row.code} · {row.unit_name or UNKNOWN}", {"ma": row.code}) for row in rows(found)]
        render_hits(words, hits, NO_MODEL)
        return
    render_back("Mô hình khác")
    render_html(f'<h2 class="part">{escape(held.values["name"])}</h2><p class="lead">{escape(code)}</p>')
    _render_adding(viewer, code)
    _render_shown(viewer, code, revision)


def _render_adding(viewer: Viewer, code: str) -> None:
    at = desk()
    for told in at.refused_files:
        st.warning(plain(told))
    files = st.file_uploader(
        f"Thêm ảnh (JPEG, PNG, WebP, HEIC; mỗi ảnh tối đa {_LARGEST} MB)",
        type=list(EXTENSIONS),
        accept_multiple_files=True,
        key=f"photos_{code}_{at.batch}",
        max_upload_size=_LARGEST,
    )
    at.refused_files = []
    if files and st.button(f"Lưu {count(len(files))} ảnh", type="primary", key=f"add_photos_{code}_{at.batch}"):
        with st.spinner("Đang xử lý ảnh…"):
            photos, refused = _read(files)
        _add(viewer, code, photos, refused)
        st.rerun()


def _read(files: Sequence[Upload]) -> tuple[list[NewPhoto], list[str]]:
    """Return the pictures that can be used, and why the others cannot."""
    photos, refused = [], []
    for file in files:
        try:
            picture = read_picture(file.getvalue())
        except UnusablePicture as error:
            refused.append(f"{file.name}: {error}")
            continue
        photos.append(
            NewPhoto(picture.sha256, {one.size: (one.width, one.height, one.content) for one in picture.renditions})
        )
    return photos, refused


def _add(viewer: Viewer, code: str, photos: list[NewPhoto], refused: list[str]) -> None:
    at = desk()
    try:
        with saving(at):
            number = add_photos(connect(), code, photos, account=viewer.author("editor")) if photos else None
            at.receipt = None
            if number:
                at.tell(f"Đã thêm {count(len(photos))} ảnh cho {code}", number)
            at.batch += 1
            at.refused_files = refused
    except PhotoErased as erased:
        at.refuse(str(erased))


def _render_shown(viewer: Viewer, code: str, revision: int) -> None:
    at = desk()
    sheet = at.open(("photos", code), revision, lambda: _photos_and_rows(code, revision))
    frame, stored = sheet.held
    render_title("Ảnh đang hiển thị", "" if len(frame) else "Mô hình này chưa có ảnh.")
    if frame.empty:
        return
    wishes: list[Wish] = []
    with st.form(f"form_{sheet.number}", enter_to_submit=False):
        for place, row in enumerate(rows(frame), 1):
            wishes.append(_render_photo(sheet, stored[row.photo], place, len(frame)))
        pressed = st.form_submit_button("Lưu", type="primary", key=f"{sheet.number}_save")
    if pressed:
        _save(viewer, code, wishes)
        st.rerun()
    if viewer.may("admin"):
        _render_erasing(viewer, list(frame["photo"]))


def _photos_and_rows(code: str, revision: int) -> tuple[object, dict[str, Stored]]:
    stored = {row.key[1]: row for row in load(rows_under, revision, "model_photo", code)}
    return load(photos_of, revision, code), stored


def _render_photo(sheet: Sheet, row: Stored, place: int, photos: int) -> Wish:
    picture, words = st.columns([1, 3], gap="medium")
    caption, number = row.values["caption"], sheet.number
    with picture:
        address = escape(photo_address(row.key[1], "card"))
        render_html(f'<img class="photo" src="{address}" alt="{escape(caption or "Ảnh của mô hình")}">')
    with words:
        told = st.text_input("Chú thích", caption, max_chars=1000, key=f"{number}_caption_{place}")
        choices = range(1, photos + 1)
        wanted = st.selectbox("Thứ tự", choices, index=place - 1, key=f"{number}_place_{place}", filter_mode=None)
        off = st.checkbox("Gỡ khỏi mô hình", key=f"{number}_off_{place}")
    return row, str(told).strip(), int(wanted), off


def _save(viewer: Viewer, code: str, wishes: list[Wish]) -> None:
    at = desk()
    edits = [Edit("model_photo", row.key, None, row) for row, _, _, off in wishes if off]
    staying = [wish for _, wish in sorted(enumerate(wishes, 1), key=_place_wished) if not wish[3]]
    for place, (row, caption, _, _) in enumerate(staying, 1):
        values = {"caption": caption, "position": place}
        if values != row.values:
            edits.append(Edit("model_photo", row.key, values, row))
    try:
        with saving(at):
            done = save(connect(), edits, account=viewer.author("editor"), note=f"Ảnh của {code}")
            at.sheet = None
            at.tell(f"Đã lưu ảnh của {code}", done.revision)
    except EditConflict:
        at.sheet = None
        at.refuse("Ảnh của mô hình vừa được người khác thay đổi. Dưới đây là bản hiện nay; hãy sửa lại trên bản này.")


def _place_wished(numbered: tuple[int, Wish]) -> tuple[int, int]:
    """A photo that moves up goes before the one whose place it takes, one that moves down behind it."""
    before, (_, _, place, _) = numbered
    return place, (place > before) - (place < before)


def _render_erasing(viewer: Viewer, photos: list[str]) -> None:
    with st.popover("Xóa vĩnh viễn một ảnh", icon=":material/delete_forever:", key="erase_photo"):
        st.markdown("Ảnh bị xóa khỏi cơ sở dữ liệu, kể cả ở các phiên bản trước. **Không thể hoàn tác.**")
        place = st.selectbox("Ảnh thứ", range(1, len(photos) + 1), key="erase_place", filter_mode=None)
        if st.button("Xóa vĩnh viễn", type="primary", key=f"erase_{photos[place - 1]}"):
            _erase(viewer, photos[place - 1])
            st.rerun()


def _erase(viewer: Viewer, sha256: str) -> None:
    at = desk()
    try:
        with saving(at):
            erase_photo(connect(), sha256, recorded(viewer, "photo_erased", sha256))
            at.sheet = None
            at.tell("Đã xóa vĩnh viễn một ảnh", None)
    except LookupError as gone:
        at.refuse(str(gone))
