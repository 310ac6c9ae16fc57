"""What is made ready at start, so that no visitor waits for it."""

import gc
from importlib import import_module
from pkgutil import iter_modules

import ui

_SELDOM = ("ui.admin_", "ui.intake_", "ui.history_")
"""Beginnings of the modules of Quản trị, which few open: they and what they need take 10 MB."""


def make_ready() -> None:
    """Import all that everybody's pages use, and take it out of the sight of the garbage collector.

    Streamlit collects after every run of a page while all other threads wait: looking through what never goes away
    cost more than drawing the page (docs/hieu-nang.md).
    """
    for module in iter_modules(ui.__path__, "ui."):
        if not module.name.startswith(_SELDOM):
            import_module(module.name)
    gc.collect()
    gc.freeze()
