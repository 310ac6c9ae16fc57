"""The charts of the overview: their specification stands still, whatever the data."""

from collections.abc import Callable

import altair as alt
import pandas as pd
import pytest

from charts.overview import (
    blocs_bars,
    cohort_bars,
    levels_bars,
    many_blocs_bars,
    specification,
    years_bars,
)
from charts.palette import INK, bloc_colour, heat_colours


@pytest.mark.parametrize("chart", [years_bars, blocs_bars, many_blocs_bars, cohort_bars, levels_bars])
def test_the_specification_does_not_depend_on_the_data(chart: Callable[[pd.DataFrame], alt.LayerChart]) -> None:
    few = pd.DataFrame({"code": ["a"], "label": ["Khối A"], "models": [1]})
    many = pd.DataFrame({"code": list("abc"), "label": ["x", "<b>", "z"], "models": [5, 0, 9]})
    assert specification(chart(few)) == specification(chart(many))


def test_bars_start_at_zero_and_labels_are_whole() -> None:
    spec = specification(blocs_bars(pd.DataFrame({"code": []})))
    bars = spec["layer"][0]["encoding"]
    assert bars["x"]["scale"]["zero"] is True
    assert bars["y"]["axis"]["labelLimit"] == 0


def test_a_bloc_keeps_its_colour_and_twelve_blocs_have_one_each() -> None:
    assert bloc_colour(1) == "#1F5FA8"
    assert len({bloc_colour(position) for position in range(13)}) == 13


def test_an_empty_cell_of_the_heat_map_is_lightest_and_the_highest_is_written_in_white() -> None:
    assert heat_colours(0, 10)[1] not in ("#FFFFFF", INK)
    assert heat_colours(10, 10)[1] == "#FFFFFF"
    assert heat_colours(0, 0) == heat_colours(0, 10)
