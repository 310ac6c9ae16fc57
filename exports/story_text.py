"""Text that any document can hold."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pandas as pd

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(found: Any) -> Any:
    """Return what a query found without the characters that XML does not know, deep inside too.

    PowerPoint, Word, Excel and SVG are XML: such a character makes a file that does not open, and one in a chart's text
    aborts the process that draws it.
    """
    if isinstance(found, str):
        return _NOT_IN_XML.sub("", found)
    if isinstance(found, pd.DataFrame):
        texts = [name for name, kind in found.dtypes.items() if kind == "str"]
        broken = [name for name in texts if found[name].str.contains(_NOT_IN_XML).any()]
        return found.assign(**{str(name): found[name].str.replace(_NOT_IN_XML, "", regex=True) for name in broken})
    if isinstance(found, dict):
        return {key: printable(value) for key, value in found.items()}
    if isinstance(found, tuple):
        return tuple(printable(part) for part in found)
    if is_dataclass(found) and not isinstance(found, type):
        return replace(found, **{field.name: printable(getattr(found, field.name)) for field in fields(found)})
    return found


def unbroken(title: str) -> str:
    """Return a title in which neither a quoted name nor the compound before it ('thi đua') is broken over two lines."""
    joined = re.sub(r"“[^”]*”", lambda quoted: quoted[0].replace(" ", "\u00a0"), title)
    return re.sub(r"(\S+) (\S+) “", "\\1\u00a0\\2 “", joined)
