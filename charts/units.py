"""The chart that compares blocs by a chosen measure."""

import altair as alt
import pandas as pd

from charts.parts import lying_bars

_STEP = 56
"""Height of one bloc: room for a name of three lines."""


def measure_bars(by_bloc: pd.DataFrame) -> alt.LayerChart:
    """Bars by bloc, as tall together as there are blocs, with the whole name and the figure; unknown = no bar.

    Columns: code str, label str (lines parted by a line feed), value float, value_label str, colour str,
    opacity float, order int, tip str, room float (the end of the scale).
    """
    return lying_bars(by_bloc, "value", height={"step": _STEP})
