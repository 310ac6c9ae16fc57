"""Who does how much: the sections about blocs, fields, units and the areas of the resolution."""

from dataclasses import replace

import pandas as pd

from charts import palette
from data_access.counts import models_by_bloc, models_by_bloc_and_field
from data_access.coverage import coverage, units_without_models
from data_access.figures import headline, published_figures
from data_access.tasks import models_by_task_and_bloc
from exports.story_parts import Chart, Column, Section, Series, Table
from exports.story_subject import Subject
from exports.story_tables import MODELS, SHARE, TOTAL, stated_table, whole_table
from wording.numbers import count
from wording.published import published_sources, resolution_sentence, resolution_statements
from wording.standings import partly
from wording.takeaways import covered, leading_bloc, leading_field, leading_pair, leading_task
from wording.words import NOT_KNOWN_BLOC, NOT_KNOWN_FIELD

UNITS_WITHOUT = "Đơn vị chưa có mô hình"
"""The title of the table that names them."""


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
    itemised = partly(subject.load(headline, subject.scope).total)
    return Section(
        "theo-khoi",
        "chart",
        f"{count(total)} mô hình đã nhập chi tiết, theo khối" if itemised else "Mô hình theo khối",
        leading_bloc(frame, partly=itemised),
        tables=(whole_table("Mô hình theo khối", frame, Column("name", "Khối"), MODELS, SHARE),),
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
        tables=(whole_table("Mô hình theo khối và lĩnh vực", wide, Column("name", "Khối"), *columns, TOTAL),),
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
        tables=(whole_table(title, frame, Column("name", "Lĩnh vực"), MODELS, SHARE),),
        chart=_bars_of_models(len(frame)),
        source=subject.itemised,
    )


def units_section(subject: Subject) -> Section | None:
    """Tell how many units have a model, by bloc, and name those without.

    Left out while no unit is stored or models are still to be itemised, when single units are asked for, and for one
    bloc whose units all have one.
    """
    reach = subject.load(coverage, subject.scope)
    itemised = not partly(subject.load(headline, subject.scope).total)
    if reach.published or not reach.total or not itemised or subject.scope.units:
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
    by_bloc = whole_table(
        "Đơn vị có mô hình theo khối",
        frame,
        Column("name", "Khối"),
        Column("with_models", "Đơn vị có mô hình", "count"),
        Column("units", "Tổng số đơn vị", "count"),
        SHARE,
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
            tables=(stated_table(title, stated),),
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
            whole_table(
                "Mô hình theo nội dung nghị quyết",
                wide,
                Column("name", "Nội dung"),
                MODELS,
                *columns,
            ),
        ),
        chart=_bars_of_models(len(wide)),
        source=subject.itemised,
    )


def _bars_of_models(rows: int) -> Chart:
    """Return bars of models, one a row, none of which stands for a bloc."""
    series = Series("models", "Mô hình", palette.COLLECTIVE)
    return Chart("bars", "name", (series,), row_colours=(palette.COLLECTIVE,) * rows)
