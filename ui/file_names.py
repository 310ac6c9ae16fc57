"""Names of files as they are kept and shown: one short line without characters that change how it reads."""

import unicodedata

LONGEST = 120


def shown_name(name: str) -> str:
    """Return the name of a file without its folders, control characters and marks of writing direction.

    A long name is cut in the middle, so that its suffix stays.

    >>> shown_name("C:\\\\Danh sách\\\\mô hình.xlsx")
    'mô hình.xlsx'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(letter if letter.isprintable() else " " for letter in unicodedata.normalize("NFC", last))
    line = " ".join(visible.split()) or "tệp không tên"
    if len(line) <= LONGEST:
        return line
    return f"{line[: LONGEST - 21]}…{line[-20:]}"
