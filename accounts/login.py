"""The routes of signing in and out and of the own password: HTML forms that work without JavaScript."""

import asyncio
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urlsplit

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from accounts.audit import record
from accounts.cookies import BROWSER, SESSION, drop_cookie, set_cookie
from accounts.directory import AccountProblem, change_password
from accounts.entrance import ANYONE, Entrance
from accounts.form import FormTooLarge, onward, read_form
from accounts.html import ICON, STYLE, alert, field, notice, page
from accounts.passwords import SHORTEST
from accounts.permission import Refused
from accounts.sessions import end_session, end_sessions, signed_in
from accounts.sign_in import Held, Wrong, sign_in
from accounts.throttle import REMEMBERED, WINDOW
from accounts.visit import Visit, of_request
from data_access.engine import ACCOUNTS, connect, writing
from data_access.settings import settings

T = TypeVar("T")
_STYLE = Path(__file__).resolve().parent / "style.css"
_ICON = Path(__file__).resolve().parent.parent / "ui" / "static" / "logo.svg"
_SINGLE = "Đăng nhập bằng tài khoản cơ quan"
_FOR_EDITORS = "Trang Quản trị dành cho người có tài khoản: hãy đăng nhập."
_AT_ONCE = asyncio.Semaphore(2)
"""Hashing a password takes memory and time on purpose; a flood of attempts waits here and keeps no page waiting."""


async def sign_in_page(request: Request) -> Response:
    """Show the form; whoever is signed in already goes on."""
    wanted = onward(request.query_params.get("next", "/"))
    who = of_request(request.scope).who
    if who is not None:
        return _onward(f"/doi-mat-khau?next={quote(wanted, safe='')}" if who.must_change else wanted)
    return _sign_in_form(request, wanted)


async def sign_in_post(request: Request) -> Response:
    """Check name and password and open a session."""
    given = await _form(request)
    if given is None:
        return _too_large()
    visit, wanted, name = of_request(request.scope), onward(given.get("next", "/")), given.get("name", "")
    try:
        entered = await _beside(
            lambda: sign_in(
                connect(),
                name,
                given.get("password", ""),
                address=visit.address,
                browser=visit.browser,
                ended=visit.token,
            )
        )
    except Wrong:
        return _sign_in_form(request, wanted, name, "Tên đăng nhập hoặc mật khẩu không đúng.", status=401)
    except Held:
        why = f"Đã nhập sai nhiều lần. Hãy thử lại sau {int(WINDOW.total_seconds() // 60)} phút."
        return _sign_in_form(request, wanted, name, why, status=429)
    except SQLAlchemyError:
        return _sign_in_form(request, wanted, name, "Cơ sở dữ liệu đang bận. Hãy thử lại sau ít phút.", status=503)
    answer = _onward(f"/doi-mat-khau?next={quote(wanted, safe='')}" if entered.must_change else wanted)
    keep_session(answer, visit, entered.session)
    set_cookie(answer, BROWSER, entered.browser, visit.https, int(REMEMBERED.total_seconds()))
    return answer


async def sign_out_page(request: Request) -> Response:
    """Ask which sessions to end; a link alone signs nobody out."""
    who = of_request(request.scope).who
    if who is None:
        return _onward("/dang-nhap")
    return page(
        "Đăng xuất",
        f"<p>Bạn đang đăng nhập với tài khoản <strong>{escape(who.full_name or who.name)}</strong>.</p>"
        '<form method="post" action="/dang-xuat"><button>Đăng xuất</button>'
        '<button class="second" name="everywhere" value="1">Đăng xuất khỏi mọi thiết bị</button></form>'
        '<p class="links"><a href="/">Quay lại</a></p>',
    )


async def sign_out_post(request: Request) -> Response:
    """End the session, or all sessions of the account."""
    given = await _form(request)
    if given is None:
        return _too_large()
    visit = of_request(request.scope)
    try:
        await _beside(lambda: _sign_out(visit, bool(given.get("everywhere"))))
    except SQLAlchemyError:
        return notice("Chưa đăng xuất", "Cơ sở dữ liệu đang bận.", "Hãy thử lại sau ít phút.", status=503)
    answer = page(
        "Đã đăng xuất",
        '<p>Phiên làm việc đã kết thúc.</p><a class="button" href="/dang-nhap">Đăng nhập lại</a>'
        '<p class="links"><a href="/">Về trang Tổng quan</a></p>',
    )
    drop_cookie(answer, SESSION, visit.https)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


async def password_page(request: Request) -> Response:
    """Show the form for the own password."""
    wanted = onward(request.query_params.get("next", "/"))
    if of_request(request.scope).who is None:
        return _onward(f"/dang-nhap?next={quote(wanted, safe='')}")
    return _password_form(of_request(request.scope), wanted)


async def password_post(request: Request) -> Response:
    """Change the own password; all other sessions of the account end."""
    given = await _form(request)
    if given is None:
        return _too_large()
    visit, wanted = of_request(request.scope), onward(given.get("next", "/"))
    if given.get("new", "") != given.get("again", ""):
        return _password_form(visit, wanted, "Hai lần nhập mật khẩu mới không giống nhau.", status=422)
    try:
        token = await _beside(
            lambda: change_password(
                connect(),
                visit.token,
                given.get("old", ""),
                given.get("new", ""),
                address=visit.address,
                browser=visit.browser,
            )
        )
    except AccountProblem as problem:
        return _password_form(visit, wanted, str(problem), status=422)
    except Refused:
        return _onward(f"/dang-nhap?next={quote(wanted, safe='')}")
    except SQLAlchemyError:
        return _password_form(visit, wanted, "Cơ sở dữ liệu đang bận. Hãy thử lại sau ít phút.", status=503)
    answer = page(
        "Đã đổi mật khẩu",
        "<p>Hãy dùng mật khẩu mới từ lần đăng nhập sau. Các thiết bị khác đã được đăng xuất.</p>"
        f'<a class="button" href="{escape(wanted)}">Tiếp tục</a>',
    )
    keep_session(answer, visit, token)
    return answer


async def style(_request: Request) -> Response:
    """Serve the stylesheet of these pages."""
    return FileResponse(_STYLE, media_type="text/css")


async def icon(_request: Request) -> Response:
    """Serve the mark of the movement."""
    return FileResponse(_ICON, media_type="image/svg+xml")


def keep_session(answer: Response, visit: Visit, token: str) -> None:
    """Give the browser its session."""
    set_cookie(answer, SESSION, token, visit.https, int(settings().session_hours * 3600))


ENTRANCES = (
    Entrance("/dang-nhap", sign_in_page, role=ANYONE),
    Entrance("/dang-nhap", sign_in_post, role=ANYONE, methods=("POST",)),
    Entrance("/dang-xuat", sign_out_page, role=ANYONE),
    Entrance("/dang-xuat", sign_out_post, role=ANYONE, methods=("POST",)),
    Entrance("/doi-mat-khau", password_page, role=ANYONE),
    Entrance("/doi-mat-khau", password_post, role=ANYONE, methods=("POST",)),
    Entrance(STYLE, style, role=ANYONE),
    Entrance(ICON, icon, role=ANYONE),
)


def _sign_in_form(request: Request, wanted: str, name: str = "", why: str = "", status: int = 200) -> Response:
    lead = f"<p>{_FOR_EDITORS}</p>" if urlsplit(wanted).path.rstrip("/") == "/quan-tri" else ""
    back = '<p class="links"><a href="/">← Về trang Tổng quan</a></p>' if of_request(request.scope).free else ""
    single = f'<a class="button second" href="/dang-nhap/oidc?next={quote(wanted, safe="")}">{_SINGLE}</a>'
    return page(
        "Đăng nhập",
        (alert(why) or lead)
        + '<form method="post" action="/dang-nhap">'
        + field("Tên đăng nhập", "name", "text", "username", value=name[:64])
        + field("Mật khẩu", "password", "password", "current-password")
        + f'<input type="hidden" name="next" value="{escape(wanted)}"><button>Đăng nhập</button></form>'
        + (single if settings().oidc_issuer else "")
        + '<p class="links">Quên mật khẩu? Hãy liên hệ người quản trị hệ thống để được cấp lại.</p>'
        + back,
        status=status,
    )


def _password_form(visit: Visit, wanted: str, why: str = "", status: int = 200) -> Response:
    name = visit.who.name if visit.who else ""
    first = visit.who is not None and visit.who.must_change
    lead = "<p>Mật khẩu đang dùng là mật khẩu cấp một lần. Hãy đặt mật khẩu của riêng bạn.</p>" if first else ""
    back = "" if first else f'<p class="links"><a href="{escape(wanted)}">Quay lại</a></p>'
    return page(
        "Đổi mật khẩu",
        f'{alert(why)}{lead}<form method="post" action="/doi-mat-khau">'
        f'<input type="hidden" name="username" autocomplete="username" value="{escape(name)}">'
        + field("Mật khẩu hiện tại", "old", "password", "current-password")
        + field(
            "Mật khẩu mới",
            "new",
            "password",
            "new-password",
            note=f"Từ {SHORTEST} ký tự, được dùng dấu cách và chữ có dấu. Nên ghép từ bốn từ không liên quan nhau.",
        )
        + field("Nhập lại mật khẩu mới", "again", "password", "new-password")
        + f'<input type="hidden" name="next" value="{escape(wanted)}"><button>Đổi mật khẩu</button></form>{back}',
        status=status,
    )


def _sign_out(visit: Visit, everywhere: bool) -> None:
    with writing(connect(), ACCOUNTS) as connection:
        who = signed_in(connection, visit.token)
        if who is None:
            return
        if everywhere:
            end_sessions(connection, who.name)
        end_session(connection, visit.token)
        record(
            connection,
            "sign_out_everywhere" if everywhere else "sign_out",
            account=who.name,
            address=visit.address,
        )


async def _form(request: Request) -> dict[str, str] | None:
    try:
        return await read_form(request)
    except FormTooLarge:
        return None


def _too_large() -> Response:
    return notice("Không thực hiện được", "Nội dung gửi lên quá lớn.", status=413)


def _onward(address: str) -> Response:
    return RedirectResponse(quote(address, safe="/?&=%:;,+@!$'()*~#[]"), 303, {"Cache-Control": "no-store"})


async def _beside(work: Callable[[], T]) -> T:
    async with _AT_ONCE:
        return await run_in_threadpool(work)
