"""Texts from data inside Streamlit's Markdown."""


def plain(text: str) -> str:
    """Return a text in which Markdown finds nothing to do, on one line."""
    one_line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+!|~$<>:" else sign for sign in one_line)
