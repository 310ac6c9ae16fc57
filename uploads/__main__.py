"""`python -m uploads`: check a list, apply it, undo, make templates, export, see the history.

Exit codes: 0 nothing wrong, 1 problems in rows, 2 the file or the request cannot be used.
"""

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data_access.command_line import FAILED, VietnameseParser, guarded
from data_access.engine import connect
from data_access.revision_list import kept_file, revision_list
from data_access.revisions import NothingChanged
from data_access.undo import Conflict, UndoConflict, restore, undo
from uploads.answer import answer, refusal, told, told_revision
from uploads.apply import StalePlan, apply_plan
from uploads.datasets import DATASETS
from uploads.datasets.columns import Dataset
from uploads.files.exporting import FORMS, export_file
from uploads.files.guide import guide
from uploads.files.templates import write_template
from uploads.parse.source import Source, source_of_path
from uploads.plan.plan import Plan
from uploads.plan.planning import Request, plan_upload
from uploads.plan.preview import Preview, preview_of
from uploads.progress import told_to_stderr
from uploads.unusable import UnusableFile
from uploads.upload import rejected_rows
from uploads.values.keys import loose_key

HAS_PROBLEMS = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    asked = _parser().parse_args(arguments)
    if asked.command == "columns":
        print(guide())
        return 0
    engine = connect()
    if asked.command in ("check", "apply"):
        return _check_or_apply(engine, asked)
    if asked.command in ("undo", "restore"):
        return _go_back(engine, asked)
    if asked.command == "history":
        return _print_history(engine, asked)
    return _write_file(engine, asked)


def _check_or_apply(engine: Engine, asked: argparse.Namespace) -> int:
    try:
        source = source_of_path(asked.file)
        request = Request(source, DATASETS[asked.dataset], asked.sheet, asked.year, _told_headers(asked))
        with engine.connect() as connection:
            plan = plan_upload(connection, request, told_to_stderr(asked.progress))
        revision, rejected = _apply(engine, plan, source, asked) if asked.command == "apply" else (None, None)
    except UnusableFile as error:
        if asked.json:
            print(json.dumps(refusal(asked.file.name, error), ensure_ascii=False))
        print(error.message, file=sys.stderr)
        return FAILED
    except StalePlan:
        print("Số liệu vừa được người khác thay đổi; chưa ghi gì. Hãy chạy lại lệnh.", file=sys.stderr)
        return FAILED
    _print_answer(preview_of(plan), revision, rejected, asked)
    return HAS_PROBLEMS if plan.has_problems else 0


def _apply(engine: Engine, plan: Plan, source: Source, asked: argparse.Namespace) -> tuple[int | None, str | None]:
    """Apply a plan and return the revision, None if none was made, and the file of the rows that were left out."""
    if plan.has_problems and not asked.skip_problems:
        return None, None
    written = _write_rejected(plan, asked) if plan.has_problems else None
    return apply_plan(engine, plan, source, account=asked.account, skip_problems=asked.skip_problems), written


def _write_rejected(plan: Plan, asked: argparse.Namespace) -> str:
    made = rejected_rows(plan)
    out: Path = asked.rejected or asked.file.with_name(made.name)
    out.write_bytes(made.content)
    return str(out)


def _print_answer(preview: Preview, revision: int | None, rejected: str | None, asked: argparse.Namespace) -> None:
    if asked.json:
        print(json.dumps(answer(preview, revision, rejected), ensure_ascii=False))
        return
    for line in told(preview):
        print(line)
    if asked.command != "apply":
        return
    if revision is not None:
        print(f"Đã ghi thành phiên bản {revision}.")
        print(f"Muốn hoàn tác: python -m uploads undo {revision} --account {asked.account}")
    elif preview.has_problems and not asked.skip_problems:
        print("Chưa ghi gì vì còn lỗi. Hãy sửa tệp, hoặc thêm --skip-problems để bỏ lại các dòng có lỗi.")
    else:
        print("Không có gì thay đổi nên không tạo phiên bản mới.")
    if rejected:
        print(f"Các dòng chưa nhập nằm trong {rejected}.")


def _go_back(engine: Engine, asked: argparse.Namespace) -> int:
    go = undo if asked.command == "undo" else restore
    try:
        made = go(engine, asked.revision, asked.account)
    except UndoConflict as error:
        if asked.json:
            print(
                json.dumps(
                    {"revision": None, "conflicts": [_conflict(one) for one in error.conflicts]}, ensure_ascii=False
                )
            )
        print(str(error), file=sys.stderr)
        for conflict in error.conflicts[:50]:
            print(f"  {conflict.table} {'/'.join(map(str, conflict.key))}: {_why(conflict)}", file=sys.stderr)
        return HAS_PROBLEMS
    except LookupError:
        print(f"Không có phiên bản {asked.revision}.", file=sys.stderr)
        return FAILED
    except NothingChanged:
        made = None
    if asked.json:
        print(json.dumps({"revision": made, "conflicts": []}))
    else:
        print("Số liệu đã như vậy nên không tạo phiên bản mới." if made is None else f"Đã ghi thành phiên bản {made}.")
    return 0


def _why(conflict: Conflict) -> str:
    if not conflict.revision:
        return "không còn trong số liệu hiện tại"
    why = "đã được thay đổi" if conflict.why == "changed" else "đang được sử dụng"
    return f"{why} ở phiên bản {conflict.revision}"


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {"table": conflict.table, "key": list(conflict.key), "why": conflict.why, "revision": conflict.revision}


def _print_history(engine: Engine, asked: argparse.Namespace) -> int:
    with engine.connect() as connection:
        listed = revision_list(connection, asked.limit)
    if asked.json:
        print(json.dumps([entry.as_json() for entry in listed], ensure_ascii=False))
        return 0
    for entry in listed:
        print(told_revision(entry))
    return 0


def _write_file(engine: Engine, asked: argparse.Namespace) -> int:
    with engine.connect() as connection:
        if asked.command == "file":
            return _write_kept_file(kept_file(connection, asked.revision), asked)
        dataset: Dataset = DATASETS[asked.dataset]
        if asked.command == "template":
            with asked.out.open("wb") as out:
                write_template(connection, dataset, out)
            print(f"Đã tạo tệp mẫu {asked.out}.")
            return 0
        if asked.out.suffix.lower().lstrip(".") not in FORMS:
            print("Tên tệp phải có đuôi .xlsx hoặc .csv.", file=sys.stderr)
            return FAILED
        rows = export_file(connection, dataset, asked.out, asked.year)
    print(f"Đã kết xuất {rows} dòng vào {asked.out}.")
    return 0


def _write_kept_file(kept: tuple[str, bytes] | None, asked: argparse.Namespace) -> int:
    if kept is None:
        print(f"Phiên bản {asked.revision} không có tệp gốc, hoặc tệp đã được xóa.", file=sys.stderr)
        return FAILED
    name, content = kept
    out = asked.out or Path(Path(name).name)
    out.write_bytes(content)
    print(f"Đã ghi tệp gốc “{name}” vào {out}.")
    return 0


def _told_headers(asked: argparse.Namespace) -> dict[str, str]:
    """Return --map as header -> code of a column; columns may be told by code or by label."""
    columns = DATASETS[asked.dataset].columns
    known = {loose_key(name): column.code for column in columns for name in (column.label, column.code)}
    headers = {}
    for told_header in asked.map:
        header, sign, column = told_header.rpartition("=")
        if not sign or not header.strip():
            raise UnusableFile("bad_map", f'“{told_header}” không đúng dạng. Hãy ghi --map "Tiêu đề=cột".')
        headers[header.strip()] = known.get(loose_key(column), column.strip())
    return headers


def _parser() -> argparse.ArgumentParser:
    parser = VietnameseParser(prog="python -m uploads", description="Đưa danh sách Excel hoặc CSV vào cơ sở dữ liệu.")
    commands = parser.add_subparsers(dest="command", required=True, title="các lệnh", metavar="LỆNH")
    for name, explained in (("check", "kiểm tra một tệp, không ghi gì"), ("apply", "ghi một tệp thành một phiên bản")):
        command = commands.add_parser(name, help=explained)
        _add_reading(command)
        command.add_argument("--json", action="store_true", help="trả lời bằng JSON")
        command.add_argument("--progress", action="store_true", help="báo tiến độ từng bước bằng JSON trên stderr")
        if name == "apply":
            command.add_argument(
                "--skip-problems", action="store_true", help="bỏ lại các dòng có lỗi, ghi phần còn lại"
            )
            command.add_argument("--rejected", metavar="TỆP", type=Path, help="tệp nhận các dòng bị bỏ lại")
            command.add_argument("--account", metavar="TÊN", required=True, help="tài khoản của người tải lên")
    for name, explained in (("undo", "hoàn tác một phiên bản"), ("restore", "khôi phục số liệu về một phiên bản")):
        command = commands.add_parser(name, help=explained)
        command.add_argument("revision", metavar="PHIÊN_BẢN", type=int, help="số của phiên bản")
        command.add_argument("--account", metavar="TÊN", required=True, help="tài khoản của người thực hiện")
        command.add_argument("--json", action="store_true", help="trả lời bằng JSON")
    for name, explained in (("template", "tạo tệp mẫu .xlsx"), ("export", "kết xuất số liệu thành .xlsx hoặc .csv")):
        command = commands.add_parser(name, help=explained)
        command.add_argument("--dataset", required=True, choices=DATASETS, metavar="BẢNG", help=", ".join(DATASETS))
        command.add_argument("out", metavar="TỆP", type=Path, help="tệp sẽ được ghi")
        if name == "export":
            command.add_argument("--year", metavar="NĂM", type=int, help="năm của số đảng viên trong danh sách đơn vị")
    commands.add_parser("columns", help="in các cột của mọi loại danh sách, bằng Markdown")
    history = commands.add_parser("history", help="liệt kê các phiên bản")
    history.add_argument("--limit", metavar="SỐ", type=int, default=50, help="số phiên bản gần nhất")
    history.add_argument("--json", action="store_true", help="trả lời bằng JSON")
    file = commands.add_parser("file", help="lấy lại tệp gốc của một phiên bản")
    file.add_argument("revision", metavar="PHIÊN_BẢN", type=int, help="số của phiên bản")
    file.add_argument("out", metavar="TỆP", type=Path, nargs="?", help="tệp sẽ được ghi; mặc định theo tên gốc")
    return parser


def _add_reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="TỆP", type=Path, help="tệp .xlsx, .xls, .ods, .csv hoặc .txt")
    command.add_argument("--dataset", required=True, choices=DATASETS, metavar="BẢNG", help=", ".join(DATASETS))
    command.add_argument("--year", metavar="NĂM", type=int, help="năm của các dòng không ghi năm")
    command.add_argument("--sheet", metavar="TRANG", default="", help="tên trang tính; mặc định trang đầu tiên có bảng")
    command.add_argument("--map", metavar="TIÊU_ĐỀ=CỘT", action="append", default=[], help="chỉ rõ cột của một tiêu đề")


if __name__ == "__main__":
    gc.disable()  # looking for cycles among a million rows, which have none, takes a fifth of the time
    sys.exit(guarded(main))
