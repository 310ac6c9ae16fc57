"""Models as cards: photo or cover, name, who, when, badges; the whole card is a link."""

from html import escape
from typing import Any

import pandas as pd

from charts.cover import cover
from charts.palette import NEUTRAL, bloc_colour
from data_access.categories import categories, units
from data_access.frames import named, rows
from ui.components import render_html
from ui.links import address
from ui.load import load, prepared
from ui.photo_route import photo_address
from ui.showcase_address import kept_on_page
from wording.words import NOT_KNOWN_BLOC

BADGES = (("exemplary", "Tiêu biểu"), ("replicated", "Nhân rộng"), ("awarded", "Khen thưởng"))


def render_cards(cards: pd.DataFrame, revision: int, page: str = "") -> None:
    """Draw models; `page` is that of the found list which they are, so that a card keeps its place in it.

    Which of them are illustrative is marked where they are mixed with others; else whoever draws them says it once
    (`all_illustrative`).
    """
    mixed = cards["illustrative"].nunique() > 1
    kinds = ("level", "period", "bloc", "field")
    levels, periods, blocs, fields = (named(load(categories, revision, kind)) for kind in kinds)
    unit_names, colours = named(load(units, revision)), prepared(_bloc_colours, revision)
    parts = []
    for card in rows(cards):
        when = str(card.year) if card.year else periods.get(card.period, "")
        facts = [fields.get(card.field, ""), when, _level(levels.get(card.level, ""))]
        bloc = blocs.get(card.bloc, NOT_KNOWN_BLOC).removeprefix("Khối ")
        who = unit_names.get(card.unit, "")
        there = escape(address("/mo-hinh", **kept_on_page(trang=page), ma=card.code))
        parts.append(
            f'<a class="card" href="{there}">'
            f'<div class="picture">{picture(card, revision)}'
            f'<div class="badges">{badges(card, sample=mixed)}</div></div>'
            f'<div class="told"><h3 title="{escape(card.name)}">{escape(card.name)}</h3>'
            + (f'<p class="unit">{escape(who)}</p>' if who else "")
            + f'<p><span class="square" style="background:{colours.get(card.bloc, "var(--line)")}"></span>'
            f"{escape(bloc[:1].upper() + bloc[1:])}</p>"
            f"<p>{escape(' · '.join(fact for fact in facts if fact))}</p></div></a>"
        )
    render_html(f'<div class="cards">{"".join(parts)}</div>')


def all_illustrative(cards: pd.DataFrame) -> bool:
    """Whether every one of the models is illustrative."""
    return not cards.empty and bool(cards["illustrative"].all())


def badges(card: object, *, sample: bool = True) -> str:
    """Return the badges of a model as HTML; `sample` tells whether an illustrative one is marked as such."""
    given = "".join(
        f'<span class="medal {flag}">{escape(label)}</span>' for flag, label in BADGES if getattr(card, flag)
    )
    marked = sample and getattr(card, "illustrative", False)
    return given + ('<span class="medal sample">Minh họa</span>' if marked else "")


def picture(card: Any, revision: int) -> str:
    """Return the photo of a model, or its drawn cover, as HTML; it tells nothing that the words do not."""
    if card.photo:
        return f'<img src="{escape(photo_address(card.photo, "card"))}" alt="" loading="lazy">'
    motif = prepared(_places, revision, "field").get(card.field, 0)
    colour = prepared(_bloc_colours, revision).get(card.bloc, NEUTRAL)
    return f'<img src="{cover(motif, card.code, colour)}" alt="">'


def _places(revision: int, kind: str) -> dict[str, int]:
    """Return code -> official position, from 1, of the categories of a kind."""
    return {code: place for place, code in enumerate(load(categories, revision, kind)["code"], 1)}


def _bloc_colours(revision: int) -> dict[str, str]:
    return {code: bloc_colour(place) for code, place in _places(revision, "bloc").items()}


def _level(name: str) -> str:
    return f"Cấp {name[:1].lower() + name[1:] if name in ('Cơ sở', 'Tỉnh') else name}" if name else ""
