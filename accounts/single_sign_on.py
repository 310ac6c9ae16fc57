"""Accounts of the office's own sign-on: known by issuer and subject, with the role that its claim gives."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, insert, select, update

from accounts.audit import record
from accounts.directory import NAME, AccountProblem, account_name
from accounts.roles import ROLES
from accounts.sessions import end_session, open_session
from data_access.engine import ACCOUNTS, writing
from data_access.schema import account
from data_access.settings import Settings


def role_given(claims: Mapping[str, Any], given: Settings) -> str:
    """Return the highest role that the claim gives, '' if it gives none; "viewer" where no claim is asked for.

    Without DVK_OIDC_ROLES the values of the claim are the roles themselves.
    """
    if not given.oidc_role_claim:
        return "viewer"
    told = claims.get(given.oidc_role_claim, [])
    values = [told] if isinstance(told, str) else told if isinstance(told, list) else []
    meant = given.oidc_roles or {role: role for role in ROLES}
    roles = [meant[value] for value in values if isinstance(value, str) and value in meant]
    return max(roles, key=ROLES.index, default="")


def enter(engine: Engine, claims: Mapping[str, Any], given: Settings, *, address: str, ended: str = "") -> str:
    """Open a session for whom the provider vouches, with a new account at the first time; returns its token.

    Where a claim gives the role it is given anew each time; otherwise an admin changes it in the dashboard.
    ended  token of the session that the browser had until now; it ends
    Errors: AccountProblem if the claim gives no role, the account is disabled, or its name belongs to another.
    """
    role = role_given(claims, given)
    if not role:
        raise AccountProblem("Tài khoản của bạn chưa được cấp quyền dùng hệ thống này.")
    subject = f"{claims['iss']} {claims['sub']}"[:400]
    full_name = str(claims.get("name") or "")[:240]
    with writing(engine, ACCOUNTS) as connection:
        found = connection.execute(
            select(account.c.name, account.c.disabled).where(account.c.subject == subject)
        ).first()
        if found is None:
            name = _name(claims, subject)
            if connection.scalar(select(account.c.name).where(account.c.name == name)):
                raise AccountProblem(f"Tên {name} đã thuộc về một tài khoản khác.")
            connection.execute(
                insert(account).values(
                    name=name, full_name=full_name, role=role, subject=subject, created_at=datetime.now(UTC)
                )
            )
            record(connection, "account_added", account=name, address=address, detail=f"{name}: {role}")
        elif found.disabled:
            raise AccountProblem("Tài khoản của bạn đã bị khóa.")
        else:
            name = found.name
            changes = {"full_name": full_name, **({"role": role} if given.oidc_role_claim else {})}
            connection.execute(update(account).where(account.c.name == name).values(changes))
        end_session(connection, ended)
        record(connection, "sign_in", account=name, address=address, detail="oidc")
        return open_session(connection, name, address)


def _name(claims: Mapping[str, Any], subject: str) -> str:
    for claim in ("preferred_username", "email"):
        name = account_name(str(claims.get(claim) or ""))
        if NAME.fullmatch(name):
            return name
    return "sso-" + hashlib.sha256(subject.encode()).hexdigest()[:12]
