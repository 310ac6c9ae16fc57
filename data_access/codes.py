"""Codes that the system gives: they run on from the largest that any version ever had and are never given twice."""

from collections.abc import Callable

from sqlalchemy import Connection, text

CODE_FORMS = {"model": ("DVK-", 6), "unit": ("DV-", 4)}
"""Prefix and least number of digits, by table."""

Codes = Callable[[int], str]
"""The number of a new record (from 0) -> the code it is given."""


def running_number(table: str, code: str) -> int:
    """Return the number in a code of the form that the system gives; 0 if it is of another form."""
    prefix, digits = CODE_FORMS[table]
    number = code.removeprefix(prefix)
    return int(number) if code.startswith(prefix) and len(number) >= digits and number.isdecimal() else 0


def new_codes(connection: Connection, table: str, largest_given: int = 0) -> Codes:
    """Return the giver of new codes, to be called in the writing transaction.

    They run on from the largest number that any version has, or that a person has just given (`largest_given`).
    """
    prefix, digits = CODE_FORMS[table]
    like = text(f"SELECT code FROM {table} WHERE code LIKE :form ORDER BY LENGTH(code) DESC, code DESC")
    with connection.execute(like, {"form": f"{prefix}{'_' * digits}%"}) as codes:
        stored = next((number for (code,) in codes if (number := running_number(table, code))), 0)
    first = max(stored, largest_given) + 1
    return lambda number: f"{prefix}{first + number:0{digits}d}"
