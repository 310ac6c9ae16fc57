"""The table of all targets at the end of a whole run of `make bench`."""

from pathlib import Path

import pytest

from bench.targets import NOTES, aim, noted, summary


def test_each_target_is_told_where_it_comes_closest_to_being_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes.jsonl"
    monkeypatch.setenv(NOTES, str(notes))
    aim("điều hướng", "sqlite", 1.2, 1.5)
    aim("bộ nhớ", "sqlite", 110, 120, "MB")
    aim("điều hướng", "postgresql", 1.8, 1.5)
    aim("nhanh hơn cách thông thường", "sqlite", 4, 5, at_least=True)
    aim("chậm hơn nhỏ nhất", "sqlite", -3, 15, "%")
    assert summary(noted(notes))[1:] == [
        ("điều hướng", "≤ 1,5", "1,8 (postgresql)", "**chưa đạt**: hơn 20 %, ở 1 trong 2 chỗ"),
        ("bộ nhớ", "≤ 120 MB", "110 MB (sqlite)", "đạt"),
        ("nhanh hơn cách thông thường", "≥ 5", "4 (sqlite)", "**chưa đạt**: thiếu 20 %, ở 1 trong 1 chỗ"),
        ("chậm hơn nhỏ nhất", "≤ 15 %", "-3 % (sqlite)", "đạt"),
    ]


def test_a_part_that_runs_by_itself_notes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NOTES, raising=False)
    monkeypatch.chdir(tmp_path)
    aim("điều hướng", "sqlite", 1.2, 1.5)
    assert list(tmp_path.iterdir()) == []
