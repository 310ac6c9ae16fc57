"""`python -m accounts`: accounts from the command line, for whoever looks after the server."""

import argparse
import sys
from collections.abc import Sequence

from sqlalchemy import Engine

from accounts.directory import AccountProblem, accounts, add, disable, enable, reset, set_role
from accounts.roles import ROLES
from data_access.command_line import VietnameseParser, guarded
from data_access.engine import check_usable, connect
from data_access.migrate import require_current

_ROLES = {"viewer": "xem", "editor": "biên tập", "admin": "quản trị"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Carry out one command.

    Errors: AccountProblem, DatabaseUnusable or BrokenSettings, told to the user by `guarded`.
    """
    asked = _parser().parse_args(arguments)
    engine = connect()
    check_usable(engine)
    with engine.connect() as connection:
        require_current(connection)
    _carry_out(engine, asked)


def _carry_out(engine: Engine, asked: argparse.Namespace) -> None:
    if asked.command == "add":
        password = add(engine, asked.name, asked.role, full_name=asked.full_name)
        print(f"Đã thêm tài khoản {asked.name.strip().lower()}.")
        _print_once(password)
    elif asked.command == "reset":
        _print_once(reset(engine, asked.name))
    elif asked.command == "role":
        set_role(engine, asked.name, asked.role)
        print(f"Vai trò của {asked.name} là {_ROLES[asked.role]} ({asked.role}).")
    elif asked.command == "disable":
        disable(engine, asked.name)
        print(f"Đã khóa {asked.name}; mọi phiên đăng nhập của tài khoản này đã kết thúc.")
    elif asked.command == "enable":
        enable(engine, asked.name)
        print(f"Đã mở khóa {asked.name}.")
    else:
        _print_accounts(engine)


def _print_once(password: str) -> None:
    print(f"Mật khẩu dùng một lần, phải đổi khi đăng nhập: {password}")


def _print_accounts(engine: Engine) -> None:
    with engine.connect() as connection:
        listed = accounts(connection)
    if not listed:
        print("Chưa có tài khoản nào.")
    for one in listed:
        state = "đã khóa" if one.disabled else "chưa đổi mật khẩu" if one.must_change else "đang dùng"
        print("\t".join((one.name, _ROLES[one.role], state, one.full_name)))


def _parser() -> argparse.ArgumentParser:
    parser = VietnameseParser(prog="python -m accounts", description="Quản lý tài khoản.")
    commands = parser.add_subparsers(dest="command", required=True, title="các lệnh", metavar="LỆNH")
    for name, what in (
        ("add", "thêm tài khoản và in mật khẩu dùng một lần"),
        ("role", "đổi vai trò"),
        ("reset", "cấp lại mật khẩu dùng một lần"),
        ("disable", "khóa tài khoản, kết thúc mọi phiên đăng nhập"),
        ("enable", "mở khóa"),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument("name", metavar="TÊN", help="tên đăng nhập")
        if name in ("add", "role"):
            command.add_argument(
                "--role", required=True, choices=ROLES, help="viewer: xem; editor: biên tập; admin: quản trị"
            )
        if name == "add":
            command.add_argument("--full-name", metavar="HỌ TÊN", default="", help="họ tên hoặc chức danh")
    commands.add_parser("list", help="liệt kê các tài khoản")
    return parser


if __name__ == "__main__":
    sys.exit(guarded(main, AccountProblem))
