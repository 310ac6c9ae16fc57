"""The frame of every page: address, navigation, filters, the page itself and the trust strip."""

import time
from pathlib import Path

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from data_access import gauges, logs
from data_access.beginnings import beginnings
from data_access.categories import profile
from data_access.history import revision_facts
from ui.access import hold_back, visitor
from ui.account import render_account
from ui.brand import render_brand
from ui.filters import choices, keep_address, keep_rest_of_address, read_scope, render_filters
from ui.first_steps import render_not_started
from ui.later import first_run, let_it_be_drawn, render_below
from ui.load import load, newest_revision, prepared
from ui.revision_choice import chosen_revision, names_revision, render_revision_banner, render_revision_choice
from ui.states import render_empty_database, render_unreachable
from ui.system_status import RERUN, session_name
from ui.theme import stylesheet
from ui.trust import render_trust_strip

began = time.perf_counter()
ROOT = Path(__file__).resolve().parent
LOGO = ROOT.parent / "ui" / "static" / "logo.svg"
ICON = ROOT.parent / "ui" / "static" / "icon.png"

st.html(stylesheet())
st.logo(str(LOGO), size="large")
address = keep_address()
pages = [
    st.Page(ROOT / "overview.py", title="Tổng quan", default=True),
    st.Page(ROOT / "units.py", title="Khối và đơn vị", url_path="khoi"),
    st.Page(ROOT / "models.py", title="Mô hình", url_path="mo-hinh"),
    st.Page(ROOT / "resolution.py", title="Nghị quyết", url_path="nghi-quyet"),
    st.Page(ROOT / "slides.py", title="Trình chiếu", url_path="trinh-chieu"),
]

try:
    viewer = visitor()
    admin = st.Page(
        ROOT / "admin.py",
        title="Quản trị",
        url_path="quan-tri",
        visibility="visible" if viewer.may("editor") else "hidden",
    )
    guide = st.Page(ROOT / "guide.py", title="Hướng dẫn", url_path="huong-dan", visibility="hidden")
    page = st.navigation([*pages, admin, guide], position="top")
    st.set_page_config(f"{page.title} · Dân vận khéo", str(ICON), layout="wide", initial_sidebar_state="auto")
    render_account(viewer, page.url_path)
    hold_back(viewer, "viewer")
    newest = newest_revision(fresh=viewer.may("editor") or names_revision())
    if not newest:
        render_empty_database()
        st.stop()
    revision = chosen_revision(newest)
    logs.about(session_name(), revision)
    st.session_state["offered"] = offered = prepared(choices, revision)
    filtered = page.url_path not in ("quan-tri", "huong-dan")
    render_brand(load(profile, revision))
    if filtered:
        filters = st.sidebar.container(key="filters")
        render_revision_banner(revision, newest)
    found = load(beginnings, revision)
    started = not (filtered and found.shows_nothing and (page.url_path == "" or not found.blocs))
    try:
        if started:
            page.run()
        else:
            render_not_started(viewer, found)
    finally:
        gauges.took(RERUN, time.perf_counter() - began)
        # After the page, so that what was asked for does not wait for them; also when the page has stopped itself.
        if (first := first_run()) or filtered:
            let_it_be_drawn()
        facts = load(revision_facts, revision)
        if facts is not None:
            with st.container(key="foot", horizontal=True, vertical_alignment="center"):
                render_trust_strip(facts, read_scope(offered), newest)
                render_revision_choice(revision, newest)
        if first:
            keep_rest_of_address(address)
        if filtered and started:
            with filters:
                render_filters(offered)
    render_below()
except SQLAlchemyError as error:
    render_unreachable(error)
