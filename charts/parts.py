"""What the charts share: the look, the mark that can be picked, labels of several lines."""

import altair as alt
import pandas as pd

from charts.palette import INK, LINE, TEXT_SIZE

LINES = "split(datum.value, '\\n')"
"""Vega expression that breaks the label of an axis at its line feeds."""
_LINE_HEIGHT = TEXT_SIZE + 2
_MIDDLE = f"-{_LINE_HEIGHT / 2} * (length({LINES}) - 1)"
"""Vega expression that sets a label of several lines beside the middle of its bar; Vega centres the first line."""
_BELOW = {"left": 0, "right": 0, "top": 5, "bottom": 2}
"""Streamlit would leave 20 pixels below every chart."""


def styled(chart: alt.LayerChart) -> alt.LayerChart:
    """Give a finished chart the look of all. Of its parts a screen reader tells the marks that have a description."""
    axis = {"labelFontSize": TEXT_SIZE, "labelColor": INK, "domainColor": LINE, "ticks": False, "title": None}
    unsaid = {"aria": False}
    return chart.properties(padding=_BELOW).configure(
        font='"Source Sans", sans-serif',
        background="transparent",
        axis=axis | unsaid,
        legend=unsaid,
        text=unsaid,
        point=unsaid,
        view={"stroke": None},
    )


def picked(field: str) -> alt.Parameter:
    """Return the selection that holds the values of `field` of the marks clicked an odd number of times."""
    return alt.selection_point(name="picked", fields=[field], toggle="true", clear=False)


def colour(column: str) -> alt.Color:
    """Colour by the values of a column, which are colours."""
    return alt.Color(f"{column}:N", scale=None, legend=None)


def wrapped_axis() -> alt.Axis:
    """Return an axis of names in full, on several lines where they are long."""
    return alt.Axis(
        labelExpr=LINES,
        labelLineHeight=_LINE_HEIGHT,
        labelOffset=alt.ExprRef(_MIDDLE),
        labelLimit=0,
        labelPadding=8,
        domain=False,
    )


def with_room(base: alt.Chart) -> alt.Chart:
    """Keep room for the labels behind the bars: an unseen mark at the column `room`."""
    return base.mark_point(opacity=0).encode(x="room:Q")


def lying_bars(frame: pd.DataFrame, measure: str, height: int | dict[str, int]) -> alt.LayerChart:
    """Bars with the whole name before and the figure behind each, in the order of the column `order`.

    Columns: code, label, colour, tip and <measure>_label str, <measure> number, opacity and room float, order int.
    """
    base = alt.Chart(frame).encode(y=alt.Y("label:N", sort=alt.EncodingSortField("order"), axis=wrapped_axis()))
    bars = (
        base.mark_bar(cursor="pointer", height={"band": 0.6})
        .encode(
            x=alt.X(f"{measure}:Q", axis=None, scale=alt.Scale(zero=True)),
            color=colour("colour"),
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
            tooltip=alt.Tooltip("tip:N", title=" "),
            description=alt.Description("tip:N"),
        )
        .properties(name="marks")
        .add_params(picked("code"))
    )
    texts = base.mark_text(align="left", dx=6, fontSize=TEXT_SIZE, fontWeight="bold", color=INK).encode(
        x=f"{measure}:Q", text=f"{measure}_label:N"
    )
    return styled(alt.layer(bars, texts, with_room(base)).properties(width="container", height=height))
