"""What one process counts of its own work since it started: plain numbers that only grow, read by `/metrics`."""

import time
from collections.abc import Mapping
from threading import Lock

Name = tuple[str, tuple[tuple[str, str], ...]]
"""A metric and its labels."""

STARTED = time.time()
_lock = Lock()
_values: dict[Name, float] = {}


def add(metric: str, amount: float = 1, **labels: str) -> None:
    """Let a number grow."""
    name = metric, tuple(sorted(labels.items()))
    with _lock:
        _values[name] = _values.get(name, 0) + amount


def values() -> Mapping[Name, float]:
    """Return all numbers as they are now."""
    with _lock:
        return dict(_values)


def value(metric: str, **labels: str) -> float:
    """Return one number, 0 before it was ever counted."""
    with _lock:
        return _values.get((metric, tuple(sorted(labels.items()))), 0)


def took(metric: str, seconds: float, **labels: str) -> None:
    """Count a piece of work and its seconds: METRIC_count and METRIC_sum, as Prometheus names a summary."""
    add(f"{metric}_count", 1, **labels)
    add(f"{metric}_sum", seconds, **labels)
