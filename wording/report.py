"""Sentences of an official report, made of the rows of tables: what a chart shows, told."""

from collections.abc import Iterable, Sequence

from wording.numbers import count, percent
from wording.takeaways import lower

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def roman(number: int) -> str:
    """Return the number of a part, from 1 to 10."""
    return _ROMAN[number - 1]


def enumerated(parts: Iterable[str]) -> str:
    """Join clauses of one sentence: 'a; b; c.'"""
    return "; ".join(parts) + "."


def years_told(years: Iterable[tuple[int, int, Sequence[tuple[str, int]]]]) -> str:
    """Tell (year, models, ((type, models), …)) for each year in one sentence."""
    told = []
    for year, models, kinds in years:
        known = [f"{count(value)} {kind[:1].lower()}{kind[1:]}" for kind, value in kinds if value]
        inside = f" ({', '.join(known)})" if known and models else ""
        told.append(f"năm {year}: {count(models)} mô hình{inside}")
    return "Số mô hình đăng ký mới từng năm: " + enumerated(told)


def blocs_told(blocs: Iterable[tuple[str, int]]) -> str:
    """Tell how many models each bloc has, with its share."""
    listed = list(blocs)
    total = sum(models for _, models in listed)
    return "Cụ thể: " + enumerated(
        f"{name}: {count(models)} mô hình ({percent(models, total)})" for name, models in listed
    )


def levels_told(levels: Iterable[tuple[str, int, int]]) -> str:
    """Tell (level, registered, recognised) for each level."""
    listed = list(levels)
    registered = [f"cấp {lower(name)} {count(value)}" for name, value, _ in listed if value]
    recognized = [f"cấp {lower(name)} {count(value)}" for name, _, value in listed if value]
    parts = []
    if registered:
        parts.append("Theo cấp đăng ký: " + ", ".join(registered))
    if recognized:
        parts.append(("theo" if parts else "Theo") + " cấp công nhận: " + ", ".join(recognized))
    return enumerated(parts) if parts else ""


def steps_told(models: int, steps: Iterable[tuple[str, int]]) -> str:
    """Tell how many of the registered models got further: (step, models)."""
    told = [f"{count(value)} mô hình {_after(name)} ({percent(value, models)})" for name, value in steps]
    return f"Trong {count(models)} mô hình đã đăng ký, có " + enumerated(told)


def names_told(lead: str, names: Sequence[str], most: int = 10) -> str:
    """Name the members of a list, the first `most` of a longer one."""
    shown = ", ".join(names[:most])
    more = f" và {count(len(names) - most)} đơn vị khác" if len(names) > most else ""
    return f"{lead}: {shown}{more}."


def _after(step: str) -> str:
    return {"Nhân rộng": "được nhân rộng", "Khen thưởng": "được khen thưởng"}.get(step, step[:1].lower() + step[1:])
