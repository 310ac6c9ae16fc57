"""What every section is told about: the scope, how to read it, and the names of what it is counted by."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from data_access.categories import categories, units
from data_access.frames import named
from data_access.scope import Scope
from wording.words import SUBJECT_TYPES

Load = Callable[..., Any]
"""load(query, *arguments) -> the result of a query of data_access, which gets the connection before them."""


@dataclass(frozen=True)
class Subject:
    """One scope, with code -> name in official order for each kind of category.

    models  codes of the models to tell one by one
    listed  how many rows a list has at most
    """

    load: Load
    scope: Scope
    models: tuple[str, ...]
    listed: int
    periods: dict[str, str]
    blocs: dict[str, str]
    bloc_positions: dict[str, int]
    fields: dict[str, str]
    levels: dict[str, str]
    tasks: dict[str, str]
    indicators: dict[str, str]
    units: dict[str, str]

    @property
    def itemised(self) -> str:
        """The source of what is counted from itemised records."""
        return f"Số liệu chi tiết đã nhập, phiên bản {self.scope.revision}."

    @property
    def filters(self) -> tuple[str, ...]:
        """The filters in words, each with its label."""
        scope = self.scope
        asked = (
            ("Khối", [self.blocs.get(code, code) for code in scope.blocs]),
            ("Loại", [SUBJECT_TYPES.get(code, code) for code in scope.subject_types]),
            ("Lĩnh vực", [self.fields.get(code, code) for code in scope.fields]),
            ("Cấp đăng ký", [self.levels.get(code, code) for code in scope.levels]),
            ("Đơn vị", [self.units.get(code, code) for code in scope.units]),
        )
        return tuple(f"{label}: {'; '.join(names)}" for label, names in asked if names)


def subject_of(load: Load, scope: Scope, models: tuple[str, ...], listed: int) -> Subject:
    """Read the names that a scope is told with."""
    frames = {kind: load(categories, scope.revision, kind) for kind in ("period", "bloc", "field", "level", "task")}
    frames |= {"indicator": load(categories, scope.revision, "indicator"), "unit": load(units, scope.revision)}
    names = {kind: named(frame) for kind, frame in frames.items()}
    return Subject(
        load,
        scope,
        models,
        listed,
        names["period"],
        names["bloc"],
        dict(zip(frames["bloc"]["code"], (int(place) for place in frames["bloc"]["position"]), strict=True)),
        names["field"],
        names["level"],
        names["task"],
        names["indicator"],
        names["unit"],
    )
