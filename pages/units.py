"""Khối và đơn vị: which bloc and which unit does how much; one unit by `?don_vi=`."""

from dataclasses import replace
from html import escape

import streamlit as st

from data_access.categories import categories
from data_access.coverage import coverage
from data_access.figures import headline
from data_access.one_unit import unit_facts
from data_access.standings import bloc_standings, idle_units, last_active_year, unit_standings
from ui.access import require
from ui.components import render_html, render_nothing
from ui.export_menu import render_export_menu
from ui.filters import Choices, read_scope, render_chips
from ui.load import load
from ui.one_unit import (
    asked_unit,
    render_unit_figures,
    render_unit_head,
    render_unit_models,
    render_unit_not_found,
    render_unit_results,
    render_unit_years,
)
from ui.page_address import keep_on_page
from ui.units_blocs import MEASURE, render_bloc_cards, render_comparison, with_names
from ui.units_table import PAGE, SORT, render_idle, render_no_units, render_units
from wording.headline import during
from wording.standings import partly, reach_sentence

require("viewer")
offered: Choices = st.session_state["offered"]
scope = read_scope(offered)
keep_on_page(MEASURE, SORT, PAGE)


def one_unit() -> None:
    facts = load(unit_facts, scope.revision, asked_unit()) if scope.units else None
    if facts is None:
        render_unit_not_found(offered)
        return
    st.set_page_config(page_title=f"{facts.name} · Dân vận khéo")
    with st.container(key="head"):
        render_unit_head(facts, scope, offered)
        render_export_menu(scope)
    render_chips(offered)
    render_unit_figures(facts, scope)
    render_unit_models(scope, offered)
    render_unit_years(facts, scope)
    render_unit_results(scope)


def blocs_and_units() -> None:
    # The blocs not chosen stay, to compare with and to click.
    blocs = with_names(load(bloc_standings, replace(scope, blocs=())), scope.revision)
    looked_at = blocs[blocs["bloc"].isin(scope.blocs)] if scope.blocs else blocs
    units = load(unit_standings, scope)
    total = load(headline, scope).total
    active_year = load(last_active_year, scope)
    with st.container(key="head"):
        render_html(
            f'<h1 class="headline">Khối và đơn vị, <span>{escape(during(scope, offered.periods))}</span></h1>'
            f'<p class="lead">{escape(reach_sentence(looked_at, load(coverage, scope), total))}</p>'
        )
        render_export_menu(scope)
    render_chips(offered)
    if blocs.empty:
        render_nothing("Chưa có khối nào trong danh mục.", "Người quản trị thêm khối ở trang Quản trị, mục Danh mục.")
        return
    render_bloc_cards(blocs, total, scope, offered)
    render_comparison(blocs, total, active_year, scope, offered)
    if units.empty:
        render_no_units(scope, offered)
        return
    known = load(categories, scope.revision, "bloc")
    render_units(units, known, active_year, part=partly(total))
    if not partly(total):
        render_idle(load(idle_units, scope), known, len(units))


if asked_unit():
    one_unit()
else:
    blocs_and_units()
