"""Tổng quan: how the movement is doing, in one sentence, five figures and two charts; the rest below."""

import streamlit as st

from data_access.counts import cohort, models_by_year
from data_access.figures import headline
from ui.access import require
from ui.export_menu import render_export_menu
from ui.filters import Choices, read_scope, render_chips
from ui.later import below
from ui.load import load
from ui.no_match import render_no_match
from ui.overview_details import render_cohort, render_heat, render_levels, render_list, render_results
from ui.overview_first import render_blocs, render_figures, render_headline, render_years
from ui.published import render_published

require("viewer")
offered: Choices = st.session_state["offered"]
scope = read_scope(offered)
dated = not load(models_by_year, scope).empty


def render_first_screen() -> None:
    """Draw the figures and the two pictures that answer how the movement is doing."""
    render_figures(scope, offered)
    left, right = st.columns(2, gap="medium")
    with left:
        if dated:
            render_years(scope, offered)
        else:
            render_published(scope.revision)
    with right:
        render_blocs(scope, offered)


def render_the_rest() -> None:
    """Draw what lies below the first screen."""
    if dated:
        render_published(scope.revision)
    if dated or load(cohort, scope).reviewed:
        left, right = st.columns(2, gap="medium")
        with left:
            render_cohort(scope)
        with right:
            render_levels(scope)
        render_heat(scope)
        render_results(scope)
    if not dated:
        render_list(scope, offered)


with st.container(key="head"):
    render_headline(scope)
    render_export_menu(scope)
render_chips(offered)
if load(headline, scope).total.shown or not scope.narrowed:
    render_first_screen()
    below(render_the_rest)
else:
    render_no_match("/")
