"""Photos of models: the bytes beside the data, and which model shows which photo as part of the data."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Engine, func, insert, select

from data_access.frames import typed
from data_access.revisions import Author, begin
from data_access.schema import FOREVER, model_photo, photo
from data_access.versions import as_of


class PhotoErased(Exception):
    """An admin has erased this very picture for good, so it is not taken again."""


@dataclass(frozen=True)
class NewPhoto:
    """A picture to be stored: the hash of the uploaded file, and name -> (width, height, WebP bytes)."""

    sha256: str
    renditions: Mapping[str, tuple[int, int, bytes]]
    caption: str = ""


def still_kept(size: str) -> ColumnElement[bool]:
    """Return the condition under which `photo` is the given size of what `model_photo` shows, its bytes not erased."""
    return (photo.c.sha256 == model_photo.c.photo) & (photo.c.size == size) & photo.c.content.is_not(None)


def photos_of(connection: Connection, revision: int, model: str) -> pd.DataFrame:
    """Return the photos of a model in their order; erased ones are left out.

    One row per photo; the same columns when empty: photo, caption str · position, width, height (of "full") int64.
    """
    m, p = model_photo.c, photo.c
    found = connection.execute(
        select(m.photo, m.caption, m.position, p.width, p.height)
        .join(photo, still_kept("full"))
        .where(as_of(model_photo, revision), m.model == model)
        .order_by(m.position, m.photo)
    )
    numbers = dict.fromkeys(("position", "width", "height"), "int64")
    return typed(found, {"photo": "str", "caption": "str"} | numbers)


def photo_content(connection: Connection, sha256: str, size: str) -> bytes | None:
    """Return one size of a photo as WebP; None if it is not known or was erased."""
    return connection.scalar(select(photo.c.content).where(photo.c.sha256 == sha256, photo.c.size == size))


def add_photos(engine: Engine, model: str, photos: Sequence[NewPhoto], *, account: str | Author) -> int:
    """Add photos after those that a model has, as one revision, and return its number.

    Errors: PhotoErased; NothingChanged if the model shows all of them already; IntegrityProblem if there is no model.
    """
    with begin(engine, "edit", account=account, note=f"Ảnh của {model}") as running:
        shown = set(
            running.connection.scalars(
                select(model_photo.c.photo).where(model_photo.c.until == FOREVER, model_photo.c.model == model)
            )
        )
        last = running.connection.scalar(
            select(func.max(model_photo.c.position)).where(model_photo.c.until == FOREVER, model_photo.c.model == model)
        )
        new = {one.sha256: one for one in photos if one.sha256 not in shown}
        for one in new.values():
            _store(running.connection, one)
        places = enumerate(new.values(), (last or 0) + 1)
        running.write(
            "model_photo",
            [{"model": model, "photo": one.sha256, "position": place, "caption": one.caption} for place, one in places],
        )
        return running.id


def _store(connection: Connection, new: NewPhoto) -> None:
    stored = connection.scalars(select(photo.c.content).where(photo.c.sha256 == new.sha256)).all()
    if any(content is None for content in stored):
        raise PhotoErased("Ảnh này đã bị người quản trị xóa vĩnh viễn nên không thể tải lại.")
    if not stored:
        connection.execute(
            insert(photo),
            [
                {
                    "sha256": new.sha256,
                    "size": size,
                    "width": width,
                    "height": height,
                    "content": content,
                    "digest": hashlib.sha256(content).hexdigest(),
                }
                for size, (width, height, content) in new.renditions.items()
            ],
        )
