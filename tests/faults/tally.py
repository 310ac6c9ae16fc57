"""The fault table: which fault was injected how often, and whether anything was lost; printed by `--fault-table`.

A test tells `injected(fault, engine)` once per injection. What is never lost is what the tests assert after each one:
every earlier revision is as it was, none is half there, `data_access.inspection` finds nothing, sessions hold.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

Injected = Callable[[str, str], None]
ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_PROPERTY = "injected fault"


@pytest.fixture
def injected(request: pytest.FixtureRequest) -> Injected:
    """Note that a fault was injected: injected("Đầy đĩa", "sqlite")."""
    return lambda fault, engine: request.node.user_properties.append((_PROPERTY, (fault, engine)))


def table(passed: Counter[tuple[str, str]], failed: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of the table in Markdown; a fault of a failed test is told to have lost something."""
    yield "| sự cố | SQLite | PostgreSQL | mất gì |"
    yield "|---|---|---|---|"
    every = passed + failed
    broken = "kiểm thử không đạt"
    for fault in dict.fromkeys(fault for fault, _ in every):
        counts = [every[fault, engine] for engine in ENGINES]
        lost = any(failed[fault, engine] for engine in ENGINES)
        cells = " | ".join(str(count or "–") for count in counts)
        yield f"| {fault} | {cells} | {broken if lost else 'không'} |"
    totals = [sum(count for (_, of), count in every.items() if of == engine) for engine in ENGINES]
    yield f"| **Tổng cộng** | **{totals[0]}** | **{totals[1]}** | **{broken if failed else 'không'}** |"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fault-table", action="store_true", help="print which faults were injected how often")


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if not config.getoption("--fault-table"):
        return
    counted = {outcome: Counter[tuple[str, str]]() for outcome in ("passed", "failed")}
    for outcome, counter in counted.items():
        for report in terminalreporter.stats.get(outcome, []):
            counter.update(told for name, told in report.user_properties if name == _PROPERTY and report.when == "call")
    terminalreporter.section("sự cố đã gây ra")
    for line in table(counted["passed"], counted["failed"]):
        terminalreporter.write_line(line)
