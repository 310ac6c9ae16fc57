"""Trình chiếu: choose what to tell and in which order, see it, start it, take it along."""

import streamlit as st

from ui.access import require
from ui.components import render_html
from ui.filters import Choices, read_scope, render_chips
from ui.slides_choice import chosen_order, keep_choice
from ui.slides_lists import render_parts, render_search
from ui.slides_preview import render_preview, render_saved

LEAD = "Chọn trang, xem thử, rồi bắt đầu: bộ trình chiếu giữ nguyên số liệu và chạy được cả khi mất kết nối."

viewer = require("viewer")
offered: Choices = st.session_state["offered"]
keep_choice()
order = chosen_order(read_scope(offered))

render_html(f'<h1 class="headline">Trình chiếu</h1><p class="lead">{LEAD}</p>')
render_chips(offered)
left, right = st.container(key="slides_page").columns([4, 8], gap="large")
with left:
    render_parts(order)
    render_search(order)
with right:
    render_preview(order)
    render_saved(viewer, order)
