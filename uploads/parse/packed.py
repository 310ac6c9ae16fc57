"""What is inside a packed workbook (XLSX, ODS), looked at before a reader unpacks it.

A workbook is a ZIP archive that its sender can make arbitrarily large or make pretend to be small, so sizes are
counted while inflating, block by block, and never believed.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, BinaryIO
from xml.parsers import expat

from uploads.limits import Limits
from uploads.parse.source import BLOCK
from uploads.unusable import UnusableFile

MAX_ROWS = 1_048_576
_OVERLAP = 64
_COLUMN = re.compile(rb"""\sr=["']([A-Z]{1,3})[0-9]""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]{0,400}?\br=["']([0-9]{1,9})["']|\sr=["'][A-Z]{1,3}([0-9]{1,9})["']""")
_SMALL = 1_000_000


@dataclass
class _Area:
    """How far a worksheet reaches."""

    rows: int = 0
    columns: int = 0


def inspect_packed(stream: BinaryIO, limits: Limits) -> None:
    """Refuse a packed workbook that is over a limit, damaged, encrypted, with macros or with a document type.

    Errors: UnusableFile; otherwise the archive is safe to give to a reader.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            _refuse_by_names({entry.filename for entry in entries})
            declared, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
            _refuse_by_size(declared, packed, limits)
            unpacked = 0
            for entry in entries:
                unpacked += _inspect_entry(archive, entry, unpacked, packed, limits)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
    ) as error:
        raise damaged() from error
    except RuntimeError as error:
        raise encrypted() from error


def encrypted() -> UnusableFile:
    return UnusableFile(
        "encrypted", "Tệp có mật khẩu nên không đọc được. Hãy mở tệp trong Excel, bỏ mật khẩu, lưu lại rồi tải lên."
    )


def damaged() -> UnusableFile:
    return UnusableFile(
        "damaged", "Tệp bị hỏng hoặc chưa tải xong. Hãy mở tệp trong Excel, lưu lại thành .xlsx rồi tải lên."
    )


def too_large_sheet(limits: Limits) -> UnusableFile:
    return UnusableFile(
        "too_many_cells",
        f"Trang tính trải rộng quá giới hạn {limits.rows} dòng, {limits.columns} cột hoặc {limits.cells} ô, thường do "
        "có ô lạc ở rất xa bảng. Hãy chép riêng bảng sang tệp mới rồi tải lên lại.",
    )


def _refuse_by_names(names: set[str]) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnusableFile(
            "macros",
            "Tệp có macro (.xlsm) nên không được nhận. Hãy lưu lại kiểu “Excel Workbook (*.xlsx)” rồi tải lên.",
        )
    if "EncryptedPackage" in names:
        raise encrypted()
    if "xl/workbook.bin" in names:
        raise UnusableFile(
            "unsupported_form", "Tệp Excel nhị phân (.xlsb) chưa được hỗ trợ. Hãy lưu lại kiểu .xlsx rồi tải lên."
        )
    if not any(name.lower().startswith(("xl/", "word/", "ppt/", "content.xml", "[content_types]")) for name in names):
        raise UnusableFile(
            "unsupported_form", "Đây là tệp nén (.zip). Hãy giải nén rồi tải lên từng tệp Excel hoặc CSV bên trong."
        )
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise UnusableFile(
            "unsupported_form",
            "Đây là tệp Word hoặc PowerPoint. Hãy chép bảng sang Excel, lưu thành .xlsx rồi tải lên.",
        )


def _refuse_by_size(unpacked: int, packed: int, limits: Limits) -> None:
    small = unpacked <= _SMALL
    if unpacked > limits.unpacked_bytes or (not small and unpacked > packed * limits.unpacked_ratio):
        raise UnusableFile(
            "too_large_unpacked",
            f"Tệp khi giải nén lớn bất thường (giới hạn {limits.unpacked_bytes // 1_000_000} MB và gấp "
            f"{limits.unpacked_ratio} lần). Hãy chép riêng bảng sang tệp mới hoặc chia nhỏ tệp rồi tải lên.",
        )


def _inspect_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, before: int, packed: int, limits: Limits) -> int:
    """Inflate one entry to its true end, watching its size, and return it."""
    if entry.flag_bits & 1:
        raise encrypted()
    name = entry.filename.lower()
    entry.file_size = limits.unpacked_bytes + 1
    with archive.open(entry) as stream:
        if name == "content.xml":
            return _inspect_ods_content(stream, before, packed, limits)
        return _inspect_part(stream, before, packed, limits, is_sheet=name.startswith("xl/worksheets/"))


def _inspect_part(stream: IO[bytes], before: int, packed: int, limits: Limits, is_sheet: bool) -> int:
    size, area, tail, in_prolog = 0, _Area(), b"", True
    while block := stream.read(BLOCK):
        size += len(block)
        _refuse_by_size(before + size, packed, limits)
        text = tail + block
        if in_prolog:
            _refuse_document_type(text)
            in_prolog = False
        if is_sheet:
            _measure(text, area, limits)
        tail = text[-_OVERLAP:]
    return size


def _refuse_document_type(text: bytes) -> None:
    """Refuse a DOCTYPE before the root element; an XML part whose root is not in its first block is refused too."""
    plain = text.replace(b"\x00", b"")
    root = re.search(rb"<[A-Za-z_]", plain)
    prolog = plain[: root.start()] if root else plain
    if b"<!DOCTYPE" in prolog or (root is None and len(text) >= BLOCK and b"<?xml" in prolog[:64]):
        raise document_type()


def document_type() -> UnusableFile:
    return UnusableFile(
        "document_type",
        "Tệp chứa khai báo DOCTYPE không an toàn nên không được nhận. Hãy lưu lại bằng Excel rồi tải lên.",
    )


def _measure(text: bytes, area: _Area, limits: Limits) -> None:
    for letters in set(_COLUMN.findall(text)):
        number = 0
        for letter in letters:
            number = number * 26 + letter - 64
        area.columns = max(area.columns, number)
    for row, cell_row in set(_ROW.findall(text)):
        area.rows = max(area.rows, int(row or cell_row))
    _refuse_area(area, limits)


def _refuse_area(area: _Area, limits: Limits) -> None:
    if area.rows > MAX_ROWS or area.rows * area.columns > limits.cells:
        raise too_large_sheet(limits)


def _inspect_ods_content(stream: IO[bytes], before: int, packed: int, limits: Limits) -> int:
    """Walk the tables of an OpenDocument spreadsheet: repeated rows and cells can claim any size."""
    area, repeat = _Area(), {"row": 1}
    size = 0
    width = {"seen": 0, "filled": 0}

    def begin(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "table":
            area.rows = area.columns = 0
        elif tag == "table-row":
            repeat["row"] = _repeat(attributes, "rows")
            width.update(seen=0, filled=0)
        elif tag in {"table-cell", "covered-table-cell"}:
            width["seen"] += _repeat(attributes, "columns")
            if any(key.endswith((":value-type", ":formula")) for key in attributes):
                width["filled"] = width["seen"]

    def end(name: str) -> None:
        if name.rpartition(":")[2] != "table-row":
            return
        if width["filled"]:
            area.columns = max(area.columns, width["filled"])
            area.rows += repeat["row"]
            _refuse_area(area, limits)

    def refuse_document_type(*_: object) -> None:
        raise document_type()

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = refuse_document_type
    try:
        while block := stream.read(BLOCK):
            size += len(block)
            _refuse_by_size(before + size, packed, limits)
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged() from error
    return size


def _repeat(attributes: dict[str, str], what: str) -> int:
    value = attributes.get(f"table:number-{what}-repeated", "1")
    return int(value) if value.isdigit() and len(value) < 10 else 1
