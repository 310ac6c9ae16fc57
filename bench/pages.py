"""`python -m bench.pages ADDRESS …`: what each page costs the server, the first view after an upload, and documents.

A reader without a browser asks for the pages over the websocket. "Lần đầu" is the first time since the process
started; then a page that is kept is asked for again, with its statements counted by `/metrics` and the bytes of its
messages. The upload is undone afterwards.
"""

import asyncio
import csv
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.request import urlopen

from bench.reader import opened
from bench.served import ROOT, served, spent
from bench.sizes import run, small_database
from bench.targets import aim
from data_access.engine import connect
from wording.numbers import count

_PAGES = (
    ("Tổng quan", "", "", ""),
    ("Tổng quan, lọc một khối", "", "kinh-te", ""),
    ("Khối và đơn vị", "khoi", "", ""),
    ("Mô hình", "mo-hinh", "", ""),
    ("Mô hình, lọc một khối", "mo-hinh", "kinh-te", ""),
    ("Một mô hình", "mo-hinh", "", "ma=DVK-000001"),
    ("Nghị quyết", "nghi-quyet", "", ""),
    ("Trình chiếu", "trinh-chieu", "", ""),
)
_AGAIN = 3
_DOCUMENTS = ("trinh-chieu/xem", "xuat/pptx", "xuat/docx", "xuat/pdf", "xuat/xlsx")
_UPLOADED = 10
_COUNTED = re.compile(r"^dvk_query_seconds_count (\d+)", re.MULTILINE)


def main(arguments: Sequence[str] | None = None) -> int:
    addresses = list(sys.argv[1:] if arguments is None else arguments)
    for line in (
        ("cơ sở dữ liệu", "việc", "lần đầu (ms)", "lần sau, trung vị (ms)", "câu lệnh SQL", "gửi đi (KB)"),
        ("---",) * 6,
        ("mục tiêu", "trang đã có sẵn", "", "", "≤ 2", ""),
    ):
        print(f"| {' | '.join(line)} |", flush=True)
    for address in addresses or [small_database()]:
        environment = {"DVK_DATABASE_URL": address, "DVK_ACCESS": "open"}
        with served([sys.executable, "dashboard.py"], environment) as (at, process):
            asyncio.run(_tell_pages(address, at, process))
            _tell_documents(address, at)
    return 0


async def _tell_pages(address: str, at: str, process: int) -> None:
    views = []
    _tell(address, f"tiến trình khi khởi động: {spent(process)[0]:.0f} MB")
    for name, page, bloc, more in _PAGES:
        reader = await opened(at)
        first = await reader.act(page, bloc, more)
        again = [await reader.act(page, bloc, more) for _ in range(_AGAIN)]
        received, asked = reader.received, _statements(at)
        await reader.act(page, bloc, more)
        of_the_question = (_statements(at) - asked) - _of_metrics(at)
        views.append(first)
        aim("Câu lệnh SQL của một trang đã có sẵn", f"{_where(address)}, {name}", of_the_question, 2)
        _tell(
            address,
            name,
            f"{1000 * first:.0f}",
            f"{1000 * statistics.median(again):.0f}",
            str(of_the_question),
            f"{(reader.received - received) / 1000:.0f}",
        )
        await reader.connection.close()
    after = await _tell_after_upload(address, at)
    aim("Lần xem đầu sau khi tải lên, so với lần xem đầu của Tổng quan", _where(address), after / views[0], 1)
    _tell(address, f"tiến trình sau các trang trên: {spent(process)[0]:.0f} MB")


async def _tell_after_upload(address: str, at: str) -> float:
    """Let another process upload a few models, and ask for the overview: nothing of the new revision is kept yet.

    Returns the seconds of that first view.
    """
    with tempfile.TemporaryDirectory(prefix="dvk-bench-") as folder:
        file = Path(folder) / "list.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream)
            rows.writerow(("Tên mô hình", "Khối", "Năm"))
            rows.writerows(
                (f"Mô hình đo {time.time_ns()} {number}", "Khối Nội chính, Tổng hợp", 2024)
                for number in range(_UPLOADED)
            )
        upload = (sys.executable, "-m", "uploads", "apply", str(file), "--dataset", "models", "--account", "bench")
        environment = {**os.environ, "DVK_DATABASE_URL": address}
        told = subprocess.check_output([*upload, "--json"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    reader = await opened(at)
    first, second = await reader.act(""), await reader.act("")
    await reader.connection.close()
    name = f"Tổng quan sau khi tải lên {_UPLOADED} mô hình"
    _tell(address, name, f"{1000 * first:.0f}", f"{1000 * second:.0f}")
    run(address, "uploads", "undo", str(json.loads(told)["revision"]), "--account", "bench")
    return first


def _tell_documents(address: str, at: str) -> None:
    for path in _DOCUMENTS:
        times = []
        for _ in range(2):
            began = time.perf_counter()
            with urlopen(f"{at}/{path}", timeout=120) as answer:
                size = len(answer.read())
            times.append(f"{1000 * (time.perf_counter() - began):.0f}")
        _tell(address, f"tài liệu /{path}", *times, "", f"{size / 1000:.0f}")


def _statements(at: str) -> int:
    """Return how many statements the process has run."""
    with urlopen(f"{at}/metrics", timeout=30) as answer:
        found = _COUNTED.search(answer.read().decode())
    return int(found[1]) if found else 0


def _of_metrics(at: str) -> int:
    """Return how many statements asking for the number itself runs."""
    before = _statements(at)
    return _statements(at) - before


def _tell(address: str, what: str, *cells: str) -> None:
    padded = (*cells, *[""] * (4 - len(cells)))
    print(f"| {_where(address)} | {what} | {' | '.join(padded)} |", flush=True)


def _where(address: str) -> str:
    name = connect(address).url
    size = re.search(r"(\d+)(?:\.sqlite3)?$", str(name.database))
    return f"{name.get_backend_name()}, {count(int(size[1]))}" if size else name.get_backend_name()


if __name__ == "__main__":
    sys.exit(main())
