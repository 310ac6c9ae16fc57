"""What must hold at every revision: each reference finds its row, each model has a year."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from data_access.schema import FOREVER, VERSIONED, Reference, Versioned
from data_access.versions import make_temporary


@dataclass(frozen=True)
class Dangling:
    """A current row of `table` whose `column` holds `value`, which no current row of `target` has."""

    table: str
    column: str
    value: str
    target: str


class IntegrityProblem(Exception):
    """The revision would leave the data inconsistent; nothing was written. `problems` lists what."""

    def __init__(self, problems: list[Dangling]) -> None:
        self.problems = problems
        listed = "; ".join(f"{one.table}.{one.column} = {one.value!r} → {one.target}" for one in problems[:5])
        super().__init__(f"Phiên bản bị từ chối vì có {len(problems)} tham chiếu không còn đúng: {listed}.")


def check(connection: Connection, revision: int) -> None:
    """Make sure that all references hold after the changes of the running revision, once `derive` has found its models.

    Errors: IntegrityProblem with every value that finds no row.
    """
    problems = [
        *(dangling for versioned in VERSIONED.values() for dangling in _opened(connection, revision, versioned)),
        *_left_behind(connection, revision),
        *_models_without_year(connection, revision),
    ]
    if problems:
        raise IntegrityProblem(problems)


def target_condition(reference: Reference, target: str) -> str:
    return f" AND {target}.kind = '{reference.kind}'" if reference.kind else ""


def _opened(connection: Connection, revision: int, versioned: Versioned) -> list[Dangling]:
    if not versioned.references:
        return []
    name = versioned.table.name
    columns = [reference.column for reference in versioned.references]
    make_temporary(
        connection,
        "referred",
        f"SELECT DISTINCT {', '.join(columns)} FROM {name} WHERE since = :r AND until = :forever",
        r=revision,
        forever=FOREVER,
    )
    problems = []
    for reference in versioned.references:
        found = connection.execute(
            text(
                f"SELECT DISTINCT o.{reference.column} FROM referred o WHERE o.{reference.column} <> '' "
                f"AND NOT EXISTS (SELECT 1 FROM {reference.target} t WHERE t.code = o.{reference.column} "
                f"AND t.until = :forever{target_condition(reference, 't')})"
            ),
            {"forever": FOREVER},
        )
        problems += [Dangling(name, reference.column, value, reference.target) for (value,) in found]
    return problems


def _left_behind(connection: Connection, revision: int) -> list[Dangling]:
    problems = []
    for target in ("category", "unit", "model"):
        match = "c.code = g.code" + (" AND c.kind = g.kind" if target == "category" else "")
        kind = "g.kind" if target == "category" else "''"
        make_temporary(
            connection,
            "gone",
            f"SELECT {kind} AS kind, g.code AS code FROM {target} g WHERE g.until = :r AND NOT EXISTS "
            f"(SELECT 1 FROM {target} c WHERE {match} AND c.until = :forever)",
            r=revision,
            forever=FOREVER,
        )
        if not connection.scalar(text("SELECT 1 FROM gone LIMIT 1")):
            continue
        for versioned in VERSIONED.values():
            for reference in versioned.references:
                if reference.target != target:
                    continue
                name, column = versioned.table.name, reference.column
                found = connection.execute(
                    text(
                        f"SELECT DISTINCT o.{column} FROM {name} o JOIN gone g ON g.code = o.{column} "
                        f"AND g.kind = :kind WHERE o.until = :forever"
                    ),
                    {"forever": FOREVER, "kind": reference.kind},
                )
                problems += [Dangling(name, column, value, target) for (value,) in found]
    return problems


def _models_without_year(connection: Connection, revision: int) -> list[Dangling]:
    found = connection.execute(
        text(
            "SELECT t.model FROM touched t JOIN model m ON m.code = t.model AND m.until = :forever "
            "WHERE m.merged_into = '' AND NOT EXISTS "
            "(SELECT 1 FROM model_year y WHERE y.model = t.model AND y.until = :forever)"
        ),
        {"forever": FOREVER},
    )
    return [Dangling("model", "code", value, "model_year") for (value,) in found]
