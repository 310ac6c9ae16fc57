"""The import rules of docs/architecture.md, held by reading every module's imports without running it."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

ALLOWED: dict[str, set[str]] = {
    "data_access": set(),
    "wording": {"data_access"},
    "accounts": {"data_access"},
    "uploads": {"data_access", "wording"},
    "exports": {"charts", "data_access", "wording"},
    "charts": set(),
    "seed": {"data_access"},
    "ui": {"charts", "exports", "uploads", "accounts", "wording", "data_access"},
    "pages": {"ui", "charts", "exports", "uploads", "accounts", "wording", "data_access"},
    "dashboard": {"ui", "charts", "exports", "uploads", "accounts", "wording", "data_access"},
}
"""What each part may import of the project, beside itself."""

FREE = {"tests", "bench", "tools"}
"""Parts outside the program; nothing may import them."""

SHOWS = {"dashboard", "pages", "ui"}
"""The parts that may import streamlit."""

KNOWS_NO_DATABASE = {"charts", "exports", "wording"}

SAME_FOLDER = "."


def violations(root: Path) -> list[str]:
    """Return one sentence for each import in the tree that breaks a rule, in the order of the files."""
    return [
        f"{file.relative_to(root)}:{line} {rule}"
        for file in _modules(root)
        for line, module in _imports(file)
        if (rule := _broken_rule(_part(root, file), module))
    ]


def _modules(root: Path) -> list[Path]:
    files = [file for part in ALLOWED for file in (root / part).rglob("*.py")]
    return sorted([*files, *(root / f"{part}.py" for part in ALLOWED if (root / f"{part}.py").is_file())])


def _part(root: Path, file: Path) -> str:
    return file.relative_to(root).parts[0].removesuffix(".py")


def _imports(file: Path) -> Iterator[tuple[int, str]]:
    """Yield line and top name of every import, also inside functions and by importlib; `.` for a relative one."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, SAME_FOLDER if node.level else (node.module or "").split(".")[0]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"importlib.import_module", "import_module"}:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield node.lineno, first.value.split(".")[0]


def _broken_rule(part: str, module: str) -> str:
    if module == SAME_FOLDER:
        return "imports relatively, which hides the part it imports"
    if module == "streamlit" and part not in SHOWS:
        return f"{part} imports streamlit"
    if module == "sqlalchemy" and part in KNOWS_NO_DATABASE:
        return f"{part} imports sqlalchemy"
    of_project = module in ALLOWED or module in FREE
    if of_project and module != part and module not in ALLOWED[part]:
        return f"{part} imports {module}"
    return ""


def test_imports_of_the_project_point_one_way() -> None:
    assert violations(ROOT) == []


def test_the_parts_that_exist_are_read() -> None:
    read = {_part(ROOT, file) for file in _modules(ROOT)}
    assert {"dashboard", "pages", "ui", "charts", "wording", "data_access", "seed", "uploads"} <= read


def test_every_part_at_the_root_has_a_rule() -> None:
    parts = {file.parent.name for file in ROOT.glob("*/*.py")} | {file.stem for file in ROOT.glob("*.py")}
    assert parts <= ALLOWED.keys() | FREE


def test_the_rules_themselves_allow_no_cycle() -> None:
    assert set(TopologicalSorter(ALLOWED).static_order()) == ALLOWED.keys()  # raises CycleError


def test_no_module_imports_itself_by_way_of_others() -> None:
    files = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in _modules(ROOT)}
    imports = {module: _modules_imported(file) & files.keys() for module, file in files.items()}
    assert set(TopologicalSorter(imports).static_order()) == files.keys()  # raises CycleError


def _modules_imported(file: Path) -> set[str]:
    """Return the modules that a module may mean by `from a import b`: a, and a.b."""
    found = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    return {name for node in found for name in (str(node.module), *(f"{node.module}.{one.name}" for one in node.names))}


def test_every_module_says_what_it_is() -> None:
    folders = [ROOT / part for part in (*ALLOWED, *FREE)]
    files = [*ROOT.glob("*.py"), *(file for folder in folders for file in folder.rglob("*.py"))]
    silent = [file for file in files if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))]
    assert [str(file.relative_to(ROOT)) for file in silent] == []


def test_a_fragment_asks_anew_who_looks() -> None:
    """st.fragment runs without its page, hence without the page's `require`; ui/access.py has one that asks."""
    files = [file for part in SHOWS for file in _modules(ROOT) if _part(ROOT, file) == part]
    bare = [str(file.relative_to(ROOT)) for file in files if "@st.fragment" in file.read_text(encoding="utf-8")]
    assert bare == ["ui/access.py"]


def test_a_page_first_asks_who_looks() -> None:
    """Only imports and constants may stand before `require`."""
    pages = [file for file in (ROOT / "pages").glob("*.py") if file.stem != "shell"]
    firsts = {
        file.name: next(filter(_does_something, ast.parse(file.read_text(encoding="utf-8")).body)) for file in pages
    }
    unasked = [name for name, first in firsts.items() if not ast.unparse(first).split("= ")[-1].startswith("require(")]
    assert unasked == []


def _does_something(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
        return False
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return not docstring and not isinstance(node, ast.Import | ast.ImportFrom)


@pytest.mark.parametrize(
    ("file", "source", "rule"),
    [
        ("data_access/a.py", "import streamlit as st", "data_access imports streamlit"),
        ("uploads/a.py", "from streamlit.runtime import get_instance", "uploads imports streamlit"),
        ("charts/a.py", "from sqlalchemy import text", "charts imports sqlalchemy"),
        ("exports/deep/a.py", "import sqlalchemy.exc", "exports imports sqlalchemy"),
        ("data_access/a.py", "from seed.facts import named_models", "data_access imports seed"),
        ("ui/a.py", "import pages.shell", "ui imports pages"),
        ("pages/a.py", "import dashboard", "pages imports dashboard"),
        ("charts/a.py", "from ui.words import KHOI", "charts imports ui"),
        ("seed/a.py", "from tests.seed import test_add", "seed imports tests"),
        ("data_access/a.py", "def late():\n    import ui.load", "data_access imports ui"),
        ("data_access/a.py", "import importlib\nimportlib.import_module('ui.load')", "data_access imports ui"),
        ("ui/a.py", "from . import words", "ui/a.py:1 imports relatively"),
        ("dashboard.py", "import bench", "dashboard imports bench"),
    ],
)
def test_a_broken_rule_is_found(tmp_path: Path, file: str, source: str, rule: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(source, encoding="utf-8")
    found = violations(tmp_path)
    assert len(found) == 1
    assert rule in found[0]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("pages/a.py", "import streamlit\nfrom ui.load import load\nfrom data_access.scope import Scope"),
        ("ui/a.py", "import streamlit\nimport sqlalchemy\nfrom charts.overview import years_bars"),
        ("uploads/a.py", "import sqlalchemy\nfrom data_access.text import fold\nfrom uploads.cells import text"),
        ("charts/a.py", "import altair\nimport pandas"),
    ],
)
def test_an_allowed_import_is_not_reported(tmp_path: Path, file: str, source: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(source, encoding="utf-8")
    assert violations(tmp_path) == []
