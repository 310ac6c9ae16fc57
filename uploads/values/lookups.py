"""Finding the code that a cell means, by code, name, short name or other name, and the nearest ones if none fits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from rapidfuzz import fuzz, process

from uploads.datasets.columns import Choice
from uploads.values.cells import Cell, one_line, shown
from uploads.values.keys import loose_key, name_key
from uploads.values.parsers import Fault, is_blank

PREFIXES = {
    "unit": ("dang bo co so", "chi bo co so", "dang bo", "chi bo", "dang uy", "chi uy"),
    "bloc": ("khoi",),
    "level": ("cap",),
    "field": ("linh vuc",),
    "period": ("giai doan", "nhiem ky"),
    "task": ("nhiem vu", "linh vuc"),
}
"""Words at the beginning of a name that people add or leave out, folded."""

SHOWN_LOOKUPS = {
    "unit": "đơn vị",
    "bloc": "khối",
    "field": "lĩnh vực",
    "level": "cấp",
    "task": "nội dung nghị quyết",
    "indicator": "chỉ tiêu",
    "period": "giai đoạn",
}


_FEW = 6
"""Lists up to this long are told whole to whoever wrote something else."""


@dataclass(frozen=True)
class Entry:
    """One value that can be meant: its code, its names in order of importance, and whether it is in use now."""

    code: str
    names: tuple[str, ...]
    in_use: bool = True


@dataclass
class Lookup:
    """All values of one list. `what` names one of them in Vietnamese, `topic` in fault codes."""

    topic: str
    what: str
    entries: tuple[Entry, ...]
    _strict: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), repr=False)
    _folded: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), repr=False)
    _bare: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), repr=False)

    def __post_init__(self) -> None:
        self._by_code = {entry.code: entry for entry in self.entries}
        for entry in self.entries:
            for name in (entry.code, *entry.names):
                if name:
                    self._strict[name_key(name)].add(entry.code)
                    self._folded[loose_key(name)].add(entry.code)
                    self._bare[self._without_prefix(loose_key(name))].add(entry.code)

    def name(self, code: str) -> str:
        """Return the first name of a code; the code itself if it is not known."""
        entry = self._by_code.get(code)
        return entry.names[0] if entry and entry.names else code

    def knows(self, code: str) -> bool:
        return code in self._by_code

    def find(self, cell: Cell) -> str | Fault | None:
        """Return the code that a cell means, None for a blank cell, or the fault with the nearest names."""
        text = one_line(shown(cell))
        if is_blank(text):
            return None
        if text in self._by_code:
            return text
        found = self.codes(text)
        if len(found) == 1:
            return found[0]
        return self._several(found) if found else self._unknown(text)

    def codes(self, text: str) -> list[str]:
        """Return the codes that a text can mean, by the strictest comparison that finds any; those in use first."""
        folded = loose_key(text)
        bare = self._without_prefix(folded)
        for found in (
            self._strict.get(name_key(text)),
            self._folded.get(folded),
            self._bare.get(bare),
            self._bare.get(self._without_prefix(bare)),
        ):
            if found:
                in_use = [code for code in found if self._by_code[code].in_use]
                return sorted(in_use or found)
        return []

    def exact_codes(self, text: str) -> list[str]:
        """Return the codes that have just this name, whatever its accents and case."""
        found = self._strict.get(name_key(text)) or self._folded.get(loose_key(text)) or set()
        return sorted(found)

    def nearest(self, text: str, limit: int = 3) -> list[str]:
        """Return the first names of what resembles a text most by any of its names, the best first."""
        bare = {
            (entry.names[0], name): self._without_prefix(loose_key(name))
            for entry in self.entries
            for name in entry.names
            if name
        }
        query = self._without_prefix(loose_key(text))
        overlapping = process.extract(query, bare, scorer=fuzz.token_set_ratio, limit=None, score_cutoff=70)
        holding = [found for found in overlapping if found[1] == 100]
        alike = process.extract(query, bare, scorer=fuzz.token_sort_ratio, limit=None, score_cutoff=60)
        scored = [*holding, *alike] or overlapping
        return list(dict.fromkeys(first for _, _, (first, _) in scored))[:limit]

    def _without_prefix(self, folded: str) -> str:
        for prefix in PREFIXES.get(self.topic, ()):
            if folded.startswith(f"{prefix} "):
                return folded[len(prefix) + 1 :]
        return folded

    def _several(self, codes: list[str]) -> Fault:
        listed = ", ".join(f"“{self.name(code)}” (mã {code})" for code in islice(codes, 4))
        return Fault(f"ambiguous_{self.topic}", f"Có nhiều {self.what} cùng tên: {listed}. Hãy ghi mã thay cho tên.")

    def _unknown(self, text: str) -> Fault:
        if self.topic not in SHOWN_LOOKUPS:
            listed = ", ".join(f"“{entry.names[0]}”" for entry in self.entries)
            return Fault(f"unknown_{self.topic}", f"Giá trị không hợp lệ. Hãy ghi một trong các giá trị: {listed}.")
        if not self.entries:
            return Fault(
                f"unknown_{self.topic}",
                f"Hệ thống chưa có {self.what} nào. Hãy tải lên danh sách {self.what} trước, rồi tải lại tệp này.",
            )
        nearest = self.nearest(text)
        if nearest:
            listed = ", ".join(f"“{name}”" for name in nearest)
            return Fault(
                f"unknown_{self.topic}",
                f"Không có {self.what} này. Gần nhất: {listed}. Hãy sửa cho đúng; nếu là {self.what} mới, "
                f"hãy thêm vào {self._home} trước.",
            )
        names = [f"“{entry.names[0]}”" for entry in islice(self._listed(), _FEW + 1)]
        known = f", chỉ có: {', '.join(names)}" if len(names) <= _FEW else ""
        return Fault(
            f"unknown_{self.topic}",
            f"Không có {self.what} này{known}. Hãy sửa cho đúng; nếu là {self.what} mới, "
            f"hãy thêm vào {self._home} trước.",
        )

    @property
    def _home(self) -> str:
        """Where a new value has to be added before a file can name it."""
        return "danh sách Đơn vị" if self.topic == "unit" else "Danh mục"

    def _listed(self) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.in_use and entry.names)


def lookup_of_choices(topic: str, what: str, choices: Iterable[Choice]) -> Lookup:
    """Return the lookup of a closed list of choices."""
    entries = tuple(Entry(choice.code, (choice.label, *choice.synonyms)) for choice in choices)
    return Lookup(topic, what, entries)
