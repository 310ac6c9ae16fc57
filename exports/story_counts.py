"""How the movement is doing: the sections about the headline, published figures, years, cohort, levels, outcomes."""

import pandas as pd

from charts import palette
from data_access.counts import cohort, models_by_level, models_by_year, undated_models
from data_access.coverage import coverage
from data_access.figures import headline, published_figures
from data_access.frames import rows
from data_access.outcomes import outcomes_by_indicator
from exports.story_parts import Chart, Column, Section, Series
from exports.story_subject import Subject
from exports.story_tables import MODELS, SHARE, TOTAL, stated_table, whole_table
from wording.cohort import cohort_steps, step_labels
from wording.headline import Stated, headline_figures, headline_sentence, lead
from wording.numbers import amount, count
from wording.published import published_sentence, published_sources, published_statements
from wording.takeaways import leading_level, leading_outcome, leading_year, review_rate
from wording.words import SUBJECT_TYPES

_TILES = 6


def headline_section(subject: Subject) -> Section:
    """Tell the five figures of the first screen."""
    figures = subject.load(headline, subject.scope)
    reach = subject.load(coverage, subject.scope)
    by_year = subject.load(models_by_year, subject.scope)
    stated = headline_figures(figures, reach, subject.load(cohort, subject.scope))
    source = figures.total.source_title if figures.total.kind == "published" else subject.itemised
    return Section(
        "tong-quan",
        "figures",
        "Kết quả chung",
        headline_sentence(figures, subject.scope, subject.periods) + ".",
        lead=lead(figures, reach, by_year, subject.scope),
        figures=tuple(stated),
        tables=(stated_table("Kết quả chung", stated),),
        source=source,
    )


def published_section(subject: Subject) -> Section | None:
    """Tell what is published, as long as no filter narrows the question."""
    figures = subject.load(published_figures, subject.scope.revision)
    stated = [] if subject.scope.narrowed else published_statements(figures, subject.periods)
    if not stated:
        return None
    return Section(
        "cong-bo",
        "figures",
        "Số liệu công bố",
        published_sentence(stated, subject.scope.period, subject.periods),
        figures=tuple(stated),
        tables=(stated_table("Số liệu công bố", stated),),
        source="; ".join(published_sources(figures)),
    )


def years_section(subject: Subject) -> Section | None:
    """Tell how many models were new in each year, by type; left out for a single year, which the headline tells."""
    by_year = subject.load(models_by_year, subject.scope)
    if not by_year["models"].sum() or by_year["year"].nunique() == 1:
        return None
    kinds = list(dict.fromkeys(by_year["subject_type"]))
    wide = by_year.pivot(index="year", columns="subject_type", values="models").reset_index()
    wide.columns = pd.Index([f"models_{name}" if name in kinds else name for name in wide.columns])
    wide["models"] = wide[[f"models_{kind}" for kind in kinds]].sum(axis=1)
    columns = [Column(f"models_{kind}", SUBJECT_TYPES[kind], "count") for kind in kinds]
    undated = subject.load(undated_models, subject.scope)
    colours = [palette.SUBJECT_TYPES.get(kind, palette.NEUTRAL) for kind in kinds]
    return Section(
        "theo-nam",
        "chart",
        "Mô hình đăng ký mới theo năm",
        leading_year(wide),
        remark=f"Chưa rõ năm: {count(undated)} mô hình." if undated else "",
        tables=(whole_table("Mô hình đăng ký mới theo năm", wide, Column("year", "Năm", "year"), *columns, TOTAL),),
        chart=Chart(
            "columns",
            "year",
            tuple(Series(column.name, column.label, colour) for column, colour in zip(columns, colours, strict=True)),
        ),
        source=subject.itemised,
    )


def cohort_section(subject: Subject) -> Section | None:
    """Tell how the models of the scope went on, from registration to award."""
    followed = subject.load(cohort, subject.scope)
    if not followed.reviewed:
        return None
    steps = cohort_steps(followed)
    frame = pd.DataFrame(
        {
            "step": [name for name, *_ in steps],
            "models": [part for _, part, _ in steps],
            "whole": [whole for *_, whole in steps],
            "share": [part / whole if whole else float("nan") for _, part, whole in steps],
            "written": step_labels(followed),
        }
    )
    return Section(
        "cong-nhan",
        "chart",
        "Từ đăng ký đến công nhận",
        review_rate(followed),
        remark="Tính đến nay, mỗi mô hình một lần; tiêu biểu, nhân rộng và khen thưởng tính trên số đã đăng ký.",
        tables=(
            whole_table(
                "Từ đăng ký đến công nhận",
                frame,
                Column("step", "Bước"),
                MODELS,
                Column("whole", "Trên tổng số", "count"),
                SHARE,
            ),
        ),
        chart=Chart(
            "bars",
            "step",
            (Series("models", "Mô hình", palette.COLLECTIVE),),
            row_colours=palette.STEPS,
            written="written",
        ),
        source=subject.itemised,
    )


def levels_section(subject: Subject) -> Section | None:
    """Tell at which level models were registered and recognised."""
    by_level = subject.load(models_by_level, subject.scope)
    if not by_level["registered"].sum() and not by_level["recognized"].sum():
        return None
    frame = by_level.assign(name=[subject.levels.get(code, code) for code in by_level["level"]])
    if subject.scope.narrowed:
        frame = frame[frame["registered"] + frame["recognized"] > 0]
    return Section(
        "theo-cap",
        "chart",
        "Cấp đăng ký và cấp công nhận",
        leading_level(frame),
        tables=(
            whole_table(
                "Cấp đăng ký và cấp công nhận",
                frame,
                Column("name", "Cấp"),
                Column("registered", "Đăng ký", "count"),
                Column("recognized", "Lượt công nhận", "count"),
            ),
        ),
        chart=Chart(
            "pairs",
            "name",
            (
                Series("registered", "Cấp đăng ký", palette.REGISTERED),
                Series("recognized", "Lượt công nhận", palette.RECOGNIZED),
            ),
        ),
        source=subject.itemised,
    )


def outcomes_section(subject: Subject) -> Section | None:
    """Tell what the models achieved; each indicator stands alone, unlike units are never added."""
    outcomes = subject.load(outcomes_by_indicator, subject.scope)
    if outcomes.empty:
        return None
    frame = outcomes.sort_values("models", ascending=False, kind="stable")
    frame = frame.assign(name=[subject.indicators.get(code, code) for code in frame["indicator"]])
    tiles = [
        Stated(row.name, (amount(row.value),), f" {row.measure_unit}", f"{count(row.models)} lượt báo cáo")
        for row in rows(frame[:_TILES])
    ]
    return Section(
        "ket-qua",
        "figures",
        "Kết quả theo chỉ tiêu",
        leading_outcome(frame),
        remark=f"Còn {count(len(frame) - _TILES)} chỉ tiêu khác trong bảng kết quả." if len(frame) > _TILES else "",
        figures=tuple(tiles),
        tables=(
            whole_table(
                "Kết quả theo chỉ tiêu",
                frame,
                Column("name", "Chỉ tiêu"),
                Column("value", "Kết quả", "amount"),
                Column("measure_unit", "Đơn vị tính"),
                Column("models", "Lượt báo cáo", "count"),
            ),
        ),
        source=subject.itemised,
    )
