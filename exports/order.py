"""What a reader asks a document to tell, and the address that asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from data_access.categories import categories, period_years, profile, units
from data_access.schema import SUBJECT_TYPES
from data_access.scope import Scope
from data_access.told_models import featured_models
from exports.story import FEATURED, MODELS, PARTS
from exports.story_subject import Load

WHOLE_TIME = "tat-ca"
MOST_MODELS = 20


@dataclass(frozen=True)
class Order:
    """The scope, the parts in their order, and the models to tell one by one."""

    scope: Scope
    parts: tuple[str, ...]
    models: tuple[str, ...]


def order_of(load: Load, newest: int, asked: Mapping[str, str]) -> Order:
    """Read an address: filters as on the pages, `phan` the parts, `mo_hinh` the models, `ban` an earlier revision.

    What is left out is as usual: the current revision `newest`, the default period, all parts, the featured models.
    """
    scope = scope_of(load, newest, asked)
    parts = tuple(part for part in dict.fromkeys(asked.get("phan", "").split(",")) if part in PARTS) or tuple(PARTS)
    models = tuple(dict.fromkeys(filter(None, asked.get("mo_hinh", "").split(","))))[:MOST_MODELS]
    if MODELS not in parts:
        return Order(scope, parts, ())
    return Order(scope, parts, models or load(featured_models, scope, FEATURED))


def scope_of(load: Load, newest: int, asked: Mapping[str, str]) -> Scope:
    """Read the scope of an address; codes that are not known are passed over."""
    number = asked.get("ban", "")
    revision = int(number) if number.isdecimal() and len(number) < 10 and 0 < int(number) <= newest else newest
    period = _period(load, revision, asked.get("giai_doan", ""))
    first, last = load(period_years, revision, period) if period else (1, 0)
    known = {kind: load(categories, revision, kind)["code"] for kind in ("bloc", "field", "level")}

    def codes(name: str, valid: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(asked.get(name, "").split(",")) & set(valid)))

    return Scope(
        revision,
        period,
        years=tuple(int(year) for year in codes("nam", map(str, range(first, last + 1)))),
        blocs=codes("khoi", known["bloc"]),
        subject_types=codes("loai", SUBJECT_TYPES),
        fields=codes("linh_vuc", known["field"]),
        levels=codes("cap", known["level"]),
        units=codes("don_vi", load(units, revision)["code"]),
    )


def address_of(order: Order) -> str:
    """Return the query that asks for exactly this order, its revision too."""
    scope = order.scope
    asked = {
        "giai_doan": scope.period or WHOLE_TIME,
        "nam": map(str, scope.years),
        "khoi": scope.blocs,
        "loai": scope.subject_types,
        "linh_vuc": scope.fields,
        "cap": scope.levels,
        "don_vi": scope.units,
        "ban": str(scope.revision),
        "phan": () if order.parts == tuple(PARTS) else order.parts,
        "mo_hinh": order.models,
    }
    listed = {name: value if isinstance(value, str) else ",".join(value) for name, value in asked.items()}
    return urlencode({name: value for name, value in listed.items() if value}, safe=",")


def offered_periods(load: Load, revision: int) -> list[str]:
    """Return the codes of the periods that can be asked for; terms of the committee are not among them."""
    periods = load(categories, revision, "period")
    return list(periods.loc[[attrs.get("use") != "term" for attrs in periods["attrs"]], "code"])


def _period(load: Load, revision: int, asked: str) -> str:
    if asked == WHOLE_TIME:
        return ""
    default: str = load(profile, revision).get("default_period", "")
    return asked if asked in offered_periods(load, revision) else default
