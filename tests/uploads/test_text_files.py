"""Delimited text in every encoding and with every delimiter that offices produce."""

import unicodedata

import pytest
from sqlalchemy import Engine

from tests.uploads.conftest import applied, checked, table
from uploads.unusable import UnusableFile

NAMES = (
    "Vận động nhân dân phân loại rác tại nguồn",
    "Khéo vận động tiểu thương đăng ký hóa đơn điện tử",
    "Hướng dẫn đoàn viên trồng rừng gỗ lớn ở thôn Đồng Mỹ",
)
ROWS = (
    ("Tên mô hình", "Loại", "Khối", "Năm"),
    (NAMES[0], "Tập thể", "Khối Kinh tế, Tài chính, Kỹ thuật", "2024"),
    (NAMES[1], "Cá nhân", "Khối Nội chính, Tổng hợp", "2024"),
    (NAMES[2], "Tập thể", "Khối Văn hóa - Xã hội và Trường học", "2023"),
)


def _vni(text: str) -> str:
    """Write a text as the VNI fonts did: a letter and its marks side by side."""
    marks = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
    hats = {"â": "aâ", "ă": "aê", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ", "í": "í", "ị": "ò"}
    marked = {
        "aâ": {"\u0301": "aá", "\u0300": "aà", "\u0309": "aå", "\u0303": "aã", "\u0323": "aä"},
        "aê": {"\u0301": "aé", "\u0300": "aè", "\u0309": "aú", "\u0303": "aü", "\u0323": "aë"},
        "eâ": {"\u0301": "eá", "\u0300": "eà", "\u0309": "eå", "\u0303": "eã", "\u0323": "eä"},
        "oâ": {"\u0301": "oá", "\u0300": "oà", "\u0309": "oå", "\u0303": "oã", "\u0323": "oä"},
    }
    written = ""
    for letter in text:
        lower = letter.lower()
        toneless = unicodedata.normalize(
            "NFC", "".join(c for c in unicodedata.normalize("NFD", lower) if c not in marks)
        )
        tone = next((c for c in unicodedata.normalize("NFD", lower) if c in marks), "")
        base = hats.get(toneless, toneless)
        one = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}.get(lower)
        piece = one or (marked[base][tone] if tone and base in marked else base + marks.get(tone, ""))
        written += piece.upper() if letter.isupper() else piece
    return written


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_and_delimiter_are_recognised(sqlite_office: Engine, encoding: str, delimiter: str) -> None:
    quoted = [[f'"{cell}"' if "," in cell else cell for cell in row] for row in ROWS]
    preview = checked(sqlite_office, table(*quoted, delimiter=delimiter).encode(encoding))
    assert preview.names == NAMES
    assert preview.delimiter == delimiter
    assert preview.problems == ()


def test_text_of_vni_fonts_is_converted_with_a_warning(sqlite_office: Engine) -> None:
    preview = checked(sqlite_office, _vni(table(*ROWS)).encode("cp1252"))
    assert preview.names == NAMES
    assert preview.converted_from == "vni"
    assert [warning.code for warning in preview.warnings] == ["converted_text"]


@pytest.mark.parametrize("as_latin_1", [False, True])
def test_utf_8_that_was_read_as_western_is_repaired(sqlite_office: Engine, as_latin_1: bool) -> None:
    content = table(*ROWS).encode()
    text = content.decode("latin-1") if as_latin_1 else "".join(map(_western, content))
    preview = checked(sqlite_office, text)
    assert preview.converted_from == "utf-8 twice"
    assert preview.names == NAMES
    assert not preview.problems


@pytest.mark.parametrize("lost", ["replace", "ignore"])
def test_what_cannot_be_repaired_is_a_problem(sqlite_office: Engine, lost: str) -> None:
    """Windows-1252 has no letter for the second byte of "Đ"."""
    preview = checked(sqlite_office, table(*ROWS).encode().decode("cp1252", errors=lost))
    assert preview.names[:2] == NAMES[:2]
    assert {problem.row for problem in preview.problems} == {4}
    assert ("Tên mô hình", "lost_letters") in {(problem.column, problem.code) for problem in preview.problems}


def test_a_letter_that_another_program_lost_is_a_problem(sqlite_office: Engine) -> None:
    rows = [*ROWS, ("Mô hình v\ufffdn động", *ROWS[1][1:])]
    assert [(problem.row, problem.code) for problem in checked(sqlite_office, table(*rows)).problems] == [
        (5, "lost_letters")
    ]


def _western(byte: int) -> str:
    """Return the letter that a program on Windows shows for a byte."""
    return bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)


def test_a_declared_delimiter_is_obeyed(sqlite_office: Engine) -> None:
    assert checked(sqlite_office, "sep=;\r\n" + table(*ROWS)).header_row == 1


def test_decomposed_letters_odd_spaces_and_line_breaks_are_cleaned(sqlite_office: Engine) -> None:
    odd = unicodedata.normalize("NFD", NAMES[0]).replace(" ", "\u00a0 ", 1) + "\u200b \ufeff"
    rows = [ROWS[0], (f'"{odd}"', "Tập thể", "Khối Nội chính, Tổng hợp", "2024")]
    assert checked(sqlite_office, table(*rows)).names == (NAMES[0],)


def test_quotes_and_line_breaks_inside_a_cell_stay_in_one_row(sqlite_office: Engine) -> None:
    text = 'Tên mô hình;Khối;Năm;Tóm tắt\r\n"Tổ ""3 không""";Khối Nội chính, Tổng hợp;2024;"Dòng một\r\nDòng hai"\r\n'
    assert applied(sqlite_office, text) == 3
    again = checked(sqlite_office, text)
    assert again.names == ('Tổ "3 không"',)
    assert again.unchanged == 1


def test_short_and_long_rows_are_read(sqlite_office: Engine) -> None:
    text = table(ROWS[0], (*ROWS[1], "", "", "thừa"), ROWS[2][:4]) + f"{NAMES[2]};;Khối Nội chính, Tổng hợp;2024"
    assert checked(sqlite_office, text).names == NAMES


def test_blank_cells_far_to_the_right_do_not_count(sqlite_office: Engine) -> None:
    text = table(*(tuple(row) + ("",) * 300 for row in ROWS))
    assert checked(sqlite_office, text).names == NAMES


def test_a_single_bad_cell_is_a_problem_of_its_row(sqlite_office: Engine) -> None:
    rows = [ROWS[0], *([f"{NAMES[0]} {n}", *ROWS[1][1:]] for n in range(40)), ("Mô hình V?n động", *ROWS[1][1:])]
    preview = checked(sqlite_office, table(*rows))
    assert [(problem.row, problem.code) for problem in preview.problems] == [(42, "lost_letters")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (bytes(range(256)) * 20, "not_a_table"),
        (table(*ROWS).encode("utf-8") + b"\xff\xfe\xfd", "unknown_encoding"),
        ("Tên mô hình;N?m\r\nV?n ??ng nh?n dân;2024\r\n".encode("cp1252"), "lost_letters"),
        ("một dòng chữ thường\r\nkhông phải bảng", "no_header"),
        (table(*ROWS).replace('"', "") + '"không đóng;' + "x" * 20_000, "cell_too_long"),
    ],
)
def test_what_is_no_table_is_refused_by_name(sqlite_office: Engine, content: bytes | str, code: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        checked(sqlite_office, content)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")
