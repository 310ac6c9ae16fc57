"""Covers of models without a photo: one calm motif per field, some variations of each, drawn once a process."""

import random
from functools import cache
from urllib.parse import quote
from zlib import crc32

VARIATIONS = 8
_WIDTH, _HEIGHT = 320, 132
_HUES = ("#C26A00", "#1F5FA8", "#2E7D4F", "#7A4BA0", "#00788A")
_OPACITIES = (0.16, 0.26, 0.36, 0.46)
_KEPT_SIGNS = " =:/;,.{}()-"


def cover(field_position: int, code: str, bloc_colour: str) -> str:
    """Return the drawing of a model as the address of an image.

    Its field (by official position, 0 = not known) gives motif and colour, its code one of the variations; without a
    field, bands in the colour of its bloc. Shapes are see-through, so that they suit light and dark paper alike.
    """
    motif = 1 + (field_position - 1) % len(_MOTIFS) if field_position else 0
    return _drawn(motif, _HUES[motif - 1] if motif else bloc_colour, crc32(code.encode()) % VARIATIONS)


@cache
def _drawn(motif: int, hue: str, variation: int) -> str:
    chance = random.Random(f"{motif} {variation}")
    shapes = _MOTIFS[motif - 1](chance) if motif else _plain(chance)
    styles = "".join(f".s{step}{{fill-opacity:{opacity}}}" for step, opacity in enumerate(_OPACITIES, 1))
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" fill="{hue}" '
        f'preserveAspectRatio="xMidYMid slice"><style>{styles}</style>'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill-opacity=".12"/>{shapes}</svg>'
    )
    return f"data:image/svg+xml,{quote(drawing, safe=_KEPT_SIGNS)}"


def _terraces(chance: random.Random) -> str:
    """Rising fields, for the economy."""
    parts = []
    for step in range(4):
        top, bend = 54 + 22 * step + chance.randint(-6, 6), chance.randint(12, 30)
        middle = chance.randint(90, 230)
        parts.append(
            f'<path class="s{step + 1}" d="M0 {top + bend // 2}Q{middle} {top - bend} {_WIDTH} {top}V{_HEIGHT}H0Z"/>'
        )
    return "".join(parts) + f'<circle class="s1" cx="{chance.randint(40, 280)}" cy="30" r="15"/>'


def _circles(chance: random.Random) -> str:
    """People side by side, for culture and society."""
    return "".join(
        f'<circle class="s{1 + (place + 1) % 4}" cx="{30 + 66 * place + chance.randint(-12, 12)}" '
        f'cy="{chance.randint(48, 118)}" r="{chance.randint(20, 46)}"/>'
        for place in range(5)
    )


def _ridges(chance: random.Random) -> str:
    """Mountains behind mountains, for defence and security."""
    parts = []
    for step in range(4):
        peaks = [(80 * place + chance.randint(-20, 20), 34 + 20 * step + chance.randint(0, 34)) for place in range(5)]
        line = "".join(f"L{x} {y}L{x + 40} {y + chance.randint(16, 34)}" for x, y in peaks)
        parts.append(f'<path class="s{step + 1}" d="M-20 {_HEIGHT}{line}L{_WIDTH + 20} {_HEIGHT}Z"/>')
    return "".join(parts)


def _pillars(chance: random.Random) -> str:
    """Pillars that carry, for the political system."""
    tops = [chance.randint(34, 96) for _ in range(7)]
    return "".join(
        f'<rect class="s{1 + (place + chance.randint(0, 1)) % 4}" x="{14 + 43 * place}" y="{top}" width="28" '
        f'height="{_HEIGHT - top + 14}" rx="14"/>'
        for place, top in enumerate(tops)
    )


def _leaves(chance: random.Random) -> str:
    """Leaves, for a field that a committee has added."""
    return "".join(
        f'<path class="s{1 + place % 4}" transform="translate({24 + 56 * place} {chance.randint(70, 120)}) '
        f'rotate({chance.randint(-40, 40)})" d="M0 0C-34 -22 -30 -62 0 -84C30 -62 34 -22 0 0Z"/>'
        for place in range(6)
    )


def _plain(chance: random.Random) -> str:
    """Broad bands, where the field is not known."""
    lefts = [60 * step + chance.randint(-20, 30) for step in range(4)]
    return "".join(
        f'<path class="s{step}" d="M{left} {_HEIGHT}L{left + 90} 0h46L{left + 46} {_HEIGHT}Z"/>'
        for step, left in enumerate(lefts, 1)
    )


_MOTIFS = (_terraces, _circles, _ridges, _pillars, _leaves)
