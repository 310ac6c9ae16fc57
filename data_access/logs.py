"""One line a message: when, how bad, from which part, for which request and revision; as text or as JSON.

Passwords, session tokens and the values of queries never enter a message: engines hide the parameters of a statement
(data_access/engine.py), and what is given in settings is named without its value.
"""

import json
import logging
from contextvars import ContextVar
from datetime import datetime

_about: ContextVar[tuple[str, int]] = ContextVar("about", default=("", 0))
_OF_LIBRARIES = ("streamlit", "uvicorn", "uvicorn.access", "uvicorn.asgi", "uvicorn.error", "websockets")
"""Their loggers come with handlers and levels of their own, and set them anew later on; filters stay."""


def about(request: str, revision: int = 0) -> None:
    """Tell what this thread, or this request, works on from here on: the lines it logs name both."""
    _about.set((request, revision))


def configure(level: str, form: str) -> None:
    """Let all of this process log in one form to stderr: form "text" or "json"."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    theirs = [name for name in logging.root.manager.loggerDict if name.split(".")[0] in _OF_LIBRARIES]
    for name in {*theirs, *_OF_LIBRARIES}:
        logging.getLogger(name).addFilter(_to_root)


def _to_root(record: logging.LogRecord) -> bool:
    """Take a library's message over where it is a warning or worse; it logs a line for every file it serves."""
    if record.levelno >= logging.WARNING and record.name != "uvicorn.access":
        logging.root.handle(record)
    return False


class TextLines(logging.Formatter):
    """time LEVEL part request=… revision=… message; a traceback follows in the same line, its ends of lines written."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        told = _told(record)
        parts = [told.pop("time"), told.pop("level"), told.pop("part")]
        message, error = told.pop("message"), told.pop("error", "")
        named = [f"{name}={value}" for name, value in told.items()]
        return " ".join(map(str, (*parts, *named, message, error))).strip().replace("\r", "\\r").replace("\n", "\\n")


class JsonLines(logging.Formatter):
    """The same as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        return json.dumps(_told(record), ensure_ascii=False)


def _told(record: logging.LogRecord) -> dict[str, str | int]:
    request, revision = _about.get()
    told: dict[str, str | int] = {
        "time": datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "part": record.name,
    }
    if request:
        told["request"] = request
    if revision:
        told["revision"] = revision
    told["message"] = record.getMessage()
    if record.exc_info:
        told["error"] = logging.Formatter().formatException(record.exc_info)
    return told
