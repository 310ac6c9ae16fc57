"""A small set of data that every test of the data layer can start from."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data_access.revisions import begin, current_revision
from data_access.schema import VERSIONED
from data_access.versions import as_of

Row = dict[str, Any]
State = dict[str, set[tuple[Any, ...]]]
"""Table -> its rows valid at a revision, with their origin, without the bookkeeping of versions."""


@pytest.fixture
def write_categories() -> Callable[[Engine], int]:
    """Write revision 1: two blocs, two fields, four levels, two periods, an area and two indicators."""

    def write(engine: Engine) -> int:
        kinds: list[tuple[str, tuple[str, ...]]] = [
            ("bloc", ("kinh-te", "van-hoa")),
            ("field", ("an-sinh", "moi-truong")),
            ("level", ("co-so", "dang-bo-khoi", "tinh", "trung-uong")),
            ("task", ("thu-ngan-sach",)),
            ("indicator", ("mo-hinh", "ho-duoc-giup")),
        ]
        codes = [(kind, code, place, 0, 0) for kind, codes in kinds for place, code in enumerate(codes, 1)]
        codes += [("period", "2021-2025", 1, 2021, 2025), ("period", "2021-2023", 2, 2021, 2023)]
        with begin(engine, "seed") as running:
            running.write_tuples(
                "category",
                ("kind", "code", "position", "year_from", "year_to", "name"),
                [(*row, row[1]) for row in codes],
            )
            return running.id

    return write


@pytest.fixture
def write() -> Callable[..., int]:
    """Write one revision: write(engine, model=[…], model_year=[…], illustrative=…); returns its number."""

    def write_rows(engine: Engine, *, illustrative: bool = False, **tables: list[Row]) -> int:
        with begin(engine, "upload", illustrative=illustrative) as running:
            for table, rows in tables.items():
                running.write(table, rows)
            return running.id

    return write_rows


@pytest.fixture
def state_at() -> Callable[..., State]:
    """Read everything that is valid at a revision, by default the newest."""

    def read(engine: Engine, revision: int | None = None) -> State:
        with engine.connect() as connection:
            at = current_revision(connection) if revision is None else revision
            return {
                name: {
                    tuple(row)
                    for row in connection.execute(
                        select(*(one.table.c[column] for column in (*one.columns, "origin"))).where(
                            as_of(one.table, at)
                        )
                    )
                }
                for name, one in VERSIONED.items()
            }

    return read


@pytest.fixture
def rows_of() -> Callable[..., list[Row]]:
    """Read the current rows of one table, with all columns, ordered by key."""

    def read(engine: Engine, table: str) -> list[Row]:
        one = VERSIONED[table]
        with engine.connect() as connection:
            at = current_revision(connection)
            found = connection.execute(
                select(one.table).where(as_of(one.table, at)).order_by(*(one.table.c[name] for name in one.key))
            )
            return [dict(row._mapping) for row in found]

    return read
