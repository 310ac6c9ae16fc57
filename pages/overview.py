"""Tổng quan: how the movement is doing, in one sentence, five figures and two charts; the rest below."""

import streamlit as st

from data_access.counts import cohort, models_by_bloc, models_by_year
from data_access.coverage import coverage
from data_access.figures import headline, published_figures
from ui.access import require
from ui.filters import Choices, read_scope, render_chips
from ui.load import load
from ui.overview_details import render_cohort, render_heat, render_levels, render_list, render_outcomes
from ui.overview_first import render_blocs, render_figures, render_headline, render_years
from ui.published import render_published

require("viewer")
offered: Choices = st.session_state["offered"]
scope = read_scope(offered)
figures = load(headline, scope)
reach = load(coverage, scope)
followed = load(cohort, scope)
by_year = load(models_by_year, scope)
published = load(published_figures, scope.revision)

render_headline(figures, reach, by_year, scope, offered)
render_chips(offered)
render_figures(figures, reach, followed, by_year, scope)

left, right = st.columns(2, gap="medium")
with right:
    render_blocs(load(models_by_bloc, scope), figures.total, scope, offered)
with left:
    if by_year.empty:
        render_published(published, offered)
    else:
        render_years(by_year, scope, offered)

if not by_year.empty:
    render_published(published, offered)
if followed.reviewed or by_year["models"].sum():
    left, right = st.columns(2, gap="medium")
    with left:
        render_cohort(followed)
    with right:
        render_levels(scope)
    render_heat(scope, offered)
    render_outcomes(scope)
render_list(scope, offered)
