"""Which source of search answers for a revision."""

from sqlalchemy import Connection

from data_access import search_earlier, search_indexed
from data_access.revisions import current_revision
from data_access.search_match import Source


def source_at(connection: Connection, revision: int) -> Source:
    """Return the index for the current revision, a plain filter for an earlier one."""
    return search_indexed if revision == current_revision(connection) else search_earlier
