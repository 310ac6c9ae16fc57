"""Decks saved by name: what to show, never the figures themselves."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from data_access.engine import writing
from data_access.revisions import Author
from data_access.schema import deck

MOST_DECKS = 100


class DeckProblem(Exception):
    """The deck cannot be saved; the message says why in one Vietnamese sentence."""


@dataclass(frozen=True)
class SavedDeck:
    """A deck of an account; `asked` is the address of what it shows: name -> value."""

    id: int
    name: str
    saved_at: datetime
    asked: dict[str, str]


def saved_decks(connection: Connection, owner: str) -> list[SavedDeck]:
    """Return the decks of an account by name."""
    found = select(deck).where(deck.c.owner == owner).order_by(deck.c.name)
    return [SavedDeck(row.id, row.name, row.saved_at, json.loads(row.content)) for row in connection.execute(found)]


def saved_deck(connection: Connection, number: int) -> SavedDeck | None:
    """Return a deck, whoever saved it; None if there is none (any more)."""
    row = connection.execute(select(deck).where(deck.c.id == number)).first()
    return None if row is None else SavedDeck(row.id, row.name, row.saved_at, json.loads(row.content))


def save_deck(engine: Engine, author: Author, name: str, asked: dict[str, str]) -> int:
    """Save a deck of the author under a name; one of the same name is replaced. Returns its number.

    Errors: DeckProblem for a name that is empty or too long, or too many decks; what `author` raises; SQLAlchemyError.
    """
    known_as = " ".join(name.split())
    if not known_as or len(known_as) > 120:
        raise DeckProblem("Hãy đặt tên cho bộ trình chiếu, không quá 120 ký tự.")
    values = {"content": json.dumps(asked, ensure_ascii=False), "saved_at": datetime.now(UTC)}
    with writing(engine) as connection:
        owner = author(connection)
        own = (deck.c.owner == owner) & (deck.c.name == known_as)
        number = connection.scalar(select(deck.c.id).where(own))
        if number is not None:
            connection.execute(update(deck).where(own).values(**values))
            return int(number)
        if (connection.scalar(select(func.count()).where(deck.c.owner == owner)) or 0) >= MOST_DECKS:
            raise DeckProblem(f"Mỗi tài khoản lưu được {MOST_DECKS} bộ trình chiếu; hãy xóa bớt bộ cũ.")
        made = insert(deck).values(owner=owner, name=known_as, **values).returning(deck.c.id)
        return int(connection.execute(made).scalar_one())


def delete_deck(engine: Engine, author: Author, number: int) -> None:
    """Delete a deck of the author; nothing happens if there is none, or it is someone else's.

    Errors: what `author` raises; SQLAlchemyError.
    """
    with writing(engine) as connection:
        connection.execute(delete(deck).where(deck.c.id == number, deck.c.owner == author(connection)))
