"""What the showcase keeps in the address beside the filters: text, mark, area, order, page, one model."""

from data_access.categories import categories
from data_access.frames import named
from data_access.search_match import Order
from data_access.search_rows import MARKS
from ui.load import load
from ui.page_address import kept, whole_number

KEPT = ("trang", "sap_xep", "ghi_nhan", "nghi_quyet", "ma")
"""Held in hidden inputs; the typed text `q` has its own."""

ORDERS: dict[str, tuple[Order, str]] = {
    "": ("newest", "Mới nhất"),
    "tieu-bieu": ("prominent", "Tiêu biểu trước"),
    "ten": ("name", "Tên A–Z"),
}
MARK_NAMES = {
    "exemplary": "Tiêu biểu",
    "replicated": "Nhân rộng",
    "awarded": "Khen thưởng",
    "recognized": "Được công nhận",
}


def typed() -> str:
    return kept("q").strip()


def page() -> int:
    return whole_number(kept("trang")) or 1


def order() -> Order:
    return ORDERS.get(kept("sap_xep"), ORDERS[""])[0]


def mark() -> str:
    asked = kept("ghi_nhan")
    return asked if asked in MARKS else ""


def areas(revision: int) -> dict[str, str]:
    """Return code -> name of the areas of the resolution."""
    return named(load(categories, revision, "task"))


def area(revision: int) -> str:
    asked = kept("nghi_quyet")
    return asked if asked in areas(revision) else ""


def beside_filters(revision: int) -> dict[str, str]:
    """Return name in the address -> label of what narrows the list beside the filters of all pages."""
    asked = {"ghi_nhan": MARK_NAMES.get(mark(), ""), "nghi_quyet": areas(revision).get(area(revision), "")}
    return {name: label for name, label in asked.items() if label}


def kept_on_page(**changes: str) -> dict[str, str]:
    """Return the part of the address that only the showcase knows, with changes; the page only where it is named."""
    asked = {"q": typed(), "sap_xep": kept("sap_xep"), "ghi_nhan": mark(), "nghi_quyet": kept("nghi_quyet")}
    return {**asked, "trang": "", **changes}
