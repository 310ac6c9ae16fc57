"""A database of every earlier structure, with data in it, comes to the present one and shows what it showed."""

from hashlib import sha256

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, func, insert, select

from data_access import migrate
from data_access.engine import connect, reading, writing
from data_access.inspection import findings
from data_access.schema import FOREVER, metadata, model, photo
from data_access.search_index import TABLES
from seed.add import add_published
from tests.conftest import ENGINES, MakeUrl

EARLIER = [
    one.revision
    for one in ScriptDirectory.from_config(migrate._config()).walk_revisions()
    if one.revision != ScriptDirectory.from_config(migrate._config()).get_current_head()
]


def _brought_to(engine: Engine, structure: str) -> None:
    with writing(engine) as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        command.upgrade(config, structure)


def _copy(source: Engine, target: Engine) -> None:
    """Fill a database of an earlier structure with what it has columns for."""
    earlier = MetaData()
    earlier.reflect(target)
    with source.connect() as reads, writing(target) as writes:
        for table in metadata.sorted_tables:
            old = earlier.tables.get(table.name)
            if old is None:
                continue
            names = [column.name for column in table.columns if column.name in old.columns]
            found = [row._asdict() for row in reads.execute(select(*(table.c[name] for name in names)))]
            if found:
                writes.execute(insert(table), found)


def _content(engine: Engine) -> dict[str, list[str]]:
    with reading(engine) as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }


@pytest.mark.parametrize("structure", EARLIER)
@pytest.mark.parametrize("kind", ENGINES)
def test_a_database_of_an_earlier_structure_upgrades_with_its_data(
    make_database_url: MakeUrl, make_empty_url: MakeUrl, kind: str, structure: str
) -> None:
    source, old = connect(make_database_url("sqlite")), connect(make_empty_url(kind))
    add_published(source)
    with writing(source) as connection:
        picture = {"sha256": "a" * 64, "size": "full", "width": 2, "height": 1, "content": b"anh"}
        connection.execute(insert(photo).values(**picture, digest=sha256(b"anh").hexdigest()))
    _brought_to(old, structure)
    _copy(source, old)
    migrate.upgrade(old)
    assert _content(old) == _content(source)
    with reading(old) as connection:
        assert migrate.is_current(connection)
        assert [finding.sentence for finding in findings(connection)] == []
        assert connection.scalar(select(func.count()).select_from(model).where(model.c.until == FOREVER)) == 14
    reflected = MetaData()
    reflected.reflect(old)
    assert any(name.startswith(TABLES[0]) for name in reflected.tables)


def test_there_are_earlier_structures() -> None:
    assert EARLIER[-1] == "0001"
