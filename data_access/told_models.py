"""Single models as a document tells them: who, what, how far, with which results."""

import pandas as pd
from sqlalchemy import Connection, Table, and_, select

from data_access.frames import typed
from data_access.models import first_registered
from data_access.origins import illustrative_revisions, tells_illustrative
from data_access.photos import still_kept
from data_access.schema import award, model, model_photo, model_year, outcome, photo
from data_access.scope import Scope
from data_access.versions import as_of

_TEXTS = ("code", "name", "subject_type", "bloc", "unit", "holder", "field", "first_period", "location")
_PROSE = ("summary", "story", "source")
_SOURCED = ("name", "subject_type", "bloc", "unit", "holder", "field", "location", "summary", "story")
_KINDS = dict.fromkeys((*_TEXTS, *_PROSE), "str") | {"first_year": "int64", "illustrative": "bool"}
_KIND_OF = {
    "year": "int64",
    "value": "Float64",
    "score": "Float64",
    "is_exemplary": "boolean",
    "is_replicated": "boolean",
}


def featured_models(connection: Connection, scope: Scope, limit: int = 6) -> tuple[str, ...]:
    """Return the codes of the featured models first registered in the scope, with a story first; at most `limit`."""
    chosen = first_registered(connection, scope, model.c.code).where(model.c.featured)
    return tuple(connection.scalars(chosen.order_by(model.c.story == "", model.c.code).limit(limit)))


def told_models(connection: Connection, revision_number: int, codes: tuple[str, ...]) -> pd.DataFrame:
    """Return the models with the given codes, in that order; codes that are not known and merged models are left out.

    One row per model; the same columns and dtypes when empty:
        code, name, subject_type, bloc, unit, holder, field, first_period, location, summary, story, source   str
        first_year int64, 0 = not known · illustrative (anything told of it) bool
    """
    c = model.c
    illustrative = tells_illustrative(connection, revision_number)
    known = select(*(c[name] for name in (*_TEXTS, *_PROSE, "first_year")), illustrative).where(
        as_of(model, revision_number), c.code.in_(codes), c.merged_into == ""
    )
    by_code = {row[0]: tuple(row) for row in connection.execute(known)}
    return typed((by_code[code] for code in dict.fromkeys(codes) if code in by_code), _KINDS)


def sourced_facts(connection: Connection, revision_number: int, codes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return what the source of a real model tells, of the models that illustrative data was laid over.

    model -> names of the columns of `told_models` that are as its source gave them; all else told of it is
    illustrative. A model that is no longer illustrative, or has another source since, is left out.
    """
    c, before = model.c, model.alias("before").c
    brought = illustrative_revisions(connection, revision_number)
    if not brought:
        return {}
    covered = select(c.code, *(and_(c[name] != "", c[name] == before[name]).label(name) for name in _SOURCED)).where(
        as_of(model, revision_number),
        c.code.in_(codes),
        c.source != "",
        tells_illustrative(connection, revision_number),
        before.code == c.code,
        before.until.in_(brought),
        before.origin.not_in(brought),
        before.source == c.source,
    )
    found = connection.execute(covered.order_by(before.until)).mappings()
    return {row["code"]: tuple(name for name in _SOURCED if row[name]) for row in found}


def years_of(connection: Connection, revision_number: int, codes: tuple[str, ...]) -> pd.DataFrame:
    """Return the years of the models, by model and year.

    The same columns and dtypes when empty:
        model, period, status, registered_level, recognized_level str · year int64 (0 = not known) ·
        score Float64 · is_exemplary, is_replicated boolean; NA = not known
    """
    names = ("model", "year", "period", "status", "registered_level", "recognized_level", "score")
    return _of(connection, model_year, (*names, "is_exemplary", "is_replicated"), revision_number, codes)


def outcomes_of(connection: Connection, revision_number: int, codes: tuple[str, ...]) -> pd.DataFrame:
    """Return the outcomes of the models that have a value, summed over the years, within one indicator and unit.

    The same columns and dtypes when empty: model, indicator, measure_unit str · value Float64
    """
    each = _of(connection, outcome, ("model", "year", "indicator", "value", "measure_unit"), revision_number, codes)
    known = each[each["value"].notna()]
    return known.groupby(["model", "indicator", "measure_unit"], as_index=False, sort=False)[["value"]].sum()


def awards_of(connection: Connection, revision_number: int, codes: tuple[str, ...]) -> pd.DataFrame:
    """Return the awards of the models, by model and year.

    The same columns and dtypes when empty: model, form, authority, decision_no str · year int64
    """
    return _of(connection, award, ("model", "year", "form", "authority", "decision_no"), revision_number, codes)


def kept_photos(
    connection: Connection, revision_number: int, codes: tuple[str, ...], size: str
) -> dict[str, tuple[str, str]]:
    """Return hash and caption of the first photo of each model that has one whose bytes were not erased."""
    p = model_photo.c
    listed = (
        select(p.model, p.photo, p.caption)
        .join(photo, still_kept(size))
        .where(as_of(model_photo, revision_number), p.model.in_(codes))
        .order_by(p.model, p.position, p.photo)
    )
    first: dict[str, tuple[str, str]] = {}
    for row in connection.execute(listed):
        first.setdefault(row.model, (row.photo, row.caption))
    return first


def first_photos(
    connection: Connection, revision_number: int, codes: tuple[str, ...], size: str
) -> dict[str, tuple[bytes, str]]:
    """Return bytes (WebP) and caption of the photos that `kept_photos` names."""
    first = kept_photos(connection, revision_number, codes, size)
    wanted = select(photo.c.sha256, photo.c.content).where(
        photo.c.sha256.in_([sha256 for sha256, _ in first.values()]), photo.c.size == size
    )
    contents = {row.sha256: row.content for row in connection.execute(wanted)}
    return {code: (contents[sha256], caption) for code, (sha256, caption) in first.items()}


def _of(
    connection: Connection, table: Table, names: tuple[str, ...], revision_number: int, codes: tuple[str, ...]
) -> pd.DataFrame:
    c = table.c
    found = select(*(c[name] for name in names)).where(as_of(table, revision_number), c.model.in_(codes))
    return typed(
        connection.execute(found.order_by(c.model, c.year)), {name: _KIND_OF.get(name, "str") for name in names}
    )
