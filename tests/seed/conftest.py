"""Databases that hold the seed."""

import pytest
from sqlalchemy import Engine

from data_access.migrate import upgrade
from seed.add import add_illustrative, add_published


@pytest.fixture
def published(engine: Engine) -> Engine:
    """A database with the published facts alone."""
    upgrade(engine)
    add_published(engine)
    return engine


@pytest.fixture
def seeded(published: Engine) -> Engine:
    """A database as the first start leaves it: facts, then illustrative data."""
    add_illustrative(published)
    return published
