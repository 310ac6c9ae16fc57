"""The chart that compares blocs by a chosen measure."""

import altair as alt
import pandas as pd

from charts.palette import INK, TEXT_SIZE
from charts.parts import colour, picked, styled, with_room, wrapped_axis

_STEP = 56
"""Height of one bloc: room for a name of three lines."""


def measure_bars(by_bloc: pd.DataFrame) -> alt.LayerChart:
    """Bars by bloc, as tall together as there are blocs, with the whole name and the figure; unknown = no bar.

    Columns: code str, label str (lines parted by a line feed), value float, value_label str, colour str,
    opacity float, order int, tip str, room float (the end of the scale).
    """
    base = alt.Chart(by_bloc).encode(y=alt.Y("label:N", sort=alt.EncodingSortField("order"), axis=wrapped_axis()))
    bars = (
        base.mark_bar(cursor="pointer", height={"band": 0.6})
        .encode(
            x=alt.X("value:Q", axis=None, scale=alt.Scale(zero=True)),
            color=colour("colour"),
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
            tooltip=alt.Tooltip("tip:N", title=" "),
            description=alt.Description("tip:N"),
        )
        .properties(name="marks")
        .add_params(picked("code"))
    )
    texts = base.mark_text(align="left", dx=6, fontSize=TEXT_SIZE, fontWeight="bold", color=INK).encode(
        x="value:Q", text="value_label:N"
    )
    return styled(alt.layer(bars, texts, with_room(base)).properties(width="container", height={"step": _STEP}))
