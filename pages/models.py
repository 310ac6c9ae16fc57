"""Mô hình: find models by text and filters; one model by `?ma=`."""

import pandas as pd
import streamlit as st

from data_access.frames import rows
from data_access.model_cards import model_cards, related_models, successor
from data_access.search import search
from data_access.told_models import told_models
from ui.access import require
from ui.components import render_title
from ui.export_menu import render_export_menu
from ui.filters import Choices, read_scope, render_chips
from ui.load import load
from ui.model_neighbours import render_way
from ui.model_view import (
    render_facts,
    render_head,
    render_photos,
    render_picture,
    render_results,
    render_sharing,
    render_story,
    render_timeline,
)
from ui.page_address import keep_on_page, kept
from ui.showcase_address import KEPT, area, beside_filters, mark, order, page, typed
from ui.showcase_cards import all_illustrative, render_cards
from ui.showcase_missing import render_model_not_found, render_nothing_found
from ui.showcase_search import keep_typed, render_facets, render_found, render_pages, render_search

require("viewer")
offered: Choices = st.session_state["offered"]
scope = read_scope(offered)


def one_model(asked: str, code: str, cards: pd.DataFrame) -> None:
    keep_typed()
    card, told = next(rows(cards)), load(told_models, scope.revision, (code,)).iloc[0]
    st.set_page_config(page_title=f"{told['name'][:60]} · Dân vận khéo")
    render_way(code, scope)
    render_head(told, card, asked if code != asked else "")
    left, right = st.columns([2, 1], gap="large")
    with left:
        render_story(told)
        if not told["story"]:  # the facts fill the place of the story
            render_facts(told, scope.revision)
        render_timeline(told, scope.revision)
        render_results(told, scope.revision)
        render_photos(told, scope.revision)
    with right:
        render_picture(card, scope.revision)
        if told["story"]:
            render_facts(told, scope.revision)
        render_sharing(code)
    related = load(related_models, scope.revision, code)
    if not related.empty:
        marked = " Đều là dữ liệu minh họa." if all_illustrative(related) and not card.illustrative else ""
        render_title("Mô hình liên quan", f"Cùng lĩnh vực hoặc cùng nội dung nghị quyết.{marked}")
        render_cards(related, scope.revision)


def showcase(missing: str) -> None:
    render_model_not_found(missing)
    head = st.container(key="head")
    render_search(scope, offered)
    found = load(search, scope, typed(), mark(), area(scope.revision), order(), page())
    shown = load(model_cards, scope.revision, found.codes)
    with head:
        render_found(found, scope, offered, illustrative=all_illustrative(shown))
        render_export_menu(scope)
    render_chips(offered, beside_filters(scope.revision))
    render_facets(found, offered)
    if not found.codes:
        render_nothing_found()
        return
    render_cards(shown, scope.revision, kept("trang"))
    render_pages(found)


keep_on_page(*KEPT)
asked = kept("ma")
code = load(successor, scope.revision, asked) if asked else ""
cards = load(model_cards, scope.revision, (code,) if code else ())
if cards.empty:
    showcase(asked)
else:
    one_model(asked, code, cards)
