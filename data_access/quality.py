"""What is missing from the data or does not agree: for the people who mend it."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from data_access.categories import units
from data_access.cells import cells
from data_access.counts import models_in
from data_access.coverage import unit_years
from data_access.figures import MODELS, published_figures
from data_access.frames import rows, typed
from data_access.schema import REVIEWED, category, model, model_year, outcome, unit
from data_access.scope import Scope
from data_access.versions import as_of

LISTED = 50
"""How many records of a finding are listed; the count always tells all of them."""

UNIT_FIGURES = {"to-chuc-co-so-dang": "", "dang-bo-co-so": "committee", "chi-bo-co-so": "cell"}
MEMBERS = "dang-vien"


@dataclass(frozen=True)
class Missing:
    """One thing that records can lack: the condition under which a row is looked at, and under which it lacks it."""

    code: str
    what: str
    table: str
    looked_at: ColumnElement[bool]
    lacks: ColumnElement[bool]


_whole, _year = model.c.merged_into == "", model_year.c
MISSING = (
    Missing("loai", "Loại (tập thể, cá nhân)", "model", _whole, model.c.subject_type == ""),
    Missing("don-vi", "Đơn vị", "model", _whole, model.c.unit == ""),
    Missing("khoi", "Khối", "model", _whole, model.c.bloc == ""),
    Missing("linh-vuc", "Lĩnh vực", "model", _whole, model.c.field == ""),
    Missing("tom-tat", "Tóm tắt", "model", _whole, model.c.summary == ""),
    Missing("bai-viet", "Bài viết", "model", _whole, model.c.story == ""),
    Missing("nam", "Năm", "model_year", _year.year >= 0, _year.year == 0),
    Missing("trang-thai", "Trạng thái", "model_year", _year.year >= 0, _year.status == ""),
    Missing("cap-dang-ky", "Cấp đăng ký", "model_year", _year.year >= 0, _year.registered_level == ""),
    Missing(
        "cap-cong-nhan",
        "Cấp công nhận (đã được công nhận)",
        "model_year",
        _year.status == "recognized",
        _year.recognized_level == "",
    ),
    Missing("diem", "Điểm (đã thẩm định)", "model_year", _year.status.in_(REVIEWED), _year.score.is_(None)),
    Missing("khoi-don-vi", "Khối của đơn vị", "unit", unit.c.code != "", unit.c.bloc == ""),
    Missing("loai-don-vi", "Loại của đơn vị", "unit", unit.c.code != "", unit.c.kind == ""),
)
"""What is looked for, in the order in which it is told."""

_TABLES = {"model": model, "model_year": model_year, "unit": unit}


def reconciliation(connection: Connection, revision: int) -> pd.DataFrame:
    """Set every published figure that the database can count itself beside that count.

    One row per indicator, period, subject type and level: these four str · published float64 · itemised Int64 (NA = the
    database has no such records) · source_title, as_of str.
    """
    figures = published_figures(connection, revision)
    figures = figures[figures["indicator"].isin([MODELS, MEMBERS, *UNIT_FIGURES])]
    columns = ["indicator", "period", "subject_type", "level", "value", "source_title", "as_of"]
    frame = figures[columns].rename(columns={"value": "published"}).reset_index(drop=True)
    counted = [
        _itemised(connection, revision, row.indicator, row.period, row.subject_type, row.level) for row in rows(frame)
    ]
    return frame.assign(itemised=pd.array(counted, dtype="Int64"))


def _itemised(
    connection: Connection, revision: int, indicator: str, period: str, subject_type: str, level: str
) -> int | None:
    if indicator == MODELS:
        types, levels = (subject_type,) if subject_type else (), (level,) if level else ()
        return models_in(connection, Scope(revision, period, subject_types=types, levels=levels))
    if indicator == MEMBERS:
        reported = unit_years(connection, revision).dropna(subset=["member_count"])
        latest = reported[reported["year"] == reported["year"].max()]
        return None if latest.empty else int(latest["member_count"].sum())
    known, kind = units(connection, revision), UNIT_FIGURES[indicator]
    if known.empty:
        return None
    return int((known["kind"] == kind).sum()) if kind else len(known)


def missing_values(connection: Connection, revision: int) -> pd.DataFrame:
    """Count, for each of `MISSING`, the rows that lack it and all that are looked at.

    One row each, in their order: code, what, table str · missing, looked_at int64.
    """
    counted = []
    for one in MISSING:
        table = _TABLES[one.table]
        query = select(func.count().filter(one.lacks), func.count()).select_from(table)
        lacking, all_of_them = connection.execute(query.where(as_of(table, revision), one.looked_at)).one()
        counted.append((one.code, one.what, one.table, lacking, all_of_them))
    texts = dict.fromkeys(("code", "what", "table"), "str")
    return typed(counted, texts | {"missing": "int64", "looked_at": "int64"})


def records_missing(connection: Connection, revision: int, code: str) -> pd.DataFrame:
    """Return the first records that lack what `code` names in `MISSING`.

    One row per record, at most `LISTED`: code, name str · year int64 (0 for records without one).
    Errors: StopIteration for a code that is not in `MISSING`.
    """
    one = next(one for one in MISSING if one.code == code)
    if one.table == "model_year":
        query = (
            select(model.c.code, model.c.name, model_year.c.year)
            .join(model, (model.c.code == model_year.c.model) & as_of(model, revision))
            .where(as_of(model_year, revision), one.looked_at, one.lacks)
            .order_by(model_year.c.year.desc(), model.c.code)
        )
        return typed(connection.execute(query.limit(LISTED)), {"code": "str", "name": "str", "year": "int64"})
    table = _TABLES[one.table]
    found = select(table.c.code, table.c.name).where(as_of(table, revision), one.looked_at, one.lacks)
    listed = found.order_by(table.c.code).limit(LISTED)
    return typed(connection.execute(listed), {"code": "str", "name": "str"}).assign(year=0)


def units_without(connection: Connection, revision: int, year: int, period: str) -> pd.DataFrame:
    """Return the units active in a year that have no model new or carried on in the period, or no plan in the year.

    One row per unit, by name: code, name, bloc str · has_model, has_plan bool · plan_known bool.
    """
    known = units(connection, revision)
    active = (known["active_from"] <= year) & ((known["active_to"] == 0) | (known["active_to"] >= year))
    scope = Scope(revision, period)
    taking_part = set(cells(connection, scope)["unit"])
    reported = unit_years(connection, revision)
    plans_told = reported[reported["year"] == year].set_index("unit")["has_plan"].to_dict()
    frame = known.loc[active, ["code", "name", "bloc"]].copy()
    frame["has_model"] = frame["code"].isin(taking_part)
    plans = frame["code"].map(plans_told).astype("boolean")
    frame["plan_known"] = plans.notna().to_numpy(dtype=bool)
    frame["has_plan"] = plans.fillna(False).to_numpy(dtype=bool)
    return frame[~(frame["has_model"] & frame["has_plan"])].reset_index(drop=True)


def outcomes_without_unit(connection: Connection, revision: int) -> tuple[int, pd.DataFrame]:
    """Return how many outcomes have no measure unit or no value, and the first of them.

    One row per outcome, at most `LISTED`: code, name, indicator str · year int64.
    """
    c = outcome.c
    lacking = and_(as_of(outcome, revision), or_(c.measure_unit == "", c.value.is_(None)))
    named = (category.c.kind == "indicator") & (category.c.code == c.indicator) & as_of(category, revision)
    query = (
        select(model.c.code, model.c.name, category.c.name, c.year)
        .join(model, (model.c.code == c.model) & as_of(model, revision))
        .join(category, named)
        .where(lacking)
        .order_by(c.year.desc(), c.model)
    )
    count = connection.scalar(select(func.count()).select_from(outcome).where(lacking)) or 0
    kinds = dict.fromkeys(("code", "name", "indicator"), "str") | {"year": "int64"}
    return count, typed(connection.execute(query.limit(LISTED)), kinds)
