"""The documents tell of every setting and command that exists, and of none that does not."""

import argparse
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.settings import Settings
from tools.pictures import PICTURES
from ui.guide_text import GUIDES, anchor, guide
from uploads.limits import Limits

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
MODULES = ("accounts", "data_access", "exports", "seed", "uploads")
ELSEWHERE = {"DVK_KILLS", "DVK_DB_PASSWORD"}
"""Read by the Makefile and by compose, not by the program."""

SETTINGS = {f"DVK_{name.upper()}" for name in Settings.model_fields} | {
    f"DVK_UPLOAD_{name.upper()}" for name in Limits.model_fields
}
Command = tuple[str, frozenset[str]]


def _told(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def _parser(module: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = importlib.import_module(f"{module}.__main__")._parser()
    return parser


def _options(parser: argparse.ArgumentParser) -> frozenset[str]:
    return frozenset(
        option for action in parser._actions for option in action.option_strings if option.startswith("--")
    ) - {"--help"}


def _commands(module: str) -> dict[str, frozenset[str]]:
    """Return the options of each command of a module; '' stands for a module that has none, and what all share."""
    parser = _parser(module)
    chosen = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if chosen:
        return {name: _options(one) for name, one in chosen[0].choices.items()}
    words = [str(word) for action in parser._actions if not action.option_strings for word in action.choices or ()]
    return dict.fromkeys(words, frozenset[str]()) | {"": _options(parser)}


def _documented(module: str) -> Iterator[Command]:
    """Yield command and options of each row of the module's table in docs/lenh.md."""
    part = re.search(rf"^## python -m {module}$(.*?)(?=^## |\Z)", _told("docs/lenh.md"), re.MULTILINE | re.DOTALL)
    for row in re.findall(r"^\| (.*?) \|", part[1] if part else "", re.MULTILINE):
        if words := " ".join(re.findall(r"`([^`]+)`", row)).split():
            yield "" if words[0].startswith("--") else words[0], frozenset(re.findall(r"--[a-z-]+", row))


def _in_code(text: str) -> list[str]:
    """Return the pieces of a document that are code: between backticks or indented."""
    return re.findall(r"`([^`\n]+)`", text) + re.findall(r"^ {4,}(\S.*)$", text, re.MULTILINE)


@pytest.mark.parametrize("module", MODULES)
def test_every_command_is_documented_with_its_options_and_no_other(module: str) -> None:
    told: dict[str, frozenset[str]] = {}
    for command, options in _documented(module):
        told[command] = told.get(command, frozenset()) | options
    assert told == _commands(module)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_command_that_a_document_names_exists(document: Path) -> None:
    unknown = []
    for code in _in_code(document.read_text(encoding="utf-8")):
        for module, rest in re.findall(r"python -m ([\w.]+)([^;&|]*)", code):
            of_others = not (ROOT / module.split(".")[0]).is_dir()
            known = of_others or importlib.util.find_spec(module) is not None
            if module in MODULES:
                commands = _commands(module)
                word = next(iter(rest.split()), "")
                command = "" if "" in commands or not re.fullmatch(r"[a-z]+", word) else word
                options = commands.get(command, frozenset()) if command or "" in commands else frozenset()
                known = command in {"", *commands} and set(re.findall(r"--[a-z-]+", rest)) <= options | {"--help"}
            unknown += [] if known else [code]
    assert unknown == []


def test_every_target_of_make_is_documented_and_no_other_is_named() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", _told("Makefile"), re.MULTILINE))
    named = {
        target
        for document in DOCUMENTS
        for code in _in_code(document.read_text(encoding="utf-8"))
        for target in re.findall(r"^make ([a-z][a-z-]*)", code)
    }
    assert named == targets
    assert set(re.findall(r"^\| `make ([a-z-]+)", _told("docs/lenh.md"), re.MULTILINE)) == targets


def test_every_setting_stands_in_the_table_of_settings() -> None:
    rows = re.findall(r"^\| (.*?) \|", _told("docs/cai-dat.md"), re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"DVK_[A-Z_]+", row)} == SETTINGS


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / ".env.example"], ids=lambda file: file.name)
def test_every_setting_that_a_document_names_exists(document: Path) -> None:
    named = set(re.findall(r"DVK_[A-Z]+(?:_[A-Z]+)*\b", document.read_text(encoding="utf-8")))
    assert named <= SETTINGS | ELSEWHERE


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_link_leads_to_a_file_and_to_a_heading_of_it(document: Path) -> None:
    lost = []
    for address in re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        file, _, part = address.partition("#")
        if "://" in file:
            continue
        target = document.parent / file if file else document
        if not target.exists():
            lost.append(address)
        elif part:
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            lost += [] if part in {anchor(heading) for heading in headings} else [address]
    assert lost == []


def test_every_picture_is_taken_by_the_script_and_shown_in_a_document() -> None:
    shown = {
        name
        for document in DOCUMENTS
        for name in re.findall(r"pictures/([\w-]+)\.webp", document.read_text(encoding="utf-8"))
    }
    kept = {file.stem for file in (ROOT / "docs" / "pictures").iterdir()}
    assert shown == kept == {picture.name for picture in PICTURES}


def test_the_guides_of_the_dashboard_are_documents_with_a_title() -> None:
    assert all(guide(name).title and guide(name).headings for name in GUIDES)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_file_of_the_program_that_a_document_names_exists(document: Path) -> None:
    parts = "accounts|bench|charts|data_access|deploy|docs|exports|pages|seed|tests|tools|ui|uploads|wording"
    named = re.findall(rf"`((?:{parts})/[\w./-]+\.\w+)", document.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []
