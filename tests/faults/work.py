"""A process to be killed: `python -m tests.faults.work VERB`. Says "ready" once, then works until it is ended.

write, upload, undo and restore each run for ever on the database of DVK_DATABASE_URL; a number is printed after each
commit.
"""

import sys
from collections.abc import Iterator
from itertools import count

from data_access.engine import connect
from data_access.revisions import begin, current_revision
from data_access.undo import restore, undo
from uploads import upload
from uploads.datasets import DATASETS
from uploads.parse.source import source_of_bytes
from uploads.plan.planning import Request

ROWS = 500


def main() -> None:
    """Work until killed."""
    engine = connect()
    with engine.connect() as connection:
        done = current_revision(connection)
    print("ready", flush=True)
    verbs = {"write": _write, "upload": _upload, "undo": _undo, "restore": _restore}
    for number in verbs[sys.argv[1]](done):
        print(number, flush=True)


def _write(done: int) -> Iterator[int]:
    for turn in count(done):
        with begin(connect(), "upload", account="can-bo") as running:
            codes = [f"M{turn % 3}-{place}" for place in range(ROWS)]
            running.write_tuples("model", ("code", "name"), [(code, f"{code} lần {turn}") for code in codes])
            years = [(code, 2021 + turn % 5, 50.0 + turn % 50) for code in codes]
            running.write_tuples("model_year", ("model", "year", "score"), years)
        yield running.id


def _upload(done: int) -> Iterator[int]:
    for turn in count(done):
        rows = "".join(f"Mô hình {turn}.{place},Khối Nội chính,{2021 + turn % 5}\n" for place in range(ROWS))
        source = source_of_bytes("danh-sach.csv", f"Tên mô hình,Khối,Năm\n{rows}".encode())
        request = Request(source, DATASETS["models"])
        receipt = upload.apply(connect(), request, upload.check(connect(), request), account="can-bo")
        assert receipt.revision is not None
        yield receipt.revision


def _undo(done: int) -> Iterator[int]:
    newest = done
    while True:
        newest = undo(connect(), newest, "can-bo")
        yield newest


def _restore(done: int) -> Iterator[int]:
    for turn in count():
        yield restore(connect(), done - 1 - turn % 2, "can-bo")


if __name__ == "__main__":
    main()
