"""Texts from data inside Streamlit's Markdown."""


def plain(text: str) -> str:
    """Return a text in which Markdown finds nothing to do."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+!|~$<>:" else sign for sign in text)
