"""Headline and figures of the overview in its first HTML, so that they are read before any script has run."""

import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from data_access.engine import DatabaseUnusable
from exports.order import scope_of
from ui.filters import NARROWING
from ui.load import load, newest_revision
from ui.overview_first import headline_and_figures

_HERE = Path(__file__).resolve().parent
_log = logging.getLogger(__name__)


def first_figures(asked: Mapping[str, str], *, fresh: bool = True) -> str:
    """Return what stands on the page until it draws its own (ui/static/first.js); "" where that could differ.

    A shadow root keeps it apart: no style and no script of the page meets it.
    asked  the query of the address
    fresh  whether what was written a moment ago counts (`newest_revision`)
    """
    if any(asked.get(name) for name in (*NARROWING, "ban")):  # then chips or a banner stand above the figures
        return ""
    try:
        newest = newest_revision(fresh=fresh)
        if not newest:
            return ""
        figures = headline_and_figures(scope_of(load, newest, asked))
    except (DatabaseUnusable, SQLAlchemyError) as error:
        _log.warning("no first figures: %s", error)
        return ""
    return (
        '<div id="first-figures"><template shadowrootmode="closed">'
        f'<style>{_styles()}</style><div class="stApp first"><div>{figures}</div></div></template></div>'
    )


@cache
def _styles() -> str:
    return "".join((_HERE / path).read_text(encoding="utf-8") for path in ("styles/base.css", "static/first.css"))
