"""Stories of the two seeded databases, each made once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access.engine import connect
from data_access.migrate import upgrade
from data_access.revisions import current_revision
from data_access.scope import Scope
from exports.story import tell
from exports.story_parts import Story
from seed.add import add_illustrative, add_published

Told = Callable[..., Story]


def _engine(file: Path) -> Engine:
    engine = connect(f"sqlite:///{file}")
    upgrade(engine)
    add_published(engine)
    return engine


@pytest.fixture(scope="session")
def facts_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database of the published facts alone."""
    engine = _engine(tmp_path_factory.mktemp("facts") / "facts.sqlite3")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def full_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database with the illustrative seed."""
    engine = _engine(tmp_path_factory.mktemp("full") / "full.sqlite3")
    add_illustrative(engine)
    yield engine
    engine.dispose()


def story_of(engine: Engine, **asked: object) -> Story:
    """Tell the story of a database; `asked` are fields of the scope or arguments of `tell`."""
    telling = {name: asked.pop(name) for name in ("parts", "models", "listed") if name in asked}
    with engine.connect() as connection:
        scope = Scope(**{"revision": current_revision(connection), "period": "2021-2025", **asked})  # type: ignore[arg-type]
        return tell(lambda query, *arguments: query(connection, *arguments), scope, **telling)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def full_story(full_engine: Engine) -> Story:
    """The story of the whole period, with illustrative data."""
    return story_of(full_engine)


@pytest.fixture(scope="session")
def facts_story(facts_engine: Engine) -> Story:
    """The story of the published facts alone."""
    return story_of(facts_engine)
