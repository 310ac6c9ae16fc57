"""The drawn picture of a model tells its field, or else its bloc, and is always the same for the same model."""

from urllib.parse import unquote

from charts.cover import cover
from charts.palette import bloc_colour


def test_each_of_twelve_fields_has_a_picture_of_its_own() -> None:
    assert len({cover(field, "DVK-000001", bloc_colour(1)) for field in range(1, 13)}) == 12


def test_without_a_field_the_bloc_gives_the_colour() -> None:
    drawn = {cover(0, "DVK-000001", bloc_colour(position)) for position in range(1, 13)}
    assert len(drawn) == 12
    assert f'fill="{bloc_colour(9)}"' in unquote(cover(0, "DVK-000001", bloc_colour(9)))


def test_a_model_keeps_its_picture() -> None:
    assert cover(2, "DVK-000001", bloc_colour(1)) == cover(2, "DVK-000001", bloc_colour(3))
