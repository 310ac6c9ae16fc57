"""The drawn picture of a model tells field and bloc, and is always the same for the same model."""

from urllib.parse import unquote

from charts.cover import VARIATIONS, cover
from charts.palette import bloc_colour


def test_each_of_twelve_fields_has_a_picture_of_its_own() -> None:
    assert len({cover(field, "DVK-000001", bloc_colour(1)) for field in range(1, 13)}) == 12


def test_the_bloc_gives_the_colour_with_a_field_and_without() -> None:
    for field in (0, 2):
        drawn = {cover(field, "DVK-000001", bloc_colour(position)) for position in range(1, 13)}
        assert len(drawn) == 12
        assert f'fill="{bloc_colour(9)}"' in unquote(cover(field, "DVK-000001", bloc_colour(9)))


def test_a_model_keeps_its_picture() -> None:
    assert cover(2, "DVK-000001", bloc_colour(1)) == cover(2, "DVK-000001", bloc_colour(1))
    assert len({cover(2, f"DVK-{number:06}", bloc_colour(1)) for number in range(100)}) == VARIATIONS
