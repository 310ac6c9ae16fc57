"""Pages that need no script: sign-in, sign-out, password, and what the door says."""

import logging
from html import escape

from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import HTMLResponse

from accounts.headers import PLAIN_POLICY

_log = logging.getLogger(__name__)
STYLE, ICON = "/dang-nhap/kieu.css", "/dang-nhap/bieu-tuong.svg"


def page(title: str, body: str, *, status: int = 200) -> HTMLResponse:
    """Return a page in the look of the dashboard; `body` is HTML, what others wrote escaped in it by the caller."""
    return HTMLResponse(
        f'''<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{escape(title)} · Dân vận khéo</title>
<link rel="icon" href="{ICON}">
<link rel="stylesheet" href="{STYLE}">
</head>
<body>
<main>
<p class="brand"><img src="{ICON}" alt="" width="32" height="32">Dân vận khéo</p>
<h1>{escape(title)}</h1>
{body}
</main>
</body>
</html>
''',
        status,
        {"Cache-Control": "no-store", "Content-Security-Policy": PLAIN_POLICY},
    )


def notice(title: str, what: str, remedy: str = "", *, status: int) -> HTMLResponse:
    """Return a page that says what happened, what to do, and leads back."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in (what, remedy) if line)
    return page(title, f'{lines}<p class="links"><a href="/">Về trang Tổng quan</a></p>', status=status)


def unreachable(error: SQLAlchemyError) -> HTMLResponse:
    """Return the page that says that the database cannot be reached, and tries again by itself; log the cause."""
    _log.error("the database cannot be reached: %s", error)
    answer = notice(
        "Tạm thời gián đoạn",
        "Không kết nối được cơ sở dữ liệu. Số liệu không bị mất.",
        "Trang tự thử lại sau mỗi vài giây; nếu vẫn không được, hãy báo người quản trị hệ thống.",
        status=503,
    )
    answer.headers.update({"Refresh": "5", "Retry-After": "5"})
    return answer


def field(label: str, name: str, kind: str, autocomplete: str, *, value: str = "", note: str = "") -> str:
    """Return a labelled input; nothing that a person types is put into it but `value`."""
    described = f' aria-describedby="{name}-note"' if note else ""
    below = f'<p class="note" id="{name}-note">{escape(note)}</p>' if note else ""
    plain = ' autocapitalize="none" spellcheck="false"' if kind == "text" else ""
    return (
        f'<label for="{name}">{escape(label)}</label>'
        f'<input id="{name}" name="{name}" type="{kind}" autocomplete="{autocomplete}" value="{escape(value)}" '
        f"required{plain}{described}>{below}"
    )


def alert(sentence: str) -> str:
    """Return a message that a screen reader speaks at once; '' for no sentence."""
    return f'<p class="alert" role="alert">{escape(sentence)}</p>' if sentence else ""
