"""The words of the illustrative models."""

import unicodedata
from itertools import chain

import pytest

from data_access.text import fold, slug
from seed.facts import TASKS
from seed.measures import MEASURES, told
from seed.prose import BODIES, POSTS, Names
from seed.themes import THEMES
from seed.themes.theme import Theme

TASK_CODES = {entry.code or slug(entry.name) for entry in TASKS}


def _words(theme: Theme) -> list[str]:
    return [*theme.people, *theme.deeds, *theme.titles, *theme.aims, *theme.contexts, *theme.ways, *theme.effects]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.code)
def test_a_theme_refers_to_known_areas_and_indicators(theme: Theme) -> None:
    assert set(theme.tasks) <= TASK_CODES
    assert set(theme.indicators) <= set(MEASURES)
    assert theme.tasks
    assert theme.indicators
    assert len(theme.ways) >= 3
    assert set(theme.bodies) <= set(BODIES)
    assert set(theme.posts) <= set(POSTS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.code)
def test_the_words_of_a_theme_fit_the_sentences_they_go_into(theme: Theme) -> None:
    for phrase in chain(theme.people, theme.deeds, theme.aims, theme.ways):
        assert phrase[0].islower()
        assert not phrase.endswith(".")
    for sentence in chain(theme.contexts, theme.effects):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
    for text in _words(theme):
        assert text == unicodedata.normalize("NFC", text)
        assert text == " ".join(text.split())


def test_every_field_and_area_has_a_theme() -> None:
    assert {theme.field for theme in THEMES} == {
        "kinh-te",
        "van-hoa-xa-hoi",
        "quoc-phong-an-ninh",
        "he-thong-chinh-tri",
    }
    assert {task for theme in THEMES for task in theme.tasks} == TASK_CODES


def test_names_stay_unique_when_the_phrases_of_a_theme_are_used_up() -> None:
    names = Names(7)
    given = [
        names.next_name(theme, subject_type)[0]
        for theme in THEMES
        for subject_type in ("collective", "individual")
        for _ in range(400)
    ]
    assert len({fold(name) for name in given}) == len(given)


def test_a_place_in_a_name_is_plainly_invented() -> None:
    names = Names(7)
    placed = [name for _ in range(200) for name, place in [names.next_name(THEMES[0], "individual")] if place]
    assert placed
    assert all(" tại địa bàn minh họa " in name for name in placed)


@pytest.mark.parametrize(
    ("indicator", "value", "clause"),
    [
        ("ho-tham-gia", 1250, "có 1.250 hộ gia đình tham gia"),
        ("duong-nang-cap", 1.5, "nâng cấp, chiếu sáng 1,5 km đường"),
        ("dien-tich-san-xuat", 20, "áp dụng cách làm mới trên 20,0 ha"),
    ],
)
def test_a_number_is_written_the_vietnamese_way(indicator: str, value: float, clause: str) -> None:
    assert told(indicator, value) == clause
