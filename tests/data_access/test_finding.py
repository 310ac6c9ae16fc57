"""What an editor finds."""

from collections.abc import Callable

from sqlalchemy import Engine

from data_access.finding import models_found
from data_access.frames import rows


def test_a_model_without_a_unit_is_found_beside_one_with_a_unit(
    engine: Engine, write_categories: Callable[[Engine], int], write: Callable[..., int]
) -> None:
    write_categories(engine)
    revision = write(
        engine,
        unit=[{"code": "DB-01", "name": "Đảng bộ Sở A", "bloc": "kinh-te", "kind": "committee"}],
        model=[
            {"code": "DVK-000001", "name": "Xe đạp", "bloc": "kinh-te", "unit": "DB-01"},
            {"code": "DVK-000002", "name": "Xe đạp cũ", "bloc": "kinh-te", "unit": ""},
        ],
        model_year=[{"model": f"DVK-00000{number}", "year": 2024, "bloc": "kinh-te"} for number in (1, 2)],
    )
    with engine.connect() as connection:
        found = models_found(connection, revision, "xe dap")
    assert {row.code: row.unit_name for row in rows(found)} == {"DVK-000001": "Đảng bộ Sở A", "DVK-000002": ""}
