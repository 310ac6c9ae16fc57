"""What the showcase tells of models: which belong together, and where a merged code leads."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine

from data_access.model_cards import related_models, successor

Write = Callable[..., int]


def registered(code: str, field: str) -> dict[str, Any]:
    return {"model": code, "year": 2023, "field": field}


def test_models_of_the_same_field_or_area_are_related_at_every_revision(
    engine: Engine, write_categories: Callable[[Engine], int], write: Write
) -> None:
    write_categories(engine)
    fields = {"M1": "an-sinh", "M2": "an-sinh", "M3": "moi-truong", "M4": "", "M5": "moi-truong"}
    first = write(
        engine,
        model=[{"code": code, "name": code} for code in fields],
        model_year=[registered(code, field) for code, field in fields.items()],
        model_task=[{"model": code, "task": "thu-ngan-sach"} for code in ("M1", "M3")],
    )
    newer = write(engine, model_year=[registered("M4", "an-sinh")])
    with engine.connect() as connection:

        def related(revision: int, code: str) -> set[str]:
            return set(related_models(connection, revision, code)["code"])

        assert related(first, "M1") == {"M2", "M3"}
        assert related(newer, "M1") == {"M2", "M3", "M4"}
        assert related(first, "M4") == set()
        assert related(newer, "KHONG-CO") == set()
        assert len(related_models(connection, newer, "M1", limit=2)) == 2


def test_a_merged_code_leads_to_the_model_it_went_into(
    engine: Engine, write_categories: Callable[[Engine], int], write: Write
) -> None:
    write_categories(engine)
    into = {"M1": "M2", "M2": "M3", "M3": ""}
    models = [{"code": code, "name": code, "merged_into": into[code]} for code in into]
    revision = write(engine, model=models, model_year=[registered("M3", "an-sinh")])
    with engine.connect() as connection:
        assert successor(connection, revision, "M1") == "M3"
        assert successor(connection, revision, "M3") == "M3"
        assert successor(connection, revision, "KHONG-CO") == "KHONG-CO"
