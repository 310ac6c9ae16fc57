"""How the seed writes a category, and the categories that every committee uses whatever it publishes."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from data_access.categories import TIME_ZONE
from data_access.text import slug

CATEGORY_COLUMNS = ("kind", "code", "name", "short_name", "position", "aliases", "year_from", "year_to", "attrs")

CUSTOM = "thông lệ"
"""Source named in the attrs of a category that no article states: it is known from practice."""


class Entry(NamedTuple):
    """One value of a category. ``aliases`` are other spellings that staff files use."""

    name: str
    short_name: str = ""
    code: str = ""
    aliases: tuple[str, ...] = ()
    year_from: int = 0
    year_to: int = 0
    attrs: Mapping[str, str] = {}


def category_rows(kind: str, entries: Iterable[Entry], source: str = "") -> list[tuple[str | int, ...]]:
    """Return the rows of one kind in the order given, as `CATEGORY_COLUMNS`; ``source`` goes into the attrs of all."""
    rows: list[tuple[str | int, ...]] = []
    for position, entry in enumerate(entries, 1):
        attrs = {**entry.attrs, **({"source": source} if source else {})}
        written = json.dumps(attrs, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if attrs else ""
        rows.append(
            (
                kind,
                entry.code or slug(entry.name),
                entry.name,
                entry.short_name or entry.name,
                position,
                "\n".join(entry.aliases),
                entry.year_from,
                entry.year_to,
                written,
            )
        )
    return rows


FIELDS = (
    Entry("Kinh tế", aliases=("Phát triển kinh tế",)),
    Entry("Văn hóa - xã hội", aliases=("Văn hóa xã hội", "Văn hóa, xã hội", "VH-XH")),
    Entry("Quốc phòng - an ninh", aliases=("Quốc phòng an ninh", "Quốc phòng, an ninh", "QP-AN")),
    Entry(
        "Xây dựng hệ thống chính trị",
        "Hệ thống chính trị",
        "he-thong-chinh-tri",
        ("Xây dựng Đảng, hệ thống chính trị", "Xây dựng HTCT", "HTCT"),
    ),
)

LEVELS = (
    Entry("Cơ sở", aliases=("Cấp cơ sở",)),
    Entry("Đảng bộ Khối", aliases=("Cấp Đảng bộ Khối", "Đảng ủy Khối", "Cấp Đảng ủy Khối", "Cấp Khối", "Khối")),
    Entry("Tỉnh", aliases=("Cấp tỉnh",)),
    Entry("Trung ương", aliases=("Cấp Trung ương", "TW", "TƯ")),
)

COMMON_INDICATORS = (
    Entry("Mô hình “Dân vận khéo”", "Mô hình", "mo-hinh"),
    Entry("Tổ chức cơ sở đảng trực thuộc", "Tổ chức cơ sở đảng", "to-chuc-co-so-dang"),
    Entry("Đảng bộ cơ sở"),
    Entry("Chi bộ cơ sở"),
    Entry("Đảng viên"),
    Entry("Cấp ủy đã phổ biến, có kế hoạch triển khai", "Cấp ủy triển khai", "cap-uy-trien-khai"),
)
"""What a committee publishes about the movement; the headline and the coverage look for these codes."""


def common_categories() -> list[tuple[str | int, ...]]:
    """Return fields and levels, as `CATEGORY_COLUMNS`."""
    return [*category_rows("field", FIELDS, CUSTOM), *category_rows("level", LEVELS, CUSTOM)]


def published_indicators(entries: Iterable[Entry]) -> list[tuple[str | int, ...]]:
    """Return the indicators marked as those of published figures, as `CATEGORY_COLUMNS`."""
    return category_rows("indicator", [entry._replace(attrs={"use": "published"}) for entry in entries])


BLANK_SETTINGS = {
    "organisation": "",
    "party_committee": "",
    "standing_committee": "",
    "parent": "",
    "place": "",
    "default_period": "",
    "time_zone": TIME_ZONE,
    "recognition_score": "75",
    "report_left_lines": "",
    "report_right_lines": "",
    "report_number_symbol": "",
    "report_place": "",
    "report_recipients": "",
    "report_on_behalf": "",
}
"""Every key that is read, for a committee that starts from an empty profile. Lists have one item a line."""
