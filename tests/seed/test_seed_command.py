"""The command line."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access.command_line import guarded
from data_access.engine import connect
from data_access.migrate import upgrade
from data_access.settings import ROOT
from seed.__main__ import _progress, main
from seed.add import add_published, filled_to
from tests.conftest import SetUp
from tests.seed.current import current


@pytest.fixture
def database(tmp_path: Path, set_up: SetUp) -> Engine:
    """A database that does not exist yet, set as that of this process."""
    url = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    set_up(database_url=url)
    return connect(url)


def test_the_first_run_makes_facts_and_illustrative_data(database: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Đã thêm số liệu công bố (phiên bản 1).",
        "Đã thêm dữ liệu minh họa: 225 mô hình (phiên bản 2).",
    ]
    assert len(current(database, "model", "code")) == 225


def test_a_second_run_changes_nothing_and_says_so(database: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    before = current(database, "model_year", "model", "year", "since")
    capsys.readouterr()
    assert main([]) == 0
    assert capsys.readouterr().out == "Không thay đổi gì: cơ sở dữ liệu đã có dữ liệu (phiên bản 2).\n"
    assert current(database, "model_year", "model", "year", "since") == before


def test_two_first_runs_at_once_fill_the_database_once(database: Engine) -> None:
    runs = [
        subprocess.Popen([sys.executable, "-m", "seed"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    told = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    assert len(current(database, "model", "code")) == 225
    assert filled_to(database) == 2


def test_a_seed_that_was_ended_after_the_facts_is_taken_up_again(
    database: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    upgrade(database)
    add_published(database, followed=True)
    assert main([]) == 0
    assert capsys.readouterr().out == "Đã thêm dữ liệu minh họa: 225 mô hình (phiên bản 2).\n"
    assert filled_to(database) == 2


def test_a_database_of_facts_alone_stays_so_until_illustrative_data_is_asked_for(database: Engine) -> None:
    assert main(["--facts-only"]) == 0
    assert main([]) == 0
    assert len(current(database, "model", "code")) == 14
    assert main(["--models", "300"]) == 0
    assert len(current(database, "model", "code")) == 300


def test_an_empty_start_is_not_filled_with_the_data_of_another_committee(
    database: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--empty"]) == 0
    assert main([]) == 0
    assert main(["--models", "225"]) == 1
    assert capsys.readouterr().err == "Cơ sở dữ liệu đã có dữ liệu khác; không thêm gì.\n"
    assert current(database, "model", "code") == []


def test_too_few_models_are_refused_in_one_sentence(database: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--models", "5"]) == 2
    assert capsys.readouterr().err == "Số mô hình phải từ 14 trở lên vì đã gồm 14 mô hình được công bố.\n"


def test_a_wrong_option_is_refused_in_vietnamese(database: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--models", "nhiều"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err == ("Dòng lệnh không đúng; hãy xem hướng dẫn bằng lệnh: python -m seed --help\n")


def test_an_unreachable_database_is_told_in_one_sentence_without_traceback(
    set_up: SetUp, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(database_url="postgresql://nobody@127.0.0.1:1/none")
    assert guarded(lambda: main([])) == 2
    told = capsys.readouterr().err
    assert told.startswith("Không kết nối được cơ sở dữ liệu tại 127.0.0.1:1.")
    assert "Traceback" not in told


def test_progress_is_told_in_round_steps_for_many_models(capsys: pytest.CaptureFixture[str]) -> None:
    tell = _progress(250_000)
    for written in (14, 90_014, 100_014, 110_014, 210_014, 250_000):
        tell(written)
    assert capsys.readouterr().out.splitlines() == [
        "Đã ghi 100.000/250.000 mô hình …",
        "Đã ghi 200.000/250.000 mô hình …",
    ]
