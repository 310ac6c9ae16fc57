"""The look of the PowerPoint file: its theme (fonts and colours that PowerPoint itself offers) and its measures."""

import re
from typing import Any

from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation
from pptx.util import Emu, Inches

from charts import palette

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.83)
INNER = Emu(WIDTH - 2 * MARGIN)
FOOT = Inches(6.98)
"""Where the imprint stands."""
TOP = Inches(1.95)
"""Where the content begins, below the kicker and the takeaway."""
BOTTOM = Inches(6.8)
"""Where the content ends, above the imprint."""

FONT = "Arial"  # on every office machine, with all Vietnamese letters
PANEL = "#F6F4F1"
PAPER = "#FFFFFF"

_ACCENTS = (palette.PRIMARY, palette.COLLECTIVE, palette.INDIVIDUAL, "#2E7D4F", "#7A4BA0", palette.NEUTRAL)


def colour(code: str) -> RGBColor:
    """Return '#B3141C' as PowerPoint takes it."""
    red, green, blue = (int(code[place : place + 2], 16) for place in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]  # python-pptx is published without types


def dress(presentation: Presentation) -> None:
    """Give the file the project's fonts, colours and wide slides, so that what is added in PowerPoint matches."""
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    theme: Any = presentation.slide_master.part.part_related_by(RT.THEME)
    xml = theme.blob.decode("utf-8")
    xml = re.sub(r'(<a:latin typeface=")[^"]*"', rf'\g<1>{FONT}"', xml)
    for name, code in (
        ("dk1", palette.INK),
        ("dk2", palette.MUTED),
        ("lt2", PANEL),
        *((f"accent{place}", accent) for place, accent in enumerate(_ACCENTS, 1)),
    ):
        value = f'<a:srgbClr val="{code.removeprefix("#")}"/>'
        xml = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf"\g<1>{value}\g<2>", xml, flags=re.DOTALL)
    theme._blob = xml.encode("utf-8")
