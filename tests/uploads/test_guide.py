"""The guide for staff tells every column and every code that there is."""

import ast
import re
from pathlib import Path

from data_access.settings import ROOT
from uploads.datasets import DATASETS
from uploads.files.guide import guide
from uploads.values.lookups import SHOWN_LOOKUPS

GUIDE = (ROOT / "docs" / "tai-len.md").read_text(encoding="utf-8")
_RAISED = {"Fault": 0, "UnusableFile": 0, "UnclearHeaders": 0, "warn": 3}
"""Calls that tell a code -> the place of the code among their arguments."""


def _codes(file: Path) -> set[str]:
    """Return the codes that a module tells; {…} stands for what is filled in."""
    codes = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        place = _RAISED.get(ast.unparse(node.func).rpartition(".")[2])
        if place is not None and len(node.args) > place:
            given = node.args[place]
            if isinstance(given, ast.Constant):
                codes.add(str(given.value))
            elif isinstance(given, ast.JoinedStr):
                codes |= {ast.unparse(given)[2:-1].replace("{self.topic}", topic) for topic in _topics()}
    return codes


def _topics() -> set[str]:
    choices = {column.code for dataset in DATASETS.values() for column in dataset.columns if column.choices}
    return {*SHOWN_LOOKUPS, *choices}


def test_every_column_is_told_as_it_is_declared() -> None:
    told = re.search("<!-- columns -->\n(.*)<!-- /columns -->", GUIDE, re.DOTALL)
    assert told is not None
    assert told[1].strip() == guide().strip()  # python -m uploads columns


def test_every_code_is_told_with_its_remedy() -> None:
    codes = {code for file in (ROOT / "uploads").rglob("*.py") for code in _codes(file)}
    assert len(codes) > 50
    assert {code for code in codes if f"`{code}`" not in GUIDE} == set()


def test_no_code_is_told_that_there_is_not() -> None:
    section = GUIDE.partition("## Lỗi và cách sửa")[2].partition("## Bằng dòng lệnh")[0]
    codes = {code for file in (ROOT / "uploads").rglob("*.py") for code in _codes(file)}
    assert set(re.findall("`([a-z_]+)`", section)) - codes == set()
