"""The locks hold what the requirements ask for, and the requirements all that the program imports."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OF_THE_PROGRAM = (
    "accounts",
    "charts",
    "data_access",
    "exports",
    "pages",
    "seed",
    "ui",
    "uploads",
    "wording",
    "dashboard.py",
)
LOCKS = {"requirements.txt": "requirements.lock", "requirements-dev.txt": "requirements-dev.lock"}


def _pins(file: str) -> set[tuple[str, str]]:
    """Return name and version of every `name==version` line; a name has two where a version needs a newer Python."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    pins = [re.match(r"([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", line) for line in lines]
    return {(_normal(pin[1]), pin[2]) for pin in pins if pin}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported() -> set[str]:
    """Return the top names that the program imports from outside the standard library and itself."""
    files = [
        file
        for part in OF_THE_PROGRAM
        for file in ([ROOT / part] if part.endswith(".py") else (ROOT / part).rglob("*.py"))
    ]
    names = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {part.removesuffix(".py") for part in OF_THE_PROGRAM}


@pytest.mark.parametrize(("asked", "lock"), LOCKS.items())
def test_a_lock_has_every_version_that_is_asked_for(asked: str, lock: str) -> None:
    pins = _pins(asked)
    assert pins
    assert pins <= _pins(lock)


def test_tests_run_with_the_versions_of_the_program() -> None:
    assert _pins("requirements.lock") <= _pins("requirements-dev.lock")


@pytest.mark.parametrize("lock", LOCKS.values())
def test_every_locked_version_has_a_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(entries) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_every_library_that_the_program_imports_is_a_direct_requirement() -> None:
    distributions = packages_distributions()
    required = {name for name, _ in _pins("requirements.txt")}
    missing = {
        name for name in _imported() if not {_normal(found) for found in distributions.get(name, [name])} & required
    }
    assert missing == set()
