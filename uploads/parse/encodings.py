"""Which encoding the bytes of a text file are in."""

import codecs
import contextlib
import re
from dataclasses import dataclass

from uploads.parse.legacy import UTF8_TWICE, converted, legacy_of
from uploads.parse.source import BLOCK, Source
from uploads.parse.syllables import share_of_syllables
from uploads.unusable import UnusableFile
from uploads.values.lost_letters import mostly_lost_letters

SAMPLE = 1 << 18

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True)
class Encoding:
    """How to decode a text file: `codec` for Python, `name` for people, `legacy` if letters then need converting."""

    codec: str
    name: str
    legacy: str = ""


def encoding_of(source: Source) -> Encoding:
    """Find the encoding of a text file from all of its bytes, in bounded memory.

    Errors: UnusableFile if the bytes are no text, or Vietnamese in no encoding that is known, or have lost letters.
    """
    start = source.start(SAMPLE)
    for mark, codec, name in (
        (codecs.BOM_UTF8, "utf-8-sig", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
    ):
        if start.startswith(mark):
            return Encoding(codec, name)
    if guessed := _unmarked_utf16(start):
        return Encoding(guessed, guessed)
    if len(_CONTROLS.findall(start)) * 100 > len(start):
        raise UnusableFile(
            "not_a_table",
            "Tệp không phải là bảng số liệu: nội dung không phải chữ. Hãy gửi tệp Excel (.xlsx) hoặc CSV.",
        )
    broken = _first_broken_utf8(source)
    return Encoding("utf-8", "utf-8") if broken is None else _eight_bit(broken)


def refuse_lost_letters(text: str) -> None:
    """Raise UnusableFile if so many words lost letters ("v?n") that the file was saved in the wrong way."""
    if mostly_lost_letters(text):
        raise UnusableFile(
            "lost_letters",
            "Chữ tiếng Việt trong tệp đã bị mất (ví dụ “v?n” thay cho “vận”) nên không thể khôi phục. Hãy mở tệp gốc "
            "trong Excel, chọn Lưu thành (Save As) kiểu “Excel Workbook (*.xlsx)” hoặc “CSV UTF-8”, rồi tải lên lại.",
        )


def _unmarked_utf16(start: bytes) -> str:
    """Return the byte order of UTF-16 without a mark: ASCII letters leave every second byte zero."""
    even, odd = start[0:2000:2].count(0), start[1:2000:2].count(0)
    quarter = len(start[:2000]) // 8
    if max(even, odd) <= quarter or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _first_broken_utf8(source: Source) -> bytes | None:
    """Return a sample of bytes around the first that is not UTF-8; None if all of the file is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with source.open() as stream:
        while True:
            block = stream.read(BLOCK)
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                begin = max(0, min(error.start, len(block)) - SAMPLE // 2)
                return block[begin : begin + SAMPLE] or error.object[-SAMPLE:]
            if not block:
                return None


def _eight_bit(sample: bytes) -> Encoding:
    western = sample.decode("cp1252", errors="replace")
    refuse_lost_letters(western.replace("\ufffd", " "))
    lines = western.replace("\t", "\n").splitlines()
    candidates = []
    with contextlib.suppress(UnicodeDecodeError):
        candidates.append((share_of_syllables(sample.decode("cp1258")), Encoding("cp1258", "windows-1258")))
    legacy = legacy_of(lines)
    if legacy and legacy != UTF8_TWICE:  # that would be UTF-8, broken where the sample begins
        text = "\n".join(converted(line, legacy) for line in lines)
        candidates.append((share_of_syllables(text), Encoding("cp1252", legacy, legacy)))
    share, best = max(candidates, key=lambda candidate: candidate[0], default=(0.0, Encoding("", "")))
    if share < 0.7:
        raise UnusableFile(
            "unknown_encoding",
            "Không nhận ra bảng mã chữ tiếng Việt của tệp. Hãy mở tệp trong Excel, chọn Lưu thành (Save As) kiểu "
            "“Excel Workbook (*.xlsx)” hoặc “CSV UTF-8”, rồi tải lên lại.",
        )
    return best
