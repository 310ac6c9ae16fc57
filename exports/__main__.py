"""`python -m exports deck|… OUT`: write a document of the data from the command line, for instance at night.

Exit codes: 0 the document is written, 2 it is not.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from data_access.categories import categories, period_years, units
from data_access.command_line import VietnameseParser, guarded
from data_access.engine import check_usable, connect
from data_access.revisions import current_revision
from exports.order import WHOLE_TIME, offered_periods, order_of
from exports.products import PRODUCTS, made
from exports.story import PARTS
from exports.story_subject import Load
from wording.words import SUBJECT_TYPES

_FILTERS = {
    "year": ("nam", "NĂM", "các năm"),
    "bloc": ("khoi", "KHỐI", "mã các khối"),
    "type": ("loai", "LOẠI", "collective hoặc individual"),
    "field": ("linh_vuc", "LĨNH-VỰC", "mã các lĩnh vực"),
    "level": ("cap", "CẤP", "mã các cấp đăng ký"),
    "unit": ("don_vi", "ĐƠN-VỊ", "mã các đơn vị"),
    "parts": ("phan", "PHẦN", f"các phần theo thứ tự, trong số: {', '.join(PARTS)}"),
    "models": ("mo_hinh", "MÃ", "mã các mô hình được giới thiệu"),
}
"""Option -> its name in addresses, what stands for it in the help, what it takes; several are parted by commas."""


class NotKnown(Exception):
    """An option names what the data do not have; the message is one Vietnamese sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Errors: NotKnown, DatabaseUnusable or BrokenSettings, told to the user by `guarded`.
    """
    asked = _parser().parse_args(arguments)
    product = next(product for product in PRODUCTS.values() if product.command == asked.product)
    engine = connect()
    check_usable(engine)
    with engine.connect() as connection:
        newest = current_revision(connection)
        if not newest:
            raise NotKnown("Chưa có số liệu; hãy chạy trước lệnh: python -m seed.")

        def load(query: Callable[..., Any], *given: Any) -> Any:
            return query(connection, *given)

        address = _address(load, newest, asked)
        document = made(load, product, order_of(load, newest, address))
    part = asked.out.with_name(f"{asked.out.name}.part")
    part.write_bytes(document)
    part.replace(asked.out)  # whoever reads it at this moment has the old one whole or the new one whole
    print(f"Đã ghi {asked.out} (phiên bản số liệu {address.get('ban') or newest}).")
    return 0


def _address(load: Load, newest: int, asked: Namespace) -> dict[str, str]:
    """Return what was asked for as an address; unlike a link, a command that names something unknown is refused."""
    if asked.revision is not None and not 0 < asked.revision <= newest:
        raise NotKnown(f"Không có phiên bản số liệu {asked.revision}; phiên bản mới nhất là {newest}.")
    revision = asked.revision or newest
    address = {name: getattr(asked, option) or "" for option, (name, *_) in _FILTERS.items()}
    address |= {"giai_doan": asked.period or "", "ban": str(asked.revision or "")}
    period = order_of(load, newest, address).scope.period
    first, last = load(period_years, revision, period) if period else (1, 0)
    valid = {
        "period": [WHOLE_TIME, *offered_periods(load, revision)],
        "year": [str(year) for year in range(first, last + 1)],
        "bloc": list(load(categories, revision, "bloc")["code"]),
        "type": [code for code in SUBJECT_TYPES if code],
        "field": list(load(categories, revision, "field")["code"]),
        "level": list(load(categories, revision, "level")["code"]),
        "unit": list(load(units, revision)["code"]),
        "parts": list(PARTS),
    }
    for option, codes in valid.items():
        for given in filter(None, (getattr(asked, option) or "").split(",")):
            if given not in codes:
                raise NotKnown(f"--{option} không có “{given}”; có thể chọn: {', '.join(codes[:20]) or 'chưa có gì'}.")
    return address


def _parser() -> VietnameseParser:
    parser = VietnameseParser(prog="python -m exports", description="Ghi một tài liệu từ số liệu trong cơ sở dữ liệu.")
    kinds = {product.command: product.label for product in PRODUCTS.values()}
    told = "; ".join(f"{command}: {label}" for command, label in kinds.items())
    parser.add_argument("product", metavar="LOẠI", choices=list(kinds), help=told)
    parser.add_argument("out", metavar="TỆP", type=Path, help="tệp sẽ được ghi; tệp cũ cùng tên bị thay")
    parser.add_argument("--period", metavar="GIAI-ĐOẠN", help=f"mã giai đoạn; {WHOLE_TIME} = tất cả")
    parser.add_argument("--revision", metavar="SỐ", type=int, help="phiên bản số liệu (mặc định: mới nhất)")
    for option, (_, stands_for, explained) in _FILTERS.items():
        parser.add_argument(f"--{option}", metavar=stands_for, help=f"{explained}, cách nhau bằng dấu phẩy")
    return parser


if __name__ == "__main__":
    sys.exit(guarded(main, NotKnown))
