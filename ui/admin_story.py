"""The story of a model: written in Markdown, with a preview of how it will read."""

import streamlit as st

from data_access.records import Stored
from ui.access import Viewer
from ui.admin_desk import desk
from ui.admin_form import RecordForm, render_form
from ui.components import render_html, render_title
from ui.safe_markdown import safe_html
from uploads.datasets.models import MODELS


def render_story(viewer: Viewer, held: Stored, revision: int) -> None:
    """Draw the story beside its preview."""
    left, right = st.columns(2, gap="medium")
    form = RecordForm(f"Bài viết của {held.key[0]}", MODELS, "model", ("story",), held, can_end=False, can_preview=True)
    with left:
        render_form(viewer, form, revision)
    with right, st.container(border=True, key="story_preview"):
        render_title("Xem trước", "Người xem sẽ đọc bài viết như dưới đây.")
        sheet = desk().sheet
        written = st.session_state.get(f"{sheet.number}_story", held.values["story"]) if sheet else ""
        render_html(f'<div class="story">{safe_html(written)}</div>' if written else "<p>Chưa có bài viết.</p>")
