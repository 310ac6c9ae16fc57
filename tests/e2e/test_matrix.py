"""Roles by actions, cell by cell, on a running server: over HTTP, over the websocket, on each page, for each click.

The columns are those of docs/bao-mat.md. A guest who views freely sits at the server itself; a stranger, who has to
sign in, comes through a machine in between.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, func, insert, select

from accounts.cookies import SESSION
from accounts.sessions import open_session
from data_access.engine import ACCOUNTS, connect, writing
from data_access.schema import FOREVER, account, model, revision
from seed.add import add_published
from tests.e2e.conftest import Running, serve
from tests.e2e.wire import Shown, Wire, pressed, typed, wired

ROLES = ("guest", "stranger", "viewer", "editor", "admin")
BEHIND = {"x-forwarded-for": "10.0.0.7"}

OVER_HTTP = {
    # what                                 guest stranger viewer editor admin
    ("GET", "/healthz"): (200, 200, 200, 200, 200),
    ("GET", "/readyz"): (200, 200, 200, 200, 200),
    ("GET", "/dang-nhap"): (200, 200, 303, 303, 303),
    ("GET", "/dang-xuat"): (303, 303, 200, 200, 200),
    ("GET", "/doi-mat-khau"): (303, 303, 200, 200, 200),
    ("GET", "/"): (200, 303, 200, 200, 200),
    ("GET", "/khoi"): (200, 303, 200, 200, 200),
    ("GET", "/mo-hinh"): (200, 303, 200, 200, 200),
    ("GET", "/nghi-quyet"): (200, 303, 200, 200, 200),
    ("GET", "/trinh-chieu"): (200, 303, 200, 200, 200),
    ("GET", "/trinh-chieu/bo/1"): (404, 303, 404, 404, 404),
    ("GET", "/xuat/khong-co"): (404, 303, 404, 404, 404),
    ("GET", f"/anh/{'0' * 64}-card.webp"): (404, 303, 404, 404, 404),
    ("GET", "/_stcore/host-config"): (200, 303, 200, 200, 200),
    ("GET", "/quan-tri"): (303, 303, 403, 200, 200),
    ("GET", "/_stcore/metrics"): (404, 404, 404, 404, 404),
    ("POST", "/_stcore/agent/mcp"): (404, 404, 404, 404, 404),
    ("GET", "/component/a/index.html"): (404, 404, 404, 404, 404),
    ("GET", "/auth/login"): (404, 404, 404, 404, 404),
}
ON_A_PAGE = {
    # page, section, what it shows         guest stranger viewer editor admin
    ("", "", "Số liệu công bố"): (True, False, True, True, True),
    ("khoi", "", "Tải bảng (CSV)"): (True, False, True, True, True),
    ("mo-hinh", "", "Mô hình “Dân vận khéo”</h1>"): (True, False, True, True, True),
    ("nghi-quyet", "", "Mô hình phục vụ nghị quyết"): (True, False, True, True, True),
    ("trinh-chieu", "", "Bắt đầu"): (True, False, True, True, True),
    ("quan-tri", "tai-len", "Tải tệp mẫu (Excel)"): (False, False, False, True, True),
    ("quan-tri", "so-lieu", "Thêm mô hình"): (False, False, False, True, True),
    ("quan-tri", "chat-luong", "Số liệu công bố đối chiếu"): (False, False, False, True, True),
    ("quan-tri", "lich-su", "Mỗi lần ghi là một phiên bản"): (False, False, False, True, True),
    ("quan-tri", "anh", "Tìm mô hình để thêm ảnh"): (False, False, False, True, True),
    ("quan-tri", "danh-muc", "Lưu danh mục"): (False, False, False, True, True),
    ("quan-tri", "tai-khoan", "Thêm tài khoản"): (False, False, False, False, True),
    ("quan-tri", "nhat-ky", "Xuất nhật ký (CSV)"): (False, False, False, False, True),
    ("quan-tri", "he-thong", "Phiên bản chương trình"): (False, False, False, False, True),
}
WEBSOCKET, EDIT, UNDO, DISABLE = "open a websocket", "save a record", "undo a revision", "lock an account"
CLICKED = {
    EDIT: (False, False, False, True, True),
    UNDO: (False, False, False, True, True),
    DISABLE: (False, False, False, False, True),
}
MATRIX: dict[object, object] = dict(
    [*OVER_HTTP.items(), *ON_A_PAGE.items(), *CLICKED.items(), (WEBSOCKET, (True, False, True, True, True))]
)


@pytest.fixture
def served(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A dashboard with the published facts, on each engine, which decides about access for each request."""
    monkeypatch.delenv("DVK_ACCESS", raising=False)
    yield from serve(tmp_path, add_published, database_url)


def test_every_cell_holds(served: Running) -> None:
    found: dict[object, list[object]] = {cell: [] for cell in MATRIX}
    sent = _headers_of_roles(served)
    with wired(served.address, sent["admin"]) as known:
        assert known is not None
        for role in ROLES:
            with httpx.Client(base_url=served.address, headers={"accept": "text/html", **sent[role]}) as client:
                for method, path in OVER_HTTP:
                    found[method, path].append(client.request(method, path).status_code)
            with wired(served.address, sent[role]) as wire:
                found[WEBSOCKET].append(wire is not None)
                for page, section, words in ON_A_PAGE:
                    told = wire is not None and wire.show(page, section and f"muc={section}").tells(words)
                    found[page, section, words].append(told)
                for what, click in CLICKS.items():
                    found[what].append(wire is not None and click(connect(served.database), known, wire, role))
    assert {cell: tuple(answers) for cell, answers in found.items()} == MATRIX


def _headers_of_roles(served: Running) -> dict[str, dict[str, str]]:
    sent: dict[str, dict[str, str]] = {"guest": {}, "stranger": BEHIND}
    with writing(connect(served.database), ACCOUNTS) as connection:
        for role in ROLES[2:]:
            connection.execute(insert(account).values(name=f"la-{role}", role=role, created_at=datetime.now(UTC)))
            token = open_session(connection, f"la-{role}", "10.0.0.7")
            sent[role] = {"cookie": f"{SESSION}={token}", **BEHIND}
    return sent


def _edit(engine: Engine, known: Wire, wire: Wire, role: str) -> bool:
    """Save another place of a model; tell whether it is stored."""
    query, place = "muc=so-lieu&bang=mo-hinh&ma=DVK-000001", f"Nơi của {role}"
    offered = _offered(known, wire, query, "_save")
    wire.show("quan-tri", query, typed(offered.widget("_location"), place), pressed(offered.widget("_save")))
    with engine.connect() as connection:
        stored = select(model.c.location).where(model.c.code == "DVK-000001", model.c.until == FOREVER)
        return connection.scalar(stored) == place


def _undo(engine: Engine, known: Wire, wire: Wire, role: str) -> bool:
    """Undo what an admin has just saved; tell whether it is undone."""
    assert _edit(engine, known, known, f"quản trị, trước {role}")
    with engine.connect() as connection:
        newest = connection.scalar(select(func.max(revision.c.id)))
    query = f"muc=lich-su&ma={newest}"
    ask = pressed(_offered(known, wire, query, f"undo_asked_{newest}").widget(f"undo_asked_{newest}"))
    confirm = known.show("quan-tri", query, ask).widget(f"confirm_undo_{newest}")
    wire.show("quan-tri", query, ask)
    wire.show("quan-tri", query, pressed(confirm))
    with engine.connect() as connection:
        return bool(connection.scalar(select(revision.c.id).where(revision.c.undoes == newest)))


def _disable(engine: Engine, known: Wire, wire: Wire, role: str) -> bool:
    """Lock an account; tell whether it is locked."""
    name = f"tam-{role}"
    with writing(engine, ACCOUNTS) as connection:
        connection.execute(insert(account).values(name=name, role="viewer", created_at=datetime.now(UTC)))
    offered = _offered(known, wire, "muc=tai-khoan", f"disable_{name}")
    wire.show("quan-tri", "muc=tai-khoan", pressed(offered.widget(f"disable_{name}")))
    with engine.connect() as connection:
        return bool(connection.scalar(select(account.c.disabled).where(account.c.name == name)))


def _offered(known: Wire, wire: Wire, query: str, key: str) -> Shown:
    """Return the page with a widget as a role sees it; where it does not, as an admin does, to forge a click of it."""
    own, others = wire.show("quan-tri", query), known.show("quan-tri", query)
    assert others.widget(key)
    return own if own.widget(key) else others


CLICKS = {EDIT: _edit, UNDO: _undo, DISABLE: _disable}
