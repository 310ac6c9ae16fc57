"""The generated models: to which unit each goes, what it is about, how it goes on, how it is told."""

import random
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from seed.additions import ADDITIONS
from seed.courses import CourseYear, drawn_course
from seed.facts import model_code, named_models
from seed.measures import drawn_value
from seed.prose import BODIES, POSTS, Names, story, subject_of, summary
from seed.quotas import Cell, Urn, apportion, cell_quotas, cells_in_order
from seed.themes import THEMES
from seed.themes.theme import Theme
from seed.units import Unit

_FEATURED = 8
"""Generated models shown first; the best of the first years."""

_BLOC_WEIGHTS = {"dang-doan-the": 58, "kinh-te": 71, "noi-chinh": 49, "van-hoa": 47}
_FIELD_WEIGHTS = {
    "dang-doan-the": {"kinh-te": 17, "van-hoa-xa-hoi": 40, "quoc-phong-an-ninh": 9, "he-thong-chinh-tri": 34},
    "kinh-te": {"kinh-te": 46, "van-hoa-xa-hoi": 24, "quoc-phong-an-ninh": 7, "he-thong-chinh-tri": 23},
    "noi-chinh": {"kinh-te": 13, "van-hoa-xa-hoi": 20, "quoc-phong-an-ninh": 26, "he-thong-chinh-tri": 41},
    "van-hoa": {"kinh-te": 6, "van-hoa-xa-hoi": 62, "quoc-phong-an-ninh": 8, "he-thong-chinh-tri": 24},
}


class Model(NamedTuple):
    """A generated model with all that hangs on it."""

    code: str
    name: str
    place: int
    cell: Cell
    unit: Unit
    theme: Theme
    holder: str
    course: list[CourseYear]
    outcomes: list[tuple[int, str, float]]
    summary: str
    story: str
    tasks: list[str]
    featured: bool


def generated_models(models: int, random_seed: int, units: list[Unit]) -> Iterator[Model]:
    """Yield the models that are not named by the article, with running codes, year after year."""
    chance = random.Random(f"{random_seed} models")
    names = Names(random_seed)
    blocs, units_of = _unit_urns(models, units, chance)
    themes = {bloc: list(accumulate(_theme_weight(bloc, theme) for theme in THEMES)) for bloc in _FIELD_WEIGHTS}
    featured = 0
    for number, cell in enumerate(cells_in_order(_generated_quotas(models), chance), len(ADDITIONS) + 1):
        unit = units_of[blocs.draw()].draw()
        theme = chance.choices(THEMES, cum_weights=themes[unit.bloc])[0]
        model = _drawn_model(model_code(number), cell, unit, theme, names, chance)
        if featured < _FEATURED and cell.level != "co-so" and model.course[-1].is_exemplary:
            featured += 1
            model = model._replace(featured=True)
        yield model


def _generated_quotas(models: int) -> dict[Cell, int]:
    """Return the quotas of `cell_quotas` without the named models, which have their own cells.

    Where there are so few models that a cell has no room for its named one, the nearest cell gives way.
    """
    quotas = cell_quotas(models)
    for addition in ADDITIONS:
        wanted = addition.cell
        nearest = min(
            (cell for cell, quota in quotas.items() if quota),
            key=lambda cell: (cell.subject_type != wanted.subject_type, abs(cell.year - wanted.year), cell != wanted),
        )
        quotas[nearest] -= 1
    return quotas


def _unit_urns(models: int, units: list[Unit], chance: random.Random) -> tuple[Urn[str], dict[str, Urn[Unit]]]:
    """Share the generated models out to blocs, then to the active units of each, at least one if there are enough."""
    named = [bloc for _, bloc in named_models().values()]
    generated = models - len(named)
    shares = [
        max(models * weight / sum(_BLOC_WEIGHTS.values()) - named.count(bloc), 0.01)
        for bloc, weight in _BLOC_WEIGHTS.items()
    ]
    of_blocs = dict(zip(_BLOC_WEIGHTS, apportion(generated, shares), strict=True))
    of_units: dict[str, Urn[Unit]] = {}
    for bloc, quota in of_blocs.items():
        active = [unit for unit in units if unit.bloc == bloc and unit.zeal]
        least = 1 if quota >= len(active) else 0
        shared = apportion(quota, [unit.zeal for unit in active], least)
        of_units[bloc] = Urn(dict(zip(active, shared, strict=True)), chance)
    return Urn(of_blocs, chance), of_units


def _theme_weight(bloc: str, theme: Theme) -> float:
    alike = sum(1 for other in THEMES if other.field == theme.field)
    return _FIELD_WEIGHTS[bloc][theme.field] / alike * (1 + theme.closest.count(bloc))


def _drawn_model(code: str, cell: Cell, unit: Unit, theme: Theme, names: Names, chance: random.Random) -> Model:
    name, place = names.next_name(theme, cell.subject_type)
    holder = chance.choice((theme.posts or POSTS) if cell.subject_type == "individual" else (theme.bodies or BODIES))
    course = drawn_course(cell, unit, chance)
    outcomes = [
        (year.year, indicator, drawn_value(indicator, chance))
        for year in course
        if year.status not in ("registered", "discontinued")
        for indicator in theme.indicators[: 1 + int(chance.random() * 2)]
    ]
    subject = subject_of(cell.subject_type, holder)
    return Model(
        code=code,
        name=name,
        place=place,
        cell=cell,
        unit=unit,
        theme=theme,
        holder=holder,
        course=course,
        outcomes=outcomes,
        summary=summary(theme, subject, chance),
        story=story(theme, subject, course[-1], outcomes, chance),
        tasks=list(theme.tasks[: 1 + int(chance.random() * 2)]),
        featured=False,
    )
