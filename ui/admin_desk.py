"""What an editor has open on the page Quản trị, and what was last saved.

All of it is one object in the session: once something is written, what follows changes that object alone. Reading or
writing the session itself would be a point at which a second click, already on its way, could cut the rerun short.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import streamlit as st

from data_access.records import Edit, EditConflict
from uploads.values.parsers import Fault

Changes = list[tuple[str, str, str]]
"""(what, before, after), as people read them"""

_numbers = count(1)


@dataclass
class Receipt:
    """One saved revision as it is told; `revision` is None where there is nothing to undo.

    `back` says that it went back itself, so that its undo does again what was undone.
    """

    text: str
    revision: int | None
    changes: Changes
    back: bool = False


@dataclass
class Sheet:
    """A form that is open: what it is about as it was when it was opened, and how far its saving has come.

    `ending` says that its record was asked to be deleted, which is still to be confirmed.
    Its widgets are keyed by `number` and a name (`save` for the button that every sheet has), so that clicks still on
    their way to a sheet that is gone find nothing.
    """

    identity: tuple[Any, ...]
    held: Any
    revision: int
    number: int
    faults: dict[str, Fault] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)
    changes: Changes = field(default_factory=list)
    conflict: EditConflict | None = None
    ending: bool = False


@dataclass
class Desk:
    """One editor's desk: the sheet on it, the row that is opened in a list, the last receipt, the last refusal.

    `batch` counts what was taken from a field or form that is then to be empty. `onward` is where the next rerun goes
    (ui/admin_address.py). `password` is an account and its one-time password while it is shown.
    """

    sheet: Sheet | None = None
    opened: tuple[Any, ...] | None = None
    receipt: Receipt | None = None
    refusal: str = ""
    refused_files: list[str] = field(default_factory=list)
    batch: int = 0
    onward: dict[str, str] = field(default_factory=dict)
    password: tuple[str, str] | None = None

    def clear(self) -> None:
        """Put away what is open for editing, and why nothing was saved."""
        self.sheet = self.opened = None
        self.refusal = ""

    def tell(self, text: str, revision: int | None, changes: Changes | None = None, *, back: bool = False) -> None:
        """Let the next reruns tell what was saved."""
        self.refusal = ""
        self.receipt = Receipt(text, revision, changes or [], back)

    def refuse(self, why: str) -> None:
        """Let the next reruns tell why nothing was saved, and no longer what was saved before."""
        self.receipt = None
        self.refusal = why

    def open(self, identity: tuple[Any, ...], revision: int, read: Callable[[], Any]) -> Sheet:
        """Return the sheet on the desk if it has this identity, else put a new one there.

        A sheet on the screen goes on holding what it was opened with, so that nothing typed into it is lost;
        a newer revision renews one that is come back to.
        """
        sheet = self.sheet
        if sheet is None or sheet.identity != identity or (sheet.revision != revision and not _on_screen(sheet)):
            sheet = self.sheet = Sheet(identity, read(), revision, next(_numbers))
        return sheet


def desk() -> Desk:
    """Return the desk of this session."""
    found: Desk = st.session_state.setdefault("desk", Desk())
    return found


def _on_screen(sheet: Sheet) -> bool:
    """Whether the last run of the page drew the sheet: Streamlit forgets the buttons of what is no longer drawn."""
    return f"{sheet.number}_save" in st.session_state or sheet.conflict is not None
