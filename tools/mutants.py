"""Breaks lines that matter, one at a time, in a copy of the project: the tests named beside each must notice.

`make mutants` runs them all and prints a table. A line that is no longer found, or whose tests still pass, is an error.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TESTS_FAILED = 1


@dataclass(frozen=True)
class Mutant:
    """One broken line: in `module`, `line` becomes `broken`; `promise` is what no longer holds, `tests` must fail."""

    promise: str
    module: str
    line: str
    broken: str
    tests: str


MUTANTS = (
    Mutant(
        "whoever saves has the role at that moment",
        "accounts/permission.py",
        "if not covers(who.role, role):",
        "if False:",
        "tests/accounts/test_permission.py",
    ),
    Mutant(
        "an idle session ends",
        "accounts/sessions.py",
        "session.c.last_seen_at > now - timedelta(minutes=given.session_idle_minutes)",
        "session.c.last_seen_at > now - timedelta(days=9_999)",
        "tests/accounts/test_sign_in.py",
    ),
    Mutant(
        "passwords cannot be guessed without end",
        "accounts/throttle.py",
        ">= limit for limit",
        "> limit + 1_000 for limit",
        "tests/accounts/test_sign_in.py",
    ),
    Mutant(
        "signing in leads nowhere else",
        "accounts/form.py",
        'and not wanted.startswith("//")',
        "",
        "tests/accounts/test_sign_in.py",
    ),
    Mutant(
        "other sites cannot post",
        "accounts/arrival.py",
        'return site not in ("same-origin", "none")',
        "return False",
        "tests/accounts/test_sign_in.py",
    ),
    Mutant(
        "other sites cannot open a websocket",
        "accounts/door.py",
        '(scope["type"] == "websocket" or scope["method"] not in _SAFE)',
        'scope["type"] == "http" and scope["method"] not in _SAFE',
        "tests/accounts/test_door.py",
    ),
    Mutant(
        "the door asks for the role of a route",
        "accounts/door.py",
        "if covers(who.role, role):",
        "if True:",
        "tests/accounts/test_door.py",
    ),
    Mutant(
        "every reference finds its row",
        "data_access/revisions.py",
        "    integrity.check(connection, running.id)\n",
        "",
        "tests/data_access/test_revisions.py",
    ),
    Mutant(
        "undo takes nobody's later work away",
        "data_access/undo.py",
        "        if found:\n",
        "        if not found and revision < 0:\n",
        "tests/data_access/test_revisions.py",
    ),
    Mutant(
        "a row holds from `since` to before `until`",
        "data_access/versions.py",
        "table.c.until > revision)",
        "table.c.until >= revision)",
        "tests/data_access/test_revisions.py",
    ),
    Mutant(
        "a published figure does not stand for a part",
        "data_access/figures.py",
        "stands = not scope.narrowed and itemised <= stated",
        "stands = itemised <= stated",
        "tests/data_access/test_counts.py",
    ),
    Mutant(
        "a cube counted on equals one counted anew",
        "data_access/cubes.py",
        "gone[list(one.measures)] *= -1",
        "gone[list(one.measures)] *= 0",
        "tests/data_access/test_cubes.py",
    ),
    Mutant(
        "đ is found as d",
        "data_access/text.py",
        'letters.replace("đ", "d")',
        "letters",
        "tests/data_access/test_text.py",
    ),
    Mutant(
        "an upload is written on what it was compared with",
        "uploads/apply.py",
        "    refuse_stale(revision.connection, plan)\n",
        "",
        "tests/uploads/test_applying.py",
    ),
    Mutant(
        "rows with problems are not written unasked",
        "uploads/apply.py",
        "if plan.has_problems and not skip_problems:",
        "if False:",
        "tests/uploads/test_applying.py",
    ),
    Mutant(
        "no spreadsheet runs what somebody typed",
        "uploads/values/formulas.py",
        "if _RUNS.match(text) else text",
        "if not text else text",
        "tests/uploads/test_round_trip.py",
    ),
    Mutant(
        "a photo carries no place",
        "uploads/pictures.py",
        'exif=b""',
        "exif=upright.getexif()",
        "tests/uploads/test_pictures.py",
    ),
    Mutant(
        "what is not known is a dash",
        "wording/numbers.py",
        "return UNKNOWN if value is None else",
        "return '0' if value is None else",
        "tests/wording/test_words_and_numbers.py",
    ),
    Mutant(
        "a story cannot run anything in the browser",
        "ui/safe_markdown.py",
        '"html": False',
        '"html": True',
        "tests/ui/test_safe_markdown.py",
    ),
)


def tried(mutants: tuple[Mutant, ...]) -> Iterator[tuple[Mutant, str]]:
    """Break one line after the other and yield each mutant with the first test that noticed; '' if none did.

    Errors: LookupError if a module has no such line, or has it more than once.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "project")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "data"))
        for mutant in mutants:
            module = copy / mutant.module
            whole = module.read_text(encoding="utf-8")
            if whole.count(mutant.line) != 1:
                raise LookupError(f"{mutant.module} must have the line once: {mutant.line}")
            module.write_text(whole.replace(mutant.line, mutant.broken), encoding="utf-8")
            yield mutant, _noticed(copy, mutant.tests)
            module.write_text(whole, encoding="utf-8")


def _noticed(project: Path, tests: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not long", tests],
        cwd=project,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    failed = [line.split()[1] for line in run.stdout.splitlines() if line.startswith("FAILED ")]
    return failed[0] if run.returncode == _TESTS_FAILED and failed else ""


def main() -> int:
    """Print which test notices which broken line; 1 if any line can be broken unnoticed."""
    print("| no longer holds | module | noticed by |\n|---|---|---|")
    unnoticed = 0
    for mutant, test in tried(MUTANTS):
        unnoticed += not test
        print(f"| {mutant.promise} | `{mutant.module}` | {f'`{test}`' if test else '**nothing**'} |", flush=True)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
