"""What the showcase says when there is nothing to show, and how to go on."""

import streamlit as st

from ui.components import render_html
from ui.filters import NARROWING
from ui.links import link
from ui.showcase_address import kept_on_page, typed


def render_nothing_found() -> None:
    """Say that no model is found, and offer what to take off."""
    if typed():
        said = "Không có mô hình nào khớp với từ đang tìm và bộ lọc."
        ways = [link("Xóa từ đang tìm", "/mo-hinh", **kept_on_page(q="")), _without_filters("Bỏ hết bộ lọc, tìm lại")]
    else:
        said = "Không có mô hình nào trong phạm vi đang lọc."
        ways = [_without_filters("Xem tất cả mô hình")]
    render_html(
        f'<div class="missing"><h2>{said}</h2><p>Có thể gõ ít từ hơn, gõ không dấu, hoặc chọn “Tất cả giai đoạn”.</p>'
        f"<p>{' · '.join(ways)}</p></div>"
    )


def render_model_not_found(code: str) -> None:
    """Say that there is no model with the code of the address, above the list that may have the one looked for.

    Draws nothing for '', but keeps its place: what stands below must not move away from under who is typing.
    """
    with st.container(key="model_missing"):
        if not code:
            return
        st.set_page_config(page_title="Không tìm thấy mô hình · Dân vận khéo")
        shown = "".join(sign for sign in code[:40] if sign.isalnum() or sign in "-_ ").strip()
        render_html(
            f'<div class="missing"><h2>Không tìm thấy mô hình{f" “{shown}”" if shown else ""}</h2>'
            "<p>Địa chỉ có thể bị gõ nhầm, hoặc mô hình không có trong phiên bản số liệu đang xem. "
            f"Hãy tìm trong danh sách dưới đây. {link('Đóng thông báo', '/mo-hinh', **kept_on_page())}</p></div>"
        )


def _without_filters(label: str) -> str:
    changes = {**kept_on_page(ghi_nhan="", nghi_quyet=""), **dict.fromkeys(NARROWING, "")}
    return link(label, "/mo-hinh", **changes)
