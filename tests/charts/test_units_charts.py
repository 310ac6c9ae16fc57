"""The chart that compares blocs."""

import pandas as pd

from charts.units import measure_bars


def test_the_chart_grows_with_the_blocs_and_can_be_picked() -> None:
    row = {"code": "a", "label": "A", "value": 1.0, "value_label": "1", "colour": "#1F5FA8", "opacity": 1.0, "order": 0}
    spec = measure_bars(pd.DataFrame([row | {"tip": "A: 1", "room": 1.1}])).to_dict()
    assert spec["height"] == {"step": 56}
    bars = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "bar")
    assert bars["encoding"]["x"]["scale"] == {"zero": True}
    assert spec["params"][0]["name"] == "picked"
