"""Lists as staff keep them, whose right answers are known, through the command on both engines."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.conftest import SetUp
from tests.uploads.conftest import SAMPLES
from uploads.__main__ import main

CASES: list[dict[str, Any]] = json.loads((SAMPLES / "cases.json").read_text(encoding="utf-8"))


@pytest.fixture
def as_own(facts: Engine, set_up: SetUp) -> None:
    """Let the command use the database of the test."""
    set_up(database_url=facts.url.render_as_string(hide_password=False))


@pytest.mark.usefixtures("as_own")
def test_every_sample_gives_its_right_answer(capsys: pytest.CaptureFixture[str]) -> None:
    for case in CASES:
        file = str(SAMPLES / case["file"])
        code = main(["check", file, "--dataset", case["dataset"], *case["args"], "--json"])
        right = case["exit"] if isinstance(case["exit"], list) else [case["exit"]]
        assert code in right, case["file"]
        said = json.loads(capsys.readouterr().out)
        assert said["file"] == case["file"]
        if code != 2:
            assert _told(said, case["want"]) == case["want"], case["file"]
        if case["file"] == "units.csv":  # the units that the other lists speak of
            assert main(["apply", file, "--dataset", "units", "--account", "tester"]) == 0
            capsys.readouterr()


def _told(said: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of an answer that a case asks for."""
    columns = {str(problem["row"]): problem["column"] for problem in said["problems"]}
    special = {
        "problem_rows": sorted(map(int, columns)),
        "problem_columns": {row: columns.get(row) for row in wanted.get("problem_columns", ())},
        "names_if_ok": said["names"],
    }
    return {name: special.get(name, said.get(name)) for name in wanted}


def test_every_sample_has_a_case() -> None:
    files = {path.name for path in Path(SAMPLES).iterdir()} - {"cases.json"}
    assert {case["file"] for case in CASES} == files
