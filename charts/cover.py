"""The picture of a model without a photo: one calm motif per field, in the colour of its bloc, drawn once a process."""

import random
from functools import cache
from urllib.parse import quote
from zlib import crc32

VARIATIONS = 8
CARD = (320, 132)
"""Width and height on a card; a motif drawn for another box is stretched, its round shapes only grow."""

_OPACITIES = (0.16, 0.26, 0.36, 0.46)
_KEPT_SIGNS = " =:/;,.{}()-"


def cover(field_position: int, code: str, bloc_colour: str) -> str:
    """Return the drawing of a model for its card as the address of an image; otherwise as `cover_svg`."""
    return _address(*_kind(field_position, code, bloc_colour))


def cover_svg(field_position: int, code: str, bloc_colour: str, width: int, height: int) -> str:
    """Return the drawing of a model as an SVG element that fills a box of these proportions.

    Its field (by official position, 0 = not known) gives the motif, bands without one; its code one of the variations.
    The colour is that of its bloc, as everywhere. Shapes are see-through, so that they suit light and dark paper alike.
    """
    return _drawn(*_kind(field_position, code, bloc_colour), width, height)


def _kind(field_position: int, code: str, bloc_colour: str) -> tuple[int, str, int]:
    return field_position, bloc_colour, crc32(code.encode()) % VARIATIONS


@cache
def _address(field_position: int, hue: str, variation: int) -> str:
    return f"data:image/svg+xml,{quote(_drawn(field_position, hue, variation, *CARD), safe=_KEPT_SIGNS)}"


@cache
def _drawn(field_position: int, hue: str, variation: int, width: int, height: int) -> str:
    box = Box(random.Random(f"{field_position} {variation}"), width / CARD[0], height / CARD[1])
    shapes = _FIELDS[(field_position - 1) % len(_FIELDS)](box) if field_position else _bands(box)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" fill="{hue}" '
        f'preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        f'<rect width="{width}" height="{height}" fill-opacity=".12"/>{shapes}</svg>'
    )


class Box:
    """Where a motif is drawn: a card of `CARD`, stretched, and the chance that varies it."""

    def __init__(self, chance: random.Random, across: float, up: float) -> None:
        self.chance = chance
        self._across, self._up, self._round = across, up, (across * up) ** 0.5

    def between(self, least: int, most: int) -> int:
        """Return a number by chance, both ends included."""
        return self.chance.randint(least, most)

    def area(self, step: int, path: str) -> str:
        """Return a shape of the card, stretched with it, in one of four depths."""
        return f'<path {_depth(step)} transform="scale({self._across:.3f} {self._up:.3f})" d="{path}"/>'

    def shape(self, step: int, left: int, top: int, path: str, turned: int = 0) -> str:
        """Return a shape that stands at a place of the card and keeps its proportions."""
        at = f"translate({left * self._across:.0f} {top * self._up:.0f}) scale({self._round:.3f}) rotate({turned})"
        return f'<path {_depth(step)} transform="{at}" d="{path}"/>'


def _depth(step: int) -> str:
    return f'fill-opacity="{_OPACITIES[step % len(_OPACITIES)]}"'


def _circle(radius: int) -> str:
    return f"M-{radius} 0a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 -{2 * radius} 0Z"


def _terraces(box: Box) -> str:
    """Rising fields, for the economy."""
    parts = []
    for step in range(4):
        top, bend, middle = 54 + 22 * step + box.between(-6, 6), box.between(12, 30), box.between(90, 230)
        parts.append(box.area(step, f"M0 {top + bend // 2}Q{middle} {top - bend} 320 {top}V132H0Z"))
    return "".join(parts) + box.shape(0, box.between(40, 280), 30, _circle(15))


def _people(box: Box) -> str:
    """People side by side, for culture and society."""
    return "".join(
        box.shape(place + 1, 30 + 66 * place + box.between(-12, 12), box.between(48, 118), _circle(box.between(20, 46)))
        for place in range(5)
    )


def _ridges(box: Box) -> str:
    """Mountains behind mountains, for defence and security."""
    parts = []
    for step in range(4):
        peaks = [(80 * place + box.between(-20, 20), 34 + 20 * step + box.between(0, 34)) for place in range(5)]
        line = "".join(f"L{x} {y}L{x + 40} {y + box.between(16, 34)}" for x, y in peaks)
        parts.append(box.area(step, f"M-20 132{line}L340 132Z"))
    return "".join(parts)


def _pillars(box: Box) -> str:
    """Pillars that carry, for the political system."""
    return "".join(
        box.area(
            place + box.between(0, 1),
            f"M{14 + 43 * place} 132V{box.between(48, 110)}q0 -14 14 -14t14 14V132Z",
        )
        for place in range(7)
    )


def _leaves(box: Box) -> str:
    """Leaves, for a field that a committee has added."""
    leaf = "M0 0C-34 -22 -30 -62 0 -84C30 -62 34 -22 0 0Z"
    return "".join(
        box.shape(place, 24 + 56 * place, box.between(70, 120), leaf, box.between(-40, 40)) for place in range(6)
    )


def _bands(box: Box) -> str:
    """Broad bands, where the field is not known."""
    lefts = [60 * step + box.between(-20, 30) for step in range(4)]
    return "".join(box.area(step, f"M{left} 132L{left + 90} 0h46L{left + 46} 132Z") for step, left in enumerate(lefts))


_FIELDS = (_terraces, _people, _ridges, _pillars, _leaves)
