"""The left side of the page Trình chiếu: slides to take, models to tell."""

import streamlit as st

from data_access.finding import models_found
from data_access.frames import rows
from exports.order import MOST_MODELS, Order
from exports.story import MODELS, PARTS
from ui.components import render_html, render_title
from ui.load import load
from ui.slides_choice import SLIDES, model_names, moved, parts_with_data, take, tell_models
from wording.numbers import count

_SHORT = 64


def render_parts(order: Order) -> None:
    """Draw the slides in their order, to move and to leave out; below, those left out and those without data."""
    known = parts_with_data(order.scope)
    taken = tuple(part for part in order.parts if part in known)
    render_title("Các trang trình chiếu", "Bấm vào tên để xem thử; mũi tên để đổi thứ tự.")
    with st.container(key="slides_taken", gap=None):
        for place, part in enumerate(taken):
            name = PARTS[part]
            with st.container(horizontal=True, vertical_alignment="center", gap=None, key=f"slide_{part}"):
                st.button(
                    f"{place + 1}. {name}",
                    key=f"show_{part}",
                    type="tertiary",
                    width="stretch",
                    on_click=_show,
                    args=(f"mo-hinh-{order.models[0]}" if part == MODELS and order.models else part,),
                )
                _button("↑", f"Đưa “{name}” lên", f"up_{part}", place == 0, moved(taken, part, -1), part)
                last = place == len(taken) - 1
                _button("↓", f"Đưa “{name}” xuống", f"down_{part}", last, moved(taken, part, 1), part)
                others = tuple(other for other in taken if other != part)
                _button("✕", f"Bỏ “{name}”", f"leave_{part}", len(taken) == 1, others, others[0] if others else "")
    left_out = [part for part in SLIDES if part in known and part not in taken]
    if left_out:
        with st.container(horizontal=True, gap="small", key="slides_left_out"):
            for part in left_out:
                st.button(f"+ {PARTS[part]}", key=f"take_{part}", on_click=take, args=(_put(taken, part), part))
    unknown = [PARTS[part] for part in SLIDES if part not in known]
    if unknown:
        render_html(f'<p class="takeaway">Không có số liệu trong phạm vi đang xem: {", ".join(unknown)}.</p>')


def render_models(order: Order) -> None:
    """Draw the models that have a slide of their own, and the search for others."""
    if MODELS not in order.parts:
        return
    names = model_names(order)
    chosen = tuple(names)
    render_title("Mô hình được giới thiệu", "Mỗi mô hình một trang." if names else "Chưa chọn mô hình nào.")
    with st.container(key="slides_models", gap=None):
        for place, (code, name) in enumerate(names.items()):
            with st.container(horizontal=True, vertical_alignment="center", gap=None, key=f"told_{code}"):
                st.button(
                    _short(name),
                    key=f"show_{code}",
                    type="tertiary",
                    width="stretch",
                    on_click=_show,
                    args=(f"mo-hinh-{code}",),
                    help=name if len(name) > _SHORT else None,
                )
                for sign, word, by in (("↑", "lên", -1), ("↓", "xuống", 1)):
                    st.button(
                        sign,
                        key=f"{word}_{code}",
                        help=f"Đưa mô hình {word}",
                        disabled=not 0 <= place + by < len(chosen),
                        on_click=tell_models,
                        args=(moved(chosen, code, by), code),
                    )
                st.button(
                    "✕",
                    key=f"untold_{code}",
                    help="Bỏ mô hình này",
                    disabled=len(chosen) == 1,
                    on_click=tell_models,
                    args=(tuple(other for other in chosen if other != code),),
                )
    if len(chosen) >= MOST_MODELS:
        render_html(f'<p class="takeaway">Mỗi bộ trình chiếu giới thiệu nhiều nhất {count(MOST_MODELS)} mô hình.</p>')
        return
    typed = st.text_input(
        "Thêm mô hình", key="slides_search", placeholder="Gõ tên, đơn vị hoặc địa bàn, không cần dấu", live=True
    )
    if not (typed or "").strip():
        return
    found = load(models_found, order.scope.revision, str(typed))
    offered = [row for row in rows(found) if row.code not in names][:6]
    if not offered:
        render_html('<p class="takeaway">Không tìm thấy mô hình nào khác. Hãy thử từ khác.</p>')
    for row in offered:
        st.button(
            f"+ {_short(row.name)}",
            key=f"tell_{row.code}",
            type="tertiary",
            help=row.name if len(row.name) > _SHORT else None,
            on_click=tell_models,
            args=((*chosen, row.code), row.code),
        )


def _button(sign: str, told: str, key: str, disabled: bool, parts: tuple[str, ...], shown: str) -> None:
    st.button(sign, key=key, help=told, disabled=disabled, on_click=take, args=(parts, shown))


def _show(key: str) -> None:
    st.session_state["slide_shown"] = key


def _put(taken: tuple[str, ...], part: str) -> tuple[str, ...]:
    """Put a part back behind those that come before it in the usual order."""
    before = SLIDES[: SLIDES.index(part)]
    place = max((taken.index(other) + 1 for other in before if other in taken), default=0)
    return (*taken[:place], part, *taken[place:])


def _short(name: str) -> str:
    shown = name if len(name) <= _SHORT else f"{name[:_SHORT].rsplit(' ', 1)[0]} …"
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+!|~$<>:" else sign for sign in shown)
