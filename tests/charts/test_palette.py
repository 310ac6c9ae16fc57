"""Colours can be told apart and stand out from the paper, light and dark."""

from itertools import combinations

import numpy as np
import pytest

from charts.palette import bloc_colour

BLOCS = [bloc_colour(position) for position in range(1, 17)]
LIGHT, DARK = "#FFFFFF", "#16191D"
_TO_CONES = np.array([[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.63]])
_TO_LAB = np.array([[0.2105, 0.7936, -0.0041], [1.978, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]])


def _linear(colour: str) -> np.ndarray:
    value = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    return float(_linear(colour) @ [0.2126, 0.7152, 0.0722])


def _oklab(colour: str) -> np.ndarray:
    return np.asarray(_TO_LAB @ np.cbrt(_TO_CONES @ _linear(colour)))


def test_no_two_of_sixteen_blocs_look_alike() -> None:
    alike = [pair for pair in combinations(BLOCS, 2) if np.linalg.norm(np.subtract(*map(_oklab, pair))) < 0.06]
    assert alike == []


@pytest.mark.parametrize("colour", BLOCS)
def test_the_colour_of_a_bloc_stands_out_from_the_paper(colour: str) -> None:
    light = (_luminance(LIGHT) + 0.05) / (_luminance(colour) + 0.05)
    dark = (_luminance(colour) + 0.05) / (_luminance(DARK) + 0.05)
    assert light >= 3
    assert dark >= 2
