"""The record of who signed in and changed accounts. Changes of data are in the table `revision`."""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from data_access.schema import audit_event

EVENTS = (
    "first_admin",
    "sign_in",
    "sign_in_failed",
    "sign_in_held",
    "sign_out",
    "sign_out_everywhere",
    "password_changed",
    "password_reset",
    "account_added",
    "role_changed",
    "account_disabled",
    "account_enabled",
    "photo_erased",
    "file_erased",
)


def record(connection: Connection, event: str, *, account: str = "", address: str = "", detail: str = "") -> None:
    """Add an event to the record; it is kept or lost with the transaction.

    Errors: ValueError for an event that EVENTS does not name.
    """
    if event not in EVENTS:
        raise ValueError(f"{event!r} is not an event of the audit record: {', '.join(EVENTS)}.")
    connection.execute(
        insert(audit_event).values(
            at=datetime.now(UTC), account=account[:120], address=address[:64], event=event, detail=detail
        )
    )
