"""Numbers, dates and lists as Vietnamese readers write them, made on the server."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

UNKNOWN = "—"


def count(value: float | None) -> str:
    """Return a whole number with dots: 5080 -> '5.080'; None -> '—'."""
    return UNKNOWN if value is None else f"{round(value):,}".replace(",", ".")


def amount(value: float) -> str:
    """Return a number with at most two decimals: 1234.5 -> '1.234,5'."""
    whole, _, rest = f"{value:,.2f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def signed(value: float) -> str:
    """Return a difference with its sign: 3 -> '+3', -1200 -> '−1.200', 0 -> '+0'."""
    return f"{'−' if value < 0 else '+'}{count(abs(value))}"


def percent(part: float, whole: float) -> str:
    """Return a share with one decimal: (71, 225) -> '31,6%'; all and none as '100%' and '0%'; '—' of nothing."""
    if not whole:
        return UNKNOWN
    if part in (0, whole):
        return "100%" if part else "0%"
    return f"{100 * (part / whole):.1f}%".replace(".", ",")


def times(value: float) -> str:
    """Return a factor with one decimal: 2.68 -> '2,7'."""
    return f"{value:.1f}".replace(".", ",")


def listed(names: Sequence[str]) -> str:
    """Return names as they stand in a sentence: ['A', 'B', 'C'] -> 'A, B và C'."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"


def day(value: date | str) -> str:
    """Return a date as 05/06/2024; a month known alone ('2024-06') as 06/2024."""
    parts = value.split("-") if isinstance(value, str) else [f"{value.year}", f"{value.month:02}", f"{value.day:02}"]
    return "/".join(reversed(parts))


def moment(value: datetime, time_zone: str) -> str:
    """Return an aware moment in the given time zone as 05/06/2024 14:30."""
    return value.astimezone(ZoneInfo(time_zone)).strftime("%d/%m/%Y %H:%M")
