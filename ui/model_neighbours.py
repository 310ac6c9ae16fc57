"""Where a model stands in the list it was opened from, with the ways to the one before and the one after."""

from html import escape

from data_access.scope import Scope
from data_access.search import PAGE, Found, search
from ui.components import render_html
from ui.links import address, link
from ui.load import load
from ui.page_address import kept
from ui.showcase_address import area, kept_on_page, mark, order, page, typed
from wording.numbers import count


def render_way(code: str, scope: Scope) -> None:
    """Draw the way back to the list, at the page it was left, and to the models beside this one in it."""
    back = link("Danh sách mô hình", "/mo-hinh", **kept_on_page(trang=kept("trang")))
    render_html(f'<nav class="way" aria-label="Danh sách mô hình">{back}{_beside(code, scope)}</nav>')


def _beside(code: str, scope: Scope) -> str:
    found = _found(scope, page())
    if code not in found.codes or found.total == 1:
        return ""
    place = (found.page - 1) * PAGE + found.codes.index(code)
    stands = f"{count(place + 1)} / {'' if found.exact else 'hơn '}{count(found.total)}"
    before, after = _way("Trước", "prev", place - 1, scope), _way("Sau", "next", place + 1, scope)
    return f'<span class="beside">{before}<span>{stands}</span>{after}</span>'


def _way(label: str, relation: str, place: int, scope: Scope) -> str:
    """Return the link to the model at a place of the list; '' beyond its ends."""
    number = place // PAGE + 1
    found = _found(scope, number)
    if found.page != number or place % PAGE >= len(found.codes):
        return ""
    there = kept_on_page(trang=str(number) if number > 1 else "", ma=found.codes[place % PAGE])
    return f'<a rel="{relation}" href="{escape(address("/mo-hinh", **there))}">{label}</a>'


def _found(scope: Scope, number: int) -> Found:
    asked: Found = load(search, scope, typed(), mark(), area(scope.revision), order(), number)
    return asked
