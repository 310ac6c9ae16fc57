"""The left side of the page Trình chiếu: the slides in their order, one of them chosen; what else can be taken."""

import streamlit as st

from data_access.finding import models_found
from data_access.frames import rows
from exports.order import MOST_MODELS, Order
from exports.story import MODELS, PARTS
from ui.components import render_html, render_title
from ui.load import load
from ui.markdown import plain
from ui.slides_choice import (
    SLIDES,
    choose,
    chosen_slide,
    leave_chosen,
    model_slide,
    move_chosen,
    parts_with_data,
    take_model,
    take_part,
    told_names,
)
from wording.numbers import count

_SHORT = 40


def render_parts(order: Order) -> None:
    """Draw the slides in their order, models as one group; the chosen one is shown, moved and left out."""
    known = parts_with_data(order.scope)
    taken = tuple(part for part in order.parts if part in known)
    names = told_names(order) if MODELS in taken else {}
    chosen = chosen_slide(taken, tuple(names))
    render_title("Các trang trình chiếu", "Chọn một trang để xem thử, đổi chỗ (Alt+↑, Alt+↓) hoặc bỏ (Alt+Delete).")
    _render_moves(taken, tuple(names), chosen, known)
    number = 0
    with st.container(key="slides_taken", gap=None):
        for part in taken:
            if part == MODELS:
                _row(PARTS[part], part, chosen)
                for code, name in names.items():
                    number += 1
                    _row(f"{number}. {_short(name)}", model_slide(code), chosen, name if len(name) > _SHORT else None)
            else:
                number += 1
                _row(f"{number}. {PARTS[part]}", part, chosen)
    left_out = [part for part in SLIDES if part in known and part not in taken]
    if left_out:
        with st.container(horizontal=True, gap="small", key="slides_left_out"):
            for part in left_out:
                st.button(f"+ {PARTS[part]}", key=f"take_{part}", on_click=take_part, args=(part, known))
    unknown = [PARTS[part] for part in SLIDES if part not in known]
    if unknown:
        render_html(f'<p class="takeaway">Không có số liệu trong phạm vi đang xem: {", ".join(unknown)}.</p>')


def render_search(order: Order) -> None:
    """Draw the search for models that shall have a slide of their own."""
    if MODELS not in order.parts:
        return
    names = told_names(order)
    render_title("Thêm mô hình", f"{count(len(names))} mô hình đang được giới thiệu, mỗi mô hình một trang.")
    if len(names) >= MOST_MODELS:
        render_html(f'<p class="takeaway">Mỗi bộ trình chiếu giới thiệu nhiều nhất {count(MOST_MODELS)} mô hình.</p>')
        return
    typed = st.text_input(
        "Thêm mô hình",
        key="slides_search",
        placeholder="Gõ tên, đơn vị hoặc địa bàn, không cần dấu",
        live=True,
        label_visibility="collapsed",
    )
    if not (typed or "").strip():
        return
    found = load(models_found, order.scope.revision, str(typed))
    offered = [row for row in rows(found) if row.code not in names][:6]
    if not offered:
        render_html('<p class="takeaway">Không tìm thấy mô hình nào khác. Hãy thử từ khác.</p>')
    with st.container(key="slides_found", gap=None):
        for row in offered:
            st.button(
                f"+ {_short(row.name)}",
                key=f"tell_{row.code}",
                type="tertiary",
                help=row.name if len(row.name) > _SHORT else None,
                on_click=take_model,
                args=(row.code, tuple(names)),
            )


def _render_moves(taken: tuple[str, ...], models: tuple[str, ...], chosen: str, known: frozenset[str]) -> None:
    """Draw what can be done with the chosen slide; the keys do the same, so that one can go on without the mouse."""
    among = [model_slide(code) for code in models] if chosen not in taken else list(taken)
    place, last = among.index(chosen), len(among) - 1
    moves = (
        ("Lên", ":material/arrow_upward:", "Alt+Up", place == 0, move_chosen, (-1, known, models)),
        ("Xuống", ":material/arrow_downward:", "Alt+Down", place == last, move_chosen, (1, known, models)),
        ("Bỏ trang này", ":material/close:", "Alt+Delete", last == 0, leave_chosen, (known, models)),
    )
    with st.container(horizontal=True, gap="small", key="slides_moves"):
        for name, icon, keys, disabled, done, given in moves:
            st.button(name, key=f"do_{keys}", icon=icon, shortcut=keys, disabled=disabled, on_click=done, args=given)


def _row(label: str, slide: str, chosen: str, whole_name: str | None = None) -> None:
    st.button(
        label,
        key=f"show_{slide}",
        type="secondary" if slide == chosen else "tertiary",
        width="stretch",
        help=whole_name,
        on_click=choose,
        args=(slide,),
    )


def _short(name: str) -> str:
    return plain(name if len(name) <= _SHORT else f"{name[:_SHORT].rsplit(' ', 1)[0]} …")
