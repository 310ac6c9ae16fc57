"""The accounts: added, given a role, reset, disabled. Each change ends what it takes away at once and is recorded."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, Row, func, insert, select, update

from accounts.audit import record
from accounts.passwords import fault, hashed, matches, one_time
from accounts.permission import Refused
from accounts.roles import ROLES
from accounts.sessions import end_sessions, open_session, signed_in
from accounts.throttle import admit, succeeded
from data_access.engine import ACCOUNTS, writing
from data_access.revisions import Author
from data_access.schema import account

FIRST_ADMIN = "quan-tri"
_ENDED = "Phiên đăng nhập đã hết. Hãy đăng nhập lại."
NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,63}")


class AccountProblem(Exception):
    """The change was not made; the message says why in one Vietnamese sentence."""


@dataclass(frozen=True)
class AccountFacts:
    """One account as the list of accounts shows it."""

    name: str
    full_name: str
    role: str
    disabled: bool
    must_change: bool
    created_at: datetime


def accounts(connection: Connection) -> list[AccountFacts]:
    """List all accounts by name."""
    columns = (account.c[name] for name in ("name", "full_name", "role", "disabled", "must_change", "created_at"))
    return [AccountFacts(*row) for row in connection.execute(select(*columns).order_by(account.c.name))]


def account_name(given: str) -> str:
    """Return the name under which an account is kept: names do not differ by case."""
    return given.strip().lower()


def add(engine: Engine, name: str, role: str, *, full_name: str = "", by: str | Author = "", address: str = "") -> str:
    """Add an account and return its one-time password.

    by  a name, or an author who must be an admin
    Errors: AccountProblem; Refused.
    """
    name, password = account_name(name), one_time()
    if not NAME.fullmatch(name):
        raise AccountProblem(
            "Tên đăng nhập gồm 2 đến 64 chữ cái không dấu, chữ số và các dấu . _ - @ +, bắt đầu bằng chữ hoặc số."
        )
    stored = hashed(password)
    with _changing(engine, by) as (connection, who):
        if connection.scalar(select(account.c.name).where(account.c.name == name)):
            raise AccountProblem(f"Đã có tài khoản {name}.")
        _insert(connection, name, _known(role), full_name.strip(), stored)
        record(connection, "account_added", account=who, address=address, detail=f"{name}: {role}")
    return password


def add_first_admin(engine: Engine) -> str:
    """Add the admin account of a first start and return its one-time password; '' if there is any account."""
    with engine.connect() as connection:
        if connection.scalar(select(func.count()).select_from(account)):
            return ""
    password = one_time()
    stored = hashed(password)
    with writing(engine, ACCOUNTS) as connection:
        if connection.scalar(select(func.count()).select_from(account)):
            return ""
        _insert(connection, FIRST_ADMIN, "admin", "Người quản trị", stored)
        record(connection, "first_admin", account=FIRST_ADMIN)
    return password


def set_role(engine: Engine, name: str, role: str, *, by: str | Author = "", address: str = "") -> None:
    """Give an account another role; it counts from the next thing its user does.

    Errors: AccountProblem, also for the last admin; Refused.
    """
    with _changing(engine, by) as (connection, who):
        found = _existing(connection, name)
        if found.role == _known(role):
            return
        _keep_an_admin(connection, found)
        _update(connection, found.name, role=role)
        record(connection, "role_changed", account=who, address=address, detail=f"{found.name}: {found.role} → {role}")


def disable(engine: Engine, name: str, *, by: str | Author = "", address: str = "") -> None:
    """Shut an account out; its sessions end at once.

    Errors: AccountProblem, also for the last admin; Refused.
    """
    with _changing(engine, by) as (connection, who):
        found = _existing(connection, name)
        _keep_an_admin(connection, found)
        _update(connection, found.name, disabled=True)
        end_sessions(connection, found.name)
        record(connection, "account_disabled", account=who, address=address, detail=found.name)


def enable(engine: Engine, name: str, *, by: str | Author = "", address: str = "") -> None:
    """Let a disabled account in again, with the password it had.

    Errors: AccountProblem; Refused.
    """
    with _changing(engine, by) as (connection, who):
        found = _existing(connection, name)
        _update(connection, found.name, disabled=False)
        record(connection, "account_enabled", account=who, address=address, detail=found.name)


def reset(engine: Engine, name: str, *, by: str | Author = "", address: str = "") -> str:
    """Give an account a one-time password, end its sessions and return the password.

    Errors: AccountProblem, also for an account of the single sign-on; Refused.
    """
    password = one_time()
    stored = hashed(password)
    with _changing(engine, by) as (connection, who):
        found = _existing(connection, name)
        if found.subject:
            raise AccountProblem(f"Tài khoản {found.name} đăng nhập qua hệ thống của cơ quan, không có mật khẩu ở đây.")
        _update(connection, found.name, password_hash=stored, password_at=datetime.now(UTC), must_change=True)
        end_sessions(connection, found.name)
        record(connection, "password_reset", account=who, address=address, detail=found.name)
    return password


def change_password(engine: Engine, token: str, old: str, new: str, *, address: str = "", browser: str = "") -> str:
    """Change the password of the account behind a session, end all its sessions and return the token of a new one.

    Errors: AccountProblem, also after too many wrong attempts; Refused if the session has ended.
    """
    with writing(engine, ACCOUNTS) as connection:
        who, stored = _behind(connection, token)
        attempt = admit(connection, who, address, browser)
    if attempt is None:
        raise AccountProblem("Đã nhập sai nhiều lần. Hãy thử lại sau ít phút.")
    if not matches(stored, old):
        raise AccountProblem("Mật khẩu hiện tại không đúng.")
    with writing(engine, ACCOUNTS) as connection:
        succeeded(connection, attempt, browser)
    why = fault(new, who) or ("Mật khẩu mới phải khác mật khẩu hiện tại." if new == old else "")
    if why:
        raise AccountProblem(why)
    replaced = hashed(new)
    with writing(engine, ACCOUNTS) as connection:
        if _behind(connection, token) != (who, stored):
            raise Refused(_ENDED)
        _update(connection, who, password_hash=replaced, password_at=datetime.now(UTC), must_change=False)
        end_sessions(connection, who)
        record(connection, "password_changed", account=who, address=address)
        return open_session(connection, who, address)


def _behind(connection: Connection, token: str) -> tuple[str, str]:
    """Return name and stored hash of the account behind a session."""
    who = signed_in(connection, token)
    if who is None:
        raise Refused(_ENDED)
    return who.name, connection.scalar(select(account.c.password_hash).where(account.c.name == who.name)) or ""


@contextmanager
def _changing(engine: Engine, by: str | Author) -> Iterator[tuple[Connection, str]]:
    with writing(engine, ACCOUNTS) as connection:
        yield connection, by(connection) if callable(by) else by


def _insert(connection: Connection, name: str, role: str, full_name: str, stored: str) -> None:
    now = datetime.now(UTC)
    connection.execute(
        insert(account).values(
            name=name,
            full_name=full_name[:240],
            role=role,
            password_hash=stored,
            password_at=now,
            must_change=True,
            created_at=now,
        )
    )


def _update(connection: Connection, name: str, **values: object) -> None:
    connection.execute(update(account).where(account.c.name == name).values(values))


def _existing(connection: Connection, name: str) -> Row[str, str, bool, str]:
    row = connection.execute(
        select(account.c.name, account.c.role, account.c.disabled, account.c.subject).where(
            account.c.name == account_name(name)
        )
    ).first()
    if row is None:
        raise AccountProblem(f"Không có tài khoản {account_name(name)}.")
    return row


def _known(role: str) -> str:
    if role not in ROLES:
        raise AccountProblem(f"Không có vai trò {role}; chọn một trong: {', '.join(ROLES)}.")
    return role


def _keep_an_admin(connection: Connection, found: Row[str, str, bool, str]) -> None:
    if found.role != "admin" or found.disabled:
        return
    others = (account.c.role == "admin", account.c.disabled.is_(False), account.c.name != found.name)
    if not connection.scalar(select(func.count()).select_from(account).where(*others)):
        raise AccountProblem(f"{found.name} là người quản trị cuối cùng nên không thể gỡ quyền hoặc khóa.")
