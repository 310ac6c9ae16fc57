"""What is made ready at start, so that no visitor waits for it, and none for another one."""

import gc
import sys
import time
from importlib import import_module
from pkgutil import iter_modules
from types import SimpleNamespace

import pyarrow as pa
from streamlit.runtime.scriptrunner import script_runner

import ui

_SELDOM = ("ui.admin_", "ui.intake_", "ui.history_")
"""Beginnings of the modules of Quản trị, which few open: they and what they need take 10 MB."""
_BETWEEN_COLLECTIONS = 5.0
_TURN = 0.0005
"""Seconds after which a thread that computes lets another one go on; Python's own are ten times as long."""


def make_ready() -> None:
    """Import all that everybody's pages use, and see to it that many visitors do not wait for each other.

    Streamlit collects garbage after every run of a page while all other threads wait: looking through what never goes
    away cost more than drawing the page, and looking through what all others hold grows with their number. So the
    former is taken out of sight, and the latter done seldom. Short turns let the thread that sends to all browsers in
    between (docs/hieu-nang.md). Arrow's own memory pool would keep what it once needed, some 25 MB.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    for module in iter_modules(ui.__path__, "ui."):
        if not module.name.startswith(_SELDOM):
            import_module(module.name)
    gc.collect()
    gc.freeze()
    vars(script_runner)["gc"] = SimpleNamespace(collect=SeldomCollection().collect)
    sys.setswitchinterval(_TURN)


class SeldomCollection:
    """Collects as `gc.collect`, unless it did a moment ago; Python's own collections go on beside it."""

    def __init__(self) -> None:
        self._due = 0.0

    def collect(self, generation: int = 2) -> int:
        """Return how many objects were unreachable, 0 where nothing was looked through."""
        now = time.monotonic()
        if now < self._due:
            return 0
        self._due = now + _BETWEEN_COLLECTIONS
        return gc.collect(generation)
