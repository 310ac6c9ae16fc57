"""Look-up in SQLite's index of words, which yields what matches one by one and stops when there is enough."""

from sqlalchemy import Connection, text

from data_access.search_match import Hit

_COLUMNS = ", ".join(Hit._fields)
_FEW = 20_000
"""Up to so many rows are looked up and sorted; of more, the first ones in order are found sooner by going along."""


def hits(connection: Connection, words: tuple[str, ...], groups: list[list[str]], limit: int) -> list[Hit]:
    """Return the rows that have all words, and one mark of each group; at most `limit`."""
    match = _match(words, groups)
    condition = "id IN (SELECT rowid FROM model_words WHERE model_words MATCH :match LIMIT :limit)" if match else "TRUE"
    statement = text(f"SELECT {_COLUMNS} FROM model_index WHERE {condition} LIMIT :limit")
    return [Hit(*row) for row in connection.execute(statement, {"match": match, "limit": limit})]


def listed(
    connection: Connection,
    words: tuple[str, ...],
    groups: list[list[str]],
    condition: str,
    order: str,
    limit: int,
    offset: int,
) -> list[str]:
    """Return the codes of such rows that meet the condition too, a part of them in the given order.

    Where many match, goes along the index of the order and compares row by row until it has enough; where few do,
    looks them all up and sorts them.
    """
    match = _match(words, groups)
    values: dict[str, object] = {"limit": limit, "offset": offset}
    if match and _matching(connection, match, _FEW) < _FEW:
        condition += " AND id IN (SELECT rowid FROM model_words WHERE model_words MATCH :match)"
        values["match"] = match
    elif match:
        compared, substrings = _substrings(words, groups)
        condition += f" AND {compared}"
        values |= substrings
    statement = text(f"SELECT model FROM model_index WHERE {condition} ORDER BY {order} LIMIT :limit OFFSET :offset")
    return list(connection.scalars(statement, values))


def _matching(connection: Connection, match: str, limit: int) -> int:
    found = text("SELECT COUNT(*) FROM (SELECT rowid FROM model_words WHERE model_words MATCH :match LIMIT :limit)")
    return connection.scalar(found, {"match": match, "limit": limit}) or 0


def _match(words: tuple[str, ...], groups: list[list[str]]) -> str:
    parts = [f'"{word}" *' for word in words]
    parts += ["(" + " OR ".join(f'"{mark}"' for mark in group) + ")" for group in groups]
    return " AND ".join(parts)


def _substrings(words: tuple[str, ...], groups: list[list[str]]) -> tuple[str, dict[str, str]]:
    """Return the condition that the text `words` of a row has the words and marks, and its values."""
    values: dict[str, str] = {}
    conditions = []
    for number, word in enumerate(words):
        values[f"word{number}"] = f" {word}"
        conditions.append(f"instr(' ' || words, :word{number})")
    for number, group in enumerate(groups):
        names = [f"mark{number}_{place}" for place in range(len(group))]
        values |= dict(zip(names, (f"{mark} " for mark in group), strict=True))
        conditions.append("(" + " OR ".join(f"instr(words || ' ', :{name})" for name in names) + ")")
    return " AND ".join(conditions), values
