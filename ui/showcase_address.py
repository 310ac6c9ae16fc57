"""What the showcase keeps in the address beside the filters: text, mark, order, page, one model."""

from data_access.search_index import MARKS
from data_access.search_match import Order
from ui.page_address import kept, whole_number

KEPT = ("trang", "sap_xep", "ghi_nhan", "ma")
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


def kept_on_page(**changes: str) -> dict[str, str]:
    """Return the part of the address that only the showcase knows, with changes; the page only where it is named."""
    return {"q": typed(), "sap_xep": kept("sap_xep"), "ghi_nhan": mark(), "trang": "", **changes}
