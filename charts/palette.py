"""The colours and sizes of all charts, in one place."""

PRIMARY = "#B3141C"
GOLD = "#C8901B"
INK = "#1F2328"
MUTED = "#59636E"
LINE = "#D8DEE4"
NEUTRAL = "#8C959F"
COLLECTIVE = "#1F5FA8"
INDIVIDUAL = "#E0A030"
REGISTERED, REVIEWED, RECOGNIZED = "#9AA8B5", "#748799", "#4F657B"
"""How far models have come: one hue of its own, darker with every step; gold is for what is distinguished."""
STEPS = (REGISTERED, REVIEWED, RECOGNIZED, GOLD, GOLD, GOLD)
"""The steps of `wording.cohort.cohort_steps`."""
SUBJECT_TYPES = {"collective": COLLECTIVE, "individual": INDIVIDUAL}
_BLOCS = (
    *("#1F5FA8", "#C26A00", "#2E7D4F", "#7A4BA0", "#00788A", "#A23B72", "#6B6B00", "#5B6F82"),
    *("#9486E0", "#869981", "#BE66B8", "#435947", "#2A8FC9", "#2FA05A", "#D9786A", "#6967E1"),
)
"""Each is as far as can be from those before it, also for colour-blind readers; all stand out from any paper."""
_HEAT = ("#F4F7FB", "#D5E3F2", "#A9C6E4", "#6E9FD0", "#3A78B8", "#1F5FA8")
_ON_LIGHT = "#1B1F24"
"""Text on a light fill; unlike INK it stays as it is when the page is dark (ui/styles/base.css)."""
TEXT_SIZE = 14


def bloc_colour(position: int) -> str:
    """Return the colour of a bloc by its official position (from 1): always the same bloc, the same colour."""
    return _BLOCS[(position - 1) % len(_BLOCS)] if position > 0 else NEUTRAL


def heat_colours(value: int, highest: int) -> tuple[str, str]:
    """Return the fill and the text colour of a heat map's cell, light to dark."""
    step = 0 if not highest or not value else max(1, round(value / highest * (len(_HEAT) - 1)))
    return _HEAT[step], "#FFFFFF" if step >= 4 else _ON_LIGHT
