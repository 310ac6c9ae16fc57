"""Signing in at the provider of the office (OpenID Connect, authorization code with PKCE)."""

import base64
import json
import logging
import warnings
from functools import cache
from typing import Any

import httpx
from joserfc.errors import JoseError
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from accounts.cookies import cookie, drop_cookie, set_cookie
from accounts.directory import AccountProblem
from accounts.entrance import ANYONE, Entrance
from accounts.form import onward
from accounts.html import notice
from accounts.login import keep_session
from accounts.single_sign_on import enter
from accounts.visit import of_request
from data_access.engine import connect
from data_access.settings import Settings, settings

with warnings.catch_warnings():
    import authlib.deprecate  # first: it switches its own warnings on

    warnings.simplefilter("ignore", authlib.deprecate.AuthlibDeprecationWarning)
    from authlib.common.errors import AuthlibBaseError
    from authlib.integrations.starlette_client import OAuth

_log = logging.getLogger(__name__)
_BACK = "/dang-nhap/oidc/tra-ve"
_STATE, _MINUTES = "dvk_oidc", 10


async def to_provider(request: Request) -> Response:
    """Lead to the provider; state, nonce and PKCE verifier wait in a cookie that scripts cannot read."""
    given, visit = settings(), of_request(request.scope)
    if not given.oidc_issuer:
        return notice("Không có trang này", "Chưa cài đặt đăng nhập bằng tài khoản cơ quan.", status=404)
    kept: dict[str, Any] = {"next": onward(request.query_params.get("next", "/"))}
    back = f"{'https' if visit.https else 'http'}://{request.headers['host']}{_BACK}"
    try:
        answer: Response = await _provider(given).authorize_redirect(_with_session(request, kept), back)
    except (AuthlibBaseError, httpx.HTTPError, ValueError, RuntimeError) as error:
        return _failed(error)
    set_cookie(answer, _STATE, _packed(kept), visit.https, _MINUTES * 60)
    answer.headers["Cache-Control"] = "no-store"
    return answer


async def back_from_provider(request: Request) -> Response:
    """Check what the provider says and open a session."""
    given, visit = settings(), of_request(request.scope)
    if not given.oidc_issuer:
        return notice("Không có trang này", "Chưa cài đặt đăng nhập bằng tài khoản cơ quan.", status=404)
    kept = _unpacked(cookie(request, _STATE, visit.https))
    try:
        token = await _provider(given).authorize_access_token(_with_session(request, kept))
        claims = dict(token["userinfo"])
    except (AuthlibBaseError, JoseError, httpx.HTTPError, KeyError, TypeError, ValueError, RuntimeError) as error:
        return _failed(error)
    try:
        session = await run_in_threadpool(
            lambda: enter(connect(), claims, given, address=visit.address, ended=visit.token)
        )
    except AccountProblem as problem:
        return notice("Không đăng nhập được", str(problem), "Hãy liên hệ người quản trị hệ thống.", status=403)
    except SQLAlchemyError as error:
        return _failed(error)
    answer = RedirectResponse(onward(str(kept.get("next", "/"))), 303, {"Cache-Control": "no-store"})
    keep_session(answer, visit, session)
    drop_cookie(answer, _STATE, visit.https)
    return answer


ENTRANCES = (Entrance("/dang-nhap/oidc", to_provider, role=ANYONE), Entrance(_BACK, back_from_provider, role=ANYONE))


def _provider(given: Settings) -> Any:
    return _registered(given.oidc_issuer, given.oidc_client_id, given.oidc_client_secret.get_secret_value())


@cache
def _registered(issuer: str, client: str, secret: str) -> Any:
    return OAuth().register(
        "provider",
        client_id=client,
        client_secret=secret or None,
        server_metadata_url=issuer.rstrip("/") + "/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256"},
    )


def _with_session(request: Request, kept: dict[str, Any]) -> Request:
    """Return the request with a session of this flow alone, apart from the one that Streamlit keeps."""
    return Request({**request.scope, "session": kept}, request.receive)


def _packed(kept: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(kept).encode()).decode().rstrip("=")


def _unpacked(value: str) -> dict[str, Any]:
    try:
        kept = json.loads(base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)))
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _failed(error: Exception) -> Response:
    _log.warning("signing in at the provider failed: %s", error)
    return notice(
        "Không đăng nhập được",
        "Hệ thống tài khoản của cơ quan không xác nhận được lần đăng nhập này.",
        "Hãy thử lại; nếu vẫn không được, hãy báo người quản trị hệ thống.",
        status=502,
    )
