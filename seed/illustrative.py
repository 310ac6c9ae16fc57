"""The illustrative revision: units, years and models that nobody can take for real, in the published proportions.

Everything follows from the number of models and the random seed; the same two give the same rows.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import Any, NamedTuple

from seed.additions import ADDITIONS, Addition
from seed.categories import CATEGORY_COLUMNS
from seed.courses import CourseYear, drawn_course
from seed.facts import model_code, named_models
from seed.measures import MEASURES, drawn_value, measure_rows
from seed.prose import BODIES, POSTS, Names, place_name, story, subject_of, summary
from seed.quotas import PUBLISHED_MODELS, Cell, Urn, apportion, cell_quotas, cells_in_order
from seed.themes import THEMES
from seed.themes.theme import Theme
from seed.units import YEARS, Unit, UnitYear, illustrative_units, unit_years

BATCH = 10000
"""Models made at a time: what is held in memory, whatever their number."""

_FEATURED = 8
"""Generated models shown first; the best of the first years."""

_BLOC_WEIGHTS = {"dang-doan-the": 58, "kinh-te": 71, "noi-chinh": 49, "van-hoa": 47}
_FIELD_WEIGHTS = {
    "dang-doan-the": {"kinh-te": 17, "van-hoa-xa-hoi": 40, "quoc-phong-an-ninh": 9, "he-thong-chinh-tri": 34},
    "kinh-te": {"kinh-te": 46, "van-hoa-xa-hoi": 24, "quoc-phong-an-ninh": 7, "he-thong-chinh-tri": 23},
    "noi-chinh": {"kinh-te": 13, "van-hoa-xa-hoi": 20, "quoc-phong-an-ninh": 26, "he-thong-chinh-tri": 41},
    "van-hoa": {"kinh-te": 6, "van-hoa-xa-hoi": 62, "quoc-phong-an-ninh": 8, "he-thong-chinh-tri": 24},
}

UNIT_COLUMNS = ("code", "name", "short_name", "kind", "bloc")
MODEL_COLUMNS = (
    "code",
    "name",
    "subject_type",
    "bloc",
    "unit",
    "holder",
    "field",
    "first_year",
    "first_period",
    "location",
    "summary",
    "story",
    "source",
    "featured",
)
_ADDED_COLUMNS = ("code", "subject_type", "unit", "field", "location", "summary", "featured")
YEAR_COLUMNS = (
    "model",
    "year",
    "period",
    "status",
    "bloc",
    "unit",
    "subject_type",
    "field",
    "is_new",
    "registered_level",
    "recognized_level",
    "score",
    "is_exemplary",
    "is_replicated",
    "decision_no",
    "decision_date",
)
TASK_COLUMNS = ("model", "task")
OUTCOME_COLUMNS = ("model", "year", "indicator", "value", "measure_unit")
AWARD_COLUMNS = ("model", "year", "form", "authority", "decision_no", "decision_date")

SOURCE = "Dữ liệu minh họa"


class Rows(NamedTuple):
    """Some rows of one table."""

    table: str
    columns: Sequence[str]
    rows: list[tuple[Any, ...]]


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


def illustrative(models: int = PUBLISHED_MODELS, random_seed: int = 7) -> Iterator[Rows]:
    """Yield the rows of the illustrative revision, table by table and batch by batch, what is referred to first.

    ``models`` counts the 14 that the article names; they come first and keep name, bloc and code.
    Errors: ValueError if there are fewer models than the article names.
    """
    if models < len(ADDITIONS):
        raise ValueError(f"At least {len(ADDITIONS)} models are needed, but {models} were asked for.")
    chance = random.Random(f"{random_seed} units")
    units = illustrative_units(chance)
    yield Rows("category", CATEGORY_COLUMNS, measure_rows())
    yield Rows("unit", UNIT_COLUMNS, [(u.code, u.name, u.short_name, u.kind, u.bloc) for u in units])
    yield Rows("unit_year", UnitYear._fields, list(unit_years(units, chance)))
    yield from _added_to_named(units, chance)
    generated = _generated(models, random_seed, units)
    while batch := list(islice(generated, BATCH)):
        yield from _rows(batch)


def _added_to_named(units: list[Unit], chance: random.Random) -> Iterator[Rows]:
    added, years, tasks = [], [], []
    for (code, (_, bloc)), addition in zip(named_models().items(), ADDITIONS, strict=True):
        active = [unit.code for unit in units if unit.bloc == bloc and unit.zeal and unit.kind == "committee"]
        unit = "" if addition.unit_named else chance.choice(active)
        added.append(
            (code, addition.subject_type, unit, addition.field, addition.location, addition.summary, addition.featured)
        )
        years += _named_years(code, bloc, unit, addition)
        tasks += [(code, task) for task in addition.tasks]
    yield Rows("model", _ADDED_COLUMNS, added)
    yield Rows("model_year", YEAR_COLUMNS, years)
    yield Rows("model_task", TASK_COLUMNS, tasks)


def _named_years(code: str, bloc: str, unit: str, addition: Addition) -> list[tuple[Any, ...]]:
    """A named model is being carried out in every year; whether it was reviewed, or ended, is not made up."""
    head = (bloc, unit, addition.subject_type, addition.field)
    return [
        (code, year, "", "in_progress", *head, year == addition.year, addition.level, "", None, None, None, "", None)
        for year in range(addition.year, YEARS[-1] + 1)
    ]


def _generated(models: int, random_seed: int, units: list[Unit]) -> Iterator[Model]:
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
    """Share the generated models out to blocs, then to the active units of each: one at least where there are enough."""
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
    holder = chance.choice(POSTS if cell.subject_type == "individual" else BODIES)
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


def _rows(models: list[Model]) -> Iterator[Rows]:
    yield Rows("model", MODEL_COLUMNS, [_model_row(model) for model in models])
    yield Rows("model_year", YEAR_COLUMNS, [row for model in models for row in _year_rows(model)])
    yield Rows("model_task", TASK_COLUMNS, [(model.code, task) for model in models for task in model.tasks])
    yield Rows(
        "outcome",
        OUTCOME_COLUMNS,
        [
            (model.code, year, indicator, value, MEASURES[indicator].measure_unit)
            for model in models
            for year, indicator, value in model.outcomes
        ],
    )
    yield Rows(
        "award",
        AWARD_COLUMNS,
        [(model.code, year.year, *year.award) for model in models for year in model.course if year.award],
    )


def _model_row(model: Model) -> tuple[Any, ...]:
    place = place_name(model.theme, model.place or 1 + (model.unit.number * 5) % 24) if model.theme.outdoors else ""
    return (
        model.code,
        model.name,
        model.cell.subject_type,
        model.unit.bloc,
        model.unit.code,
        model.holder,
        model.theme.field,
        model.cell.year,
        "",
        place[:1].upper() + place[1:],
        model.summary,
        model.story,
        SOURCE,
        model.featured,
    )


def _year_rows(model: Model) -> Iterator[tuple[Any, ...]]:
    for year in model.course:
        yield (
            model.code,
            year.year,
            "",
            year.status,
            model.unit.bloc,
            model.unit.code,
            model.cell.subject_type,
            model.theme.field,
            year.year == model.cell.year,
            model.cell.level,
            year.recognized_level,
            year.score,
            year.is_exemplary,
            year.is_replicated,
            year.decision_no,
            year.decision_date,
        )
