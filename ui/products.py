"""Documents made on demand: once for an order, then kept for whoever asks for the same."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import partial
from threading import Lock
from typing import Any

from sqlalchemy import Connection

from data_access.engine import connect
from data_access.standby import reads
from data_access.told_models import kept_photos
from exports.order import order_of
from exports.products import Product, file_name, made
from ui.load import load, newest_revision

_MOST_BYTES = 64 * 2**20
_lock = Lock()
_making = Lock()
_made: OrderedDict[tuple[Any, ...], bytes] = OrderedDict()


def product_asked_for(product: Product, asked: Mapping[str, str], *, fresh: bool = True) -> tuple[bytes, str] | None:
    """Return the document that an address asks for, and the name of its file; None while there are no data.

    The document is frozen at its revision. A photo that was erased since is gone from it too.
    fresh  whether what was written a moment ago counts (`newest_revision`)

    Errors: SQLAlchemyError if the database cannot be reached.
    """
    newest = newest_revision(fresh=fresh)
    if not newest:
        return None
    order = order_of(load, newest, asked)
    wanted = (order.scope.revision, order.models, "full")
    photos = reads().latest(lambda connection: kept_photos(connection, *wanted), fresh=True) or {}
    key = (connect().url, product.extension, order, tuple(photos.items()))

    def told() -> bytes:
        return reads().ask(lambda connection: made(partial(_ask, connection), product, order), order.scope.revision)

    return _kept(key, told), file_name(product, order.scope)


def _ask(connection: Connection, query: Callable[..., Any], *arguments: Any) -> Any:
    return query(connection, *arguments)


def _kept(key: tuple[Any, ...], make: Callable[[], bytes]) -> bytes:
    found = _found(key)
    if found is None:
        with _making:  # one at a time: a document takes a processor and some memory
            found = _found(key)
            if found is None:
                found = make()
                _keep(key, found)
    return found


def _found(key: tuple[Any, ...]) -> bytes | None:
    with _lock:
        if key in _made:
            _made.move_to_end(key)
        return _made.get(key)


def _keep(key: tuple[Any, ...], document: bytes) -> None:
    with _lock:
        _made[key] = document
        while len(_made) > 1 and sum(map(len, _made.values())) > _MOST_BYTES:
            _made.popitem(last=False)
