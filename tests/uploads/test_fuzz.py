"""Files as no office would send them: whatever the bytes, a reading, a question or a refusal, and never anything else.

`make test` tries a few hundred files; `make test-long` DVK_KILLS times as many.
"""

import io
import os
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from data_access.engine import connect
from data_access.migrate import upgrade
from seed.add import add_published
from uploads.datasets import DATASETS
from uploads.parse.source import source_of_bytes
from uploads.plan.planning import Request, plan_upload
from uploads.plan.preview import Preview, preview_of
from uploads.unusable import UnusableFile

SAMPLES = Path(__file__).parent / "samples"
MANY = int(os.environ.get("DVK_KILLS", "0"))
SHORT, LONG = 40, 400 * max(1, MANY)
Mutation = Callable[[random.Random, bytes], bytes]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection to the published facts, which nothing here may change."""
    engine: Engine = connect(f"sqlite:///{tmp_path_factory.mktemp('fuzz')}/facts.sqlite3")
    upgrade(engine)
    add_published(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _read(connection: Connection, content: bytes, dataset: str = "models") -> None:
    """Plan an upload of these bytes as the page does; anything but a plan or a refusal with a sentence is a failure."""
    seen = _preview(connection, Request(source_of_bytes("tệp.csv", content), DATASETS[dataset], year=2024))
    if isinstance(seen, UnusableFile):
        assert seen.code
        assert len(seen.message) > 10
        return
    assert seen.rows >= seen.problem_rows >= 0
    assert all(problem.message and problem.row > 0 for problem in seen.problems)


def _preview(connection: Connection, request: Request) -> Preview | UnusableFile:
    try:
        return preview_of(plan_upload(connection, request))
    except UnusableFile as refused:
        return refused


CELLS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", " ", "2024", "20x4", "1.234,5", "5.080", "-1", "=1+1", "\ufeff", "Tập thể", "Khối Nội chính", "31/02/2024",
         "Tổng cộng", "I. Khối Nội chính", "\0", "\u202e", "9" * 400, "1e309", "NaN", "Mô hình 😀", "\ud7ff", "STT"]
    ),
    st.integers(-(10**20), 10**20).map(str),
    st.dates().map(str),
)  # fmt: skip
HEADERS = st.lists(
    st.sampled_from([column.label for dataset in DATASETS.values() for column in dataset.columns] + ["STT", "", "Lạ"]),
    min_size=1,
    max_size=12,
)


def _text(rows: list[list[str]], delimiter: str, encoding: str, quoted: bool) -> bytes:
    def cell(value: str) -> str:
        return '"' + value.replace('"', '""') + '"' if quoted else value

    lines = (delimiter.join(map(cell, row)) for row in rows)
    return "\r\n".join(lines).encode(encoding, errors="replace")


@settings(max_examples=SHORT, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    HEADERS,
    st.lists(st.lists(CELLS, max_size=12), max_size=15),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1258", "cp1252"]),
    st.booleans(),
    st.sampled_from(sorted(DATASETS)),
)
def test_any_table_in_any_encoding_is_read_or_refused(
    reader: Connection,
    header: list[str],
    rows: list[list[str]],
    delimiter: str,
    encoding: str,
    quoted: bool,
    dataset: str,
) -> None:
    _read(reader, _text([header, *rows], delimiter, encoding, quoted), dataset)


@settings(max_examples=SHORT, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_a_sentence(reader: Connection, content: bytes) -> None:
    _read(reader, content)


def _flipped(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content))]


def _repeated(chance: random.Random, content: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:end] + content[start:]


def _repacked(chance: random.Random, content: bytes) -> bytes:
    """Change one member of a workbook inside an archive that is whole, so that the reader itself meets it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return _flipped(chance, content)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = chance.choice(names)
        for name in names:
            member = old.read(name)
            new.writestr(name, chance.choice((_flipped, _cut, _repeated))(chance, member) if name == hit else member)
    return out.getvalue()


MUTATIONS: tuple[Mutation, ...] = (_flipped, _cut, _repeated, _repacked)


def _damaged(reader: Connection, times: int) -> None:
    files = sorted(file for file in SAMPLES.iterdir() if file.suffix in (".csv", ".xlsx", ".xls", ".ods", ".txt"))
    chance = random.Random(8)
    for _ in range(times):
        content = chance.choice(files).read_bytes()
        if content:
            _read(reader, chance.choice(MUTATIONS)(chance, content), chance.choice(sorted(DATASETS)))


def test_damaged_files_are_read_or_refused(reader: Connection) -> None:
    _damaged(reader, SHORT)


@pytest.mark.long
def test_very_many_damaged_files_are_read_or_refused(reader: Connection) -> None:
    _damaged(reader, LONG)


def test_an_old_workbook_that_asks_for_all_memory_is_refused(reader: Connection) -> None:
    content = (SAMPLES / "old.xls").read_bytes()
    shifted = content[:3_666] + content[2_386:]  # its cells stand where no sheet has any: twenty gigabytes
    seen = _preview(reader, Request(source_of_bytes("cu.xls", shifted), DATASETS["models"]))
    assert isinstance(seen, UnusableFile)
    assert seen.code == "damaged"


def test_a_header_alone_is_read_also_without_a_year(reader: Connection) -> None:
    seen = _preview(reader, Request(source_of_bytes("rong.csv", "Tên mô hình".encode()), DATASETS["models"]))
    assert isinstance(seen, Preview)
    assert (seen.rows, [warning.code for warning in seen.warnings]) == (0, ["no_rows"])
