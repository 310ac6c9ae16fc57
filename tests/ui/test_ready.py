"""The collector that Streamlit calls after each run works seldom, so that many readers do not wait for each other."""

import ast
import gc
import inspect

import pytest
from streamlit.runtime.scriptrunner import script_runner

from ui.ready import SeldomCollection


def test_garbage_is_looked_for_again_only_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "collect", lambda generation: 7)
    collection = SeldomCollection()
    assert [collection.collect(2), collection.collect(2)] == [7, 0]
    collection._due = 0.0
    assert collection.collect(2) == 7


def test_streamlit_uses_nothing_else_of_the_collector() -> None:
    tree = ast.parse(inspect.getsource(script_runner))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "gc"
    }
    assert used == {"collect"}
