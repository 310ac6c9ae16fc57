"""Two models that are one: all that belongs to one of them moves to the other, and its code leads there."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, select

from data_access.revisions import Author, Revision, begin
from data_access.schema import FOREVER, OF_A_MODEL, VERSIONED, model


class NotMergeable(Exception):
    """One of the two is gone or has been merged already; nothing was written."""


def merge(engine: Engine, keep: str, gone: str, *, account: str | Author) -> int:
    """Merge the model `gone` into `keep` as one revision and return its number.

    Where both have a row (the same year, indicator, award, area or photo) the one of `keep` stays, completed by what it
    does not know; so with the two models themselves. Codes that led to `gone` lead to `keep`.
    Errors: NotMergeable.
    """
    with begin(engine, "edit", account=account, note=f"Gộp {gone} vào {keep}") as running:
        held = _models(running.connection, (keep, gone))
        if keep == gone or any(code not in held or held[code]["merged_into"] for code in (keep, gone)):
            raise NotMergeable(f"{gone} và {keep} không còn gộp được: một trong hai đã bị xóa hoặc đã được gộp.")
        for table in OF_A_MODEL:
            _move(running, table, keep, gone)
        running.write("model", [{"code": keep, **_completed(held[keep], held[gone])}])
        led_here = running.connection.scalars(
            select(model.c.code).where(model.c.until == FOREVER, model.c.merged_into == gone)
        ).all()
        running.write("model", [{"code": code, "merged_into": keep} for code in (gone, *led_here)])
        return running.id


def _move(running: Revision, table: str, keep: str, gone: str) -> None:
    one = VERSIONED[table]
    key = one.key[1:]
    rows: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {keep: {}, gone: {}}
    for row in running.connection.execute(
        select(one.table).where(one.table.c.until == FOREVER, one.table.c[one.key[0]].in_((keep, gone)))
    ).mappings():
        content = {name: row[name] for name in one.given}
        rows[row[one.key[0]]][tuple(row[name] for name in key)] = content
    moved = [
        {one.key[0]: keep, **dict(zip(key, part, strict=True)), **_completed(rows[keep].get(part, {}), content)}
        for part, content in rows[gone].items()
    ]
    running.end(table, [(gone, *part) for part in rows[gone]])
    running.write(table, moved)


def _completed(kept: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of `kept`, and those of `other` where `kept` does not know."""
    return {name: value if kept.get(name) in ("", None) else kept[name] for name, value in other.items()}


def _models(connection: Connection, codes: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    rows = connection.execute(select(model).where(model.c.until == FOREVER, model.c.code.in_(codes))).mappings()
    return {row["code"]: {name: row[name] for name in VERSIONED["model"].given} for row in rows}
