"""The illustrative revision: units, years and models that nobody can take for real, in the published proportions.

Everything follows from the number of models and the random seed; the same two give the same rows.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from data_access.derive import SEARCHED, search_texts
from seed.additions import ADDITIONS, Addition
from seed.categories import CATEGORY_COLUMNS
from seed.facts import named_models
from seed.measures import MEASURES, measure_rows
from seed.models import Model, generated_models
from seed.prose import place_name
from seed.quotas import PUBLISHED_MODELS
from seed.units import YEARS, Unit, UnitYear, illustrative_units, unit_years

BATCH = 10_000
"""Models made at a time: what is held in memory."""

MOST_BATCHES = 50
"""After each batch PostgreSQL looks at the whole tables, so a very large number of models comes in larger batches."""

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
    "search_text",
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
    """Some rows of one table; `all_new` if the published facts have none with these keys."""

    table: str
    columns: Sequence[str]
    rows: list[tuple[Any, ...]]
    all_new: bool = False


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
    generated = generated_models(models, random_seed, units)
    size = max(BATCH, models // MOST_BATCHES)
    while batch := list(islice(generated, size)):
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


def _rows(models: list[Model]) -> Iterator[Rows]:
    yield Rows("model", MODEL_COLUMNS, _model_rows(models), all_new=True)
    yield Rows("model_year", YEAR_COLUMNS, [row for model in models for row in _year_rows(model)], all_new=True)
    tasks = [(model.code, task) for model in models for task in model.tasks]
    yield Rows("model_task", TASK_COLUMNS, tasks, all_new=True)
    outcomes = [
        (model.code, year, indicator, value, MEASURES[indicator].measure_unit)
        for model in models
        for year, indicator, value in model.outcomes
    ]
    yield Rows("outcome", OUTCOME_COLUMNS, outcomes, all_new=True)
    awards = [(model.code, year.year, *year.award) for model in models for year in model.course if year.award]
    yield Rows("award", AWARD_COLUMNS, awards, all_new=True)


def _model_rows(models: list[Model]) -> list[tuple[Any, ...]]:
    rows = [_model_row(model) for model in models]
    searched = itemgetter(*map(MODEL_COLUMNS.index, SEARCHED))
    return [(*row, found) for row, found in zip(rows, search_texts([*map(searched, rows)]), strict=True)]


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
