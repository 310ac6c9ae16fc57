"""The rows of the index of search, made from the current rows of models, their years, awards and tasks."""

import re
from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import Connection, text

from data_access.schema import FOREVER
from data_access.search_words import documents, mark_word
from data_access.text import fold, fold_all

FILTERED = ("year", "period", "bloc", "unit", "subject_type", "field", "level")
"""Columns that a scope filters by; they are those of the model's first year, as models are counted."""

MARKS = ("recognized", "exemplary", "replicated", "awarded")
"""What a model ever was, as the cohort of the cube counts it."""

COLUMNS = ("model", *FILTERED, "marks", "prominence", "name_key", "tasks", "words")
_NAME_KEY = 80
_LEADING_SIGNS = re.compile(r"^[\W_]+")
_DOCUMENTS = (
    "SELECT m.code, y.year, y.period, y.bloc, y.unit, y.subject_type, y.field, y.registered_level, m.name, "
    "m.featured, m.search_text, ever.recognized, ever.exemplary, ever.replicated, "
    f"EXISTS (SELECT 1 FROM award a WHERE a.model = m.code AND a.until = {FOREVER}) "
    f"FROM model m JOIN model_year y ON y.model = m.code AND y.until = {FOREVER} AND y.is_new "
    "JOIN (SELECT model, MAX(CASE WHEN status = 'recognized' THEN 1 ELSE 0 END) AS recognized, "
    "MAX(CASE WHEN is_exemplary THEN 1 ELSE 0 END) AS exemplary, "
    "MAX(CASE WHEN is_replicated THEN 1 ELSE 0 END) AS replicated "
    f"FROM model_year WHERE until = {FOREVER} AND model {{only}} GROUP BY model) ever ON ever.model = m.code "
    f"WHERE m.until = {FOREVER} AND m.merged_into = '' AND m.code {{only}}"
)
_SERVED = f"SELECT model, task FROM model_task WHERE until = {FOREVER} AND model {{only}} ORDER BY model, task"


def marks_of(ever: Mapping[str, object]) -> str:
    """Return those of `MARKS` that hold, as words."""
    return " ".join(mark for mark in MARKS if ever[mark])


def prominence_of(featured: object, ever: Mapping[str, object]) -> int:
    """Return a number that is higher the more a model should be shown: featured, then exemplary, then awarded."""
    return 4 * bool(featured) + 2 * bool(ever["exemplary"]) + bool(ever["awarded"])


def name_key(name: str) -> str:
    """Return what names are ordered by: folded, without leading signs."""
    return _LEADING_SIGNS.sub("", fold(name))[:_NAME_KEY]


def current_rows(connection: Connection, only: str, **values: str) -> list[tuple[object, ...]]:
    """Return the rows of the index in the order of `COLUMNS`; `only` is a condition on the code of the model."""
    found = connection.execute(text(_DOCUMENTS.format(only=only)), values).fetchall()
    if not found:
        return []
    listed = connection.execute(text(f"SELECT code, name, short_name FROM unit WHERE until = {FOREVER}"))
    units = {code: f" {fold(f'{name} {short_name}')}" for code, name, short_name in listed}
    served: dict[str, list[str]] = {}
    for code, task in connection.execute(text(_SERVED.format(only=only)), values):
        served.setdefault(code, []).append(task)
    codes, *filters, names, featured, searched, recognized, exemplary, replicated, awarded = zip(*found, strict=True)
    keys = [_LEADING_SIGNS.sub("", name)[:_NAME_KEY] for name in fold_all(names)]
    unit_words = [units.get(unit, "") for unit in filters[FILTERED.index("unit")]]
    words = documents(map(str.__add__, searched, unit_words))
    filtered, ever = zip(*filters, strict=True), zip(recognized, exemplary, replicated, awarded, strict=True)
    rows = []
    for code, under, was, star, key, document in zip(codes, filtered, ever, featured, keys, words, strict=True):
        tasks = served.get(code, [])
        marked = " ".join((document, _marks(under, was), *(mark_word("task", task) for task in tasks)))
        rows.append((code, *under, *_standing(star, was), key, " ".join(tasks), marked))
    return rows


@lru_cache(maxsize=10_000)
def _marks(filtered: tuple[object, ...], ever: tuple[object, ...]) -> str:
    """Return the words that stand for the values of `FILTERED` and for those of `MARKS` that hold, as one line."""
    given = [(column, value) for column, value in zip(FILTERED, filtered, strict=True) if value]
    marked = [("mark", mark) for mark, holds in zip(MARKS, ever, strict=True) if holds]
    return " ".join(mark_word(*pair) for pair in (*given, *marked))


@lru_cache
def _standing(featured: object, ever: tuple[object, ...]) -> tuple[str, int]:
    """Return the columns marks and prominence."""
    held = dict(zip(MARKS, ever, strict=True))
    return marks_of(held), prominence_of(featured, held)
