"""The sections that come from counts: headline, years, cohort, levels, blocs, fields, units, areas, outcomes."""

from dataclasses import replace

import pandas as pd

from charts import palette
from data_access.counts import (
    cohort,
    models_by_bloc,
    models_by_bloc_and_field,
    models_by_level,
    models_by_year,
    undated_models,
)
from data_access.coverage import coverage, units_without_models
from data_access.figures import headline, published_figures
from data_access.frames import rows
from data_access.outcomes import outcomes_by_indicator
from data_access.tasks import models_by_task_and_bloc
from exports.story_parts import Chart, Column, Section, Series, Table
from exports.story_subject import Subject
from wording.cohort import cohort_steps, step_label
from wording.headline import Stated, headline_figures, headline_sentence, lead
from wording.numbers import amount, count
from wording.published import (
    published_sentence,
    published_sources,
    published_statements,
    resolution_sentence,
    resolution_statements,
)
from wording.takeaways import (
    covered,
    leading_bloc,
    leading_field,
    leading_level,
    leading_outcome,
    leading_pair,
    leading_task,
    leading_year,
    review_rate,
)
from wording.words import NOT_KNOWN_BLOC, NOT_KNOWN_FIELD, SUBJECT_TYPES

_MODELS = Column("models", "Mô hình", "count")
_TILES = 6
UNITS_WITHOUT = "Đơn vị chưa có mô hình"
"""The title of the table that names them."""


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
        tables=(_stated_table("Kết quả chung", stated),),
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
        tables=(_stated_table("Số liệu công bố", stated),),
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
        tables=(
            _table("Mô hình đăng ký mới theo năm", wide, Column("year", "Năm", "year"), *columns, _total("Tổng số")),
        ),
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
            "written": [step_label(part, whole, first=place == 0) for place, (_, part, whole) in enumerate(steps)],
        }
    )
    return Section(
        "cong-nhan",
        "chart",
        "Từ đăng ký đến công nhận",
        review_rate(followed),
        remark="Tính đến nay, mỗi mô hình một lần; tiêu biểu, nhân rộng và khen thưởng tính trên số đã đăng ký.",
        tables=(
            _table(
                "Từ đăng ký đến công nhận",
                frame,
                Column("step", "Bước"),
                _MODELS,
                Column("whole", "Trên tổng số", "count"),
                Column("share", "Tỷ lệ", "share"),
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
            _table(
                "Cấp đăng ký và cấp công nhận",
                frame,
                Column("name", "Cấp"),
                Column("registered", "Đăng ký", "count"),
                Column("recognized", "Công nhận", "count"),
            ),
        ),
        chart=Chart(
            "pairs",
            "name",
            (
                Series("registered", "Cấp đăng ký", palette.REGISTERED),
                Series("recognized", "Cấp công nhận", palette.RECOGNIZED),
            ),
        ),
        source=subject.itemised,
    )


def blocs_section(subject: Subject) -> Section | None:
    """Tell how many models each bloc has, most first; left out when the filters leave one bloc."""
    by_bloc = subject.load(models_by_bloc, subject.scope)
    total = int(by_bloc["models"].sum())
    if not total:
        return None
    frame = by_bloc.assign(
        name=[subject.blocs.get(code, NOT_KNOWN_BLOC) for code in by_bloc["bloc"]],
        position=[subject.bloc_positions.get(code, 0) for code in by_bloc["bloc"]],
        share=by_bloc["models"] / total,
    ).sort_values(["models", "position"], ascending=[False, True])
    if subject.scope.narrowed:
        frame = frame[frame["models"] > 0]
        if len(frame) == 1:
            return None
    figure = subject.load(headline, subject.scope).total
    partly = figure.kind == "published" and figure.published is not None and total < figure.published
    return Section(
        "theo-khoi",
        "chart",
        f"{count(total)} mô hình đã nhập chi tiết, theo khối" if partly else "Mô hình theo khối",
        leading_bloc(frame, partly=partly),
        tables=(
            _table("Mô hình theo khối", frame, Column("name", "Khối"), _MODELS, Column("share", "Tỷ lệ", "share")),
        ),
        chart=Chart(
            "bars",
            "name",
            (Series("models", "Mô hình", palette.COLLECTIVE),),
            row_colours=tuple(palette.bloc_colour(position) for position in frame["position"]),
        ),
        source=subject.itemised,
    )


def fields_section(subject: Subject) -> Section | None:
    """Tell which bloc does how much in which field, or one bloc by field; left out while no field is known."""
    grid = subject.load(models_by_bloc_and_field, subject.scope)
    if subject.scope.narrowed:
        grid = grid[grid.groupby("bloc")["models"].transform("sum") > 0]
    if not grid.loc[grid["field"] != "", "models"].sum():
        return None
    if grid["bloc"].nunique() == 1:
        return _fields_of_one_bloc(subject, grid)
    named = grid.assign(
        bloc_name=[subject.blocs.get(code, NOT_KNOWN_BLOC) for code in grid["bloc"]],
        field_name=[subject.fields.get(code, NOT_KNOWN_FIELD) for code in grid["field"]],
    )
    fields = list(dict.fromkeys(grid["field"]))
    wide = named.pivot(index="bloc", columns="field", values="models").loc[list(dict.fromkeys(grid["bloc"])), fields]
    wide.columns = pd.Index([f"models_{field}" for field in fields])
    wide = wide.assign(
        models=wide.sum(axis=1), name=[subject.blocs.get(code, NOT_KNOWN_BLOC) for code in wide.index]
    ).reset_index()
    columns = [Column(f"models_{field}", subject.fields.get(field, NOT_KNOWN_FIELD), "count") for field in fields]
    return Section(
        "khoi-linh-vuc",
        "chart",
        "Mô hình theo khối và lĩnh vực",
        leading_pair(named),
        tables=(_table("Mô hình theo khối và lĩnh vực", wide, Column("name", "Khối"), *columns, _total("Tổng số")),),
        chart=Chart("heat", "name", tuple(Series(column.name, column.label, palette.COLLECTIVE) for column in columns)),
        source=subject.itemised,
    )


def _fields_of_one_bloc(subject: Subject, grid: pd.DataFrame) -> Section:
    named = grid.assign(name=[subject.fields.get(code, NOT_KNOWN_FIELD) for code in grid["field"]])
    frame = named[named["models"] > 0].sort_values("models", ascending=False, kind="stable")
    frame = frame.assign(share=frame["models"] / frame["models"].sum())
    title = "Mô hình theo lĩnh vực"
    return Section(
        "khoi-linh-vuc",
        "chart",
        title,
        leading_field(frame),
        tables=(_table(title, frame, Column("name", "Lĩnh vực"), _MODELS, Column("share", "Tỷ lệ", "share")),),
        chart=Chart(
            "bars",
            "name",
            (Series("models", "Mô hình", palette.COLLECTIVE),),
            row_colours=(palette.COLLECTIVE,) * len(frame),
        ),
        source=subject.itemised,
    )


def units_section(subject: Subject) -> Section | None:
    """Tell how many units have a model, by bloc, and name those without.

    Left out while no unit is stored, when single units are asked for, and for one bloc whose units all have one.
    """
    reach = subject.load(coverage, subject.scope)
    if reach.published or not reach.total or subject.scope.units:
        return None
    asked = subject.scope.blocs or tuple(subject.blocs)
    parts = [(code, subject.load(coverage, replace(subject.scope, blocs=(code,)))) for code in asked]
    parts = [(code, part) for code, part in parts if part.total]
    frame = pd.DataFrame(
        {
            "name": [subject.blocs.get(code, NOT_KNOWN_BLOC) for code, _ in parts],
            "with_models": [part.with_models for _, part in parts],
            "units": [part.total or 0 for _, part in parts],
            "share": [part.with_models / (part.total or 1) for _, part in parts],
            "written": [f"{count(part.with_models)}/{count(part.total)}" for _, part in parts],
        }
    )
    without = subject.load(units_without_models, subject.scope)
    listed = pd.DataFrame(
        {
            "name": without["name"],
            "bloc": [subject.blocs.get(code, NOT_KNOWN_BLOC) for code in without["bloc"]],
        }
    )
    columns = (Column("name", "Đơn vị"), Column("bloc", "Khối"))
    missing = Table(UNITS_WITHOUT, listed[: subject.listed], columns, len(listed))
    by_bloc = _table(
        "Đơn vị có mô hình theo khối",
        frame,
        Column("name", "Khối"),
        Column("with_models", "Đơn vị có mô hình", "count"),
        Column("units", "Tổng số đơn vị", "count"),
        Column("share", "Tỷ lệ", "share"),
    )
    section = Section(
        "don-vi", "table", "Đơn vị có mô hình", covered(reach), tables=(missing,), source=subject.itemised
    )
    if len(parts) == 1:
        return section if len(listed) else None
    return replace(
        section,
        kind="chart",
        tables=(by_bloc, missing) if len(listed) else (by_bloc,),
        chart=Chart(
            "bars",
            "name",
            (Series("with_models", "Đơn vị có mô hình", palette.COLLECTIVE),),
            row_colours=tuple(palette.bloc_colour(subject.bloc_positions.get(code, 0)) for code, _ in parts),
            written="written",
        ),
    )


def tasks_section(subject: Subject) -> Section | None:
    """Tell which areas of the resolution the models serve, and what is published about the resolution."""
    counted = subject.load(models_by_task_and_bloc, subject.scope)
    figures = subject.load(published_figures, subject.scope.revision)
    stated = [] if subject.scope.narrowed else resolution_statements(figures, subject.indicators)
    title = "Đóng góp thực hiện nghị quyết"
    if counted.empty:
        if not stated:
            return None
        return Section(
            "nghi-quyet",
            "figures",
            title,
            resolution_sentence(stated),
            figures=tuple(stated),
            tables=(_stated_table(title, stated),),
            source="; ".join(published_sources(figures)),
        )
    blocs = list(dict.fromkeys(counted["bloc"]))
    wide = counted.pivot(index="task", columns="bloc", values="models").loc[list(dict.fromkeys(counted["task"])), blocs]
    wide.columns = pd.Index([f"models_{bloc}" for bloc in blocs])
    wide = wide.assign(models=wide.sum(axis=1), name=[subject.tasks.get(code, code) for code in wide.index])
    wide = wide.sort_values("models", ascending=False, kind="stable").reset_index()
    if subject.scope.narrowed:
        wide = wide[wide["models"] > 0].reset_index(drop=True)
    shown = blocs if len(blocs) > 1 else []
    columns = [Column(f"models_{bloc}", subject.blocs.get(bloc, NOT_KNOWN_BLOC), "count") for bloc in shown]
    return Section(
        "nghi-quyet",
        "chart",
        title,
        leading_task(wide),
        lead=resolution_sentence(stated) if stated else "",
        remark="Một mô hình phục vụ nhiều nội dung được tính ở từng nội dung, nên không cộng các nội dung với nhau.",
        figures=tuple(stated),
        tables=(
            _table(
                "Mô hình theo nội dung nghị quyết",
                wide,
                Column("name", "Nội dung"),
                _total("Mô hình"),
                *columns,
            ),
        ),
        chart=Chart(
            "bars",
            "name",
            (Series("models", "Mô hình", palette.COLLECTIVE),),
            row_colours=(palette.COLLECTIVE,) * len(wide),
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
            _table(
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


def _table(title: str, frame: pd.DataFrame, *columns: Column) -> Table:
    chosen = frame.reset_index(drop=True)
    return Table(title, chosen, columns, len(chosen))


def _stated_table(title: str, stated: list[Stated]) -> Table:
    frame = pd.DataFrame(
        {
            "label": [one.label for one in stated],
            "value": [one.value for one in stated],
            "note": [one.note for one in stated],
        }
    )
    return _table(title, frame, Column("label", "Nội dung"), Column("value", "Số liệu"), Column("note", "Ghi chú"))


def _total(label: str) -> Column:
    return Column("models", label, "count")
