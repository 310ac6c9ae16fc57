"""The sections about single models: one for each that is told, and the list of all."""

import re
from typing import Any

import pandas as pd

from charts import palette
from data_access.counts import models_in
from data_access.frames import rows
from data_access.models import newest_models
from data_access.told_models import awards_of, first_photos, outcomes_of, sourced_facts, told_models, years_of
from exports.story_parts import Column, Section, Table, ToldModel
from exports.story_subject import Subject
from wording.headline import Stated
from wording.model_source import model_source
from wording.numbers import UNKNOWN, amount
from wording.takeaways import not_known
from wording.words import NOT_KNOWN_BLOC, NOT_KNOWN_FIELD, STATUSES, SUBJECT_TYPES

_RESULTS = 3
_HEADING = re.compile(r"\*\*(?P<heading>[^*]+?)\.?\*\*\s*")


def model_sections(subject: Subject) -> list[Section]:
    """Tell each of the chosen models in a section of its own, in the order chosen."""
    revision, codes = subject.scope.revision, subject.models
    if not codes:
        return []
    told = subject.load(told_models, revision, codes)
    years = subject.load(years_of, revision, codes)
    outcomes = subject.load(outcomes_of, revision, codes)
    awards = subject.load(awards_of, revision, codes)
    sourced = subject.load(sourced_facts, revision, codes)
    photos = subject.load(first_photos, revision, codes, "full")
    return [
        _section(
            subject,
            row,
            years[years["model"] == row.code],
            outcomes[outcomes["model"] == row.code],
            awards[awards["model"] == row.code],
            photos.get(row.code),
            model_source(row.source, sourced.get(row.code, ())),
        )
        for row in rows(told)
    ]


def list_section(subject: Subject) -> Section | None:
    """List the models of the scope, cut after `listed` rows."""
    listed = subject.load(newest_models, subject.scope, subject.listed)
    if listed.empty:
        return None
    frame = pd.DataFrame(
        {
            "code": listed["code"],
            "name": listed["name"],
            "unit": [subject.units.get(code, UNKNOWN) for code in listed["unit"]],
            "bloc": [subject.blocs.get(code, NOT_KNOWN_BLOC) for code in listed["bloc"]],
            "field": [subject.fields.get(code, NOT_KNOWN_FIELD) for code in listed["field"]],
            "type": listed["subject_type"].map(SUBJECT_TYPES),
            "year": [_when(subject, row.year, row.period) for row in rows(listed)],
            "status": listed["status"].map(STATUSES),
        }
    )
    unknown = {UNKNOWN, NOT_KNOWN_BLOC, NOT_KNOWN_FIELD, SUBJECT_TYPES[""], STATUSES[""]}
    columns = (
        Column("code", "Mã"),
        Column("name", "Tên mô hình"),
        Column("unit", "Đơn vị"),
        Column("bloc", "Khối"),
        Column("field", "Lĩnh vực"),
        Column("type", "Loại"),
        Column("year", "Năm"),
        Column("status", "Trạng thái"),
    )
    known = tuple(column for column in columns if not set(frame[column.name]) <= unknown)
    table = Table("Danh sách mô hình", frame, known, subject.load(models_in, subject.scope))
    return Section(
        "danh-sach",
        "list",
        "Danh sách mô hình",
        table.cut,
        tables=(table,),
        remark=not_known([column.label for column in columns if column not in known]),
        source=subject.itemised,
    )


def story_paragraphs(text: str) -> tuple[tuple[str, str], ...]:
    """Part a story into paragraphs, each with its heading or ''.

    >>> story_paragraphs("**Kết quả.** Có 25 hộ tham gia.")
    (('Kết quả', 'Có 25 hộ tham gia.'),)
    """
    parted = []
    for paragraph in filter(None, (part.strip() for part in re.split(r"\n\s*\n", text))):
        found = _HEADING.match(paragraph)
        body = paragraph[found.end() :] if found else paragraph
        parted.append((found["heading"] if found else "", " ".join(body.replace("**", "").split())))
    return tuple(parted)


def _section(
    subject: Subject,
    row: Any,
    years: pd.DataFrame,
    outcomes: pd.DataFrame,
    awards: pd.DataFrame,
    photo: tuple[bytes, str] | None,
    source: str,
) -> Section:
    exemplary, replicated = (bool(years[name].fillna(False).any()) for name in ("is_exemplary", "is_replicated"))
    recognized = [code for code in years["recognized_level"] if code]
    scores = years["score"].dropna()
    facts = (
        ("Đơn vị", subject.units.get(row.unit, "")),
        ("Khối", subject.blocs.get(row.bloc, "")),
        ("Người thực hiện" if row.subject_type == "individual" else "Chủ thể", row.holder),
        ("Lĩnh vực", subject.fields.get(row.field, "")),
        ("Đăng ký", _when(subject, int(row.first_year), row.first_period)),
        ("Cấp công nhận", subject.levels.get(recognized[-1], "") if recognized else ""),
        ("Khen thưởng", _award(awards)),
        ("Địa bàn", row.location),
        ("Loại", SUBJECT_TYPES[row.subject_type] if row.subject_type else ""),
        ("Điểm thẩm định", amount(scores.iloc[-1]) if len(scores) else ""),
    )
    results = [
        Stated(subject.indicators.get(one.indicator, one.indicator), (amount(one.value),), f" {one.measure_unit}")
        for one in rows(outcomes[:_RESULTS])
    ]
    model = ToldModel(
        row.code,
        row.name,
        list(subject.fields).index(row.field) + 1 if row.field in subject.fields else 0,
        palette.bloc_colour(subject.bloc_positions.get(row.bloc, 0)),
        row.summary,
        story_paragraphs(row.story),
        tuple((label, value) for label, value in facts if value and value != UNKNOWN),
        tuple(results),
        tuple(label for label, is_so in (("Tiêu biểu", exemplary), ("Nhân rộng", replicated)) if is_so),
        photo[0] if photo else None,
        photo[1] if photo else "",
    )
    return Section(
        f"mo-hinh-{row.code}",
        "model",
        "Giới thiệu mô hình",
        row.name,
        lead=row.summary,
        figures=tuple(results),
        model=model,
        source=source or subject.itemised,
    )


def _when(subject: Subject, year: int, period: str) -> str:
    return str(year) if year else subject.periods.get(period, UNKNOWN)


def _award(awards: pd.DataFrame) -> str:
    if awards.empty:
        return ""
    last = awards.iloc[-1]
    of = f" của {last['authority']}" if last["authority"] else ""
    return f"{last['form']}{of}, năm {last['year']}" if last["year"] else f"{last['form']}{of}"
