"""`python -m data_access`: upgrade the database, see its state, copy it, move it to another engine."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, func, select

from data_access import backup, dump
from data_access.command_line import VietnameseParser, guarded
from data_access.engine import DatabaseUnusable, check_usable, connect, reading
from data_access.inspection import findings
from data_access.migrate import is_current, rebuild, require_current, upgrade
from data_access.revisions import current_revision
from data_access.schema import account, model, unit
from data_access.versions import as_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Errors: DatabaseUnusable, BrokenSettings or DumpProblem, told to the user by `guarded`.
    """
    chosen = _parser().parse_args(arguments)
    engine = connect()
    match chosen.command:
        case "upgrade":
            check_usable(engine)
            upgrade(engine)
            print("Cơ sở dữ liệu đã ở cấu trúc mới nhất.")
        case "status":
            _existing(engine)
            check_usable(engine)
            with engine.connect() as connection:
                _print_status(connection)
        case "check":
            _existing(engine)
            check_usable(engine)
            return _print_findings(engine)
        case "rebuild":
            _existing(engine)
            check_usable(engine)
            upgrade(engine)
            rebuild(engine)
            print("Đã tạo lại bảng tổng hợp và chỉ mục tìm kiếm; hãy khởi động lại chương trình nếu đang chạy.")
        case "backup":
            _existing(engine)
            backup.backup(engine, chosen.file)
            print(f"Đã sao lưu vào {chosen.file}.")
        case "dump":
            _existing(engine)
            rows = dump.dump(engine, chosen.file)
            print(f"Đã kết xuất {sum(rows.values())} dòng vào {chosen.file}.")
        case "load":
            check_usable(engine)
            upgrade(engine)
            rows = dump.load(engine, chosen.file)
            print(f"Đã nạp {sum(rows.values())} dòng từ {chosen.file}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = VietnameseParser(prog="python -m data_access", description="Quản trị cơ sở dữ liệu của chương trình.")
    commands = parser.add_subparsers(dest="command", required=True, title="các lệnh", metavar="LỆNH")
    commands.add_parser("upgrade", help="nâng cơ sở dữ liệu lên cấu trúc mới nhất")
    commands.add_parser("status", help="cho biết tình trạng cơ sở dữ liệu")
    commands.add_parser("check", help="kiểm tra toàn bộ kho dữ liệu và cho biết chỗ sai")
    commands.add_parser("rebuild", help="tạo lại bảng tổng hợp và chỉ mục tìm kiếm từ số liệu")
    for name, explained, taken in (
        ("backup", "sao lưu cơ sở dữ liệu trong khi đang chạy", "tệp sao lưu sẽ được tạo"),
        (
            "dump",
            "kết xuất toàn bộ dữ liệu, kể cả lịch sử, để chuyển sang máy chủ dữ liệu khác",
            "tệp .zip sẽ được tạo",
        ),
        ("load", "nạp bản kết xuất vào cơ sở dữ liệu trống", "tệp .zip do lệnh dump tạo ra"),
    ):
        command = commands.add_parser(name, help=explained)
        command.add_argument("file", metavar="TỆP", type=Path, help=taken)
    return parser


def _existing(engine: Engine) -> None:
    """Refuse a SQLite file that is not there, rather than make an empty one."""
    file = engine.url.database
    if engine.dialect.name == "sqlite" and file and file != ":memory:" and not Path(file).exists():
        raise DatabaseUnusable(f"Chưa có cơ sở dữ liệu tại {file}; hãy chạy trước lệnh: python -m data_access upgrade.")


def _print_status(connection: Connection) -> None:
    found = MigrationContext.configure(connection).get_current_revision()
    if not is_current(connection):
        state = f"cấu trúc {found}, khác với chương trình này" if found else "chưa có cấu trúc"
        print(f"Cơ sở dữ liệu: {state}; hãy chạy lệnh: python -m data_access upgrade.")
        return
    newest = current_revision(connection)
    print(f"Cơ sở dữ liệu: {connection.dialect.name}, cấu trúc {found} (mới nhất)")
    print(f"Phiên bản dữ liệu: {newest}")
    for label, table in (("Mô hình", model), ("Đơn vị", unit)):
        rows = connection.scalar(select(func.count()).select_from(table).where(as_of(table, newest)))
        print(f"{label}: {rows}")
    print(f"Tài khoản: {connection.scalar(select(func.count()).select_from(account))}")


def _print_findings(engine: Engine) -> int:
    """Print what is wrong with the store; 0 if nothing is, 1 if something."""
    with reading(engine) as connection:
        require_current(connection)
        wrong = 0
        for finding in findings(connection):
            print(f"[{finding.part}] {finding.sentence}")
            wrong += 1
        newest = current_revision(connection)
    print(f"Đã kiểm tra {newest} phiên bản: " + (f"có {wrong} chỗ sai." if wrong else "mọi thứ đều đúng."))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(guarded(main, dump.DumpProblem))
