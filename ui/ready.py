"""What is made ready at start, so that no visitor waits for it."""

import gc
from importlib import import_module
from pkgutil import iter_modules

import ui


def make_ready() -> None:
    """Import all that pages use, and take it out of the sight of the garbage collector.

    Streamlit collects after every run of a page while all other threads wait: looking through what never goes away
    cost more than drawing the page (docs/hieu-nang.md).
    """
    for module in iter_modules(ui.__path__, "ui."):
        import_module(module.name)
    gc.collect()
    gc.freeze()
