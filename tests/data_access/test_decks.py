"""Saved decks: by name and account, on both engines."""

import pytest
from sqlalchemy import Connection, Engine

from data_access import decks
from data_access.decks import DeckProblem, delete_deck, save_deck, saved_deck, saved_decks


def _an(_connection: Connection) -> str:
    return "an"


def _binh(_connection: Connection) -> str:
    return "binh"


def test_a_deck_is_saved_by_name_and_replaced_under_the_same_name(engine: Engine) -> None:
    number = save_deck(engine, _an, "  Hội nghị   sơ kết ", {"phan": "bia"})
    assert save_deck(engine, _an, "Hội nghị sơ kết", {"phan": "bia,theo-nam"}) == number
    save_deck(engine, _binh, "Hội nghị sơ kết", {})
    with engine.connect() as connection:
        (own,) = saved_decks(connection, "an")
        found = saved_deck(connection, number)
        assert saved_deck(connection, 999) is None
    assert (own.name, own.asked) == ("Hội nghị sơ kết", {"phan": "bia,theo-nam"})
    assert found == own


def test_only_the_owner_deletes_a_deck(engine: Engine) -> None:
    number = save_deck(engine, _an, "A", {})
    delete_deck(engine, _binh, number)
    with engine.connect() as connection:
        assert saved_deck(connection, number) is not None
    delete_deck(engine, _an, number)
    with engine.connect() as connection:
        assert saved_deck(connection, number) is None


def test_a_deck_needs_a_name_and_an_account_keeps_a_limited_number(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("", "   ", "x" * 121):
        with pytest.raises(DeckProblem, match="đặt tên"):
            save_deck(engine, _an, name, {})
    monkeypatch.setattr(decks, "MOST_DECKS", 1)
    save_deck(engine, _an, "A", {})
    with pytest.raises(DeckProblem, match="xóa bớt"):
        save_deck(engine, _an, "B", {})


def test_a_refused_author_saves_nothing(engine: Engine) -> None:
    def refused(_connection: Connection) -> str:
        raise PermissionError("ended")

    with pytest.raises(PermissionError):
        save_deck(engine, refused, "A", {})
    with engine.connect() as connection:
        assert saved_decks(connection, "") == []
