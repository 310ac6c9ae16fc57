"""Which source of search is asked, and whose answer is believed."""

from types import ModuleType
from typing import cast

import pytest
from sqlalchemy import Connection

from data_access import search_earlier, search_indexed, search_source
from data_access.search_match import Source


@pytest.mark.parametrize(
    ("newest", "asked"),
    [
        ((4, 4), [search_indexed]),
        ((5,), [search_earlier]),
        ((4, 5), [search_indexed, search_earlier]),
    ],
    ids=["current", "earlier", "a revision came in between"],
)
def test_the_index_is_believed_only_of_the_revision_that_it_knows(
    monkeypatch: pytest.MonkeyPatch, newest: tuple[int, ...], asked: list[ModuleType]
) -> None:
    told, sources = iter(newest), list[Source]()
    monkeypatch.setattr(search_source, "current_revision", lambda connection: next(told))
    search_source.answered(cast("Connection", None), 4, sources.append)
    assert sources == asked
