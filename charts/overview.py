"""The charts of the overview. Every frame carries its labels, colours and order as columns."""

from typing import Any

import altair as alt
import pandas as pd

from charts.palette import INK, MUTED, TEXT_SIZE
from charts.parts import colour, lying_bars, picked, styled, wrapped_axis

MOST_ROWS = 6
"""Up to so many blocs share the height of a chart of the first screen."""

ROW = 40
"""Height in which a name of two lines has room."""
_WRITTEN = 120
"""Width in which '1.214 công nhận' has room behind a bar, however narrow the chart is."""


def years_bars(by_year: pd.DataFrame) -> alt.LayerChart:
    """Stacked columns by year.

    Columns: code str (the year), kind str, models int, order int (of the stack), colour str, opacity float,
    total int, total_label str ('' in all but one row of a year).
    """
    base = alt.Chart(by_year)
    x = alt.X("code:N", axis=alt.Axis(labelAngle=0, labelColor=MUTED))
    bars = (
        base.mark_bar(cursor="pointer", width={"band": 0.6})
        .encode(
            x=x,
            y=alt.Y("models:Q", axis=None, stack="zero"),
            order=alt.Order("order:Q"),
            color=colour("colour"),
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
            tooltip=alt.Tooltip("tip:N", title=" "),
            description=alt.Description("tip:N"),
        )
        .properties(name="marks")
        .add_params(picked("code"))
    )
    totals = base.mark_text(dy=-9, fontSize=TEXT_SIZE, fontWeight="bold", color=INK).encode(
        x=x, y="total:Q", text="total_label:N"
    )
    return styled(alt.layer(bars, totals).properties(width="container", height=250))


def blocs_bars(by_bloc: pd.DataFrame) -> alt.LayerChart:
    """Bars by bloc, most first, with the whole name and the figure.

    Columns: code str, label str (lines parted by a line feed), models int, models_label str, colour str,
    opacity float, order int, tip str, room float (the end of the scale).
    """
    return lying_bars(by_bloc, "models", height=250)


def many_blocs_bars(by_bloc: pd.DataFrame) -> alt.LayerChart:
    """`blocs_bars` for more than `MOST_ROWS` blocs: as high as their names need."""
    return lying_bars(by_bloc, "models", height={"step": ROW})


def cohort_bars(by_step: pd.DataFrame) -> alt.LayerChart:
    """Bars by step of the cohort, in the order of the steps; columns as `blocs_bars`."""
    return lying_bars(by_step, "models", height=240)


def levels_bars(by_level: pd.DataFrame) -> alt.LayerChart:
    """Two bars a level, registered and recognised; columns as `blocs_bars` but room, and measure str."""
    base = alt.Chart(by_level).encode(
        y=alt.Y("label:N", sort=alt.EncodingSortField("order"), axis=wrapped_axis()),
        yOffset=alt.YOffset("measure:N", sort=alt.EncodingSortField("order")),
    )
    bars = base.mark_bar().encode(
        x=alt.X("models:Q", axis=None, scale=alt.Scale(zero=True, range=[0, alt.ExprRef(f"width - {_WRITTEN}")])),
        color=colour("colour"),
        tooltip=alt.Tooltip("tip:N", title=" "),
        description=alt.Description("tip:N"),
    )
    texts = base.mark_text(align="left", dx=6, fontSize=TEXT_SIZE, fontWeight="bold", color=INK).encode(
        x="models:Q", text="models_label:N"
    )
    return styled(alt.layer(bars, texts).properties(width="container", height=240))


def specification(chart: alt.LayerChart) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart without its data."""
    whole: dict[str, Any] = chart.to_dict()
    whole.pop("datasets", None)
    whole.pop("data", None)
    return whole
