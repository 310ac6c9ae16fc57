"""Signing in, staying in and signing out, over HTTP."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select, update

from accounts import passwords
from accounts.directory import disable
from accounts.sign_in import Held, Wrong, sign_in
from accounts.throttle import OF_ADDRESS, OF_PAIR
from data_access.engine import ACCOUNTS, writing
from data_access.schema import account, audit_event, login_attempt, session
from tests.accounts.conftest import PASSWORD, MakeBrowser, add_account


def events(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(select(audit_event.c.event).order_by(audit_event.c.id)))


def sessions(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(session)) or 0


def test_the_right_password_opens_a_session_and_leads_on(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    office = browser()
    answer = office.sign_in(next="/mo-hinh?khoi=kinh-te&q=đỡ đầu")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/mo-hinh?khoi=kinh-te&q=%C4%91%E1%BB%A1%20%C4%91%E1%BA%A7u",
    )
    assert office.get("/for-editors").text == "behind the door"
    assert events(engine) == ["sign_in"]


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    plain = browser().sign_in().headers.get_list("set-cookie")[0]
    assert plain.startswith("dvk_session=")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(plain.split("; "))
    tls = browser(base="https://127.0.0.1").sign_in()
    assert all(
        one.startswith("__Host-dvk_") and "Secure" in one.split("; ") for one in tls.headers.get_list("set-cookie")
    )
    assert "max-age=31536000" in tls.headers["strict-transport-security"]


@pytest.mark.parametrize(
    ("name", "password"), [("can.bo", "sai mật khẩu rồi"), ("khong.co", PASSWORD), ("da.khoa", PASSWORD)]
)
def test_whatever_is_wrong_the_answer_is_the_same(
    engine: Engine, browser: MakeBrowser, name: str, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_account(engine)
    add_account(engine, "da.khoa", disabled=True)
    computed: list[str] = []
    verify = passwords._argon2id.verify

    def counted(_hasher: object, stored: str, given: str) -> bool:
        computed.append(stored)
        return verify(stored, given)

    monkeypatch.setattr(type(passwords._argon2id), "verify", counted)
    answer = browser().sign_in(name, password)
    assert answer.status_code == 401
    assert len(computed) == 1  # also for a name that nobody has
    other = browser().sign_in("ai.do", "x")
    assert answer.text.replace(f'value="{name}"', "") == other.text.replace('value="ai.do"', "")
    assert sessions(engine) == 0


@pytest.mark.parametrize(
    "wanted",
    [
        "https://xau.example/",
        "//xau.example/",
        "///xau.example/",
        "/\\xau.example/",
        "\\/xau.example",
        "javascript:alert(1)",
        "/\t/xau.example",
        "/%0d%0aSet-Cookie:a=b\r\nSet-Cookie: a=b",
        "http:xau.example",
        "/dang-xuat",
        "",
    ],
)
def test_signing_in_never_leads_to_another_site(engine: Engine, browser: MakeBrowser, wanted: str) -> None:
    add_account(engine)
    assert browser().sign_in(next=wanted).headers["location"] == "/"


def test_the_form_says_why_it_is_shown_and_leads_back_where_viewing_is_free(
    browser: MakeBrowser, set_up: Callable[..., None]
) -> None:
    why, back = "Trang Quản trị dành cho người có tài khoản: hãy đăng nhập.", "← Về trang Tổng quan"
    set_up(access="open")
    sent = browser().get("/dang-nhap?next=%2Fquan-tri%3Fmuc%3Dlich-su").text
    assert (why in sent, back in sent) == (True, True)
    set_up(access="login")
    asked = browser().get("/dang-nhap?next=%2Fkhoi").text
    assert (why in asked, back in asked) == (False, False)


def test_a_session_that_was_there_before_is_not_taken_over(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    office = browser()
    office.cookies.set("dvk_session", "planted", domain="127.0.0.1")
    office.sign_in()
    assert office.cookies.get("dvk_session") != "planted"
    first = office.cookies.get("dvk_session")
    office.sign_in()
    assert office.cookies.get("dvk_session") != first
    assert sessions(engine) == 1
    thief = browser()
    thief.cookies.set("dvk_session", str(first), domain="127.0.0.1")
    assert thief.get("/for-editors").headers["location"] == "/dang-nhap?next=%2Ffor-editors"


@pytest.mark.parametrize("token", ["x", "0" * 64, "'; DROP TABLE session; --", "a b c d", "é"])
def test_a_forged_cookie_opens_nothing(engine: Engine, browser: MakeBrowser, token: str) -> None:
    add_account(engine)
    browser().sign_in()
    office = browser()
    answer = office.ask("GET", "/for-editors", headers={"cookie": f"dvk_session={token}".encode()})
    assert answer.status_code == 401


def test_the_stored_hash_is_no_token(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    browser().sign_in()
    with engine.connect() as connection:
        stored = connection.scalar(select(session.c.token_hash))
    thief = browser()
    thief.cookies.set("dvk_session", str(stored), domain="127.0.0.1")
    assert thief.get("/for-editors").status_code == 303


@pytest.mark.parametrize("column", ["created_at", "last_seen_at"])
def test_an_old_or_idle_session_is_over(engine: Engine, browser: MakeBrowser, column: str) -> None:
    add_account(engine)
    office = browser()
    office.sign_in()
    with writing(engine, ACCOUNTS) as connection:
        connection.execute(update(session).values({column: datetime.now(UTC) - timedelta(days=8)}))
    assert office.get("/for-editors").status_code == 303


def test_a_disabled_account_is_out_at_once(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    office = browser()
    office.sign_in()
    disable(engine, "can.bo")
    assert office.get("/for-editors").status_code == 303
    assert sessions(engine) == 0
    assert office.sign_in().status_code == 401


def test_signing_out_ends_the_session_for_good(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    office, other = browser(), browser()
    office.sign_in()
    other.sign_in()
    kept = office.cookies.get("dvk_session")
    assert "Đăng xuất" in office.get("/dang-xuat").text
    assert sessions(engine) == 2  # a link signs nobody out
    answer = office.post("/dang-xuat", {})
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    office.cookies.set("dvk_session", str(kept), domain="127.0.0.1")
    assert office.get("/for-editors").status_code == 303
    assert other.get("/for-editors").status_code == 200


def test_signing_out_everywhere_ends_all_sessions(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    office, other = browser(), browser()
    office.sign_in()
    other.sign_in()
    office.post("/dang-xuat", {"everywhere": "1"})
    assert sessions(engine) == 0
    assert other.get("/for-editors").status_code == 303
    assert events(engine)[-1] == "sign_out_everywhere"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://xau.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec_fetch_site": "cross-site", "origin": "http://127.0.0.1:8501"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_a_post_from_another_site_is_refused(engine: Engine, browser: MakeBrowser, headers: dict[str, str]) -> None:
    add_account(engine)
    office = browser()
    fields = {"name": "can.bo", "password": PASSWORD}
    assert office.post("/dang-nhap", fields, **headers).status_code == 403
    office.sign_in()
    assert office.post("/dang-xuat", {"everywhere": "1"}, **headers).status_code == 403
    assert sessions(engine) == 1


def test_a_form_that_is_too_large_is_refused(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    assert browser().sign_in(password="a" * 20_000).status_code == 413


def test_what_was_typed_is_shown_harmless(engine: Engine, browser: MakeBrowser) -> None:
    page = browser().sign_in('"><script>alert(1)</script>', "x", next='/"><script>').text
    assert "<script" not in page


def test_a_one_time_password_opens_only_the_page_that_changes_it(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine, must_change=True)
    office = browser()
    assert office.sign_in(next="/khoi").headers["location"] == "/doi-mat-khau?next=%2Fkhoi"
    assert office.get("/for-editors").headers["location"] == "/doi-mat-khau?next=%2Ffor-editors"
    assert office.ask("GET", "/_stcore/upload_file/a/b").status_code == 401
    before = office.cookies.get("dvk_session")
    chosen = "ngọn núi xanh bên sông"
    answer = office.post("/doi-mat-khau", {"old": PASSWORD, "new": chosen, "again": chosen, "next": "/khoi"})
    assert 'href="/khoi"' in answer.text
    assert office.cookies.get("dvk_session") != before
    assert office.get("/for-editors").status_code == 200
    assert browser().sign_in().status_code == 401
    assert browser().sign_in(password=chosen).status_code == 303


def test_a_one_time_password_that_nobody_used_is_worth_nothing(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine, must_change=True, password_at=datetime.now(UTC) - timedelta(days=4))
    assert browser().sign_in().status_code == 401


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"old": "không phải", "new": "ngọn núi xanh bên sông", "again": "ngọn núi xanh bên sông"}, "không đúng"),
        ({"old": PASSWORD, "new": "ngọn núi xanh", "again": "ngọn núi đỏ"}, "không giống nhau"),
        ({"old": PASSWORD, "new": "ngắn", "again": "ngắn"}, "ít nhất 12"),
        ({"old": PASSWORD, "new": "Matkhau12345", "again": "Matkhau12345"}, "dễ đoán"),
        ({"old": PASSWORD, "new": PASSWORD, "again": PASSWORD}, "phải khác"),
    ],
)
def test_a_password_that_cannot_be_taken_changes_nothing(
    engine: Engine, browser: MakeBrowser, fields: dict[str, str], why: str
) -> None:
    add_account(engine)
    office = browser()
    office.sign_in()
    answer = office.post("/doi-mat-khau", fields)
    assert (answer.status_code, why in answer.text) == (422, True)
    assert office.get("/for-editors").status_code == 200
    assert "password_changed" not in events(engine)


def test_guessing_is_held_and_says_so_alike_for_names_that_nobody_has(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    for name in ("can.bo", "khong.co"):
        office = browser()
        answers = [office.sign_in(name, "sai").status_code for _ in range(OF_PAIR + 1)]
        assert answers == [401] * OF_PAIR + [429]
        held = office.sign_in(name)
        assert (held.status_code, "thử lại sau 15 phút" in held.text) == (429, True)


def test_guessing_elsewhere_locks_nobody_out(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    known = browser()
    known.sign_in()
    known.post("/dang-xuat", {})
    stranger = browser()
    assert [stranger.sign_in(password="sai").status_code for _ in range(OF_PAIR + 1)][-1] == 429
    assert browser().sign_in().status_code == 429  # a browser never seen, at the address of the stranger
    assert browser("10.0.0.8").sign_in().status_code == 303
    assert known.sign_in().status_code == 303


def test_the_wait_is_over_after_a_quarter_of_an_hour(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    for _ in range(OF_PAIR):
        browser().sign_in(password="sai")
    with writing(engine, ACCOUNTS) as connection:
        connection.execute(update(login_attempt).values(at=datetime.now(UTC) - timedelta(minutes=16)))
    assert browser().sign_in().status_code == 303


def test_trying_many_names_from_one_address_is_held(engine: Engine, browser: MakeBrowser) -> None:
    add_account(engine)
    with writing(engine, ACCOUNTS) as connection:
        for number in range(OF_ADDRESS):
            connection.execute(
                login_attempt.insert().values(
                    at=datetime.now(UTC), account=str(number), address="10.0.0.7", succeeded=False
                )
            )
    assert browser().sign_in().status_code == 429
    assert browser("10.0.0.8").sign_in().status_code == 303


def test_guesses_at_once_are_counted_one_by_one(engine: Engine) -> None:
    add_account(engine)

    def guess(_number: int) -> type[Exception]:
        try:
            sign_in(engine, "can.bo", "sai", address="10.0.0.7")
        except (Wrong, Held) as error:
            return type(error)
        raise AssertionError("a wrong password opened a session")

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(guess, range(8)))
    assert said.count(Wrong) == OF_PAIR
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(login_attempt)) == OF_PAIR
        names = connection.scalars(select(login_attempt.c.account)).all()
        assert connection.scalar(select(func.count()).select_from(account)) == 1
    assert "can.bo" not in names
