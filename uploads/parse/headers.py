"""Which column of the dataset each header means."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from uploads.datasets import PASSED_OVER
from uploads.datasets.columns import Dataset
from uploads.values.keys import loose_key

_ABBREVIATIONS = (
    (re.compile(r"(?<![^\W_])đ\s*/\s*v(?![^\W_])", re.IGNORECASE), "đơn vị"),
    (re.compile(r"(?<![^\W_])đ\s*/\s*c(?![^\W_])", re.IGNORECASE), "đồng chí"),
)
_SHORT_WORDS = {
    "mh": "mo hinh",
    "dvk": "dan van kheo",
    "dk": "dang ky",
    "ki": "ky",
    "qd": "quyet dinh",
    "kh": "ke hoach",
    "td": "tham dinh",
    "lv": "linh vuc",
    "sl": "so luong",
    "ts": "tong so",
    "tccsd": "to chuc co so dang",
    "tccs": "to chuc co so",
}
"""Folded words of headers that office lists shorten, written out."""
_BRACKETED = re.compile(r"[(\[].*?[)\]]|[*:†]")
_MILD = re.compile(
    r"\b(?:nam \d{4}|\d{4}|neu co|ghi ro|cu the|bat buoc|dan van kheo|giai doan \d{4} \d{4}|"
    r"(?:tinh )?den (?:het )?(?:ngay |thang |nam )?[\d ]+)\b"
)
_STRONG = re.compile(
    r"\b(?:dang ky|thuc hien|trien khai|cua don vi|cua mo hinh|chi tiet|day du|de nghi|trong nam|truc thuoc)\b"
    r"|(?<=.) mo hinh$"
)
_TYPING_ERROR = 90

ValueOf = Callable[[str, str], str | None]
"""(column, text) -> the value that the text means in that column, None if none: for columns ticked with x."""

ToldAbout = Callable[[Iterable[str]], Mapping[str, str]]
"""The headers of a table -> what a person told about them: key of the header -> column, '' = pass over."""


@dataclass(frozen=True)
class Match:
    """What a header means: columns it may mean (several: it must be asked), or a column and value ticked with x.

    The lower the rank, the surer: 0 told, 1 label, 2 synonym, 3 without brackets, 4 without filler words,
    5 mistyped, 6 vague.
    """

    columns: tuple[str, ...] = ()
    mark: tuple[str, str] | None = None
    passed_over: bool = False
    rank: int = 9

    @property
    def known(self) -> bool:
        return bool(self.columns or self.mark or self.passed_over)


@dataclass
class HeaderMap:
    """How the columns of a file answer to those of the dataset; positions count from 0."""

    headers: dict[int, str] = field(default_factory=dict)
    columns: dict[int, str] = field(default_factory=dict)
    marks: dict[int, tuple[str, str]] = field(default_factory=dict)
    unmatched: list[str] = field(default_factory=list)
    ambiguous: dict[str, tuple[str, ...]] = field(default_factory=dict)
    score: float = 0.0
    numbered_by: int | None = None

    def reads(self, column: str) -> bool:
        return column in self.columns.values() or any(code == column for code, _ in self.marks.values())


def header_key(header: str) -> str:
    """Return the folded words of a header, with the abbreviations of office lists written out."""
    for pattern, full in _ABBREVIATIONS:
        header = pattern.sub(full, header)
    return " ".join(_SHORT_WORDS.get(word, word) for word in loose_key(header).split())


class HeaderIndex:
    """The headers that a dataset knows, for matching many of them quickly."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._labels: dict[str, tuple[str, ...]] = {}
        self._synonyms: dict[str, tuple[str, ...]] = {}
        self._vague: dict[str, tuple[str, ...]] = {}
        for column in dataset.columns:
            _add(self._labels, column.label, column.code)
            for synonym in column.synonyms:
                _add(self._synonyms, synonym, column.code)
            for synonym in column.vague:
                _add(self._vague, synonym, column.code)
        self._marks = {header_key(header): (column, value) for header, column, value in dataset.marks}
        self._passed_over = {header_key(header) for header in PASSED_OVER}
        self._known = {**self._synonyms, **self._labels}
        self.match = lru_cache(maxsize=2000)(self._match)

    def count(self, cells: Sequence[object]) -> int:
        """Return how many cells of a row are headers of the dataset, taken by themselves."""
        return sum(1 for cell in cells if isinstance(cell, str) and cell and self.match(cell).columns)

    def _match(self, header: str) -> Match:
        """Return what a single header means."""
        key = header_key(header)
        if not key:
            return Match()
        if exact := self._exact(key):
            return exact
        variants = self._variants(header)
        for rank, variant in enumerate(variants, start=3):
            if variant and variant != key and (found := self._exact(variant)):
                return Match(found.columns, found.mark, found.passed_over, rank)
        if len(key) >= 6:
            near = process.extractOne(key, self._known.keys(), scorer=fuzz.ratio, score_cutoff=_TYPING_ERROR)
            if near and abs(len(near[0]) - len(key)) <= 2:
                return Match(self._known[near[0]], rank=5)
        return next((Match(self._vague[text], rank=6) for text in (key, *variants) if text in self._vague), Match())

    def _exact(self, key: str) -> Match | None:
        if key in self._labels:
            return Match(self._labels[key], rank=1)
        if key in self._marks:
            return Match(mark=self._marks[key], rank=2)
        if key in self._synonyms:
            return Match(self._synonyms[key], rank=2)
        return Match(passed_over=True, rank=2) if key in self._passed_over else None

    @staticmethod
    def _variants(header: str) -> tuple[str, str]:
        plain = header_key(_BRACKETED.sub(" ", header))
        mild = " ".join(_MILD.sub(" ", plain).split())
        return (mild if mild != header_key(header) else plain), " ".join(_STRONG.sub(" ", mild).split())


def _add(index: dict[str, tuple[str, ...]], header: str, column: str) -> None:
    key = header_key(header)
    index[key] = tuple(dict.fromkeys((*index.get(key, ()), column)))


def map_headers(levels: Sequence[tuple[str, ...]], index: HeaderIndex, told: ToldAbout, value_of: ValueOf) -> HeaderMap:
    """Match the headers of a table, each given as its parts from top to bottom (one part for a one-row header).

    What is told about a header goes before everything else.
    """
    filled = {position: [part for part in parts if part] for position, parts in enumerate(levels) if any(parts)}
    headers = {position: " – ".join(dict.fromkeys(parts)) for position, parts in filled.items()}
    told_by_key = told(headers.values())
    matches = {position: _match_parts(parts, index, told_by_key, value_of) for position, parts in filled.items()}
    mapping = HeaderMap(headers)
    _settle(mapping, matches)
    return mapping


def _match_parts(filled: Sequence[str], index: HeaderIndex, told: Mapping[str, str], value_of: ValueOf) -> Match:
    joined = [" ".join(filled), " ".join(reversed(filled)), filled[-1]]
    for text in (" – ".join(filled), *joined, *filled):
        if (column := told.get(header_key(text))) is not None:
            return Match((column,), rank=0) if column else Match(passed_over=True, rank=0)
    if len(filled) > 1:
        for text in joined[:2]:
            if (found := index.match(text)).columns and found.rank <= 2:
                return found
        for column in index.match(filled[-2]).columns:
            if value := value_of(column, filled[-1]):
                return Match(mark=(column, value), rank=2)
        for text in joined[:2]:
            if (found := index.match(text)).columns and found.rank <= 4:
                return found
    return index.match(filled[-1])


def _settle(mapping: HeaderMap, matches: Mapping[int, Match]) -> None:
    """Give each column of the dataset to the surest header; equals are reported as ambiguous."""
    taken = {match.columns[0] for match in matches.values() if len(match.columns) == 1 and match.rank < 6}
    claims: dict[str, list[tuple[int, int]]] = {}
    for position, match in matches.items():
        header = mapping.headers[position]
        if match.mark:
            mapping.marks[position] = match.mark
            mapping.score += 1
        elif match.passed_over:
            if mapping.numbered_by is None and header_key(header) in {"stt", "tt", "so tt", "so thu tu", "s tt"}:
                mapping.numbered_by = position
        elif match.columns:
            open_columns = (
                [column for column in match.columns if column not in taken]
                if len(match.columns) > 1
                else list(match.columns)
            )
            if len(open_columns) > 1:
                mapping.ambiguous[header] = tuple(open_columns)
            elif open_columns:
                claims.setdefault(open_columns[0], []).append((match.rank, position))
            else:
                mapping.unmatched.append(header)
        else:
            mapping.unmatched.append(header)
    for column, candidates in claims.items():
        candidates.sort()
        best = candidates[0][0]
        rivals = [position for rank, position in candidates if rank == best]
        if len(rivals) > 1 and best > 0:
            mapping.ambiguous |= {mapping.headers[position]: (column,) for position in rivals}
        mapping.columns[rivals[0]] = column
        mapping.score += 0.5 if best >= 5 else 1
        mapping.unmatched += [mapping.headers[position] for _, position in candidates if position != rivals[0]]
