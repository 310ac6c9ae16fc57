"""Which format a file is in, by its bytes rather than its name, and opening it accordingly."""

import re
from collections.abc import Callable, Sequence

from uploads.limits import MEGABYTE, Limits
from uploads.parse.delimited import read_delimited
from uploads.parse.packed import encrypted
from uploads.parse.sheets import Document
from uploads.parse.source import Source
from uploads.parse.workbooks import read_workbook
from uploads.unusable import UnusableFile
from wording.numbers import amount

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(rb"<(?:html|head|meta|title|style|body|table|div|center|font|span|p|h\d|tr|td|br)\b")
_SAVE_AS = "Hãy mở tệp trong Excel, chọn Lưu thành (Save As) kiểu “Excel Workbook (*.xlsx)” rồi tải lên lại."


def read_document(
    source: Source, limits: Limits, largest: int, known_headers: Callable[[Sequence[str]], int]
) -> Document:
    """Open an uploaded file of any accepted format; `largest` is the limit of its bytes.

    Errors: UnusableFile if the file is empty, too large, of another format, or cannot be read.
    """
    if source.size > largest:
        raise UnusableFile(
            "too_large",
            f"Tệp lớn {amount(source.size / MEGABYTE)} MB, quá giới hạn {amount(largest / MEGABYTE)} MB. "
            "Hãy chia nhỏ tệp.",
        )
    start = source.start(4096)
    if not start.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise UnusableFile("empty", "Tệp trống, không có dòng nào. Hãy kiểm tra lại tệp trước khi tải lên.")
    if source.name.lower().endswith((".xlsm", ".xltm", ".xlam")):
        raise UnusableFile(
            "macros",
            "Tệp có macro (.xlsm) nên không được nhận. Hãy lưu lại kiểu “Excel Workbook (*.xlsx)” rồi tải lên.",
        )
    if start.startswith(_ZIP):
        return read_workbook(source, "ods" if b"opendocument.spreadsheet" in start[:200] else "xlsx", limits)
    if start.startswith(_COMPOUND):
        _refuse_compound(source)
        return read_workbook(source, "xls", limits)
    _refuse_other_formats(start)
    return read_delimited(source, limits, known_headers)


def _refuse_compound(source: Source) -> None:
    """Refuse the other files that share the container of XLS; their streams are named in UTF-16."""
    if _holds(source, "EncryptedPackage".encode("utf-16-le")):
        raise encrypted()
    if _holds(source, "WordDocument".encode("utf-16-le")):
        raise UnusableFile(
            "unsupported_form", "Đây là tệp Word (.doc). Hãy chép bảng sang Excel, lưu thành .xlsx rồi tải lên."
        )


def _holds(source: Source, wanted: bytes) -> bool:
    tail = b""
    for block in source.blocks():
        if wanted in tail + block:
            return True
        tail = block[-len(wanted) :]
    return False


def _refuse_other_formats(start: bytes) -> None:
    plain = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if plain.startswith((b"<!doctype", b"<!--", b"mime-version")) or _HTML.match(plain):
        raise UnusableFile("html", f"Tệp là trang web (HTML) mang đuôi của Excel. {_SAVE_AS}")
    if plain.startswith(b"<?xml") or plain.startswith(b"<workbook"):
        html = b"<html" in plain
        raise UnusableFile(
            "html" if html else "unsupported_form",
            f"Tệp là {'trang web (HTML)' if html else 'XML'}, không phải tệp Excel thông dụng. {_SAVE_AS}",
        )
    for mark, shown in (
        (b"%pdf", "PDF"),
        (b"{\\rtf", "RTF"),
        (b"\x89png", "ảnh"),
        (b"\xff\xd8\xff", "ảnh"),
        (b"gif8", "ảnh"),
    ):
        if start[:8].lower().startswith(mark):
            raise UnusableFile(
                "unsupported_form", f"Đây là tệp {shown}, không phải bảng số liệu. Hãy gửi tệp Excel (.xlsx) hoặc CSV."
            )
