"""What changed between two revisions, told from a handful of rows."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access.differences import Cell, cell_changes, count_changes, model_changes, published_changes, table_changes
from data_access.revisions import begin
from data_access.undo import undo

Write = Callable[..., int]
FIGURE = {"indicator": "mo-hinh", "period": "2021-2025", "subject_type": "", "level": ""}


def _rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    return list(frame.itertuples(index=False, name=None))


@pytest.fixture
def first(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> int:
    write_categories(engine)
    return write(
        engine,
        model=[{"code": code, "name": f"Mô hình {code}", "bloc": "kinh-te"} for code in ("M1", "M2", "M3")],
        model_year=[
            {"model": code, "year": 2022, "bloc": "kinh-te", "status": "registered", "subject_type": "collective"}
            for code in ("M1", "M2", "M3")
        ],
        figure=[{**FIGURE, "as_of": "2024", "value": 5.0}],
    )


@pytest.fixture
def later(engine: Engine, first: int) -> int:
    """M1 recognised and given an area and an award, M3 removed, M4 new, the published figure higher."""
    with begin(engine, "edit") as running:
        running.write("model_year", [{"model": "M1", "year": 2022, "status": "recognized", "score": 80.5}])
        running.write("model_task", [{"model": "M1", "task": "thu-ngan-sach"}])
        running.write("award", [{"model": "M1", "year": 2022, "form": "giấy khen", "authority": "", "decision_no": ""}])
        running.end("model_year", [("M3", 2022)])
        running.end("model", [("M3",)])
        running.write("model", [{"code": "M4", "name": "Mới", "bloc": "van-hoa"}])
        running.write("model_year", [{"model": "M4", "year": 2023, "bloc": "van-hoa", "subject_type": "individual"}])
        running.write("figure", [{**FIGURE, "as_of": "2025", "value": 6.0}])
        running.write("unit", [{"code": "U1", "name": "Đơn vị"}])
        return running.id


def test_models_are_added_changed_and_removed(engine: Engine, first: int, later: int) -> None:
    with engine.connect() as connection:
        assert _rows(model_changes(connection, first, later)) == [
            ("added", 1, "M4", "Mới"),
            ("changed", 1, "M1", "Mô hình M1"),
            ("removed", 1, "M3", "Mô hình M3"),
        ]
        assert _rows(model_changes(connection, 0, first, limit=2))[-1] == ("added", 3, "M2", "Mô hình M2")


def test_a_changed_model_is_told_cell_by_cell(engine: Engine, first: int, later: int) -> None:
    with engine.connect() as connection:
        assert cell_changes(connection, first, later, ["M1"]) == [
            Cell("M1", "model_year", (2022,), "status", "registered", "recognized"),
            Cell("M1", "model_year", (2022,), "score", None, 80.5),
            Cell("M1", "model_task", ("thu-ngan-sach",), "", None, ""),
            Cell("M1", "award", (2022, "giấy khen", "", ""), "", None, ""),
        ]


def test_figures_stand_side_by_side(engine: Engine, first: int, later: int) -> None:
    with engine.connect() as connection:
        counted = {(row[0], row[1]): row[2:] for row in _rows(count_changes(connection, first, later, "2021-2025"))}
        published = _rows(published_changes(connection, first, later))
    assert counted["models", ""] == (3, 3)
    assert counted["collective", ""] == (3, 2)
    assert counted["bloc", "kinh-te"] == (3, 2)
    assert counted["bloc", "van-hoa"] == (0, 1)
    assert counted["recognized", ""] == (0, 1)
    assert published == [("mo-hinh", "2021-2025", "", "", 5.0, 6.0)]


def test_other_tables_are_counted(engine: Engine, first: int, later: int) -> None:
    with engine.connect() as connection:
        assert _rows(table_changes(connection, first, later)) == [("unit", 1, 0, 0), ("figure", 1, 0, 0)]


def test_what_was_undone_is_no_difference(engine: Engine, first: int, later: int) -> None:
    undone = undo(engine, later)
    with engine.connect() as connection:
        assert model_changes(connection, first, undone).empty
        assert table_changes(connection, first, undone).empty
        assert published_changes(connection, first, undone).empty
        assert cell_changes(connection, first, undone, ["M1", "M3"]) == []
