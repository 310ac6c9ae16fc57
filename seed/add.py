"""Add the seed revisions to a database, once: facts first, illustrative data second, nothing on top of other data."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, Engine, select

from data_access.revisions import Revision, begin, current_revision
from data_access.schema import FOREVER, model
from data_access.schema import revision as revisions
from seed.facts import named_models, write_empty, write_published
from seed.illustrative import Rows, illustrative
from seed.quotas import PUBLISHED_MODELS

PUBLISHED_NOTE = "Số liệu công bố đến ngày 09/06/2024"
FOLLOWED_NOTE = f"{PUBLISHED_NOTE}; dữ liệu minh họa ở phiên bản 2"
"""Of facts that illustrative data is to follow, so that a seed that was ended in between is taken up again."""

EMPTY_NOTE = "Khởi tạo trống: chỉ có lĩnh vực, cấp và chỉ tiêu công bố"
ILLUSTRATIVE_NOTE = "Dữ liệu minh họa, không phải số liệu thật"


class AlreadyFilled(Exception):
    """The database holds other revisions than the one to add follows; nothing was added."""


def add_published(engine: Engine, *, followed: bool = False) -> None:
    """Add revision 1, the published facts, `followed` by illustrative data or to stand alone.

    Errors: AlreadyFilled if the database has a revision.
    """
    with begin(engine, "seed", note=FOLLOWED_NOTE if followed else PUBLISHED_NOTE) as revision:
        _must_be(revision, 1)
        write_published(revision)


def add_empty(engine: Engine) -> None:
    """Add revision 1 without any fact, for another committee. Errors: AlreadyFilled if the database has a revision."""
    with begin(engine, "seed", note=EMPTY_NOTE) as revision:
        _must_be(revision, 1)
        write_empty(revision)


def add_illustrative(
    engine: Engine,
    models: int = PUBLISHED_MODELS,
    random_seed: int = 7,
    written: Callable[[int], None] = lambda models: None,
) -> None:
    """Add revision 2, the illustrative data; ``written`` is told now and then how many models are in.

    Errors: AlreadyFilled unless the database holds the published facts and nothing else; ValueError for too few models.
    """
    with begin(engine, "seed", note=ILLUSTRATIVE_NOTE, illustrative=True) as revision:
        _must_be(revision, 2)
        if not _names_all(revision.connection):
            raise AlreadyFilled
        for batch in _counted(illustrative(models, random_seed), written):
            bring_in = revision.open_tuples if batch.all_new else revision.write_tuples
            bring_in(batch.table, batch.columns, batch.rows)


def holds_published(engine: Engine) -> bool:
    """Whether the models that the article names are there."""
    with engine.connect() as connection:
        return _names_all(connection)


def awaits_illustrative(engine: Engine) -> bool:
    """Whether a seed was ended after the facts, before the illustrative data that was to follow them."""
    with engine.connect() as connection:
        return list(connection.scalars(select(revisions.c.note))) == [FOLLOWED_NOTE]


def filled_to(engine: Engine) -> int:
    """Return the number of the newest revision; 0 before the first."""
    with engine.connect() as connection:
        return current_revision(connection)


def _must_be(revision: Revision, number: int) -> None:
    if revision.id != number:
        raise AlreadyFilled


def _counted(batches: Iterator[Rows], written: Callable[[int], None]) -> Iterator[Rows]:
    models = 0
    for batch in batches:
        yield batch
        if batch.table == "model":
            models += len(batch.rows)
            written(models)


def _names_all(connection: Connection) -> bool:
    found = select(model.c.code).where(model.c.until == FOREVER, model.c.code.in_(named_models()))
    return len(connection.execute(found).all()) == len(named_models())
