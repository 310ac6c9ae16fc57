"""The accounts: the last admin stays, what is taken away ends at once, everything is recorded."""

import pytest
from sqlalchemy import Engine, select

from accounts import first_start
from accounts.__main__ import main
from accounts.directory import FIRST_ADMIN, AccountProblem, accounts, add, add_first_admin, disable, reset, set_role
from accounts.passwords import fault, one_time
from accounts.permission import Refused, author
from accounts.sign_in import Wrong, sign_in
from data_access.schema import audit_event
from tests.accounts.conftest import PASSWORD, add_account

HERE = "127.0.0.1"


def named(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        return {one.name: "disabled" if one.disabled else one.role for one in accounts(connection)}


def test_an_account_is_added_with_a_password_for_one_use(engine: Engine) -> None:
    password = add(engine, " Can.Bo ", "editor", full_name="Cán bộ")
    assert sign_in(engine, "CAN.BO", password, address=HERE).must_change
    assert named(engine) == {"can.bo": "editor"}


@pytest.mark.parametrize("name", ["", "a", "cán bộ", "a b", "../a", "<script>", "-a", "a" * 65])
def test_a_name_that_is_none_is_refused(engine: Engine, name: str) -> None:
    with pytest.raises(AccountProblem, match="Tên đăng nhập gồm"):
        add(engine, name, "editor")


def test_a_name_and_a_role_are_refused_with_a_sentence(engine: Engine) -> None:
    add_account(engine)
    with pytest.raises(AccountProblem, match="Đã có tài khoản"):
        add(engine, "can.bo", "viewer")
    with pytest.raises(AccountProblem, match="Không có vai trò"):
        set_role(engine, "can.bo", "root")
    with pytest.raises(AccountProblem, match="Không có tài khoản"):
        reset(engine, "ai.do")


def test_the_last_admin_stays(engine: Engine) -> None:
    add_account(engine, "a.dmin", "admin")
    add_account(engine, "khoa.roi", "admin", disabled=True)
    with pytest.raises(AccountProblem, match="cuối cùng"):
        disable(engine, "a.dmin")
    with pytest.raises(AccountProblem, match="cuối cùng"):
        set_role(engine, "a.dmin", "editor")
    add_account(engine, "khac", "admin")
    disable(engine, "a.dmin")
    assert named(engine) == {"a.dmin": "disabled", "khoa.roi": "disabled", "khac": "admin"}


def test_only_an_admin_changes_accounts(engine: Engine) -> None:
    add_account(engine, "bien.tap", "editor")
    token = sign_in(engine, "bien.tap", PASSWORD, address=HERE).session
    with pytest.raises(Refused):
        set_role(engine, "bien.tap", "admin", by=author(token, "admin"))
    assert named(engine) == {"bien.tap": "editor"}


def test_a_reset_ends_the_old_password_and_all_sessions(engine: Engine) -> None:
    add_account(engine)
    token = sign_in(engine, "can.bo", PASSWORD, address=HERE).session
    password = reset(engine, "can.bo")
    with pytest.raises(Wrong):
        sign_in(engine, "can.bo", PASSWORD, address=HERE)
    with pytest.raises(Refused), engine.connect() as connection:
        author(token, "viewer")(connection)
    assert sign_in(engine, "can.bo", password, address=HERE).must_change
    with engine.connect() as connection:
        events = connection.scalars(select(audit_event.c.event).order_by(audit_event.c.id)).all()
    assert events == ["sign_in", "password_reset", "sign_in_failed", "sign_in"]


def test_the_first_admin_is_told_of_once(engine: Engine, capsys: pytest.CaptureFixture[str], set_up: object) -> None:
    first_start._add_and_tell()
    said = capsys.readouterr().out
    password = said.split("Mật khẩu dùng một lần: ")[1].split()[0]
    assert sign_in(engine, FIRST_ADMIN, password, address=HERE).must_change
    first_start._add_and_tell()
    assert capsys.readouterr().out == ""
    assert add_first_admin(engine) == ""


def test_the_command_line_does_the_same(engine: Engine, capsys: pytest.CaptureFixture[str], set_up: object) -> None:
    main(["add", "can.bo", "--role", "admin", "--full-name", "Cán bộ"])
    assert "Mật khẩu dùng một lần" in capsys.readouterr().out
    with pytest.raises(AccountProblem, match="cuối cùng"):
        main(["disable", "can.bo"])
    main(["add", "khac", "--role", "admin"])
    main(["role", "can.bo", "--role", "viewer"])
    main(["disable", "can.bo"])
    main(["enable", "can.bo"])
    main(["reset", "can.bo"])
    capsys.readouterr()
    main(["list"])
    assert capsys.readouterr().out.splitlines()[0] == "can.bo\txem\tchưa đổi mật khẩu\tCán bộ"


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("ngắn", "ít nhất 12"),
        ("a" * 129, "dài nhất 128"),
        ("123456789012", "dễ đoán"),
        ("Matkhau12345", "dễ đoán"),
        ("MẬT KHẨU MỚI", "dễ đoán"),
        ("quangbinh2025", "dễ đoán"),
        ("DanVanKheo@2025", "dễ đoán"),
        ("van.phong.2025", "dễ đoán"),
        ("aaaaaaaaaaaaaaaa", "dễ đoán"),
        ("qwertyuiop123", "dễ đoán"),
        (PASSWORD, ""),
        ("con mèo ăn cá rô", ""),
        ("a" * 40 + "ngọn núi xanh bên sông", ""),
        pytest.param(one_time(), "", id="one-time password"),
    ],
)
def test_a_password_is_judged_by_length_and_by_how_easily_it_is_guessed(password: str, why: str) -> None:
    said = fault(password, "van.phong")
    assert (why in said) if why else said == ""


def test_the_help_of_the_commands_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["--help"], ["add", "--help"]):
        with pytest.raises(SystemExit) as ended:
            main(asked)
        said = capsys.readouterr().out
        assert ended.value.code == 0
        assert "Cách dùng: python -m accounts" in said
        assert "usage" not in said
        assert "options" not in said
