"""Nghị quyết: how the models serve the areas of the resolution; one area by `?noi_dung=`."""

from html import escape

import streamlit as st

from data_access.categories import categories
from data_access.counts import models_in
from data_access.frames import named
from ui.access import require
from ui.components import render_html, render_nothing
from ui.export_menu import render_export_menu
from ui.filters import Choices, read_scope, render_chips
from ui.load import load
from ui.page_address import keep_on_page, kept
from ui.resolution_areas import AREA, render_area, render_area_not_found, render_heat, render_published_resolution
from wording.headline import during

require("viewer")
offered: Choices = st.session_state["offered"]
scope = read_scope(offered)
keep_on_page(AREA)
areas = named(load(categories, scope.revision, "task"))

if kept(AREA) in areas:
    st.set_page_config(page_title=f"{areas[kept(AREA)]} · Nghị quyết · Dân vận khéo")
    render_area(kept(AREA), scope, offered)
else:
    with st.container(key="head"):
        render_html(
            '<h1 class="headline">Mô hình phục vụ nghị quyết, '
            f"<span>{escape(during(scope, offered.periods))}</span></h1>"
        )
        render_export_menu(scope)
    render_chips(offered)
    if kept(AREA):
        render_area_not_found(scope)
if areas:
    render_heat(scope, load(models_in, scope))
else:
    render_nothing(
        "Chưa có nội dung nghị quyết nào trong danh mục.",
        "Người quản trị thêm nội dung ở trang Quản trị, mục Danh mục.",
    )
render_published_resolution(scope)
