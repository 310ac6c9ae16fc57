"""Which server answers readers; two databases of one server stand for both, tests/faults has two real servers."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from data_access import standby
from data_access.engine import connect
from data_access.revisions import begin, current_revision
from data_access.standby import Reads, reads

NOWHERE = "postgresql+psycopg://nobody@127.0.0.1:1/none"
MakeEngine = Callable[[str], Engine]


def _write(engine: Engine, value: str) -> None:
    with begin(engine, "edit") as running:
        running.write_tuples("setting", ("key", "value"), [("organisation", value)])


def _standby(monkeypatch: pytest.MonkeyPatch, *, follows: bool) -> None:
    """Let every server say that it is a standby."""
    state = f"SELECT true, {str(follows).lower()}, (SELECT max(id) FROM revision)"
    monkeypatch.setattr(standby, "_STATE", text(state))


def test_without_a_standby_the_database_answers_everybody(sqlite_engine: Engine) -> None:
    _write(sqlite_engine, "một")
    alone = Reads(sqlite_engine, None)
    assert alone.newest(fresh=False) == alone.newest(fresh=True) == 1
    assert alone.ask(lambda connection: connection.engine) is sqlite_engine


def test_no_setting_means_no_standby(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standby, "connect", lambda url=database_url: connect(url))
    assert reads().newest(fresh=False) == 0


def test_a_lagging_standby_answers_with_what_it_holds_and_writers_see_their_own(
    make_engine: MakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    primary, behind = make_engine("postgresql"), make_engine("postgresql")
    for engine in (primary, behind):
        _write(engine, "một")
    _write(primary, "hai")
    _standby(monkeypatch, follows=True)
    readers, writers = Reads(primary, behind), Reads(primary, behind)
    assert readers.newest(fresh=False) == 1
    assert readers.ask(lambda connection: connection.engine) is behind
    assert readers.ask(lambda connection: connection.engine, revision=2) is primary
    assert writers.newest(fresh=True) == 2
    assert writers.ask(lambda connection: connection.engine) is primary


def test_a_standby_cut_off_is_believed_only_while_the_primary_is_away(
    make_engine: MakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    primary, behind = make_engine("postgresql"), make_engine("postgresql")
    _write(behind, "một")
    _standby(monkeypatch, follows=False)
    assert Reads(primary, behind).newest(fresh=False) == 0
    away = create_engine(NOWHERE)
    assert Reads(away, behind).newest(fresh=False) == 1
    assert Reads(away, behind).ask(current_revision) == 1


def test_a_standby_that_cannot_be_reached_or_is_none_is_passed_over(make_engine: MakeEngine) -> None:
    primary, other = make_engine("postgresql"), make_engine("postgresql")
    _write(primary, "một")
    for second in (create_engine(NOWHERE), other):
        passing = Reads(primary, second)
        assert passing.newest(fresh=False) == 1
        assert passing.ask(current_revision) == 1


def test_what_no_revision_freezes_is_told_by_a_standby_that_followed_to_the_last(
    make_engine: MakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    primary, behind = make_engine("postgresql"), make_engine("postgresql")
    _write(behind, "một")
    _standby(monkeypatch, follows=True)
    reads = Reads(primary, behind)
    assert reads.latest(_engine) is behind
    assert reads.latest(_engine, fresh=True) is primary
    assert reads.latest(lambda connection: None if connection.engine is behind else "có") == "có"

    gone = Reads(create_engine(NOWHERE), behind)
    assert gone.newest(fresh=False) == 1
    assert gone.latest(_engine, fresh=True) is behind
    assert gone.newest(fresh=True) == 1


def test_a_standby_cut_off_before_the_primary_went_away_tells_nothing_of_that(
    make_engine: MakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    primary, behind = make_engine("postgresql"), make_engine("postgresql")
    reads = Reads(primary, behind)
    _standby(monkeypatch, follows=True)
    reads.newest(fresh=False)
    _standby(monkeypatch, follows=False)
    reads.newest(fresh=False)
    assert reads.latest(_engine) is primary
    primary.dispose()
    monkeypatch.setattr(primary, "connect", create_engine(NOWHERE).connect)
    with pytest.raises(OperationalError):
        reads.latest(_engine, fresh=True)


def _engine(connection: Connection) -> Engine:
    return connection.engine
