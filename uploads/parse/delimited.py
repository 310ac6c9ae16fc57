"""Text files with one record a line: comma, semicolon, tab or bar between the cells."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from uploads.limits import Limits
from uploads.parse.encodings import SAMPLE, Encoding, encoding_of, refuse_lost_letters
from uploads.parse.legacy import converted, legacy_of
from uploads.parse.sheets import Document, Row, Sheet
from uploads.parse.source import Source
from uploads.unusable import UnusableFile

DELIMITERS = (",", ";", "\t", "|")


def read_delimited(source: Source, limits: Limits, known_headers: Callable[[Sequence[str]], int]) -> Document:
    """Open a CSV or tab-separated file in whatever encoding it is.

    `known_headers` says how many cells of a row are headers of the dataset; it decides between delimiters.
    Errors: UnusableFile as `encoding_of`; rows() raises it for a cell over the limit or bytes that cannot be decoded.
    """
    encoding = encoding_of(source)
    with source.open() as stream:
        sample = stream.read(SAMPLE).decode(encoding.codec, errors="ignore")
    legacy = encoding.legacy or legacy_of(sample.replace("\t", "\n").splitlines())
    declared = _declared_delimiter(sample)
    if encoding.codec != "cp1252":
        refuse_lost_letters(sample)
    readable = converted(sample, legacy) if legacy else sample
    delimiter = declared or _delimiter(readable, known_headers)

    def rows() -> Iterator[Row]:
        records = _records(source, encoding, delimiter, limits, skip_first=bool(declared))
        if not legacy:
            return records
        return ([converted(str(cell), legacy) for cell in record] for record in records)

    return Document("csv", (Sheet("", rows),), encoding.name, delimiter, legacy)


def _declared_delimiter(sample: str) -> str:
    """Return the delimiter of a first line "sep=;", which Excel reads and does not show."""
    first = sample[:8].splitlines()[:1]
    declared = first[0].strip().lower() if first else ""
    return declared[4] if len(declared) == 5 and declared.startswith("sep=") else ""


def _delimiter(sample: str, known_headers: Callable[[Sequence[str]], int]) -> str:
    def fitness(delimiter: str) -> tuple[int, float, int]:
        try:
            records = [record for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if record]
        except csv.Error:
            return 0, 0.0, 0
        headers = max((known_headers(record) for record in records[:60]), default=0)
        width, count = Counter(len(record) for record in records).most_common(1)[0] if records else (1, 0)
        even = count / len(records) if width > 1 else 0.0
        return headers, even, width

    return max(DELIMITERS, key=fitness)


def _records(
    source: Source, encoding: Encoding, delimiter: str, limits: Limits, skip_first: bool
) -> Iterator[Sequence[str]]:
    csv.field_size_limit(limits.cell_characters)
    row = 0
    with source.open() as stream, io.TextIOWrapper(stream, encoding.codec, newline="") as text:
        if skip_first:
            text.readline()
        try:
            for row, record in enumerate(csv.reader(text, delimiter=delimiter), start=1):  # noqa: B007 - told by the refusals
                if len(record) > limits.columns and any(record[limits.columns :]):
                    raise too_many_columns(len(record), limits)
                yield record
        except csv.Error as error:
            raise UnusableFile(
                "cell_too_long",
                f"Dòng {row + 1} có một ô dài hơn {limits.cell_characters} ký tự, thường do thiếu dấu ngoặc kép đóng. "
                "Hãy sửa ô đó rồi tải lên lại.",
            ) from error
        except UnicodeError as error:
            raise UnusableFile(
                "broken_text",
                f"Sau dòng {row} có ký tự hỏng, không thuộc bảng mã {encoding.name}. Hãy mở tệp trong Excel, chọn "
                "Lưu thành (Save As) kiểu “CSV UTF-8”, rồi tải lên lại.",
            ) from error


def too_many_columns(found: int, limits: Limits) -> UnusableFile:
    """Return the refusal of a table with more columns than the limit."""
    return UnusableFile(
        "too_many_columns",
        f"Bảng có {found} cột, quá giới hạn {limits.columns} cột. Hãy xóa các cột thừa bên phải rồi tải lên lại.",
    )
