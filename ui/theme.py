"""The look of the pages: one stylesheet made of the files in ui/styles, colours as variables for light and dark."""

from functools import cache
from pathlib import Path

_STYLES = Path(__file__).resolve().parent / "styles"


@cache
def stylesheet() -> str:
    """Return the stylesheets of all pages as one style element, base.css first; read once a process."""
    files = sorted(_STYLES.glob("*.css"), key=lambda file: (file.name != "base.css", file.name))
    return "<style>" + "\n".join(file.read_text(encoding="utf-8") for file in files) + "</style>"
