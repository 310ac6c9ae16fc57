"""Models as cards: photo or cover, name, who, when, badges; the whole card is a link."""

from html import escape

import pandas as pd

from charts.palette import NEUTRAL, bloc_colour
from data_access.categories import categories, units
from data_access.frames import rows
from ui.components import render_html
from ui.filters import named
from ui.links import address
from ui.load import load
from ui.showcase_address import kept_on_page
from ui.showcase_covers import cover
from wording.words import NOT_KNOWN_BLOC

BADGES = (("exemplary", "Tiêu biểu"), ("replicated", "Nhân rộng"), ("awarded", "Khen thưởng"))


def render_cards(cards: pd.DataFrame, revision: int) -> None:
    """Draw the models of a page."""
    blocs, fields = load(categories, revision, "bloc"), load(categories, revision, "field")
    levels, unit_names = named(load(categories, revision, "level")), named(load(units, revision))
    periods = named(load(categories, revision, "period"))
    bloc_names, field_names = named(blocs), named(fields)
    colours = {code: bloc_colour(place) for place, code in enumerate(blocs["code"], 1)}
    motifs = {code: place for place, code in enumerate(fields["code"], 1)}
    parts = []
    for card in rows(cards):
        when = str(card.year) if card.year else periods.get(card.period, "")
        facts = [field_names.get(card.field, ""), when, _level(levels.get(card.level, ""))]
        bloc = bloc_names.get(card.bloc, NOT_KNOWN_BLOC).removeprefix("Khối ")
        who = unit_names.get(card.unit, "")
        picture = _picture(card.photo, motifs.get(card.field, 0), card.code, colours.get(card.bloc, NEUTRAL))
        parts.append(
            f'<a class="card" href="{escape(address("/mo-hinh", **kept_on_page(), ma=card.code))}" target="_self">'
            f'<div class="picture">{picture}'
            f'<div class="badges">{badges(card)}</div></div>'
            f'<div class="told"><h3 title="{escape(card.name)}">{escape(card.name)}</h3>'
            + (f'<p class="unit">{escape(who)}</p>' if who else "")
            + f'<p><span class="square" style="background:{colours.get(card.bloc, "var(--line)")}"></span>'
            f"{escape(bloc[:1].upper() + bloc[1:])}</p>"
            f"<p>{escape(' · '.join(fact for fact in facts if fact))}</p></div></a>"
        )
    render_html(f'<div class="cards">{"".join(parts)}</div>')


def badges(card: object) -> str:
    """Return the badges of a model as HTML."""
    given = "".join(
        f'<span class="medal {flag}">{escape(label)}</span>' for flag, label in BADGES if getattr(card, flag)
    )
    return given + ('<span class="medal sample">Minh họa</span>' if getattr(card, "illustrative", False) else "")


def _picture(photo: str, motif: int, code: str, colour: str) -> str:
    if photo:
        return f'<img src="/anh/{escape(photo)}-card.webp" alt="" loading="lazy">'
    return f'<img src="{cover(motif, code, colour)}" alt="">'


def _level(name: str) -> str:
    return f"Cấp {name[:1].lower() + name[1:] if name in ('Cơ sở', 'Tỉnh') else name}" if name else ""
