"""Whatever happens to the data, in any order: history stays as it was and every revision is consistent in itself."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from data_access import cubes, undo
from data_access.integrity import IntegrityProblem
from data_access.revisions import NothingChanged, Revision, begin, current_revision
from data_access.schema import VERSIONED

MODELS, UNITS, YEARS = ("M1", "M2", "M3"), ("U1", "U2"), (0, 2021, 2022, 2023)
Operation = tuple[Any, ...]

_model = st.sampled_from(MODELS)
_unit = st.sampled_from(UNITS)
_unit_or_none = st.sampled_from(("", *UNITS))
_year = st.sampled_from(YEARS)
_bloc = st.sampled_from(("", "kinh-te", "van-hoa"))
_change = st.one_of(
    st.tuples(st.just("unit"), _unit, st.sampled_from(("Đảng bộ A", "Đảng bộ B")), _bloc),
    st.tuples(st.just("model"), _model, _unit_or_none, _bloc, _year),
    st.tuples(
        st.just("model_year"),
        _model,
        _year,
        _unit_or_none,
        st.sampled_from(("registered", "recognized", "not_recognized")),
        st.sampled_from((None, 0.1, 81.25)),
    ),
    st.tuples(st.just("outcome"), _model, _year, st.sampled_from((None, 1.5, 20.0))),
    st.tuples(st.just("award"), _model, _year),
    st.tuples(st.just("model_task"), _model),
    st.tuples(st.just("end model_year"), _model, _year),
    st.tuples(st.just("end model"), _model),
    st.tuples(st.just("end unit"), _unit),
)
_operation = st.one_of(
    st.tuples(st.just("write"), st.booleans(), st.lists(_change, min_size=1, max_size=4)),
    st.tuples(st.just("undo newest")),
    st.tuples(st.just("undo"), st.integers(1, 12)),
    st.tuples(st.just("restore"), st.integers(1, 12)),
    st.tuples(st.just("clear")),
)
_refusals = (NothingChanged, IntegrityProblem, undo.UndoConflict, LookupError)
_bounded = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _apply_change(running: Revision, change: Operation) -> None:
    match change:
        case ("unit", code, name, bloc):
            running.write("unit", [{"code": code, "name": name, "bloc": bloc}])
        case ("model", code, unit, bloc, year):
            running.write("model", [{"code": code, "name": f"Mô hình {code}", "unit": unit, "bloc": bloc}])
            running.write("model_year", [_model_year(code, year)])
        case ("model_year", code, year, unit, status, score):
            row = _model_year(code, year) | {"unit": unit, "status": status, "score": score}
            running.write("model_year", [row])
        case ("outcome", code, year, value):
            row = {"model": code, "year": year, "indicator": "ho-duoc-giup", "value": value, "measure_unit": "hộ"}
            running.write("outcome", [row])
        case ("award", code, year):
            running.write(
                "award", [{"model": code, "year": year, "form": "bằng khen", "authority": "", "decision_no": ""}]
            )
        case ("model_task", code):
            running.write("model_task", [{"model": code, "task": "thu-ngan-sach"}])
        case ("end model_year", code, year):
            running.end("model_year", [(code, year)])
        case ("end model", code):
            running.end("model", [(code,)])
            running.end("model_year", [(code, year) for year in YEARS])
        case ("end unit", code):
            running.end("unit", [(code,)])


def _model_year(code: str, year: int) -> dict[str, Any]:
    return {"model": code, "year": year, "period": "" if year else "2021-2023"}


def _apply(engine: Engine, operation: Operation, states: dict[int, Any], state_at: Callable[..., Any]) -> None:
    newest = max(states)
    match operation:
        case ("write", illustrative, changes):
            with begin(engine, "upload", illustrative=illustrative) as running:
                for change in changes:
                    _apply_change(running, change)
        case ("undo newest",):
            undo.undo(engine, newest)
            assert state_at(engine) == states[newest - 1]
        case ("undo", number):
            undo.undo(engine, number)
        case ("restore", number):
            undo.restore(engine, number)
            assert state_at(engine) == states[number]
        case ("clear",):
            undo.clear_illustrative(engine)


def _assert_consistent(state: dict[str, set[tuple[Any, ...]]]) -> None:
    tables = {
        name: [dict(zip((*VERSIONED[name].columns, "origin"), row, strict=True)) for row in rows]
        for name, rows in state.items()
    }
    for name, one in VERSIONED.items():
        for reference in one.references:
            known = {row["code"] for row in tables[reference.target] if row.get("kind", "") in ("", reference.kind)}
            if reference.target == "unit":
                known = {row["code"] for row in tables["unit"]}
            used = {row[reference.column] for row in tables[name]} - {""}
            assert used <= known, f"{name}.{reference.column} → {reference.target}"
    for code in {row["code"] for row in tables["model"] if not row["merged_into"]}:
        years = [row for row in tables["model_year"] if row["model"] == code]
        assert [row["year"] for row in years if row["is_new"]] == [min(row["year"] for row in years)]
        assert len(years) == 1 or all(row["year"] for row in years), "an undated row beside a dated one"


def _assert_cubes_are_right(engine: Engine, revision: int) -> None:
    with engine.connect() as connection:
        for name, one in cubes.CUBES.items():
            computed = cubes.compute(connection, one, revision)
            stored = cubes.cells(connection, name, revision).astype(computed.dtypes.to_dict())
            assert stored.reset_index(drop=True).equals(computed), f"cube {name} at revision {revision}"


def _play(
    engine: Engine,
    operations: list[Operation],
    write_categories: Callable[[Engine], int],
    state_at: Callable[..., Any],
) -> None:
    states = {0: state_at(engine, 0), write_categories(engine): state_at(engine)}
    for operation in operations:
        before = max(states)
        try:
            _apply(engine, operation, states, state_at)
        except _refusals:
            assert state_at(engine) == states[before], "a refused operation left something behind"
        with engine.connect() as connection:
            newest = current_revision(connection)
        if newest > before:
            states[newest] = state_at(engine)
            _assert_consistent(states[newest])
            _assert_cubes_are_right(engine, newest)
    for revision, state in states.items():
        assert state_at(engine, revision) == state, f"revision {revision} is not as it was"


@pytest.mark.parametrize(("kind", "examples"), [("sqlite", 30), ("postgresql", 8)])
def test_any_sequence_of_operations_keeps_history_and_consistency(
    kind: str,
    examples: int,
    make_engine: Callable[[str], Engine],
    write_categories: Callable[[Engine], int],
    state_at: Callable[..., Any],
) -> None:
    @settings(_bounded, max_examples=examples)
    @given(st.lists(_operation, min_size=2, max_size=10))
    def play(operations: list[Operation]) -> None:
        engine = make_engine(kind)
        try:
            _play(engine, operations, write_categories, state_at)
        finally:
            engine.dispose()

    play()
