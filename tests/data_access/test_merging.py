"""Two models that are one: nothing is lost, the old code leads to the new one, and it can be undone."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from data_access.merging import NotMergeable, merge
from data_access.undo import undo

Write = Callable[..., int]
RowsOf = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def doubled(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> Engine:
    write_categories(engine)
    keep, gone, older = "DVK-000001", "DVK-000002", "DVK-000003"
    write(
        engine,
        model=[
            {"code": keep, "name": "Xe đạp yêu thương", "bloc": "kinh-te", "summary": "", "merged_into": ""},
            {"code": gone, "name": "Xe đạp yêu thương.", "bloc": "kinh-te", "summary": "Tặng xe", "merged_into": ""},
            {"code": older, "name": "Xe đạp", "bloc": "kinh-te", "summary": "", "merged_into": gone},
        ],
        model_year=[
            {"model": keep, "year": 2022, "bloc": "kinh-te", "status": "", "score": None},
            {"model": gone, "year": 2022, "bloc": "kinh-te", "status": "recognized", "score": 88.0},
            {"model": gone, "year": 2021, "bloc": "kinh-te", "status": "registered", "score": None},
        ],
        model_task=[{"model": gone, "task": "thu-ngan-sach"}],
        outcome=[
            {"model": keep, "year": 2022, "indicator": "ho-duoc-giup", "value": 5.0, "measure_unit": "hộ"},
            {"model": gone, "year": 2022, "indicator": "ho-duoc-giup", "value": 7.0, "measure_unit": "hộ"},
        ],
        award=[{"model": gone, "year": 2022, "form": "Giấy khen", "authority": "Đảng ủy Khối", "decision_no": "01"}],
        model_photo=[{"model": gone, "photo": "ab" * 32, "position": 1, "caption": "Lễ trao"}],
    )
    return engine


def test_everything_moves_and_the_kept_values_stand(doubled: Engine, rows_of: RowsOf) -> None:
    merge(doubled, "DVK-000001", "DVK-000002", account="lan")
    years = rows_of(doubled, "model_year")
    assert [(row["model"], row["year"], row["status"], row["score"], row["is_new"]) for row in years] == [
        ("DVK-000001", 2021, "registered", None, True),
        ("DVK-000001", 2022, "recognized", 88.0, False),
    ]
    models = {row["code"]: row for row in rows_of(doubled, "model")}
    assert (models["DVK-000001"]["name"], models["DVK-000001"]["summary"]) == ("Xe đạp yêu thương", "Tặng xe")
    assert models["DVK-000002"]["merged_into"] == models["DVK-000003"]["merged_into"] == "DVK-000001"
    assert [(row["model"], row["value"]) for row in rows_of(doubled, "outcome")] == [("DVK-000001", 5.0)]
    for table in ("model_task", "award", "model_photo"):
        assert [row["model"] for row in rows_of(doubled, table)] == ["DVK-000001"]


def test_a_merge_is_one_revision_that_can_be_undone(doubled: Engine, state_at: Callable[..., Any]) -> None:
    before = state_at(doubled)
    number = merge(doubled, "DVK-000001", "DVK-000002", account="lan")
    assert number == 3
    undo(doubled, number)
    assert state_at(doubled) == before


def test_a_merged_model_cannot_be_merged_again(doubled: Engine) -> None:
    merge(doubled, "DVK-000001", "DVK-000002", account="lan")
    for keep, gone in (("DVK-000001", "DVK-000002"), ("DVK-000001", "DVK-000001"), ("DVK-000001", "DVK-000099")):
        with pytest.raises(NotMergeable):
            merge(doubled, keep, gone, account="lan")
