"""Signing in at a real provider that runs beside the test."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from oidc_provider_mock import User, run_server_in_thread
from sqlalchemy import Engine, select

from accounts.directory import disable
from data_access.schema import account
from tests.accounts.conftest import Browser, MakeBrowser, add_account

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the mock provider

USERS = (
    User(sub="an", claims={"preferred_username": "An.Nguyen", "name": "Văn phòng", "groups": ["dvk-bt", "khac"]}),
    User(sub="binh", claims={"preferred_username": "quan-tri", "groups": ["dvk-qt"]}),
    User(sub="chi", claims={"groups": ["khac"]}),
)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with run_server_in_thread(user_claims=USERS, require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def office(provider: str, set_up: Callable[..., None], browser: MakeBrowser) -> Browser:
    set_up(
        access="login",
        oidc_issuer=provider,
        oidc_client_id="dvk",
        oidc_client_secret="rieng",
        oidc_role_claim="groups",
        oidc_roles="dvk-bt=editor, dvk-qt=admin",
    )
    return browser()


def agreed(office: Browser, subject: str) -> str:
    """Go to the provider, agree there, and return the address it leads back to."""
    there = office.get("/dang-nhap/oidc?next=/khoi").headers["location"]
    asked = parse_qs(urlsplit(there).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= asked.keys()
    answer = httpx.post(there, data={"sub": subject})
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["location"])
    return f"{back.path}?{back.query}"


def accounts_of(engine: Engine) -> dict[str, tuple[str, str]]:
    with engine.connect() as connection:
        rows = connection.execute(select(account.c.name, account.c.role, account.c.full_name))
        return {row.name: (row.role, row.full_name) for row in rows}


def test_whom_the_provider_vouches_for_gets_an_account_with_its_role(engine: Engine, office: Browser) -> None:
    assert "Đăng nhập bằng tài khoản cơ quan" in office.get("/dang-nhap").text
    answer = office.get(agreed(office, "an"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/khoi")
    assert office.get("/for-editors").status_code == 200
    assert office.get("/for-admins").status_code == 403
    assert accounts_of(engine) == {"an.nguyen": ("editor", "Văn phòng")}


def test_an_answer_cannot_be_replayed_or_brought_by_another_browser(office: Browser, browser: MakeBrowser) -> None:
    back = agreed(office, "an")
    assert browser().get(back).status_code == 502
    assert office.get(re.sub(r"state=[^&]+", "state=other", back)).status_code == 502
    assert office.get(back).status_code == 303
    assert office.get(back).status_code == 502


def test_a_local_account_is_not_taken_over_by_its_name(engine: Engine, office: Browser) -> None:
    add_account(engine, "quan-tri", "admin")
    answer = office.get(agreed(office, "binh"))
    assert (answer.status_code, "thuộc về một tài khoản khác" in answer.text) == (403, True)
    assert office.get("/for-editors").status_code == 303


def test_without_a_role_nobody_comes_in(engine: Engine, office: Browser) -> None:
    answer = office.get(agreed(office, "chi"))
    assert (answer.status_code, "chưa được cấp quyền" in answer.text) == (403, True)
    assert accounts_of(engine) == {}


def test_a_disabled_account_stays_out(engine: Engine, office: Browser) -> None:
    office.get(agreed(office, "an"))
    disable(engine, "an.nguyen")
    assert office.get(agreed(office, "an")).status_code == 403
    assert office.get("/for-editors").status_code == 303


def test_an_account_of_the_provider_has_no_password_here(office: Browser) -> None:
    office.get(agreed(office, "an"))
    assert office.sign_in("an.nguyen", "").status_code == 401


def test_without_a_provider_there_is_no_such_page(set_up: Callable[..., None], browser: MakeBrowser) -> None:
    assert browser().get("/dang-nhap/oidc").status_code == 404
    assert browser().get("/dang-nhap/oidc/tra-ve?code=a&state=b").status_code == 404
