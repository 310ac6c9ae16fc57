"""The picture of a model that has no photo: quiet circles in the colour of its bloc, the same for the same code."""

from hashlib import sha256

_CIRCLES = 6


def cover_svg(code: str, colour: str, width: int = 280, height: int = 104) -> str:
    """Return an SVG element that fills its box; `colour` is a colour of the palette."""
    seed, least = sha256(code.encode()).digest(), min(width, height)
    circles = "".join(
        f'<circle cx="{width * (place + 0.5 + (seed[place] - 128) / 300) / _CIRCLES:.0f}" '
        f'cy="{height * (0.35 + seed[place + 8] / 380):.0f}" r="{least * (0.1 + seed[place + 16] / 900):.0f}" '
        f'fill="{colour}" opacity="{0.14 + 0.06 * place:.2f}"/>'
        for place in range(_CIRCLES)
    )
    return (
        f'<svg viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        f'<rect width="{width}" height="{height}" fill="{colour}" opacity="0.12"/>{circles}</svg>'
    )
