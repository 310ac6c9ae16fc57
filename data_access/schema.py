"""The tables, and what makes a table versioned.

A versioned row is valid at revision r when ``since <= r AND until > r``; ``until`` is `FOREVER` while
it is current. ``origin`` is the revision that first brought the content of the row: undo, restore and
derived changes write copies, and a copy keeps its origin, so that illustrative data stays marked as
such however often it was closed and reopened (docs/decisions/0002).

Text is never NULL ('' = none), so that keys compare equal on every engine. A number or a yes/no that
is not known is NULL.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)

FOREVER = 2147483647
"""Value of ``until`` in a current row; the largest 32-bit integer, so that it sorts after every revision."""

CATEGORY_KINDS = ("bloc", "field", "level", "task", "indicator", "period")
SUBJECT_TYPES = ("collective", "individual")
STATUSES = ("registered", "in_progress", "under_review", "recognized", "not_recognized", "discontinued")
REVIEWED = ("recognized", "not_recognized")
UNIT_KINDS = ("committee", "cell")
ACTIONS = ("seed", "upload", "edit", "undo", "restore", "clear")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored in UTC and returned aware; SQLite itself keeps no time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"A moment needs its time zone, but {value.isoformat()} has none.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Reference:
    """``column`` holds '' or the key of a current row of ``target``; for categories of the given ``kind``."""

    column: str
    target: str
    kind: str = ""


@dataclass(frozen=True)
class Versioned:
    """What the generic revision mechanism knows about one table."""

    table: Table
    key: tuple[str, ...]
    derived: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def content(self) -> tuple[str, ...]:
        """Names of the columns that are neither key nor bookkeeping, derived ones included."""
        bookkeeping = {*self.key, "since", "until", "origin"}
        return tuple(column.name for column in self.table.columns if column.name not in bookkeeping)

    @property
    def given(self) -> tuple[str, ...]:
        """Names of the content columns that a person gives: `content` without the derived ones."""
        return tuple(name for name in self.content if name not in self.derived)

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.key, *self.content)


VERSIONED: dict[str, Versioned] = {}
"""Every versioned table by name, in an order in which references point backwards."""


def _word(name: str, length: int = 64) -> Column[str]:
    return Column(name, String(length), nullable=False, server_default="")


def _prose(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _year(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _choice(name: str, values: Sequence[str]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in ("", *values))
    return CheckConstraint(f"{name} IN ({listed})", name=name)


def _versioned(
    name: str,
    key: Sequence[Column[Any]],
    content: Sequence[Column[Any]],
    *constraints: CheckConstraint | Index,
    derived: tuple[str, ...] = (),
    references: tuple[Reference, ...] = (),
) -> Table:
    table = Table(
        name,
        metadata,
        *key,
        *content,
        Column("since", Integer, nullable=False),
        Column("until", Integer, nullable=False, server_default=str(FOREVER)),
        Column("origin", Integer, nullable=False),
        PrimaryKeyConstraint(*(column.name for column in key), "until"),
        CheckConstraint("since < until", name="since_before_until"),
        *constraints,
    )
    Index(f"ix_{name}_since", table.c.since)
    closed = text(f"until < {FOREVER}")
    Index(f"ix_{name}_until_closed", table.c.until, sqlite_where=closed, postgresql_where=closed)
    VERSIONED[name] = Versioned(table, tuple(column.name for column in key), derived, references)
    return table


revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("created_at", UtcDateTime, nullable=False),
    _word("account", 120),
    Column("action", String(16), nullable=False),
    _word("dataset", 32),
    _word("file_name", 400),
    _word("file_sha256", 64),
    _prose("note"),
    Column("added", Integer, nullable=False, server_default="0"),
    Column("changed", Integer, nullable=False, server_default="0"),
    Column("removed", Integer, nullable=False, server_default="0"),
    Column("undoes", Integer, ForeignKey("revision.id"), nullable=True),
    Column("illustrative", Boolean, nullable=False, server_default=text("false")),
    CheckConstraint("id > 0", name="positive"),
    _choice("action", ACTIONS),
)

upload_file = Table(
    "upload_file",
    metadata,
    Column("revision", Integer, ForeignKey("revision.id"), primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=True, comment="zlib; NULL after an admin erased the bytes"),
    Column("size", BigInteger, nullable=False),
)

cube = Table(
    "cube",
    metadata,
    Column("revision", Integer, ForeignKey("revision.id"), primary_key=True, autoincrement=False),
    Column("name", String(32), primary_key=True),
    Column("equals", Integer, nullable=True, comment="the earlier revision whose cube this one equals"),
    Column("content", LargeBinary, nullable=True, comment="Arrow IPC file, zstd"),
)

category = _versioned(
    "category",
    [_word("kind", 16), _word("code")],
    [
        _word("name", 400),
        _word("short_name", 120),
        Column("position", Integer, nullable=False, server_default="0"),
        _prose("aliases"),
        _year("year_from"),
        _year("year_to"),
        _word("successor"),
        _prose("attrs"),
    ],
    _choice("kind", CATEGORY_KINDS),
)

unit = _versioned(
    "unit",
    [_word("code")],
    [
        _word("name", 400),
        _word("short_name", 120),
        _word("kind", 16),
        _word("bloc"),
        _prose("aliases"),
        _year("active_from"),
        _year("active_to"),
        _word("successor"),
    ],
    _choice("kind", UNIT_KINDS),
    references=(Reference("bloc", "category", "bloc"), Reference("successor", "unit")),
)

unit_year = _versioned(
    "unit_year",
    [_word("unit"), _year("year")],
    [
        _word("bloc"),
        Column("member_count", Integer, nullable=True),
        Column("has_plan", Boolean, nullable=True),
        _word("plan_no", 120),
        Column("disseminated", Boolean, nullable=True),
    ],
    CheckConstraint("member_count >= 0", name="member_count"),
    references=(Reference("unit", "unit"), Reference("bloc", "category", "bloc")),
)

model = _versioned(
    "model",
    [_word("code", 32)],
    [
        _word("name", 1000),
        _word("subject_type", 16),
        _word("bloc"),
        _word("unit"),
        _word("holder", 400),
        _word("field"),
        _year("first_year"),
        _word("first_period"),
        _word("location", 400),
        _prose("summary"),
        _prose("story"),
        _word("source", 1000),
        Column("featured", Boolean, nullable=False, server_default=text("false")),
        Column("merged_into", String(32), nullable=False, server_default="", comment="code kept as a redirect"),
        _prose("search_text"),
    ],
    _choice("subject_type", SUBJECT_TYPES),
    derived=("first_year", "first_period", "search_text"),
    references=(
        Reference("bloc", "category", "bloc"),
        Reference("unit", "unit"),
        Reference("field", "category", "field"),
        Reference("first_period", "category", "period"),
        Reference("merged_into", "model"),
    ),
)
Index("ix_model_unit", model.c.unit)

model_year = _versioned(
    "model_year",
    [_word("model", 32), _year("year")],
    [
        _word("period"),
        _word("status", 16),
        _word("bloc"),
        _word("unit"),
        _word("subject_type", 16),
        _word("field"),
        Column("is_new", Boolean, nullable=False, server_default=text("true")),
        _word("registered_level"),
        _word("recognized_level"),
        Column("score", Double, nullable=True),
        Column("is_exemplary", Boolean, nullable=True),
        Column("is_replicated", Boolean, nullable=True),
        _word("decision_no", 120),
        Column("decision_date", Date, nullable=True),
    ],
    _choice("status", STATUSES),
    _choice("subject_type", SUBJECT_TYPES),
    CheckConstraint("(year = 0) = (period <> '')", name="year_or_period"),
    derived=("is_new",),
    references=(
        Reference("model", "model"),
        Reference("period", "category", "period"),
        Reference("bloc", "category", "bloc"),
        Reference("unit", "unit"),
        Reference("field", "category", "field"),
        Reference("registered_level", "category", "level"),
        Reference("recognized_level", "category", "level"),
    ),
)
# The models of one unit and those of one area are listed from the index alone, however large the tables are.
_OF_UNIT = ("unit", "model", "year", "period", "since", "until")
Index("ix_model_year_unit", *(model_year.c[name] for name in _OF_UNIT))

model_task = _versioned(
    "model_task",
    [_word("model", 32), _word("task")],
    [],
    references=(Reference("model", "model"), Reference("task", "category", "task")),
)
Index("ix_model_task_task", model_task.c.task, model_task.c.model, model_task.c.since, model_task.c.until)

outcome = _versioned(
    "outcome",
    [_word("model", 32), _year("year"), _word("indicator")],
    [Column("value", Double, nullable=True), _word("measure_unit", 120)],
    references=(Reference("model", "model"), Reference("indicator", "category", "indicator")),
)

award = _versioned(
    "award",
    [_word("model", 32), _year("year"), _word("form", 120), _word("authority", 240), _word("decision_no", 120)],
    [Column("decision_date", Date, nullable=True)],
    references=(Reference("model", "model"),),
)

figure = _versioned(
    "figure",
    [_word("indicator"), _word("period"), _word("subject_type", 16), _word("level"), _word("as_of", 10)],
    [
        Column("value", Double, nullable=True),
        _word("measure_unit", 120),
        _word("source_title", 1000),
        _word("source_address", 1000),
        _prose("note"),
    ],
    _choice("subject_type", SUBJECT_TYPES),
    references=(
        Reference("indicator", "category", "indicator"),
        Reference("period", "category", "period"),
        Reference("level", "category", "level"),
    ),
)

setting = _versioned("setting", [_word("key")], [_prose("value")])

model_photo = _versioned(
    "model_photo",
    [_word("model", 32), _word("photo", 64)],
    [Column("position", Integer, nullable=False, server_default="0"), _word("caption", 1000)],
    references=(Reference("model", "model"),),
)

OF_A_MODEL = tuple(name for name, one in VERSIONED.items() if one.key[0] == "model")
"""Tables whose rows belong to one model, which is the first part of their key."""

COUNTED_UNDER = ("bloc", "unit", "subject_type", "field")
"""Columns that a model has, and each of its years as it was counted then."""

photo = Table(
    "photo",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", String(16), primary_key=True, comment="name of the rendition, for instance card or full"),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("content", LargeBinary, nullable=True, comment="WebP; NULL after an admin erased the bytes"),
    Column("digest", String(64), nullable=False, server_default="", comment="SHA-256 of content, as it was stored"),
)

account = Table(
    "account",
    metadata,
    Column("name", String(120), primary_key=True),
    _word("full_name", 240),
    Column("role", String(16), nullable=False),
    Column("password_hash", Text, nullable=False, server_default=""),
    Column("password_at", UtcDateTime, nullable=True, comment="when the password was set"),
    Column(
        "subject", String(400), nullable=False, server_default="", comment="issuer and identifier at the single sign-on"
    ),
    Column("must_change", Boolean, nullable=False, server_default=text("false")),
    Column("disabled", Boolean, nullable=False, server_default=text("false")),
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("role IN ('viewer', 'editor', 'admin')", name="role"),
)

session = Table(
    "session",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account", String(120), ForeignKey("account.name"), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False),
    _word("address", 64),
)

login_attempt = Table(
    "login_attempt",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    _word("account", 120),
    _word("address", 64),
    Column("succeeded", Boolean, nullable=False),
    _word("browser", 64),
    Index("ix_login_attempt_account_at", "account", "at"),
    Index("ix_login_attempt_address_at", "address", "at"),
)

audit_event = Table(
    "audit_event",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    _word("account", 120),
    _word("address", 64),
    Column("event", String(64), nullable=False),
    _prose("detail"),
)

deck = Table(
    "deck",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    _word("owner", 120),
    _word("name", 240),
    Column("content", Text, nullable=False, comment="JSON"),
    Column("saved_at", UtcDateTime, nullable=False),
    Index("uq_deck_owner_name", "owner", "name", unique=True),
)

header_mapping = Table(
    "header_mapping",
    metadata,
    Column("dataset", String(32), primary_key=True),
    Column("shape", String(64), primary_key=True, comment="SHA-256 of the folded headers"),
    Column("mapping", Text, nullable=False, comment="JSON: header -> column"),
    Column("saved_at", UtcDateTime, nullable=False),
)

not_duplicate = Table(
    "not_duplicate",
    metadata,
    Column("first_model", String(32), primary_key=True),
    Column("second_model", String(32), primary_key=True),
    _word("account", 120),
    Column("said_at", UtcDateTime, nullable=False),
)
