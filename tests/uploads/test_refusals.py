"""Files that are refused by name, before anything of them is unpacked, and with what to do instead."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.uploads.conftest import asked, checked, table, workbook
from uploads import upload
from uploads.limits import Limits
from uploads.parse.source import source_of_path
from uploads.unusable import UnusableFile

ROWS = [("Tên mô hình", "Khối", "Năm"), ("Hiến đất", "Nội chính, Tổng hợp", 2024)]


def refusal(engine: Engine, content: bytes | str, name: str = "list.xlsx", limits: Limits | None = None) -> str:
    """Return the code of the refusal of a file."""
    with pytest.raises(UnusableFile) as refused:
        checked(engine, content, name=name, limits=limits or Limits())
    assert refused.value.message.endswith(".")
    return refused.value.code


def repacked(change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """Return an XLSX file whose parts went through a function, with more parts."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(A=ROWS))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(entry, old.read(entry)))
        for entry, content in (more or {}).items():
            new.writestr(entry, content)
    return out.getvalue()


def test_a_workbook_that_only_went_through_a_packer_is_read(sqlite_office: Engine) -> None:
    assert checked(sqlite_office, repacked(lambda _, content: content)).new == 1


def test_macros_are_refused_by_name_and_by_content(sqlite_office: Engine) -> None:
    assert refusal(sqlite_office, workbook(A=ROWS), name="list.xlsm") == "macros"
    hidden = repacked(lambda _, content: content, {"xl/vbaProject.bin": b"x"})
    assert refusal(sqlite_office, hidden) == "macros"


def test_a_document_type_is_refused(sqlite_office: Engine) -> None:
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'

    def change(name: str, content: bytes) -> bytes:
        return entity + content.split(b"?>", 1)[1] if name.endswith("sheet1.xml") else content

    assert refusal(sqlite_office, repacked(change)) == "document_type"


def test_an_encrypted_file_is_refused(sqlite_office: Engine) -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4096)
    assert refusal(sqlite_office, compound) == "encrypted"
    packed = bytearray(repacked(lambda _, content: content))
    at = packed.find(b"PK\x01\x02")
    packed[at + 8] |= 1
    assert refusal(sqlite_office, bytes(packed)) == "encrypted"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        ("<html><table><tr><td>Tên mô hình</td></tr></table></html>", "list.xls", "html"),
        ("\ufeff<!DOCTYPE html><p>x</p>", "list.xls", "html"),
        ("<div><table><tr><td>Tên mô hình</td></tr></table></div>", "list.xls", "html"),
        ('<?xml version="1.0"?><html xmlns="x"></html>', "list.xls", "html"),
        ('<?xml version="1.0"?><Workbook></Workbook>', "list.xls", "unsupported_form"),
        ("%PDF-1.7 …", "list.pdf", "unsupported_form"),
        ("{\\rtf1 x}", "list.doc", "unsupported_form"),
        (b"PK\x03\x04" + bytes(100), "list.xlsx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "list.xls", "damaged"),
    ],
)
def test_other_files_are_refused_by_name(sqlite_office: Engine, content: bytes | str, name: str, code: str) -> None:
    assert refusal(sqlite_office, content, name) == code


def test_an_archive_of_lists_is_to_be_unpacked_first(sqlite_office: Engine) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("danh sach.csv", table(("Tên mô hình", "Khối", "Năm")))
    assert refusal(sqlite_office, out.getvalue(), "list.zip") == "unsupported_form"


def test_a_cut_off_workbook_is_damaged(sqlite_office: Engine) -> None:
    whole = workbook(A=ROWS)
    for length in (40, len(whole) // 2, len(whole) - 10):
        assert refusal(sqlite_office, whole[:length]) == "damaged"


def test_each_limit_is_named(sqlite_office: Engine) -> None:
    text = table(*([str(cell) for cell in row] for row in [ROWS[0], *([ROWS[1]] * 20)]))
    book = workbook(A=[ROWS[0], *([ROWS[1]] * 20)])
    wide = table(("Tên mô hình", "Khối", "Năm", *("x",) * 10), delimiter=";")
    assert refusal(sqlite_office, text, limits=Limits(file_bytes=100)) == "too_large"
    assert refusal(sqlite_office, text, limits=Limits(rows=10)) == "too_many_rows"
    assert refusal(sqlite_office, book, limits=Limits(rows=10)) == "too_many_rows"
    assert refusal(sqlite_office, wide, limits=Limits(columns=10)) == "too_many_columns"
    assert refusal(sqlite_office, text, limits=Limits(cell_characters=10)) == "cell_too_long"
    assert refusal(sqlite_office, book, limits=Limits(cell_characters=10)) == "cell_too_long"
    assert refusal(sqlite_office, book, limits=Limits(unpacked_bytes=1000)) == "too_large_unpacked"
    assert refusal(sqlite_office, book, limits=Limits(cells=10)) == "too_many_cells"


def test_a_browser_may_send_less_than_the_command_line_takes(sqlite_office: Engine) -> None:
    with pytest.raises(UnusableFile) as refused:
        upload.check(sqlite_office, asked(table(("Tên mô hình", "Năm")), largest=10))
    assert refused.value.code == "too_large"


def test_a_bomb_is_refused_by_what_it_unpacks_to_not_by_what_it_claims(sqlite_office: Engine) -> None:
    bomb = repacked(lambda _, content: content, {"xl/media/a.bin": bytes(30_000_000)})
    assert refusal(sqlite_office, bomb) == "too_large_unpacked"
    lying = bytearray(bomb)
    at = lying.rfind(b"xl/media/a.bin") - 46
    lying[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert refusal(sqlite_office, bytes(lying)) in ("too_large_unpacked", "damaged")


def test_a_stray_cell_far_away_is_refused_before_a_reader_makes_room_for_it(sqlite_office: Engine) -> None:
    def change(name: str, content: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return content
        far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        return content.replace(b"</sheetData>", far)

    assert refusal(sqlite_office, repacked(change)) == "too_many_cells"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile) as refused:
        source_of_path(tmp_path / "none.csv")
    assert refused.value.code == "unreadable_file"
