"""What a deck is made of, chosen on the page Trình chiếu; the choice stands in the address, so that a link opens it."""

import streamlit as st

from data_access.frames import named
from data_access.scope import Scope
from data_access.told_models import told_models
from exports.order import MOST_MODELS, Order, order_of
from exports.story import MODELS, PARTS, tell
from ui.address_inputs import draw_input, recall, write
from ui.filters import ADDRESS
from ui.load import load, prepared

SLIDES = tuple(part for part in PARTS if part != "danh-sach")
"""The parts that are slides; the list of models is for paper."""
_CHOSEN = "slide_shown"
_KEPT = ("phan", "mo_hinh")


def keep_choice() -> None:
    """Hold parts and models of the address in hidden inputs; models collected on other pages come in first."""
    collected = st.session_state.get("deck_models") or []
    if collected and not st.query_params.get("mo_hinh"):
        st.session_state["mo_hinh"] = ",".join(collected)
    with st.container(key="address_slides"):
        for name in _KEPT:
            draw_input(name)


def chosen_order(scope: Scope) -> Order:
    """Return what the address asks for; parts that are not for slides are left out."""
    asked = {name: str(st.session_state.get(name) or "") for name in (*ADDRESS, "phan", "mo_hinh")}
    order = order_of(load, scope.revision, {**asked, "ban": str(scope.revision)})
    return Order(order.scope, tuple(part for part in order.parts if part in SLIDES), order.models)


def parts_with_data(scope: Scope) -> frozenset[str]:
    """Return the parts that have something to tell in the scope."""
    return prepared(_parts_with_data, scope)


def _parts_with_data(scope: Scope) -> frozenset[str]:
    told = tell(load, scope, SLIDES, models=())
    return frozenset((*(section.key for section in told.sections), MODELS))


def chosen_slide(taken: tuple[str, ...], models: tuple[str, ...]) -> str:
    """Return the slide that is shown and can be moved: the one chosen last, else the first."""
    slides = (*taken, *map(model_slide, models))
    if st.session_state.get(_CHOSEN) not in slides:
        st.session_state[_CHOSEN] = slides[0]
    return str(st.session_state[_CHOSEN])


def choose(slide: str) -> None:
    """Make a slide the one that is shown and can be moved."""
    recall()
    st.session_state[_CHOSEN] = slide


def move_chosen(by: int, known: frozenset[str], models: tuple[str, ...]) -> None:
    """Move the chosen slide among the parts, or a model among the models; quick presses add up."""
    recall()
    chosen = str(st.session_state[_CHOSEN])
    if chosen in PARTS:
        _tell_parts(moved(_parts_now(known), chosen, by), chosen)
    else:
        code = _code(chosen)
        _tell_models(moved(_models_now(models), code, by), code)


def leave_chosen(known: frozenset[str], models: tuple[str, ...]) -> None:
    """Leave the chosen slide out and choose the one that takes its place."""
    recall()
    chosen = str(st.session_state[_CHOSEN])
    if chosen in PARTS:
        left, heir = _without(_parts_now(known), chosen)
        _tell_parts(left, heir)
    else:
        left, heir = _without(_models_now(models), _code(chosen))
        _tell_models(left, heir)


def take_part(part: str, known: frozenset[str]) -> None:
    """Put a part back behind those that come before it in the usual order, and show it."""
    recall()
    taken = _parts_now(known)
    before = SLIDES[: SLIDES.index(part)]
    place = max((taken.index(other) + 1 for other in before if other in taken), default=0)
    _tell_parts((*taken[:place], part, *taken[place:]), part)


def take_model(code: str, models: tuple[str, ...]) -> None:
    """Tell one more model by itself, and show it; `models` are told where the address names none."""
    recall()
    _tell_models(tuple(dict.fromkeys((*_models_now(models), code))), code)


def _tell_parts(parts: tuple[str, ...], shown: str) -> None:
    write(phan="" if parts == SLIDES else ",".join(parts))
    st.session_state[_CHOSEN] = shown


def _tell_models(codes: tuple[str, ...], shown: str) -> None:
    write(mo_hinh=",".join(codes[:MOST_MODELS]))
    st.session_state["deck_models"] = list(codes[:MOST_MODELS])
    st.session_state[_CHOSEN] = model_slide(shown)


def model_slide(code: str) -> str:
    """Return the name of the slide of a model."""
    return f"{MODELS}-{code}"


def told_names(order: Order) -> dict[str, str]:
    """Return code -> name of the models told, in their order."""
    return named(load(told_models, order.scope.revision, order.models))


def moved(chosen: tuple[str, ...], one: str, by: int) -> tuple[str, ...]:
    """Return the tuple with one element moved; at an end it stays.

    >>> moved(("a", "b", "c"), "c", -1)
    ('a', 'c', 'b')
    """
    if one not in chosen:
        return chosen
    others = [other for other in chosen if other != one]
    others.insert(max(0, chosen.index(one) + by), one)
    return tuple(others)


def _parts_now(known: frozenset[str]) -> tuple[str, ...]:
    asked = str(st.session_state.get("phan") or "")
    parts = [part for part in asked.split(",") if part in SLIDES] or SLIDES
    return tuple(part for part in dict.fromkeys(parts) if part in known)


def _models_now(models: tuple[str, ...]) -> tuple[str, ...]:
    asked = str(st.session_state.get("mo_hinh") or "")
    return tuple(dict.fromkeys(filter(None, asked.split(",")))) or models


def _code(slide: str) -> str:
    return slide.removeprefix(f"{MODELS}-")


def _without(chosen: tuple[str, ...], one: str) -> tuple[tuple[str, ...], str]:
    """Return the tuple without one element, and the element that stands in its place then; the last one stays."""
    others = tuple(other for other in chosen if other != one)
    if not others:
        return chosen, one
    return others, others[min(chosen.index(one), len(others) - 1)] if one in chosen else others[0]
