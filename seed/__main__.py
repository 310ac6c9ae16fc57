"""Command line: ``python -m seed [--facts-only | --empty] [--models N] [--random-seed 7]``.

Without options a new database gets facts and illustrative data, and any other stays as it is; ``--models`` adds
illustrative data to one of facts alone.

Exit codes: 0 the database holds what was asked for, 1 it holds other data, which was left alone, 2 it cannot be used.
"""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence

from sqlalchemy import Engine

from data_access.command_line import FAILED, VietnameseParser, guarded
from data_access.engine import check_usable, connect
from data_access.migrate import upgrade
from seed.add import (
    AlreadyFilled,
    add_empty,
    add_illustrative,
    add_published,
    awaits_illustrative,
    filled_to,
    holds_published,
)
from seed.facts import named_models
from seed.quotas import PUBLISHED_MODELS

_TOLD_EVERY = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Errors: DatabaseUnusable or BrokenSettings, told to the user by `guarded`.
    """
    asked = _parser().parse_args(arguments)
    least = len(named_models())
    if asked.models is not None and asked.models < least:
        print(f"Số mô hình phải từ {least} trở lên vì đã gồm {least} mô hình được công bố.", file=sys.stderr)
        return FAILED
    engine = connect()
    check_usable(engine)
    upgrade(engine)
    return _fill(engine, asked)


def _fill(engine: Engine, asked: argparse.Namespace) -> int:
    before = filled_to(engine)
    try:
        if asked.empty and not before:
            add_empty(engine)
            print("Đã khởi tạo cơ sở dữ liệu trống (phiên bản 1).")
        elif not asked.empty:
            if not before:
                add_published(engine, followed=not asked.facts_only)
                print("Đã thêm số liệu công bố (phiên bản 1).")
            # A database of facts alone stays so at every later start, unless illustrative data is asked for.
            wanted = asked.models is not None and before < 2
            if not asked.facts_only and (wanted or awaits_illustrative(engine)):
                models = asked.models or PUBLISHED_MODELS
                add_illustrative(engine, models, asked.random_seed, _progress(models))
                print(f"Đã thêm dữ liệu minh họa: {_grouped(models)} mô hình (phiên bản 2).")
    except AlreadyFilled:
        if not holds_published(engine):
            print("Cơ sở dữ liệu đã có dữ liệu khác; không thêm gì.", file=sys.stderr)
            return 1
        before = filled_to(engine)  # another process has just done the same
    if filled_to(engine) == before:
        print(f"Không thay đổi gì: cơ sở dữ liệu đã có dữ liệu (phiên bản {before}).")
    return 0


def _progress(models: int) -> Callable[[int], None]:
    """Return what tells how far a large number of models has come, in round steps."""
    steps = iter(range(_TOLD_EVERY, models, _TOLD_EVERY))
    step = next(steps, models)

    def tell(written: int) -> None:
        nonlocal step
        while written >= step < models:
            print(f"Đã ghi {_grouped(step)}/{_grouped(models)} mô hình …", flush=True)
            step = next(steps, models)

    return tell


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _parser() -> VietnameseParser:
    parser = VietnameseParser(prog="python -m seed", description="Đưa dữ liệu ban đầu vào cơ sở dữ liệu.")
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--facts-only", action="store_true", help="chỉ số liệu công bố, không có dữ liệu minh họa")
    extent.add_argument("--empty", action="store_true", help="khởi tạo trống cho một đảng bộ khác")
    parser.add_argument(
        "--models",
        type=int,
        metavar="N",
        help=f"số mô hình, kể cả các mô hình được công bố (mặc định {PUBLISHED_MODELS})",
    )
    parser.add_argument("--random-seed", type=int, default=7, metavar="N", help="số khởi đầu của bộ sinh dữ liệu")
    return parser


if __name__ == "__main__":
    gc.disable()  # a million models have no cycles to look for
    sys.exit(guarded(main))
