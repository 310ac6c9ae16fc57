"""Erasing bytes for good: the one exception to keeping every version for ever, for personal data.

Hashes, sizes and who did it stay. Who may erase, and the entry in the record, are the author's.
"""

from sqlalchemy import Connection, Engine, select, update

from data_access.engine import writing
from data_access.revisions import Author, NothingChanged, begin
from data_access.schema import FOREVER, model_photo, photo, upload_file


def erase_photo(engine: Engine, sha256: str, author: Author) -> None:
    """Erase the bytes of a photo; models that show it show it no more, as a revision.

    Errors: whatever the author raises; LookupError if there is no such photo or it is erased already.
    """
    try:
        with begin(engine, "edit", account=author, note="Xóa vĩnh viễn ảnh") as running:
            shown = select(model_photo.c.model, model_photo.c.photo).where(
                model_photo.c.until == FOREVER, model_photo.c.photo == sha256
            )
            running.end("model_photo", [tuple(row) for row in running.connection.execute(shown)])
            _erase_photo(running.connection, sha256)
    except NothingChanged:
        with writing(engine) as connection:
            author(connection)
            _erase_photo(connection, sha256)


def erase_file(engine: Engine, revision: int, author: Author) -> None:
    """Erase the bytes of the file that a revision was uploaded from; what it brought stays.

    Errors: whatever the author raises; LookupError if the revision has no file or it is erased already.
    """
    with writing(engine) as connection:
        author(connection)
        kept = (upload_file.c.revision == revision, upload_file.c.content.is_not(None))
        if not connection.execute(update(upload_file).where(*kept).values(content=None)).rowcount:
            raise LookupError("Tệp không còn hoặc đã được xóa vĩnh viễn trước đó.")


def _erase_photo(connection: Connection, sha256: str) -> None:
    kept = (photo.c.sha256 == sha256, photo.c.content.is_not(None))
    if not connection.execute(update(photo).where(*kept).values(content=None)).rowcount:
        raise LookupError("Ảnh không còn hoặc đã được xóa vĩnh viễn trước đó.")
