"""`python -m bench.uploads`: what an upload of new models costs, beside the raw load of the same rows.

Prints a Markdown table of ratios, then how long others wait meanwhile. The largest list goes to both engines at the
same time, so that only its work and memory count. QUICK=1: small files on SQLite alone.
"""

import csv
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.beside import tell_others
from bench.raw_load import SEARCH, Databases, Spent, databases, raw_load
from bench.served import ROOT
from bench.sizes import ENGINES, LARGE, MIDDLE, QUICK, SMALL
from bench.targets import aim
from wording.numbers import amount, count

_HEADERS = ("Tên mô hình", "Loại", "Khối", "Lĩnh vực", "Năm", "Cấp đăng ký", "Trạng thái", "Địa điểm", "Tóm tắt")
_BLOCS = (
    "Khối các Ban đảng, Mặt trận, đoàn thể, các Hội",
    "Khối Kinh tế, Tài chính, Kỹ thuật",
    "Khối Nội chính, Tổng hợp",
    "Khối Văn hóa - Xã hội và Trường học",
)
_SUMMARY = (
    "Cán bộ, đảng viên tuyên truyền, vận động nhân dân cùng làm, cùng giữ gìn; hằng tháng kiểm tra, rút kinh nghiệm. "
)
_ROUNDS = {SMALL: 1, MIDDLE: 1} if QUICK else {SMALL: 3, MIDDLE: 2}
_BESIDE = 50_000
_COLUMNS = (
    "cơ sở dữ liệu, số mô hình",
    "kiểm tra và ghi (s)",
    "so với nạp thô",
    "bộ xử lý làm việc (s)",
    "so với nạp thô",
    "bộ nhớ (MB)",
)


def main() -> int:
    for line in (_COLUMNS, ("---",) * len(_COLUMNS), ("mục tiêu", "225: < 0,5", "≤ 5", "", "≤ 5", "< 1.500")):
        _print_line(*line)
    with tempfile.TemporaryDirectory(prefix="dvk-bench-") as name, ExitStack() as running:
        folder = Path(name)
        engines = [running.enter_context(databases(engine, folder)) for engine in ENGINES]
        files = {size: list_of_models(folder, size) for size in _ROUNDS}
        costs = [{size: _measure(made, file, size) for size, file in files.items()} for made in engines]
        if not QUICK:
            for made in engines:
                tell_others(made.engine, _seeded(made), list_of_models(folder, _BESIDE))
            largest = list_of_models(folder, LARGE)
            with ThreadPoolExecutor(len(engines)) as beside:
                costs_of_largest = beside.map(lambda made: _measure(made, largest, LARGE), engines)
            for made, cost, small in zip(engines, costs_of_largest, costs, strict=True):
                _tell_growth(made.engine, cost / small[MIDDLE])
    return 0


@dataclass(frozen=True)
class _Turn:
    """One upload and its peak memory in MB, and the raw load of the same rows right after it where it is measured."""

    url: str
    upload: Spent
    megabytes: float
    raw: Spent | None


def _measure(made: Databases, file: Path, size: int) -> float:
    """Print what an upload costs, beside the raw load for the size that has a target; return seconds of work a row."""
    turns = [_turn(made, file, beside_raw=size == MIDDLE) for _ in range(_ROUNDS.get(size, 1))]
    wall = statistics.median(turn.upload.wall for turn in turns)
    work = statistics.median(turn.upload.work for turn in turns)
    megabytes = max(turn.megabytes for turn in turns)
    pairs = [(turn.upload, turn.raw) for turn in turns if turn.raw]
    of_wall, of_work = "", ""
    name = f"{made.engine}, {count(size)}"
    if pairs:
        passed = statistics.median(upload.wall / raw.wall for upload, raw in pairs)
        of_wall, of_work = amount(passed), amount(statistics.median(upload.work / raw.work for upload, raw in pairs))
        aim("Tải lên, thời gian so với nạp thô", name, passed, 5)
    if size == SMALL:
        aim("Tải lên 225 mô hình", name, wall, 0.5, "s")
    aim("Tải lên, bộ nhớ", name, megabytes, 1500, "MB")
    _print_line(name, amount(wall), of_wall, amount(work), of_work, f"{megabytes:.0f}")
    if pairs and made.engine == "postgresql":
        _tell_with_search(made, turns[-1])
    return work / size


def _turn(made: Databases, file: Path, *, beside_raw: bool) -> _Turn:
    url = _seeded(made)
    before = made.server_work()
    once = _upload(file, url)
    spent = Spent(once["seconds"], once["work"] + made.server_work() - before)
    return _Turn(url, spent, once["megabytes"], raw_load(made, url) if beside_raw else None)


def _upload(file: Path, url: str) -> dict[str, float]:
    upload = [sys.executable, "-m", "bench.upload_once", str(file)]
    environment = {**os.environ, "DVK_DATABASE_URL": url}
    once: dict[str, float] = json.loads(
        subprocess.check_output(upload, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    )
    return once


def _seeded(made: Databases) -> str:
    url = made.new()
    seed = [sys.executable, "-m", "seed", "--facts-only"]
    environment = {**os.environ, "DVK_DATABASE_URL": url}
    subprocess.run(seed, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return url


def _tell_growth(engine: str, growth: float) -> None:
    aim("Tải lên, mỗi dòng ở 1.000.000 so với 100.000", engine, growth, 1)
    _print_line(f"{engine}, mỗi dòng: 1.000.000 so với 100.000 (≤ 1)", "", "", "", amount(growth), "")


def _tell_with_search(made: Databases, turn: _Turn) -> None:
    """Print what the same upload costs beside the raw load of all tables that it writes, that of search included."""
    search = raw_load(made, turn.url, SEARCH)
    if turn.raw is None:
        return
    wall, work = turn.raw.wall + search.wall, turn.raw.work + search.work
    name = f"{made.engine}, {count(MIDDLE)}, nạp thô kể cả bảng tìm kiếm (s)"
    _print_line(name, amount(wall), amount(turn.upload.wall / wall), amount(work), amount(turn.upload.work / work), "")
    aim("Tải lên, thời gian so với nạp thô kể cả bảng tìm kiếm", name, turn.upload.wall / wall, 5)


def list_of_models(folder: Path, size: int) -> Path:
    """Write a list of new models, the same for the same size."""
    file = folder / f"{size}.csv"
    if file.exists():
        return file
    chance = random.Random(size)
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_HEADERS)
        writer.writerows(
            (
                f"Vận động nhân dân phân loại rác tại nguồn ở thôn {number}",
                chance.choice(("Tập thể", "Cá nhân")),
                chance.choice(_BLOCS),
                chance.choice(("Kinh tế", "Văn hóa - xã hội")),
                chance.choice((2021, 2022, 2023, 2024)),
                chance.choice(("Cơ sở", "Đảng bộ Khối", "Tỉnh")),
                "Đang triển khai",
                f"thôn {number % 500}",
                (_SUMMARY * 2).strip(),
            )
            for number in range(size)
        )
    return file


def _print_line(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
