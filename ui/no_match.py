"""What a page says where the filters leave nothing, and the ways on."""

from ui.components import render_html
from ui.filters import NARROWING
from ui.links import link

TAKE_OFF = "Có thể bấm ✕ để bỏ bớt từng điều kiện ở trên, hoặc chọn “Tất cả giai đoạn”."


def render_no_match(path: str, said: str = "") -> None:
    """Draw the ways on; `path` is that of the page, which one link opens without any filter.

    said  that there is nothing; '' where the headline says so
    """
    head = f"<h2>{said}</h2>" if said else ""
    without = link("Bỏ hết bộ lọc", path, **dict.fromkeys(NARROWING, ""))
    render_html(f'<div class="missing">{head}<p>{TAKE_OFF}</p><p>{without}</p></div>')
